import type { VaultClient } from '../../renderer/vault/client.ts';
import type { SearchSummary } from '../../renderer/vault/calls/search-calls.ts';

export interface SearchAnswer {
  readonly ms: number;
  readonly firstHitMs: number;
  readonly found: number;
  readonly summary: SearchSummary;
}

/** One search through the worker's door, to its end. */
export async function searchOnce(vault: VaultClient, words: string): Promise<SearchAnswer> {
  const started = performance.now();
  let [found, firstHitMs] = [0, Number.NaN];
  const summary = await vault.call('search', { words }, (news) => {
    if (found === 0 && news.found.length > 0) firstHitMs = performance.now() - started;
    found += news.found.length;
  });
  return { ms: performance.now() - started, firstHitMs, found, summary };
}

const bareWorker = new Worker(new URL('./includes.worker.ts', import.meta.url), { type: 'module' });

/** Milliseconds of a bare `includes()` pass behind the same hop, and how many it finds. `count` makes its texts. */
export async function bareSearch(message: { count: number } | { needles: string[] }) {
  const started = performance.now();
  const answer = Promise.withResolvers<number>();
  bareWorker.addEventListener('message', ({ data }: MessageEvent<number>) => answer.resolve(data), {
    once: true,
  });
  bareWorker.postMessage(message);
  const found = await answer.promise;
  return { ms: performance.now() - started, found };
}
