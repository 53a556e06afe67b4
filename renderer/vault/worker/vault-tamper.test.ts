import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import {
  decodeKeyRecord,
  encodeKeyRecord,
  KEY_RECORD_SIZE,
  type KeyRecord,
} from '../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { ROW_FORMAT, VAULT_FORMAT } from '../../../core/vault/row-format.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';

const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };

async function freshVault() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const unlock = () => Vault.unlock(host, facts);
  const { vault } = await unlock();
  const one = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'one');
  const two = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-002' }, 'two');
  return { host, id: facts.id, vault, unlock, one, two };
}

/** Rewrites key records in both copies, with checksums that are right: what somebody with the disk can do. */
async function forge(
  host: MemoryHost,
  id: string,
  change: (record: KeyRecord, all: readonly KeyRecord[]) => KeyRecord,
): Promise<void> {
  const bytes = host.copies.get(id)?.first ?? new Uint8Array();
  const all: KeyRecord[] = [];
  for (let at = 0; at < bytes.length; at += KEY_RECORD_SIZE) {
    const record = await decodeKeyRecord(bytes.subarray(at, at + KEY_RECORD_SIZE));
    if (record) all.push(record);
  }
  const forged = new Uint8Array(bytes.length);
  for (const [i, record] of all.entries())
    forged.set(await encodeKeyRecord(change(record, all)), i * KEY_RECORD_SIZE);
  host.copies.set(id, { first: forged, second: forged.slice() });
}

describe('somebody with the disk', { timeout: 60_000 }, () => {
  it('cannot bring back an older row under the newer revision', async () => {
    const { id, vault, unlock, one } = await freshVault();
    const database = new Database(id);
    const before = await database.interviews.get(one.id);
    await vault.interviews.save({ id: one.id, changes: [[0, 0, 'x']] });
    const now = await database.interviews.get(one.id);
    if (!before || !now) throw new Error('rows are missing');
    await database.interviews.put({ ...before, rev: now.rev });
    database.close();
    await expect((await unlock()).vault.interviews.open(one.id)).rejects.toMatchObject({
      code: 'row-damaged',
    });
  });

  it('cannot exchange the keys of two interviews', async () => {
    const { host, id, unlock, one, two } = await freshVault();
    await forge(host, id, (record, all) => {
      const other = { [one.id]: two.id, [two.id]: one.id }[record.id];
      const payload = all.find((candidate) => candidate.id === other)?.payload;
      return payload ? { ...record, payload } : record;
    });
    const { vault } = await unlock();
    await expect(vault.interviews.open(one.id)).rejects.toMatchObject({ code: 'row-damaged' });
  });

  it('cannot put the signing key in place of the identity', async () => {
    const { host, id, unlock } = await freshVault();
    await forge(host, id, (record, all) => {
      const signing = all.find(({ kind }) => kind === 'signing');
      return record.kind === 'identity' && signing
        ? { ...record, payload: signing.payload }
        : record;
    });
    const { vault } = await unlock();
    await expect(vault.keyring.secret('identity')).rejects.toMatchObject({ code: 'row-damaged' });
  });

  it.each([
    ['derived otherwise', 3, 'unlock-refused'],
    ['derived for a day', 255, 'key-file-damaged'],
  ])('cannot have the passphrase %s', async (_how, passes, code) => {
    const { host, id, unlock } = await freshVault();
    await forge(host, id, (record) => {
      if (record.kind !== 'passphrase') return record;
      const payload = record.payload.slice();
      payload[4] = passes;
      return { ...record, payload };
    });
    await expect(unlock()).rejects.toMatchObject({ code });
  });

  it('cannot crash it with a slot that is cut short', async () => {
    const { host, id, unlock } = await freshVault();
    await forge(host, id, (record) =>
      record.kind === 'passphrase' ? { ...record, payload: record.payload.slice(0, 30) } : record,
    );
    await expect(unlock()).rejects.toMatchObject({ code: 'key-file-damaged' });
  });
});

describe('a vault of a newer version', { timeout: 60_000 }, () => {
  it('is not opened', async () => {
    const { host, id, unlock } = await freshVault();
    await forge(host, id, (record) =>
      record.kind === 'vault'
        ? { ...record, payload: new Uint8Array([VAULT_FORMAT + 1, 0]) }
        : record,
    );
    await expect(unlock()).rejects.toMatchObject({ code: 'vault-newer' });
  });

  it('is recognised by a single row', async () => {
    const { id, unlock, one } = await freshVault();
    const database = new Database(id);
    await database.interviews.update(one.id, { f: ROW_FORMAT + 1 });
    database.close();
    await expect((await unlock()).vault.interviews.open(one.id)).rejects.toMatchObject({
      code: 'vault-newer',
    });
  });
});
