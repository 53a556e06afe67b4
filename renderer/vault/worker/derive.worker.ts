import { errorCode } from '../../../core/errors.ts';
import { passphraseKey } from './crypto.ts';
import type { FromDeriver, ToDeriver } from './derivation.ts';

/** A helper's entry: one passphrase in, its key out. With this worker go the passphrase and Argon2's memory. */
declare const self: DedicatedWorkerGlobalScope;

function post(message: FromDeriver): void {
  self.postMessage(message);
}

self.addEventListener('message', ({ data }: MessageEvent<ToDeriver>) => {
  post({ hasBegun: true });
  const started = performance.now();
  passphraseKey(data.passphrase, data.salt, data.kdf).then(
    (key) => post({ key, ms: performance.now() - started }),
    (error: unknown) => post({ code: errorCode(error) }),
  );
});
