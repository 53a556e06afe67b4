import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../core/domain/contact.ts';
import { NO_CONSENT } from '../../../core/domain/consent.ts';
import type { ExportRecord } from '../../../core/domain/export-record.ts';
import {
  type ContactId,
  type InterviewId,
  newId,
  type PassageId,
  type PersonId,
  type TagId,
} from '../../../core/domain/ids.ts';
import { FIRST_REPORT_SETTINGS } from '../../../core/report/report-settings.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../../core/domain/interview.ts';
import type { Person } from '../../../core/domain/person.ts';
import { applyChanges, type TextChange } from '../../../core/domain/text-change.ts';
import { KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import {
  CHANGES_MAX,
  FRESH_MAX,
  LOOSE_SINGLES,
  ROW_FORMAT,
  WHOLE_ROW_MAX,
} from '../../../core/vault/row-format.ts';
import { CLEAR, namedInDocs } from '../../../tests/support/clear-text.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { readRaw } from '../../../tests/support/raw-database.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };

async function freshVault() {
  const host = new MemoryHost();
  const id = crypto.randomUUID();
  await Vault.create(
    host,
    { id, name: 'Vault 1', passphrase: PASSPHRASE },
    SECRETS,
    KDF_OPEN_FLOOR,
  );
  const unlock = () => Vault.unlock(host, { id, passphrase: PASSPHRASE });
  const { vault } = await unlock();
  return { host, id, vault, unlock };
}

function record(code: string, more: Partial<InterviewRecord> = {}): InterviewRecord {
  return { ...EMPTY_RECORD, code, ...more };
}

function person(name: string): Person {
  const id = newId<PersonId>();
  return {
    id,
    kind: 'person',
    name,
    spellings: [],
    gender: 'unknown',
    pseudonym: 'Umar',
    note: '',
  };
}

describe('a vault', { timeout: 60_000 }, () => {
  it('gives back after unlocking what was saved before', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(
      record('INT-001', { place: { name: 'Алматы', published: '', level: 'region' } }),
      'Базарда',
    );
    await vault.interviews.save({ id, changes: [[7, 7, ' қол қойғызды']] });
    await vault.register.put(person('Карлыгаш Ахметова'));
    const again = (await unlock()).vault;
    expect(await again.interviews.open(id)).toMatchObject({
      text: 'Базарда қол қойғызды',
      record: { code: 'INT-001' },
    });
    expect(again.interviews.headers()).toMatchObject([
      { id, code: 'INT-001', place: 'Алматы', length: 20 },
    ]);
    expect(await again.register.list()).toMatchObject([{ name: 'Карлыгаш Ахметова' }]);
    expect((await again.codebook.list()).length).toBeGreaterThan(90);
    expect(await again.keyring.secret('identity')).toEqual(SECRETS.identity);
  });

  it('refuses another passphrase, and opens with the new one after a change', async () => {
    const { host, id, vault } = await freshVault();
    await expect(Vault.unlock(host, { id, passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'unlock-refused',
    });
    await expect(
      vault.keyring.changePassphrase('wrong', 'new', KDF_OPEN_FLOOR),
    ).rejects.toMatchObject({
      code: 'unlock-refused',
    });
    await vault.keyring.changePassphrase(PASSPHRASE, 'a wholly different sentence', KDF_OPEN_FLOOR);
    await expect(Vault.unlock(host, { id, passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'unlock-refused',
    });
    await expect(
      Vault.unlock(host, { id, passphrase: 'a wholly different sentence' }),
    ).resolves.toBeDefined();
  });

  it('keeps the old passphrase when the new slot cannot be written', async () => {
    const { host, vault, unlock } = await freshVault();
    host.failWrites = true;
    await expect(
      vault.keyring.changePassphrase(PASSPHRASE, 'next', KDF_OPEN_FLOOR),
    ).rejects.toMatchObject({
      code: 'file-write-failed',
    });
    host.failWrites = false;
    await expect(unlock()).resolves.toBeDefined();
  });

  it('opens when one copy of the key file is damaged, and mends it', async () => {
    const { host, id, unlock } = await freshVault();
    const copies = host.copies.get(id);
    copies?.first.fill(0, KEY_RECORD_SIZE, 2 * KEY_RECORD_SIZE);
    expect((await unlock()).report.keyFileRepaired).toBe(true);
    expect(host.copies.get(id)?.first).toEqual(host.copies.get(id)?.second);
    expect((await unlock()).report.keyFileRepaired).toBe(false);
  });

  it('reports a key file whose slot is damaged in both copies as damage, not as a wrong passphrase', async () => {
    const { host, id, unlock } = await freshVault();
    const copies = host.copies.get(id);
    copies?.first.fill(0, KEY_RECORD_SIZE, 2 * KEY_RECORD_SIZE);
    copies?.second.fill(0, KEY_RECORD_SIZE, 2 * KEY_RECORD_SIZE);
    await expect(unlock()).rejects.toMatchObject({ code: 'key-file-damaged' });
  });

  it('keeps many interviews in pages, each found again with its own text', async () => {
    const { vault, unlock } = await freshVault();
    const count = 3 * FRESH_MAX + 2;
    const made = [];
    for (let i = 0; i < count; i += 1)
      made.push(await vault.interviews.create(record(`INT-${i}`), `text ${i}`));
    const again = (await unlock()).vault;
    expect(again.interviews.headers().length).toBe(count);
    for (const [i, { id }] of made.entries())
      expect((await again.interviews.open(id)).text).toBe(`text ${i}`);
  });

  it('takes an interview to the bin and back without touching its text', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(record('INT-001'), 'kept');
    await vault.interviews.bin(id, 1234);
    let again = (await unlock()).vault;
    expect(again.interviews.headers()[0]?.deletedAt).toBe(1234);
    await again.interviews.bin(id, undefined);
    again = (await unlock()).vault;
    expect(again.interviews.headers()[0]).not.toHaveProperty('deletedAt');
    expect((await again.interviews.open(id)).text).toBe('kept');
  });
});

