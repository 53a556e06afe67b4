import type { BenchResult } from './bench.worker.ts';
import type { Sample } from './sample.ts';

/** Runs inside Chromium; `bench/bundle/run.ts` calls it. */
export interface BundleBench {
  runBundle(sample: Sample): Promise<BenchResult>;
}

type Answer =
  | { readonly ok: true; readonly result: BenchResult }
  | { readonly ok: false; readonly message: string };

function runBundle(sample: Sample): Promise<BenchResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      worker.terminate();
      if (data.ok) resolve(data.result);
      else reject(new Error(data.message));
    });
    worker.postMessage(sample);
  });
}

Object.assign(globalThis, { runBundle });
