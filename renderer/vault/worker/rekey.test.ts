import 'fake-indexeddb/auto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Contact } from '../../../core/domain/contact.ts';
import type { ExportRecord } from '../../../core/domain/export-record.ts';
import { type ContactId, newId, type PersonId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import type { CallName } from '../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../core/ipc/contract.ts';
import { KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { encodePending, pendingContext, textDigest } from '../../../core/vault/pending-edit.ts';
import { type Row, rowContext, WHOLE_ROW_MAX } from '../../../core/vault/row-format.ts';
import { DiskHost } from '../../../tests/support/disk-host.ts';
import { readRaw, writeRaw } from '../../../tests/support/raw-database.ts';
import { newAgeIdentity, newSigningKey } from './bundle/own-keys.ts';
import { open, seal } from './crypto.ts';
import { Database } from './database.ts';
import type { Keyring } from './keyring.ts';
import { keepSet, makeSet } from './recovery.ts';
import { rekey } from './rekey.ts';
import { Vault } from './vault.ts';
import { VaultDoor } from './vault-door.ts';
import { noDetector } from '../../../tests/support/no-detector.ts';

const OLD = 'seven quiet rivers under glass';
const NEW = 'nine other lanterns drift past quietly';
/** Calls that write to the disk. */
const WRITES: ReadonlySet<CallName> = new Set([
  'keyFile.write',
  'vaults.restore',
  'snapshots.begin',
  'snapshots.overwrite',
  'snapshots.thin',
  'exportFile.append',
  'exportFile.commit',
]);

/** Dies before one of its writes: nothing can be read or written from then on. */
class MortalHost extends DiskHost {
  #diesAt: number | undefined;
  isDead = false;
  #writes = 0;

  start(diesAt?: number): void {
    this.#diesAt = diesAt;
    this.isDead = false;
    this.#writes = 0;
  }

  override async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    if (this.isDead) throw new AppError('storage-failed', 'dead');
    return WRITES.has(name) ? this.during(() => super.call(name, args)) : super.call(name, args);
  }

  async during<T>(write: () => Promise<T>): Promise<T> {
    if (this.isDead) throw new AppError('storage-failed', 'dead');
    this.isDead = this.#diesAt === this.#writes;
    this.#writes += 1;
    if (this.isDead) throw new AppError('storage-failed', 'died');
    return write();
  }
}

const hosts: MortalHost[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const host of hosts.splice(0)) await host.remove();
});

function newHost(): MortalHost {
  const host = new MortalHost();
  hosts.push(host);
  return host;
}

/** A vault with something of every kind, a snapshot and a recovery set. */
async function fullVault() {
  const host = newHost();
  const id = crypto.randomUUID();
  const secrets = { identity: newAgeIdentity(), signing: await newSigningKey() };
  await Vault.create(host, { id, name: 'V', passphrase: OLD }, secrets, KDF_OPEN_FLOOR);
  const door = newDoor(host);
  await door.call('unlock', { id, passphrase: OLD });
  const { vault } = await Vault.unlock(host, { id, passphrase: OLD });
  const long = await vault.interviews.create(
    { ...EMPTY_RECORD, code: 'INT-001' },
    'сөз '.repeat(WHOLE_ROW_MAX / 2),
  );
  await vault.interviews.open(long.id);
  for (const word of ['x', 'y'])
    await vault.interviews.save({ id: long.id, changes: [[0, 0, word]] });
  for (const code of ['INT-002', 'INT-003', 'INT-004', 'INT-005'])
    await vault.interviews.create({ ...EMPTY_RECORD, code }, `of ${code}`);
  const binned = vault.interviews.headers().find(({ code }) => code === 'INT-004');
  const gone = vault.interviews.headers().find(({ code }) => code === 'INT-005');
  if (!binned || !gone) throw new Error('no interviews');
  await vault.bin.tend(Date.now());
  await vault.bin.move(binned.id, Date.now());
  await vault.withdrawal.destroy([gone.id], 'withdrawn');
  const person = { kind: 'person', spellings: [], gender: 'unknown', pseudonym: 'U' } as const;
  await vault.register.put({ ...person, id: newId<PersonId>(), name: 'Роза', note: '' });
  await vault.contacts.put({ id: newId<ContactId>(), name: 'Asel' } as Contact);
  await vault.exports.put({ id: 'b0b1', day: '2026-11-26' } as ExportRecord);
  const made = await makeSet(vault.keyring, OLD);
  await keepSet(vault.keyring, made, made.shares[0] ?? '');
  vault.close();
  const again = newDoor(host);
  await again.call('unlock', { id, passphrase: OLD });
  await again.call('takeSnapshot', undefined);
  return { secrets, shares: made.shares, ...vaultOn(host, id) };
}