describe('a long testimony', { timeout: 60_000 }, () => {
  const long = 'сөз '.repeat(WHOLE_ROW_MAX);

  it('saves its changes and reads them back in order, across the point where it is written whole', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(record('INT-001'), long);
    let text = long;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1000),
        fc.nat(3),
        fc.string({ maxLength: 3 }),
        async (at, length, insert) => {
          const changes: TextChange[] = [[at, at + length, insert]];
          text = applyChanges(text, changes);
          await vault.interviews.save({ id, changes });
        },
      ),
      { numRuns: CHANGES_MAX + 10 },
    );
    expect((await (await unlock()).vault.interviews.open(id)).text).toBe(text);
  });

  it('moves passages with an edit that brought no record', async () => {
    const { vault, unlock } = await freshVault();
    const passage = { id: newId<PassageId>(), tag: 'prs.job' as TagId, from: 4, to: 7 };
    const { id } = await vault.interviews.create(
      record('INT-001', { passages: [passage], consent: NO_CONSENT }),
      long,
    );
    await vault.interviews.save({ id, changes: [[0, 0, 'abc']] });
    const again = await (await unlock()).vault.interviews.open(id);
    expect(again.record.passages).toEqual([{ ...passage, from: 7, to: 10 }]);
  });

  it('refuses changes that do not fit, and loses nothing by it', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(record('INT-001'), 'abc');
    await expect(vault.interviews.save({ id, changes: [[2, 9, '']] })).rejects.toMatchObject({
      code: 'write-conflict',
    });
    expect((await (await unlock()).vault.interviews.open(id)).text).toBe('abc');
  });
});

