import { MemoryHost } from '../../tests/support/memory-host.ts';
import { BENCH_PASSPHRASE, clientOf } from '../vault-client.ts';
import type { BenchResult } from './bench.worker.ts';
import type { Sample } from './sample.ts';

/** Runs inside Chromium; `bench/bundle/run.ts` calls it. */
export interface BundleBench {
  runBundle(sample: Sample): Promise<BenchResult>;
}

interface Answer {
  readonly bench?: BenchResult;
  readonly failed?: string;
}

async function runBundle(sample: Sample): Promise<BenchResult> {
  const worker = new Worker(new URL('./bench.worker.ts', import.meta.url), { type: 'module' });
  const vault = clientOf(worker, new MemoryHost());
  const id = crypto.randomUUID();
  await vault.call('create', { id, name: 'Vault 1', passphrase: BENCH_PASSPHRASE });
  const answer = Promise.withResolvers<BenchResult>();
  worker.addEventListener('error', (event) => answer.reject(new Error(event.message)));
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.bench) answer.resolve(data.bench);
    else if (data.failed !== undefined) answer.reject(new Error(data.failed));
  });
  worker.postMessage({ bench: sample });
  try {
    return await answer.promise;
  } finally {
    vault.terminate();
  }
}

Object.assign(globalThis, { runBundle });