function vaultOn(host: MortalHost, id: string) {
  const unlock = async (passphrase: string) => (await Vault.unlock(host, { id, passphrase })).vault;
  const start = async (current = OLD, next = NEW) => {
    const vault = await unlock(OLD);
    const secrets = { identity: newAgeIdentity(), signing: await newSigningKey() };
    const leave = () => vault.close();
    const onProgress = () => undefined;
    const kdf = KDF_OPEN_FLOOR;
    return rekey({ host, vault, current, next, kdf, secrets, onProgress, leave });
  };
  return { host, id, unlock, start };
}

function newDoor(host: DiskHost): VaultDoor {
  return new VaultDoor({
    host,
    onProgress: () => undefined,
    fetchDetector: noDetector,
  });
}

/** Everything a person has in a vault. */
async function contentOf(vault: Vault) {
  const headers = vault.interviews.headers().toSorted((a, b) => a.code.localeCompare(b.code));
  const interviews = [];
  for (const header of headers) {
    const versions = await vault.history.readable(header.id);
    interviews.push({ header, ...(await vault.interviews.read(header.id)), versions });
  }
  return {
    interviews,
    people: await vault.register.list(),
    codebook: await vault.codebook.list(),
    contacts: await vault.contacts.list(),
    exports: await vault.exports.list(),
    tombstones: await vault.withdrawal.tombstones(),
    days: await vault.bin.days(),
  };
}

function snapshotFiles(host: DiskHost, id: string): string[] {
  const folder = path.join(host.vaults.folder(id), 'snapshots');
  return readdirSync(folder)
    .filter((name) => /^\d.*snapshot$/.test(name))
    .toSorted()
    .map((name) => path.join(folder, name));
}

async function testCopy(host: DiskHost, file: string, passphrase: string) {
  const { source, size } = await host.sources.open(file);
  return newDoor(host).call('testBackup', { source, size, passphrase });
}

async function databasesOf(id: string): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.includes(id));
}

const refused = { code: 'unlock-refused' };

