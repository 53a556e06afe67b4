import { CHUNK_SIZE } from '../../../core/bundle/age-stream.ts';
import { type InterviewId, newId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { chunkCipher } from './bundle/aead.ts';
import { SealCrew } from './bundle/seal-crew.ts';
import heldSealUrl from './bundle/held-seal-for-test.worker.ts?worker&url';
import { deriveKey, masterForUse, newMasterKey } from './crypto.ts';
import { nextDerivation, standBy, type ToDeriver } from './derivation.ts';
import heldDeriveUrl from './held-derive-for-test.worker.ts?worker&url';
import heldRowUrl from './held-row-for-test.worker.ts?worker&url';
import { Helper } from './helper.ts';
import type { RowAnswer, RowQuestion } from './row-crew.ts';

/**
 * In the vault worker's place: starts the helper of its own name, and says when that holds its lock. Told what to derive,
 * it has the helper do that, and says when it has begun.
 */
declare const self: DedicatedWorkerGlobalScope;

const HELD = { derive: heldDeriveUrl, row: heldRowUrl, seal: heldSealUrl };

/** A helper as it is, which also holds a lock. */
class HeldWorker extends Worker {
  constructor(_: string | URL, options?: WorkerOptions) {
    super(HELD[self.name as keyof typeof HELD], options);
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

/** The same, of rows: `RowCrew` asks nobody on one core. */
async function makeRows(): Promise<void> {
  const helper = new Helper<RowQuestion, RowAnswer>('row', 'internal');
  const wrap = await deriveKey(await masterForUse(await newMasterKey()), 'wrap');
  const keys = { vault: crypto.randomUUID(), wrap };
  const content = { record: EMPTY_RECORD, text: 'Nobody came to the mill.' };
  for (;;) await helper.ask({ keys, make: [{ id: newId<InterviewId>(), content, at: 0 }] });
}

self.addEventListener('message', ({ data }: MessageEvent<ToDeriver>) => {
  void nextDerivation().derive(data);
});

if (self.name === 'seal') void seal();
else if (self.name === 'row') void makeRows();
else standBy();
