import { expect, onTestFinished, test } from 'vitest';
import { newId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import type { CallName } from '../../core/ipc/channels.ts';
import type { CallArgs } from '../../core/ipc/contract.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { VaultClient } from './client.ts';
import { unlock } from './unlock.ts';
import { databaseName } from './worker/database.ts';
import vaultWorkerUrl from './worker/vault.worker.ts?worker&url';

const PASSPHRASE = 'quiet river carries seven lanterns home';

/** A vault behind a real worker, and what unlocks it behind another. */
async function lockedVault() {
  const host = new MemoryHost();
  const id = newId();
  const start = () => {
    const worker = new Worker(vaultWorkerUrl, { type: 'module' });
    const client = new VaultClient(worker, (name: CallName, args) =>
      host.call(name, args as CallArgs<CallName>),
    );
    onTestFinished(() => client.terminate());
    return { worker, client };
  };
  const { client } = start();
  await client.call('create', { id, name: 'V', passphrase: PASSPHRASE });
  for (let i = 0; i < 4; i += 1)
    await client.call('createInterview', { record: { ...EMPTY_RECORD, code: `INT-${i}` } });
  const headers = await client.call('interviews', undefined);
  client.terminate();
  onTestFinished(() => void indexedDB.deleteDatabase(databaseName(id, 0)));
  return { headers, start, which: { id, passphrase: PASSPHRASE } };
}

test('unlocking brings the list, before anybody asks for it', { timeout: 60_000 }, async () => {
  const { headers, start, which } = await lockedVault();
  expect(headers).toHaveLength(4);
  expect(await unlock(start().client, which)).toEqual(headers);
});

test('a lock in the middle of the list leaves none', { timeout: 60_000 }, async () => {
  const { start, which } = await lockedVault();
  const { worker, client } = start();
  const isPart = ({ data }: MessageEvent<{ type: string }>) => data.type === 'part';
  worker.addEventListener('message', (event) => isPart(event) && client.terminate());
  await expect(unlock(client, which)).rejects.toMatchObject({ code: 'locked' });
});