describe('a re-keyed vault', { timeout: 120_000 }, () => {
  it('holds everything, opens with the new passphrase and not with the old one', async () => {
    const { host, id, unlock, start } = await fullVault();
    const before = await contentOf(await unlock(OLD));
    expect(before.interviews[0]?.versions).toHaveLength(1);
    expect(before.exports).toHaveLength(1);
    expect(await start()).toEqual({
      interviews: 4,
      people: 1,
      missedSnapshots: 0,
      hasSnapshot: true,
    });
    await expect(unlock(OLD)).rejects.toMatchObject(refused);
    const { vault, report } = await Vault.unlock(host, { id, passphrase: NEW });
    expect(await contentOf(vault)).toEqual(before);
    expect(report).toMatchObject({ repairedPages: 0, isRootRepaired: false, lost: 0, lists: [] });
    expect(await databasesOf(id)).toEqual([`vault-${id}-1`]);
    expect(readdirSync(host.vaults.folder(id)).filter((name) => name.startsWith('keys'))).toEqual([
      'keys-1-a',
      'keys-1-b',
    ]);
    await vault.interviews.create(EMPTY_RECORD, 'goes on');
    expect((await unlock(NEW)).interviews.headers()).toHaveLength(5);
  });

  it('has no row that opens under any key of before, nor a key record of before', async () => {
    const { host, id, unlock, start } = await fullVault();
    const before = (await unlock(OLD)).keyring;
    const oldFile = Buffer.from((await host.vaults.read(id)).first ?? new Uint8Array());
    const oldRows = await readRaw(`vault-${id}`);
    expect(await openedBy(before, id, Object.entries(oldRows.tables))).toBeGreaterThan(8);
    await start();
    const { tables } = await readRaw(`vault-${id}-1`);
    expect(await openedBy(before, id, Object.entries(tables))).toBe(0);
    const { first } = await host.vaults.read(id);
    for (let at = 0; at < (first?.length ?? 0); at += KEY_RECORD_SIZE) {
      const wrapped = Buffer.from(first?.subarray(at + 44, at + 92) ?? []);
      if (wrapped.some((byte) => byte !== 0)) expect(oldFile.indexOf(wrapped)).toBe(-1);
    }
  });

  it('has new keys of its own, and opens and recognises what was made under the old ones', async () => {
    const { host, id, secrets, unlock, start } = await fullVault();
    const door = newDoor(host);
    await door.call('unlock', { id, passphrase: OLD });
    const identity = await door.call('identity', undefined);
    const file = path.join(host.folder, 'copy.tar.age');
    const interview = { id: crypto.randomUUID(), record: EMPTY_RECORD, text: 'in the bundle' };
    await door.call('writeCopy', { target: await host.targets.begin(file), interview });
    await start();
    for (const kind of ['identity', 'signing'] as const) {
      const { keyring } = await unlock(NEW);
      expect(await keyring.retired(kind)).toEqual([secrets[kind]]);
      expect(await keyring.secret(kind)).not.toEqual(secrets[kind]);
    }
    const after = newDoor(host);
    await after.call('unlock', { id, passphrase: NEW });
    expect(await after.call('identity', undefined)).not.toEqual(identity);
    const { source, size } = await host.sources.open(file);
    expect(await after.call('openBundle', { source, size })).toMatchObject({
      signature: { state: 'own' },
      interviews: [{ text: 'in the bundle' }],
    });
  });

  it('opens with no recovery share of before, and gives no set the number of an older one', async () => {
    const { host, id, unlock, start, shares } = await fullVault();
    await start();
    const typed = shares.slice(0, 2);
    await expect(newDoor(host).call('tryShares', { id, shares: typed })).rejects.toMatchObject({
      code: 'recovery-none',
    });
    expect((await makeSet((await unlock(NEW)).keyring, NEW)).set).toBe(2);
  });

  it('has closed its older snapshots, and one of its own', async () => {
    const { host, id, start } = await fullVault();
    const [old = ''] = snapshotFiles(host, id);
    expect(await testCopy(host, old, OLD)).toMatchObject({ interviews: 4 });
    await start();
    const [, fresh = ''] = snapshotFiles(host, id);
    for (const passphrase of [OLD, NEW])
      await expect(testCopy(host, old, passphrase)).rejects.toMatchObject({
        code: 'snapshot-closed',
      });
    await expect(testCopy(host, fresh, OLD)).rejects.toMatchObject(refused);
    expect(await testCopy(host, fresh, NEW)).toMatchObject({ interviews: 4, isWhole: true });
    expect(readFileSync(old).length).toBeGreaterThan(0);
  });

  it('can be re-keyed again, and is left by the door', async () => {
    const { host, id } = await fullVault();
    const door = newDoor(host);
    const third = 'four dry orchards lean against winter';
    let [current, n] = [OLD, 0];
    for (const next of [NEW, third]) {
      await door.call('unlock', { id, passphrase: current });
      await expect(door.call('rekey', { current, next: 'weak' })).rejects.toMatchObject({
        code: 'passphrase-weak',
      });
      await door.call('rekey', { current, next });
      await expect(door.call('interviews', undefined)).rejects.toMatchObject({ code: 'locked' });
      [current, n] = [next, n + 1];
      expect(await databasesOf(id)).toEqual([`vault-${id}-${n}`]);
    }
    const { vault } = await Vault.unlock(host, { id, passphrase: third });
    expect(await vault.keyring.retired('identity')).toHaveLength(2);
  });
});

