import type { InterviewId } from '../../core/domain/ids.ts';
import type { SearchSummary } from '../../renderer/vault/calls/search-calls.ts';
import type { VaultClient } from '../../renderer/vault/client.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { generateInterviews } from '../generate-interviews.ts';
import { BENCH_PASSPHRASE, clientOf } from '../vault-client.ts';

/** Runs inside Chromium; `bench/search/run.ts` calls it and reads the milliseconds. */
const host = new MemoryHost();

function start(): VaultClient {
  const worker = new Worker(
    new URL('../../renderer/vault/worker/vault.worker.ts', import.meta.url),
    { type: 'module' },
  );
  return clientOf(worker, host);
}

let vault = start();
const vaultId = crypto.randomUUID();
let turn = 0;

async function prepare(count: number): Promise<void> {
  await vault.call('create', { id: vaultId, name: 'Vault 1', passphrase: BENCH_PASSPHRASE });
  await vault.call('unlock', { id: vaultId, passphrase: BENCH_PASSPHRASE });
  for (const interview of generateInterviews(count)) await vault.call('createInterview', interview);
}

interface Answer {
  readonly ms: number;
  readonly firstHitMs: number;
  readonly found: number;
  readonly summary: SearchSummary;
}

async function search(words: string): Promise<Answer> {
  turn += 1;
  const mine = turn;
  const started = performance.now();
  let [found, firstHitMs] = [0, Number.NaN];
  const off = vault.onSearch((news) => {
    if (news.turn !== mine) return;
    if (found === 0 && news.found.length > 0) firstHitMs = performance.now() - started;
    found += news.found.length;
  });
  const summary = await vault.call('search', { turn: mine, words });
  off();
  return { ms: performance.now() - started, firstHitMs, found, summary };
}

/** Locks and unlocks, reads every interview without searching it, and again searches with nothing in memory. */
async function cold(words: string): Promise<Answer & { readonly decryptAllMs: number }> {
  await reopen();
  const ids: readonly InterviewId[] = (await vault.call('interviews', undefined)).map(
    ({ id }) => id,
  );
  const started = performance.now();
  for (let at = 0; at < ids.length; at += 16)
    await Promise.all(
      ids.slice(at, at + 16).map((id) => vault.call('searchPlaces', { id, words: '', limit: 0 })),
    );
  const decryptAllMs = performance.now() - started;
  await reopen();
  return { ...(await search(words)), decryptAllMs };
}

async function reopen(): Promise<void> {
  vault.terminate();
  vault = start();
  await vault.call('unlock', { id: vaultId, passphrase: BENCH_PASSPHRASE });
}

const peerWorker = new Worker(new URL('./includes.worker.ts', import.meta.url), { type: 'module' });

/** Milliseconds of the bare pass behind the same hop, and how many it finds. */
async function peer(message: { count: number } | { needles: string[] }) {
  const started = performance.now();
  const answer = Promise.withResolvers<number>();
  peerWorker.addEventListener('message', ({ data }: MessageEvent<number>) => answer.resolve(data), {
    once: true,
  });
  peerWorker.postMessage(message);
  const found = await answer.promise;
  return { ms: performance.now() - started, found };
}

export const bench = { prepare, search, cold, peer };
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
