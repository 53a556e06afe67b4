import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../core/errors.ts';
import type { CallName } from '../../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../../core/ipc/contract.ts';
import {
  decodeKeyRecord,
  encodeKeyRecord,
  KEY_RECORD_SIZE,
  type KeyRecord,
} from '../../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../../core/vault/key-slot.ts';
import { ROW_FORMAT, VAULT_FORMAT } from '../../../../core/vault/row-format.ts';
import {
  contentOf,
  type FrozenVault,
  readFrozen,
  thaw,
  type VaultContent,
} from '../../../../tests/old-vaults/frozen-vault.ts';
import { MemoryHost } from '../../../../tests/support/memory-host.ts';
import { readRaw, writeRaw } from '../../../../tests/support/raw-database.ts';
import { Database } from '../database.ts';
import { recoverPassphrase } from '../recovery.ts';
import { Vault } from '../vault.ts';

type Cut = 'before' | 'between' | 'after';

/** Dies at one of its writes: nothing can be written or read from then on, until it is started again. */
class CrashingHost extends MemoryHost {
  /** Which write it dies at, counted from 0 over rows and key file alike, and how far that write came. */
  dies: { at: number; cut: Cut } | undefined;
  #writes = 0;
  #isDead = false;

  start(dies?: { at: number; cut: Cut }): void {
    this.dies = dies;
    this.#writes = 0;
    this.#isDead = false;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  override async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    if (name !== 'keyFile.write') return super.call(name, args);
    const { vault } = args as CallArgs<'keyFile.write'>;
    return this.during(
      () => super.call(name, args),
      async (write) => {
        const second = this.copies.get(vault)?.second.slice();
        await write();
        const copies = this.copies.get(vault);
        if (copies && second) this.copies.set(vault, { ...copies, second });
      },
    );
  }

