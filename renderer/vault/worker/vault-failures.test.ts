import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId, type PersonId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { Person } from '../../../core/domain/person.ts';
import { AppError } from '../../../core/errors.ts';
import type { CallName } from '../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../core/ipc/contract.ts';
import { decodeKeyRecord, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };

/** A host whose key-file writes can fail one by one, before anything is written or between the two copies. */
class FailingHost extends MemoryHost {
  /** Asked for each write, which are counted from 1. */
  fails: (write: number) => 'before' | 'between' | undefined = () => undefined;
  #writes = 0;

  override async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    if (name !== 'keyFile.write') return super.call(name, args);
    this.#writes += 1;
    const how = this.fails(this.#writes);
    const { vault } = args as CallArgs<'keyFile.write'>;
    const second = this.copies.get(vault)?.second.slice();
    if (how !== 'before') await super.call(name, args);
    const copies = this.copies.get(vault);
    if (how === 'between' && copies && second) this.copies.set(vault, { ...copies, second });
    if (how) throw new AppError('storage-failed');
    return undefined;
  }

  /** From now on: 1 is the next write. */
  failFromNow(fails: (write: number) => 'before' | 'between' | undefined): void {
    this.#writes = 0;
    this.fails = fails;
  }
}

async function freshVault() {
  const host = new FailingHost();
  const id = crypto.randomUUID();
  await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, SECRETS, KDF_OPEN_FLOOR);
  const unlock = (passphrase = PASSPHRASE) => Vault.unlock(host, { id, passphrase });
  const { vault } = await unlock();
  const change = (current: string, next: string) =>
    vault.keyring.changePassphrase(current, next, KDF_OPEN_FLOOR);
  return { host, id, vault, unlock, change };
}

async function keyKinds(host: MemoryHost, id: string): Promise<(string | undefined)[]> {
  const bytes = host.copies.get(id)?.first ?? new Uint8Array();
  const count = bytes.length / KEY_RECORD_SIZE;
  const record = (i: number) => bytes.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE);
  return Promise.all(
    Array.from({ length: count }, async (_, i) => (await decodeKeyRecord(record(i)))?.kind),
  );
}

function person(name: string): Person {
  const id = newId<PersonId>();
  return { id, kind: 'person', name, spellings: [], gender: 'unknown', pseudonym: 'U', note: '' };
}

const refused = { code: 'unlock-refused' };

afterEach(() => {
  vi.restoreAllMocks();
});

describe('changing the passphrase', { timeout: 60_000 }, () => {
  it('leaves no slot of a change that failed, however it failed, once another has succeeded', async () => {
    const { host, change, unlock } = await freshVault();
    // The new slot is written and verified; the old one cannot be overwritten.
    host.failFromNow((write) => (write === 2 ? 'before' : undefined));
    await expect(change(PASSPHRASE, 'weak')).rejects.toMatchObject({ code: 'storage-failed' });
    host.failFromNow(() => undefined);
    await change(PASSPHRASE, 'a strong new sentence');
    await expect(unlock('weak')).rejects.toMatchObject(refused);
    await expect(unlock()).rejects.toMatchObject(refused);
    await expect(unlock('a strong new sentence')).resolves.toBeDefined();
  });

  it('does not let a new slot in that reached only one copy', async () => {
    const { host, change, unlock } = await freshVault();
    host.failFromNow((write) => (write === 1 ? 'between' : undefined));
    await expect(change(PASSPHRASE, 'weak')).rejects.toMatchObject({ code: 'storage-failed' });
    await expect(unlock('weak')).rejects.toMatchObject(refused);
    await expect(unlock()).resolves.toBeDefined();
  });

  it('is refused by a disk that forgets what it wrote, and the old passphrase stays', async () => {
    const { host, change, unlock } = await freshVault();
    vi.spyOn(host, 'call').mockImplementation(async (name, args) =>
      name === 'keyFile.write' ? undefined : MemoryHost.prototype.call.call(host, name, args),
    );
    await expect(change(PASSPHRASE, 'new')).rejects.toMatchObject({ code: 'file-write-failed' });
    await expect(unlock()).resolves.toBeDefined();
  });

  it('that was cut off between both slots is finished by opening with the new one', async () => {
    const { host, change, unlock } = await freshVault();
    host.failFromNow((write) => (write === 2 ? 'before' : undefined));
    await expect(change(PASSPHRASE, 'new')).rejects.toMatchObject({ code: 'storage-failed' });
    host.failFromNow(() => undefined);
    await unlock('new');
    await expect(unlock()).rejects.toMatchObject(refused);
  });

  it('never leaves a vault without a slot, wherever writing fails', async () => {
    for (const how of ['before', 'between'] as const) {
      for (const at of [1, 2]) {
        const { host, change, unlock } = await freshVault();
        host.failFromNow((write) => (write >= at ? how : undefined));
        await expect(change(PASSPHRASE, 'new')).rejects.toMatchObject({ code: 'storage-failed' });
        const opened = await Promise.allSettled([unlock(), unlock('new')]);
        expect(opened.some(({ status }) => status === 'fulfilled')).toBe(true);
      }
    }
  });
});