describe('re-keying', { timeout: 300_000 }, () => {
  it('is refused with a wrong passphrase, and while something cannot be read', async () => {
    const { id, unlock, start } = await fullVault();
    await expect(start('wrong')).rejects.toMatchObject(refused);
    const database = new Database(id);
    const [row] = await database.interviews.toArray();
    if (!row) throw new Error('no row');
    const sealed = row.sealed.map((byte, at) => (at === 30 ? byte ^ 1 : byte));
    await database.interviews.put({ ...row, sealed });
    database.close();
    await expect(start()).rejects.toMatchObject({ code: 'rekey-damaged' });
    expect(await databasesOf(id)).toEqual([`vault-${id}`]);
    expect((await unlock(OLD)).interviews.headers()).toHaveLength(4);
  });

  it('takes along an edit that a lock could not save', async () => {
    const { host, id, unlock, start } = await fullVault();
    const vault = await unlock(OLD);
    const header = vault.interviews.headers().find(({ code }) => code === 'INT-002');
    if (!header) throw new Error('no interview');
    const { record, text } = await vault.interviews.read(header.id);
    const edit = { id: header.id, record, text: `${text}, typed last` };
    const waiting = encodePending([{ ...edit, bases: [await textDigest(text)] }]);
    const sealed = await seal(vault.keyring.pending, waiting, pendingContext(id));
    await host.call('pendingEdit.write', { vault: id, sealed });
    vault.close();
    // While they cannot be put back, nothing is changed.
    const write = vi
      .spyOn(Database.prototype, 'write')
      .mockRejectedValueOnce(new AppError('storage-full'));
    await expect(start()).rejects.toMatchObject({ code: 'storage-failed' });
    write.mockRestore();
    expect(await host.vaults.generation(id)).toBe(0);
    await start();
    expect((await (await unlock(NEW)).interviews.read(header.id)).text).toBe(edit.text);
    expect(await host.call('pendingEdit.read', { vault: id })).toBeNull();
  });

  it('cut off at any write leaves a vault that opens with one of the two passphrases, whole', async () => {
    // Dexie tells that a database in use is replaced, which is what this does.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const real = { write: Database.prototype.write, row: Database.prototype.row };
    let living: MortalHost | undefined;
    vi.spyOn(Database.prototype, 'write').mockImplementation(function (this: Database, commit) {
      const write = () => real.write.call(this, commit);
      return living ? living.during(write) : write();
    });
    vi.spyOn(Database.prototype, 'row').mockImplementation(async function (
      this: Database,
      ...args
    ) {
      if (living?.isDead) throw new AppError('storage-failed', 'dead');
      return real.row.apply(this, args);
    });
    const made = await fullVault();
    const { id } = made;
    const content = await contentOf(await made.unlock(OLD));
    const rows = await readRaw(`vault-${id}`);
    const outcomes = new Set<string>();
    let at = 0;
    for (let died = true; died; at += 1) {
      for (const name of await databasesOf(id)) await Dexie.delete(name);
      await writeRaw(`vault-${id}`, rows);
      const host = newHost();
      cpSync(made.host.folder, host.folder, { recursive: true });
      const { unlock, start } = vaultOn(host, id);
      living = host;
      host.start(at);
      await start().catch(() => undefined);
      died = host.isDead;
      host.start();
      const opened = await Promise.allSettled([OLD, NEW].map(unlock));
      const which = opened.map(({ status }) => status === 'fulfilled');
      expect(which.filter(Boolean), `write ${at}`).toHaveLength(1);
      outcomes.add(which[0] ? 'old' : 'new');
      if (which[0]) await start();
      await newDoor(host).call('unlock', { id, passphrase: NEW });
      expect(await contentOf(await unlock(NEW))).toEqual(content);
      expect(await databasesOf(id)).toHaveLength(1);
      for (const file of snapshotFiles(host, id))
        await expect(testCopy(host, file, OLD)).rejects.toMatchObject({
          code: expect.stringMatching(/^(snapshot-closed|unlock-refused)$/),
        });
    }
    expect(outcomes).toEqual(new Set(['old', 'new']));
    expect(at).toBeGreaterThan(10);
  });
});

/** How many of these rows open under any key that this keyring has. */
async function openedBy(
  keyring: Keyring,
  vault: string,
  tables: readonly (readonly [string, readonly object[]])[],
): Promise<number> {
  const keys = [keyring.singles, ...(await keyring.rootKeys()).map(({ key }) => key)];
  for (const kind of ['interview', 'page', 'person'] as const)
    for (const id of keyring.ids(kind)) keys.push(await keyring.key(kind, id));
  let opened = 0;
  for (const [table, rows] of tables) {
    for (const { id, rev, f, sealed } of rows as Row[]) {
      const context = rowContext(vault, table as never, { id, rev, f });
      const tries = keys.map((key) =>
        open(key, sealed, context).then(
          () => true,
          () => false,
        ),
      );
      if ((await Promise.all(tries)).some(Boolean)) opened += 1;
    }
  }
  return opened;
}