describe('the rows on disk', { timeout: 60_000 }, () => {
  const WORDS = ['канарейка', 'zanzibarite', 'Қарлығаш', 'quetzal'] as const;

  /** A vault that has rows in every table, and every row of `singles`. */
  async function fullVault() {
    const made = await freshVault();
    const { vault } = made;
    const [first, second, name, searched] = WORDS;
    await vault.bin.tend(Date.now());
    for (const word of [first, second]) {
      const { id } = await vault.interviews.create(record(word), word.repeat(9000));
      await vault.interviews.open(id);
      await vault.interviews.save({ id, changes: [[0, 0, word]] });
    }
    const { id: gone } = await vault.interviews.create(record('INT-003'), 'gone');
    await vault.withdrawal.destroy([gone], 'withdrawn');
    await vault.register.put(person(name));
    await vault.contacts.put({ id: newId<ContactId>(), name } as Contact);
    await vault.exports.put({ id: newId(), name } as unknown as ExportRecord);
    await vault.rules.put({ id: 'second-reader' });
    await vault.report.put(FIRST_REPORT_SETTINGS);
    await vault.basket.put({ id: newId<PassageId>(), interview: newId<InterviewId>() });
    await vault.forms.put({ id: newId(), fields: { [name]: 'testimony' }, values: {} });
    await vault.imported.put({ id: name, interview: gone });
    await vault.savePlace(searched);
    await vault.saveLastBackup(Date.now());
    await vault.saveLastSnapshot({ madeAt: Date.now(), revision: vault.revision });
    return made;
  }

  it('hold nothing in clear but what the documentation lists', async () => {
    const { id } = await fullVault();
    const { tables } = await readRaw(`vault-${id}`);
    expect(Object.keys(tables).toSorted()).toEqual(CLEAR.tables.toSorted());
    const singles = tables['singles']?.map((row) => row.id).toSorted();
    expect(singles).toEqual(CLEAR.singles.toSorted());
    for (const [table, rows] of Object.entries(tables)) {
      expect(rows.length, table).toBeGreaterThan(0);
      for (const row of rows) {
        expect(Object.keys(row).toSorted()).toEqual(CLEAR.columns.toSorted());
        if (table !== 'singles') expect(row.id).toMatch(/^[0-9a-f-]{36}$/);
        // A count of changes, never a clock.
        expect(row['rev']).toBeLessThan(1000);
        expect(row['f']).toBe(ROW_FORMAT);
        const bytes = Buffer.from(row['sealed'] as Uint8Array);
        for (const encoding of ['utf8', 'utf16le'] as const)
          for (const word of [...WORDS, 'interview'])
            expect(bytes.includes(Buffer.from(word, encoding))).toBe(false);
      }
    }
    for (const loose of LOOSE_SINGLES)
      expect(tables['singles']?.find((row) => row.id === loose)?.['rev']).toBe(1);
    expect(new Set(namedInDocs('IndexedDB, every row'))).toEqual(
      new Set([...CLEAR.columns, ...CLEAR.singles]),
    );
    expect(namedInDocs('IndexedDB, names of').slice(1).toSorted()).toEqual(CLEAR.tables.toSorted());
  });

  it('lie in stores without any index, under the random name of the vault', async () => {
    const { id, vault } = await freshVault();
    expect(vault.database.name).toBe(`vault-${id}`);
    const database = vault.database.backendDB();
    const stores = database.transaction([...database.objectStoreNames], 'readonly');
    for (const name of database.objectStoreNames) {
      const { indexNames, keyPath } = stores.objectStore(name);
      expect({ indexes: [...indexNames], keyPath }, name).toEqual({ indexes: [], keyPath: 'id' });
    }
  });

  it.each([
    ['flipped bit', 'row-damaged'],
    ['older revision', 'row-rearranged'],
    ['exchanged with another', 'row-rearranged'],
    ['missing', 'row-missing'],
  ])('notice a row that is %s', async (how, code) => {
    const { vault, unlock, id } = await freshVault();
    const a = await vault.interviews.create(record('INT-001'), 'first');
    const b = await vault.interviews.create(record('INT-002'), 'second');
    const database = new Database(id);
    const before = await database.interviews.get(a.id);
    const other = await database.interviews.get(b.id);
    await vault.interviews.save({ id: a.id, changes: [[0, 0, 'x']] });
    const now = await database.interviews.get(a.id);
    if (!before || !other || !now) throw new Error('rows are missing');
    if (how === 'flipped bit') {
      const sealed = now.sealed.slice();
      sealed[40] = (sealed[40] ?? 0) ^ 1;
      await database.interviews.put({ ...now, sealed });
    } else if (how === 'older revision') await database.interviews.put(before);
    else if (how === 'missing') await database.interviews.delete(a.id);
    else await database.interviews.put({ ...now, sealed: other.sealed });
    database.close();
    const again = (await unlock()).vault;
    await expect(again.interviews.open(a.id)).rejects.toMatchObject({ code });
    expect((await again.interviews.open(b.id)).text).toBe('second');
  });

  it('refuse a write by a second unlocked copy that has not seen the first one’s', async () => {
    const { vault, unlock } = await freshVault();
    const { id } = await vault.interviews.create(record('INT-001'), 'abc');
    const second = (await unlock()).vault;
    await second.interviews.open(id);
    await vault.interviews.save({ id, changes: [[0, 0, 'x']] });
    await expect(second.interviews.save({ id, changes: [[0, 0, 'y']] })).rejects.toMatchObject({
      code: 'write-conflict',
    });
    expect((await (await unlock()).vault.interviews.open(id)).text).toBe('xabc');
  });

  it('keep a deleted person unreadable: the key is overwritten in both copies', async () => {
    const { vault, unlock, host, id } = await freshVault();
    const someone = person('Роза');
    await vault.register.put(someone);
    const withKey = host.copies.get(id)?.first.slice();
    await vault.register.delete(someone.id);
    expect(await (await unlock()).vault.register.list()).toEqual([]);
    const { first, second } = host.copies.get(id) ?? {};
    expect(first).toEqual(second);
    expect(first).not.toEqual(withKey);
    await expect(vault.keyring.key('person', someone.id)).rejects.toMatchObject({
      code: 'row-missing',
    });
  });
});
