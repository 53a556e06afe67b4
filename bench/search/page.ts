import type { InterviewId } from '../../core/domain/ids.ts';
import type { VaultClient } from '../../renderer/vault/client.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { generateInterviews } from '../generate-interviews.ts';
import { bareSearch, type SearchAnswer, searchOnce } from './search-call.ts';
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

async function prepare(count: number): Promise<void> {
  await vault.call('create', { id: vaultId, name: 'Vault 1', passphrase: BENCH_PASSPHRASE });
  await vault.call('unlock', { id: vaultId, passphrase: BENCH_PASSPHRASE });
  for (const interview of generateInterviews(count)) await vault.call('createInterview', interview);
}

const search = (words: string) => searchOnce(vault, words);

/** Locks and unlocks, reads every interview without searching it, and again searches with nothing in memory. */
async function cold(words: string): Promise<SearchAnswer & { readonly decryptAllMs: number }> {
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

export const bench = { prepare, search, cold, peer: bareSearch };
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
