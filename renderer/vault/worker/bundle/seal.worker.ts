import { sealRun } from '../../../../core/bundle/age-stream.ts';
import { nativeCipher } from './aead.ts';
import type { FromHelper, ToHelper } from './seal-crew.ts';

/** A helper's entry: runs in, sealed runs out, in the same buffers. */
declare const self: DedicatedWorkerGlobalScope;

let sealing: Promise<void> = Promise.resolve();

function post(message: FromHelper, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

async function seal({ key, run }: ToHelper): Promise<void> {
  try {
    const sealed = await sealRun(nativeCipher(key), run);
    post({ counter: run.counter, sealed }, [sealed.buffer]);
  } catch {
    post({ counter: run.counter });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ToHelper>) => {
  // One after the other: taking turns, both would be late.
  sealing = sealing.then(() => seal(data));
});

post({});