describe('making a vault', { timeout: 60_000 }, () => {
  it('that main refuses leaves no database behind, unless the vault is there all the same', async () => {
    for (const isThere of [false, true]) {
      const host = new MemoryHost();
      const id = crypto.randomUUID();
      const { call } = host;
      host.call = async (name, args) => {
        if (name === 'vaults.create' && isThere) await call.call(host, name, args);
        if (name === 'vaults.create') throw new AppError('storage-failed');
        return call.call(host, name, args) as never;
      };
      const facts = { id, name: 'V', passphrase: PASSPHRASE };
      await expect(Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR)).rejects.toMatchObject({
        code: 'storage-failed',
      });
      expect(await Dexie.exists(`vault-${id}`)).toBe(isThere);
    }
  });
});

describe('unlocking', { timeout: 60_000 }, () => {
  it('does not need a disk that can be written', async () => {
    const { host, id, unlock } = await freshVault();
    host.copies.get(id)?.first.fill(0, KEY_RECORD_SIZE, 2 * KEY_RECORD_SIZE);
    host.failFromNow(() => 'before');
    expect((await unlock()).report.keyFileRepaired).toBe(false);
  });

  it('mends a lost copy of the key file in few writes, and one damaged record in one', async () => {
    const { host, id, vault, unlock } = await freshVault();
    await vault.interviews.many.create(
      Array.from({ length: 300 }, () => ({ record: EMPTY_RECORD, text: 'words' })),
    );
    const whole = host.copies.get(id)?.first.slice() ?? new Uint8Array();
    for (const lost of [new Uint8Array(), whole.slice().fill(0, 512, 600)]) {
      host.copies.set(id, { first: whole.slice(), second: lost });
      const call = vi.spyOn(host, 'call');
      expect((await unlock()).report.keyFileRepaired).toBe(true);
      expect(call.mock.calls.filter(([name]) => name === 'keyFile.write')).toHaveLength(1);
      expect(host.copies.get(id)).toEqual({ first: whole, second: whole });
      call.mockRestore();
    }
  });
});

describe('a deleted person', { timeout: 60_000 }, () => {
  it('whose key could not be overwritten is finished at the next unlock, and is off the list at once', async () => {
    const { host, id, vault, unlock } = await freshVault();
    const [roza, vera] = [person('Роза'), person('Вера')];
    await vault.register.put(roza);
    await vault.register.put(vera);
    host.failFromNow(() => 'before');
    await expect(vault.register.delete(roza.id)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await vault.register.list()).toEqual([vera]);
    host.failFromNow(() => undefined);
    const again = (await unlock()).vault;
    expect((await keyKinds(host, id)).filter((kind) => kind === 'person').length).toBe(1);
    expect(await again.register.list()).toEqual([vera]);
  });

  it('who is put back keeps the key', async () => {
    const { host, vault, unlock } = await freshVault();
    const roza = person('Роза');
    await vault.register.put(roza);
    host.failFromNow(() => 'before');
    await expect(vault.register.delete(roza.id)).rejects.toMatchObject({ code: 'storage-failed' });
    host.failFromNow(() => undefined);
    await vault.register.put(roza);
    await unlock();
    expect(await (await unlock()).vault.register.list()).toEqual([roza]);
  });
});

