import type { Bytes } from '../../../core/bytes.ts';
import { AppError, type ErrorCode } from '../../../core/errors.ts';
import {
  calibratedPasses,
  KDF_CREATE_FLOOR,
  type KdfParameters,
} from '../../../core/vault/key-slot.ts';
import { passphraseKey } from './crypto.ts';
import { startHelper } from './start-helper.ts';

export interface ToDeriver {
  readonly passphrase: string;
  readonly salt: Bytes;
  readonly kdf: KdfParameters;
}

/** The key is not extractable: its bytes stay where they were derived. */
export interface Derived {
  readonly key: CryptoKey;
  /** How long Argon2id took. */
  readonly ms: number;
}

export type FromDeriver = { readonly hasBegun: true } | Derived | { readonly code: ErrorCode };

/** Opening a vault must never hang: a helper that has not begun by then is not waited for. */
const BEGIN_MS = 10_000;

let standing: Derivation | undefined;

/** Has a helper ready for the next derivation: it starts while a person types. */
export function standBy(): void {
  standing ??= new Derivation();
}

/** The one that stands by, or another. */
export function nextDerivation(): Derivation {
  const next = standing ?? new Derivation();
  standing = undefined;
  return next;
}

/**
 * One derivation of a slot's key, in a helper of its own that ends with it: this thread is free meanwhile, and
 * Argon2's memory goes back to the system at once. Where no helper starts, and in Node, which has no such workers,
 * this thread derives.
 */
export class Derivation {
  readonly #worker = typeof Worker === 'undefined' ? undefined : startHelper('derive');
  readonly #begun = Promise.withResolvers<void>();
  readonly #broken = Promise.withResolvers<undefined>();
  readonly #ended = Promise.withResolvers<never>();

  constructor() {
    this.#ended.promise.catch(() => undefined);
    for (const type of ['error', 'messageerror'])
      this.#worker?.addEventListener(type, () => this.#broken.resolve(undefined));
  }

  /** @throws AppError `key-file-damaged` when the parameters are out of bounds, `cancelled` after `end` */
  async derive(what: ToDeriver): Promise<Derived> {
    try {
      return await Promise.race([this.#answer(what), this.#ended.promise]);
    } finally {
      this.end();
    }
  }

  /** Resolves when the helper is at work. Before that it needs this thread, which starts it and hands it its question. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  /** Whatever it was doing. */
  end(): void {
    this.#worker?.terminate();
    this.#ended.reject(new AppError('cancelled', 'the derivation was ended'));
  }

  async #answer(what: ToDeriver): Promise<Derived> {
    const derived =
      (await Promise.race([this.#asked(what), this.#broken.promise])) ?? (await this.#here(what));
    if ('code' in derived) throw new AppError(derived.code, 'the helper could not derive');
    return derived;
  }

  /** What the helper answers, or undefined when there is none. */
  async #asked(what: ToDeriver): Promise<Exclude<FromDeriver, { hasBegun: true }> | undefined> {
    const worker = this.#worker;
    if (!worker) return undefined;
    return new Promise((resolve) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromDeriver>) => {
        if ('hasBegun' in data) this.#begun.resolve();
        else resolve(data);
      });
      worker.postMessage(what);
      const late = setTimeout(() => this.#broken.resolve(undefined), BEGIN_MS);
      void this.#begun.promise.then(() => clearTimeout(late));
    });
  }

  async #here({ passphrase, salt, kdf }: ToDeriver): Promise<Derived> {
    this.#begun.resolve();
    const started = performance.now();
    const key = await passphraseKey(passphrase, salt, kdf);
    return { key, ms: performance.now() - started };
  }
}

/** The key that a passphrase gives. @throws AppError as `Derivation` */
export async function derivedKey(
  passphrase: string,
  { salt, kdf }: { readonly salt: Bytes; readonly kdf: KdfParameters },
  derivation = nextDerivation(),
): Promise<CryptoKey> {
  return (await derivation.derive({ passphrase, salt, kdf })).key;
}

/** Parameters that cost about a second here, never less than the floor for new slots. */
export async function calibrateKdf(): Promise<KdfParameters> {
  const what = { passphrase: 'calibration', salt: new Uint8Array(16), kdf: KDF_CREATE_FLOOR };
  const { ms } = await nextDerivation().derive(what);
  return { ...KDF_CREATE_FLOOR, passes: calibratedPasses(ms, 1000) };
}