  /** One write, which may be the last: `half` does as much of it as a cut in the middle leaves. */
  async during<T>(
    write: () => Promise<T>,
    half: (write: () => Promise<T>) => Promise<unknown> = async () => undefined,
  ): Promise<T> {
    if (this.#isDead) throw new AppError('storage-failed', 'dead');
    const isLast = this.dies?.at === this.#writes;
    this.#writes += 1;
    if (!isLast) return write();
    this.#isDead = true;
    if (this.dies?.cut === 'between') await half(write);
    if (this.dies?.cut === 'after') await write();
    throw new AppError('storage-failed', 'died');
  }
}

/** Rows are written through the same death. */
function dieWith(host: CrashingHost) {
  const real = { write: Database.prototype.write, row: Database.prototype.row };
  const write = vi.spyOn(Database.prototype, 'write').mockImplementation(function (
    this: Database,
    commit,
  ) {
    return host.during(() => real.write.call(this, commit));
  });
  const row = vi.spyOn(Database.prototype, 'row').mockImplementation(async function (
    this: Database,
    ...args
  ) {
    if (host.isDead) throw new AppError('storage-failed', 'dead');
    return real.row.apply(this, args);
  });
  return { write, row };
}

async function thawed(format: number): Promise<{ host: CrashingHost; frozen: FrozenVault }> {
  const host = new CrashingHost();
  return { host, frozen: await thaw(format, host) };
}

async function keyRecords(host: MemoryHost, id: string): Promise<(KeyRecord | undefined)[]> {
  const bytes = host.copies.get(id)?.first ?? new Uint8Array();
  return Promise.all(
    Array.from({ length: bytes.length / KEY_RECORD_SIZE }, (_, i) =>
      decodeKeyRecord(bytes.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
    ),
  );
}

async function setHeader(host: MemoryHost, id: string, format: number): Promise<void> {
  const header: KeyRecord = {
    kind: 'vault',
    id,
    sequence: 99,
    payload: new Uint8Array([format, 0]),
  };
  const record = await encodeKeyRecord(header);
  await host.call('keyFile.write', { vault: id, index: 0, record });
}

async function expectPresentFormat(host: MemoryHost, { id }: FrozenVault): Promise<void> {
  const records = await keyRecords(host, id);
  expect(records[0]?.payload[0]).toBe(VAULT_FORMAT);
  expect(records.filter((record) => record?.kind === 'root').length).toBe(1);
  const { tables } = await readRaw(`vault-${id}`);
  expect(tables).toHaveProperty('versions');
  expect(tables).toHaveProperty('custody');
  expect(tables['singles']?.find((row) => row.id === 'root')?.['f']).toBe(2);
  expect(tables['singles']?.filter((row) => row.id === 'index')).toHaveLength(1);
  expect(tables['changes']?.map((row) => row['f'])).toEqual([2, 2, 2]);
}

beforeEach(() => {
  // Dexie tells that a database in use is replaced, which is what these tests do.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([1, 2, 3, 4])('a vault of format %i', { timeout: 120_000 }, (format) => {
  it('opens with everything in it and is of the present format from then on', async () => {
    const { host, frozen } = await thawed(format);
    const { vault, report } = await Vault.unlock(host, frozen);
    expect(await contentOf(vault)).toEqual(frozen.content);
    expect(report).toMatchObject({
      repairedPages: 0,
      isRootRepaired: false,
      people: [],
      lists: [],
    });
    await expectPresentFormat(host, frozen);
    const begun = (await vault.logRuns())[0]?.entries[0];
    expect([begun?.action, begun?.reason]).toEqual(format < 4 ? ['begin', 'late'] : ['create', '']);
    // The person who was deleted while the disk failed: her key is destroyed, and said to have been a person's.
    const destroyed = (await keyRecords(host, frozen.id)).filter((r) => r?.kind === 'destroyed');
    expect(destroyed.map((record) => record?.payload[0])).toContain(18);
    expect(await contentOf((await Vault.unlock(host, frozen)).vault)).toEqual(frozen.content);
  });

  it('opens next time wherever the step was cut off, and loses nothing', async () => {
    let died = true;
    for (let at = 0; died; at += 1) {
      for (const cut of ['before', 'between', 'after'] as const) {
        const { host, frozen } = await thawed(format);
        const { write, row } = dieWith(host);
        host.start({ at, cut });
        await Vault.unlock(host, frozen).catch(() => undefined);
        died = host.isDead;
        host.start();
        expect(await contentOf((await Vault.unlock(host, frozen)).vault)).toEqual(frozen.content);
        await expectPresentFormat(host, frozen);
        write.mockRestore();
        row.mockRestore();
      }
    }
  });
});

describe('a vault of format 1', { timeout: 120_000 }, () => {
  it('whose rows came from an older copy of the database is refused, and nothing is changed', async () => {
    const { host, frozen } = await thawed(1);
    await setHeader(host, frozen.id, 2);
    const before = await readRaw(`vault-${frozen.id}`);
    await expect(Vault.unlock(host, frozen)).rejects.toMatchObject({
      code: 'migration-incomplete',
    });
    expect((await readRaw(`vault-${frozen.id}`)).tables).toMatchObject(before.tables);
  });

  it('gives up no more than the row that is damaged', async () => {
    const { host, frozen } = await thawed(1);
    const name = `vault-${frozen.id}`;
    const raw = await readRaw(name);
    const change = raw.tables['changes']?.[0];
    const sealed = Uint8Array.from(change?.['sealed'] as Uint8Array).fill(0, 20, 21);
    const changes = (raw.tables['changes'] ?? []).map((row) =>
      row === change ? { ...row, sealed } : row,
    );
    await writeRaw(name, { ...raw, tables: { ...raw.tables, changes } });
    const { vault } = await Vault.unlock(host, frozen);
    for (const { id, header, text } of frozen.content.interviews) {
      const read = vault.interviews.read(id);
      if (header.code === 'INT-001')
        await expect(read).rejects.toMatchObject({ code: 'row-damaged' });
      else expect((await read).text).toBe(text);
    }
  });
});

describe('a vault of format 2', { timeout: 60_000 }, () => {
  it('whose root is damaged is made anew from its other rows, in the present format', async () => {
    const { host, frozen } = await thawed(2);
    const name = `vault-${frozen.id}`;
    const raw = await readRaw(name);
    const singles = (raw.tables['singles'] ?? []).filter((row) => row.id !== 'root');
    await writeRaw(name, { ...raw, tables: { ...raw.tables, singles } });
    const { vault, report } = await Vault.unlock(host, frozen);
    expect(report.isRootRepaired).toBe(true);
    const texts = (content: VaultContent) => content.interviews.map(({ text }) => text);
    expect(texts(await contentOf(vault))).toEqual(texts(frozen.content));
    await Vault.unlock(host, frozen);
    await expectPresentFormat(host, frozen);
  });
});

describe('a vault of format 3', { timeout: 60_000 }, () => {
  it('opens by any two of the shares that were handed out, and then by no other passphrase', async () => {
    const { shares: [a = '', b = '', c = ''] = [] } = readFrozen(3);
    const next = 'nine other lanterns drift past';
    for (const pair of [
      [a, b],
      [a, c],
      [b, c],
    ]) {
      const { host, frozen } = await thawed(3);
      await recoverPassphrase(host, frozen.id, pair, next, KDF_OPEN_FLOOR);
      await expect(Vault.unlock(host, frozen)).rejects.toMatchObject({ code: 'unlock-refused' });
      const { vault } = await Vault.unlock(host, { ...frozen, passphrase: next });
      expect(await contentOf(vault)).toEqual(frozen.content);
    }
  });
});

describe('a vault of a newer format', { timeout: 60_000 }, () => {
  it('is not opened and not changed, whether its header says so or only a root row', async () => {
    const { host, frozen } = await thawed(1);
    await Vault.unlock(host, frozen);
    const name = `vault-${frozen.id}`;
    const now = await readRaw(name);
    const singles = (now.tables['singles'] ?? []).map((row) =>
      row.id === 'root' ? { ...row, f: ROW_FORMAT + 1 } : row,
    );
    const newer = { version: now.version + 10, tables: { ...now.tables, singles } };
    await writeRaw(name, newer);
    const keys = host.copies.get(frozen.id)?.first.slice();
    await expect(Vault.unlock(host, frozen)).rejects.toMatchObject({ code: 'vault-newer' });
    expect(await readRaw(name)).toEqual(newer);
    expect(host.copies.get(frozen.id)?.first).toEqual(keys);

    await setHeader(host, frozen.id, VAULT_FORMAT + 1);
    await expect(Vault.unlock(host, frozen)).rejects.toMatchObject({ code: 'vault-newer' });
  });
});
