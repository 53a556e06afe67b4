import type { Bytes } from '../../../../core/bytes.ts';
import { type ChunkRun, type RunSealer, sealRun } from '../../../../core/bundle/age-stream.ts';
import { AppError } from '../../../../core/errors.ts';
import { startHelper } from '../start-helper.ts';
import type { PayloadCipher } from './aead.ts';

/** Runs that are sealed here before helpers are called: as long as these take, so long do helpers to start. */
const RUNS_ALONE = 8;
const HELPERS_MAX = 4;
/** Two in the helper's hands, so that it never waits, and one on the way. */
const RUNS_PER_HELPER = 3;

export interface ToHelper {
  readonly key: CryptoKey;
  readonly run: ChunkRun;
}

/** Without `sealed` it failed. The first message, when the helper has started, has neither. */
export interface FromHelper {
  readonly counter?: number;
  readonly sealed?: Bytes;
}

/** As many as there are cores. None in Node, which has no such workers. */
function helpersHere(): number {
  const cores = typeof Worker === 'undefined' ? 1 : navigator.hardwareConcurrency;
  return cores > 1 ? Math.min(cores, HELPERS_MAX) : 0;
}

class Helper {
  readonly #worker: Worker;
  readonly #sealing = new Map<number, PromiseWithResolvers<Bytes>>();
  readonly #started = Promise.withResolvers<boolean>();
  #isBroken = false;

  constructor() {
    this.#worker = startHelper('seal');
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromHelper>) =>
      this.#take(data),
    );
    for (const type of ['error', 'messageerror'])
      this.#worker.addEventListener(type, () => this.#break());
  }

  /** False when it did not start. */
  get started(): Promise<boolean> {
    return this.#started.promise;
  }

  /** How many runs it has. */
  get load(): number {
    return this.#isBroken ? Number.POSITIVE_INFINITY : this.#sealing.size;
  }

  /** The run's buffer goes away from here, and comes back sealed. @throws AppError `file-write-failed` */
  async seal(key: CryptoKey, run: ChunkRun): Promise<Bytes> {
    if (this.#isBroken) throw new AppError('file-write-failed', 'no helper is left');
    const sealed = Promise.withResolvers<Bytes>();
    this.#sealing.set(run.counter, sealed);
    this.#worker.postMessage({ key, run } satisfies ToHelper, [run.bytes.buffer]);
    return sealed.promise;
  }

  end(): void {
    this.#worker.terminate();
  }

  #take({ counter, sealed }: FromHelper): void {
    if (counter === undefined) {
      this.#started.resolve(true);
      return;
    }
    const asked = this.#sealing.get(counter);
    this.#sealing.delete(counter);
    if (sealed) asked?.resolve(sealed);
    else asked?.reject(new AppError('file-write-failed', 'a helper could not seal'));
  }

  #break(): void {
    this.#isBroken = true;
    this.#started.resolve(false);
    for (const { reject } of this.#sealing.values())
      reject(new AppError('file-write-failed', 'a helper ended'));
    this.#sealing.clear();
  }
}

/**
 * Seals runs on all cores. WebCrypto seals on the thread that asks it, so helpers are asked: workers of this worker,
 * which have the payload's key while a large payload lasts. A small one starts none; where none can be started, and
 * for a cipher that is not the platform's, this thread seals alone.
 */
export class SealCrew implements RunSealer {
  readonly ahead: number;
  readonly #cipher: PayloadCipher;
  readonly #size: number;
  readonly #helpers: Helper[] = [];
  #starting: Promise<Helper[]> | undefined;
  #runs = 0;

  constructor(cipher: PayloadCipher, size = helpersHere()) {
    this.#cipher = cipher;
    this.#size = cipher.key ? size : 0;
    this.ahead = RUNS_PER_HELPER * this.#size;
  }

  /** @throws AppError `file-write-failed` when a helper failed: what it had is lost. */
  async seal(run: ChunkRun): Promise<Bytes> {
    this.#runs += 1;
    if (this.#runs <= RUNS_ALONE) return sealRun(this.#cipher, run);
    const [first, ...others] = await (this.#starting ??= this.#start());
    const { key } = this.#cipher;
    if (!first || !key) return sealRun(this.#cipher, run);
    return others
      .reduce((least, one) => (one.load < least.load ? one : least), first)
      .seal(key, run);
  }

  /** After the last run, however it ended: with the helpers goes the key that they had. */
  dismiss(): void {
    for (const helper of this.#helpers) helper.end();
  }

  /** @returns those that came. */
  async #start(): Promise<Helper[]> {
    while (this.#helpers.length < this.#size) this.#helpers.push(new Helper());
    const came = await Promise.all(this.#helpers.map((helper) => helper.started));
    return this.#helpers.filter((_, i) => came[i]);
  }
}
