import { CHUNK_SIZE } from '../../../core/bundle/age-stream.ts';
import { chunkCipher } from './bundle/aead.ts';
import { SealCrew } from './bundle/seal-crew.ts';
import heldSealUrl from './bundle/held-seal-for-test.worker.ts?worker&url';
import { nextDerivation, standBy, type ToDeriver } from './derivation.ts';
import heldDeriveUrl from './held-derive-for-test.worker.ts?worker&url';

/**
 * In the vault worker's place: starts the helper of its own name, and says when that holds its lock. Told what to derive,
 * it has the helper do that, and says when it has begun.
 */
declare const self: DedicatedWorkerGlobalScope;

/** A helper as it is, which also holds a lock. */
class HeldWorker extends Worker {
  constructor(_: string | URL, options?: WorkerOptions) {
    super(self.name === 'seal' ? heldSealUrl : heldDeriveUrl, options);
    this.addEventListener('message', ({ data }: MessageEvent<object>) => {
      if ('isHeld' in data || 'hasBegun' in data) self.postMessage(data);
    });
  }
}
globalThis.Worker = HeldWorker;

/** Chunks in a run, and room for them sealed. */
const RUN = 15;
const ROOM = RUN * (CHUNK_SIZE + 16);

/** For as long as this worker lives. */
async function seal(): Promise<void> {
  const crew = new SealCrew(await chunkCipher(new Uint8Array(32)), 1);
  for (let counter = 0; ; counter += RUN)
    await crew.seal({
      bytes: new Uint8Array(ROOM),
      length: RUN * CHUNK_SIZE,
      counter,
      last: false,
    });
}

self.addEventListener('message', ({ data }: MessageEvent<ToDeriver>) => {
  void nextDerivation().derive(data);
});

if (self.name === 'seal') void seal();
else standBy();
