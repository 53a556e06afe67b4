import '../../renderer/vault/worker/vault.worker.ts';
import { newAgeIdentity, newSigningKey } from '../../renderer/vault/worker/bundle/own-keys.ts';
import { calibrateKdf } from '../../renderer/vault/worker/derivation.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { BENCH_PASSPHRASE } from '../vault-client.ts';
import { bulkInterviews } from './peers/peer.ts';

/**
 * The vault worker, which also answers what no call of its door does: saving thousands at once, as an import will, and
 * reading them all, as search and export do.
 */
export type OursCall =
  | { readonly name: 'bulk'; readonly count: number; readonly textUnits?: number }
  | { readonly name: 'all' }
  | { readonly name: 'remove' };

/** A vault that `bulk` made: the page's host takes over its key file, and can unlock it. */
export interface Filled {
  readonly ms: number;
  readonly id: string;
  readonly copies: MemoryHost['copies'];
}

const host = new MemoryHost();
let id = '';
let vault: Vault | undefined;

async function unlock(): Promise<Vault> {
  vault?.close();
  ({ vault } = await Vault.unlock(host, { id, passphrase: BENCH_PASSPHRASE }));
  return vault;
}

async function bulk(count: number, textUnits?: number): Promise<Filled> {
  id = crypto.randomUUID();
  const secrets = { identity: newAgeIdentity(), signing: await newSigningKey() };
  const names = { id, name: 'Vault 1', passphrase: BENCH_PASSPHRASE };
  await Vault.create(host, names, secrets, await calibrateKdf());
  const { interviews } = await unlock();
  const list = bulkInterviews(count).map(({ record, text }) => ({
    record,
    text: text.slice(0, textUnits),
  }));
  const started = performance.now();
  await interviews.many.create(list);
  const ms = performance.now() - started;
  return { ms, id, copies: host.copies };
}

/** What the list of a search that knows nothing yet does, without folding: after an unlock, so that no key is known either. */
async function all(): Promise<number> {
  const { interviews } = await unlock();
  const ids = interviews.headers().map((header) => header.id);
  const started = performance.now();
  let read = 0;
  for await (const batch of interviews.many.read(ids))
    for (const { content } of batch) if (content) read += 1;
  if (read !== ids.length) throw new Error(`read ${read} of ${ids.length}`);
  return performance.now() - started;
}

async function answer(call: OursCall): Promise<unknown> {
  if (call.name === 'bulk') return bulk(call.count, call.textUnits);
  if (call.name === 'all') return all();
  await vault?.database.delete();
  vault = undefined;
  host.copies.clear();
  return undefined;
}

self.addEventListener(
  'message',
  ({ data }: MessageEvent<{ readonly id: number; readonly bench?: OursCall }>) => {
    if (!data.bench) return;
    answer(data.bench).then(
      (value) => self.postMessage({ bench: data.id, value }),
      (error: unknown) => self.postMessage({ bench: data.id, failed: String(error) }),
    );
  },
);