describe('a failing disk', { timeout: 60_000 }, () => {
  it('that closed the database is written to again by the next save', async () => {
    const { vault, unlock } = await freshVault();
    const opened = vi.spyOn(Database.prototype, 'backendDB');
    const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'abc');
    const connection = opened.mock.results.at(-1)?.value as IDBDatabase;
    forceCloseDatabase(connection as never);
    const save = () => vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    await save().catch(save);
    expect((await (await unlock()).vault.interviews.open(id)).text).toBe('xabc');
  });

  it('that reports a failure after the commit has reached it does not stop every later save', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'abc');
    const write = Database.prototype.write;
    vi.spyOn(Database.prototype, 'write').mockImplementationOnce(async function (
      this: Database,
      commit,
    ) {
      await write.call(this, commit);
      throw new AppError('storage-failed');
    });
    await vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    await vault.interviews.save({ id, changes: [[0, 0, 'y']] });
    expect((await (await unlock()).vault.interviews.open(id)).text).toBe('yxabc');
  });

  it('that does not say whether a commit reached it is not written over, and unlocking shows what did', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'bc');
    // The first edit reads what the log says of it; those that follow read nothing.
    await vault.interviews.save({ id, changes: [[0, 0, 'a']] });
    const { write } = Database.prototype;
    vi.spyOn(Database.prototype, 'write').mockImplementationOnce(async function (
      this: Database,
      commit,
    ) {
      await write.call(this, commit);
      throw new AppError('storage-failed');
    });
    vi.spyOn(Database.prototype, 'row').mockRejectedValueOnce(new AppError('storage-failed'));
    const save = (text: string) => vault.interviews.save({ id, changes: [[0, 0, text]] });
    await expect(save('x')).rejects.toMatchObject({ code: 'storage-failed' });
    await expect(save('y')).rejects.toMatchObject({ code: 'write-conflict' });
    expect((await (await unlock()).vault.interviews.open(id)).text).toBe('xabc');
  });

  it('that refused a fold into pages loses nothing when the same is saved again', async () => {
    const { vault, unlock } = await freshVault();
    const write = vi.spyOn(Database.prototype, 'write');
    for (let i = 0; i < 9; i += 1) {
      const record = { ...EMPTY_RECORD, code: `INT-${i}` };
      if (i % 3 === 2) write.mockRejectedValueOnce(new AppError('storage-full'));
      const create = () => vault.interviews.create(record, `text ${i}`);
      await create().catch(create);
    }
    const again = (await unlock()).vault;
    const texts = await Promise.all(
      again.interviews.headers().map(async ({ id }) => (await again.interviews.read(id)).text),
    );
    expect(texts.toSorted()).toEqual(Array.from({ length: 9 }, (_, i) => `text ${i}`));
  });
});

describe('reading while something is saved', { timeout: 60_000 }, () => {
  /** Lets the next read of a table wait until the returned function is called. */
  function holdRead(table: string): () => void {
    const gate = Promise.withResolvers<void>();
    const row = Database.prototype.row;
    let isHeld = false;
    vi.spyOn(Database.prototype, 'row').mockImplementation(async function (
      this: Database,
      ...args
    ) {
      if (args[0] === table && !isHeld) {
        isHeld = true;
        await gate.promise;
      }
      return row.apply(this, args);
    });
    return gate.resolve;
  }

  it('gives the interview as it is after the save, not a false alarm of damage', async () => {
    const { vault } = await freshVault();
    const one = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'one');
    await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-002' }, 'two');
    const release = holdRead('interviews');
    const reading = vault.interviews.read(one.id);
    await vault.interviews.save({ id: one.id, changes: [[0, 0, 'x']] });
    release();
    expect((await reading).text).toBe('xone');
  });

  it('gives the list of versions as it is after the save, not a false alarm of damage', async () => {
    const { vault } = await freshVault();
    const one = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001' }, 'one');
    await vault.interviews.open(one.id);
    await vault.interviews.save({ id: one.id, changes: [[0, 0, 'x']] });
    const release = holdRead('versions');
    const reading = vault.history.list(one.id);
    await vault.interviews.open(one.id);
    await vault.interviews.save({ id: one.id, changes: [[0, 0, 'y']] });
    release();
    expect(await reading).toHaveLength(2);
  });

  it('never keeps a register from before a person was put into it', async () => {
    const { vault, unlock } = await freshVault();
    await vault.register.put(person('Вера'));
    const again = (await unlock()).vault;
    const release = holdRead('people');
    const early = again.register.list();
    const put = again.register.put(person('Роза'));
    setTimeout(release, 30);
    await Promise.all([early, put]);
    expect((await again.register.list()).map(({ name }) => name)).toEqual(['Вера', 'Роза']);
  });
});
