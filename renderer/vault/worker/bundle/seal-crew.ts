import type { Bytes } from '../../../../core/bytes.ts';
import { type ChunkRun, type RunSealer, sealRun } from '../../../../core/bundle/age-stream.ts';
import { Helper } from '../helper.ts';
import type { PayloadCipher } from './aead.ts';

/** Runs that are sealed here before helpers are called: as long as these take, so long do helpers to start. */
const RUNS_ALONE = 8;
const HELPERS_MAX = 4;
/** Two in the helper's hands, so that it never waits, and one on the way. */
const RUNS_PER_HELPER = 3;

export interface RunToSeal {
  readonly key: CryptoKey;
  readonly run: ChunkRun;
}

/** As many as there are cores. None in Node, which has no such workers. */
function helpersHere(): number {
  const cores = typeof Worker === 'undefined' ? 1 : navigator.hardwareConcurrency;
  return cores > 1 ? Math.min(cores, HELPERS_MAX) : 0;
}

type Sealer = Helper<RunToSeal, Bytes>;

/**
 * Seals runs on all cores. WebCrypto seals on the thread that asks it, so helpers are asked: workers of this worker,
 * which have the payload's key while a large payload lasts. A small one starts none; where none can be started, and
 * for a cipher that is not the platform's, this thread seals alone.
 */
export class SealCrew implements RunSealer {
  readonly ahead: number;
  readonly #cipher: PayloadCipher;
  readonly #size: number;
  readonly #helpers: Sealer[] = [];
  #starting: Promise<Sealer[]> | undefined;
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
    const least = others.reduce((least, one) => (one.load < least.load ? one : least), first);
    // The run's buffer goes away from here, and comes back sealed.
    return least.ask({ key, run }, [run.bytes.buffer]);
  }

  /** After the last run, however it ended: with the helpers goes the key that they had. */
  dismiss(): void {
    for (const helper of this.#helpers) helper.end();
  }

  /** @returns those that came. */
  async #start(): Promise<Sealer[]> {
    while (this.#helpers.length < this.#size)
      this.#helpers.push(new Helper('seal', 'file-write-failed'));
    const came = await Promise.all(this.#helpers.map((helper) => helper.started));
    return this.#helpers.filter((_, i) => came[i]);
  }
}
