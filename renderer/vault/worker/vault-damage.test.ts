import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noDetector } from '../../../tests/support/no-detector.ts';
import { type InterviewId, newId, type PersonId, type TagId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { Person } from '../../../core/domain/person.ts';
import { STARTER_TAGS } from '../../../core/domain/starter-codebook.ts';
import { AppError } from '../../../core/errors.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { FRESH_MAX, type TableName, WHOLE_ROW_MAX } from '../../../core/vault/row-format.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { Database } from './database.ts';
import { sealRow } from './rows.ts';
import { Vault } from './vault.ts';
import { VaultBundles } from './vault-bundles.ts';

const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
const OWN_TAG = newId<TagId>();
const EXPORT = {
  id: crypto.randomUUID(),
  day: '2026-11-23',
  version: 'anonymised',
  interviews: 1,
  recipients: ['Aliya'],
  toSelf: false,
  hasPassphrase: false,
  formats: [],
  allowed: [],
} as const;

function person(name: string): Person {
  const id = newId<PersonId>();
  return { id, kind: 'person', name, spellings: [], gender: 'unknown', pseudonym: 'U', note: '' };
}

/** A vault with a page of interviews, two that wait in the root, a long one with change rows, two people. */
async function fullVault() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, facts);
  const texts = new Map<string, string>();
  const long = await vault.interviews.create(
    { ...EMPTY_RECORD, code: 'LONG' },
    'сөз '.repeat(WHOLE_ROW_MAX / 2),
  );
  const others = [];
  for (let i = 0; i < FRESH_MAX + 2; i += 1)
    others.push(await vault.interviews.create({ ...EMPTY_RECORD, code: `INT-${i}` }, `text ${i}`));
  await vault.interviews.open(long.id);
  for (const word of ['x', 'y', 'z'])
    await vault.interviews.save({ id: long.id, changes: [[0, 0, word]] });
  for (const { id, text } of others) texts.set(id, text);
  texts.set(long.id, `zyx${long.text}`);
  const people = [person('Роза'), person('Вера')] as const;
  for (const each of people) await vault.register.put(each);
  await vault.codebook.put({ ...STARTER, id: OWN_TAG, label: 'own' });
  const unlock = async () => {
    const opened = await Vault.unlock(host, facts);
    return { ...opened, texts: await textsOf(opened.vault) };
  };
  return { host, id: facts.id, vault, texts, long: long.id, people, unlock };
}

const STARTER = STARTER_TAGS[0] ?? { group: 'own', label: '', definition: '', colour: 0 };

/** Every text that opens, by id. */
async function textsOf(vault: Vault): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { id } of vault.interviews.headers()) {
    const content = await vault.interviews.read(id).catch(() => undefined);
    if (content) texts.set(id, content.text);
  }
  return texts;
}

async function onDisk<T>(id: string, task: (database: Database) => Promise<T>): Promise<T> {
  const database = new Database(id);
  const result = await task(database);
  database.close();
  return result;
}

/** Flips one bit in the middle of what is sealed in some rows of a table. */
function flip(vault: string, table: TableName, isHit: (id: string) => boolean = () => true) {
  return onDisk(vault, async (database) => {
    for (const row of await database.rows(table).toArray()) {
      if (!isHit(row.id)) continue;
      const sealed = row.sealed.slice();
      const at = sealed.length >> 1;
      sealed[at] = (sealed[at] ?? 0) ^ 1;
      await database.rows(table).put({ ...row, sealed });
    }
  });
}

const isRoot = (id: string) => id === 'root';
const isIndex = (id: string) => id === 'index';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a damaged list', { timeout: 60_000 }, () => {
  it.each(['flipped', 'missing'] as const)(
    'whose pages are %s is made anew from interviews and register',
    async (how) => {
      const { id, texts, people, unlock } = await fullVault();
      if (how === 'flipped') await flip(id, 'pages');
      else await onDisk(id, (database) => database.pages.clear());
      const opened = await unlock();
      expect(opened.texts).toEqual(texts);
      expect(opened.report).toMatchObject({ repairedPages: 2, isRootRepaired: false, lost: 0 });
      expect(new Set(await opened.vault.register.list())).toEqual(new Set(people));
      const again = await unlock();
      expect(again.texts).toEqual(texts);
      expect(again.report).toMatchObject({ repairedPages: 0, lost: 0, people: [] });
    },
  );

  it.each(['flipped', 'missing'] as const)(
    'whose root is %s is made anew, with what waited in it',
    async (how) => {
      const { id, texts, people, unlock } = await fullVault();
      if (how === 'flipped') await flip(id, 'singles', isRoot);
      else await onDisk(id, (database) => database.singles.delete('root'));
      const opened = await unlock();
      expect(opened.texts).toEqual(texts);
      expect(opened.report).toMatchObject({ repairedPages: 0, isRootRepaired: true, lost: 0 });
      expect(await opened.vault.register.list()).toEqual(people);
      expect((await opened.vault.codebook.list()).some((tag) => tag.id === OWN_TAG)).toBe(true);
      expect((await unlock()).report.isRootRepaired).toBe(false);
    },
  );

  it.each(['flipped', 'missing'] as const)(
    'whose index of pages is %s is made anew, also when nothing else is damaged',
    async (how) => {
      const { id, texts, people, unlock } = await fullVault();
      if (how === 'flipped') await flip(id, 'singles', isIndex);
      else await onDisk(id, (database) => database.singles.delete('index'));
      const opened = await unlock();
      expect(opened.texts).toEqual(texts);
      expect(opened.report).toMatchObject({ repairedPages: 0, isRootRepaired: true, lost: 0 });
      expect(await opened.vault.register.list()).toEqual(people);
      expect((await unlock()).report.isRootRepaired).toBe(false);
    },
  );

  it('is made anew with a paste that made a short testimony a long one, and what was typed after it', async () => {
    const { id, vault, texts, unlock } = await fullVault();
    const short = ([...texts].find(([, text]) => text.startsWith('text')) ?? [])[0] as InterviewId;
    const pasted = 'п'.repeat(WHOLE_ROW_MAX - 1);
    await vault.interviews.open(short);
    for (const words of [pasted, 'x'])
      await vault.interviews.save({ id: short, changes: [[0, 0, words]] });
    await flip(id, 'singles', isRoot);
    expect((await unlock()).texts.get(short)).toBe(`x${pasted}${texts.get(short) ?? ''}`);
  });

  it('is made anew also when root and pages are both gone', async () => {
    const { id, texts, people, unlock } = await fullVault();
    await flip(id, 'singles', isRoot);
    await onDisk(id, (database) => database.pages.clear());
    const opened = await unlock();
    expect(opened.texts).toEqual(texts);
    expect(new Set(await opened.vault.register.list())).toEqual(new Set(people));
  });

  it('counts an interview that cannot be opened either, keeps its row and key, and goes on saying so', async () => {
    const { id, texts, long, unlock } = await fullVault();
    const lost = [...texts.keys()].find((other) => other !== long) ?? '';
    await flip(id, 'pages');
    await flip(id, 'interviews', (row) => row === lost);
    texts.delete(lost);
    for (let i = 0; i < 2; i += 1) {
      const opened = await unlock();
      expect(opened.report.lost).toBe(1);
      expect(opened.texts).toEqual(texts);
    }
    // Whoever mends the row has the interview again: nothing was deleted.
    await flip(id, 'interviews', (row) => row === lost);
    await flip(id, 'singles', isRoot);
    expect((await unlock()).texts.has(lost)).toBe(true);
  });

  it('that cannot be written anew changes nothing, and opens when it can', async () => {
    const { id, texts, unlock } = await fullVault();
    await flip(id, 'pages');
    const write = vi.spyOn(Database.prototype, 'write');
    write.mockRejectedValueOnce(new AppError('storage-full'));
    await expect(unlock()).rejects.toMatchObject({ code: 'storage-full' });
    expect((await unlock()).texts).toEqual(texts);
  });

  it('of a database that was emptied is no empty vault: the keys stay for a snapshot', async () => {
    const { host, id, unlock } = await fullVault();
    await onDisk(id, async (database) => {
      for (const table of database.tables) await table.clear();
    });
    const keys = host.copies.get(id)?.first.slice();
    await expect(unlock()).rejects.toMatchObject({ code: 'row-missing' });
    expect(host.copies.get(id)?.first).toEqual(keys);
  });
});

describe('a damaged row', { timeout: 60_000 }, () => {
  it('of an interview costs that interview, which stays listed', async () => {
    const { id, texts, long, unlock } = await fullVault();
    await flip(id, 'interviews', (row) => row === long);
    const { vault, report, texts: open } = await unlock();
    texts.delete(long);
    expect(open).toEqual(texts);
    expect(vault.interviews.headers().some((header) => header.id === long)).toBe(true);
    expect(report).toMatchObject({ repairedPages: 0, lost: 0 });
    expect(await vault.interviews.check()).toEqual([
      { id: long, code: 'LONG', error: 'row-damaged' },
    ]);
  });

  it('that is missing is told apart from one that is damaged', async () => {
    const { id, long, unlock } = await fullVault();
    await onDisk(id, (database) => database.interviews.delete(long));
    expect(await (await unlock()).vault.interviews.check()).toMatchObject([
      { id: long, error: 'row-missing' },
    ]);
  });

  it('of another vault does not open', async () => {
    const [one, other] = [await fullVault(), await fullVault()];
    const foreign = await onDisk(other.id, (database) => database.interviews.get(other.long));
    if (!foreign) throw new Error('the row is missing');
    await onDisk(one.id, (database) => database.interviews.put({ ...foreign, id: one.long }));
    const { vault } = await one.unlock();
    expect(await vault.interviews.check()).toMatchObject([{ id: one.long, error: 'row-damaged' }]);
  });

  it('that was genuine in another place is told apart from one that is damaged', async () => {
    const { id, long, texts, unlock } = await fullVault();
    const short = [...texts.keys()].find((one) => one !== long) ?? '';
    await onDisk(id, async (database) => {
      const own = await database.interviews.get(long);
      const [change, next] = await database.changes.toArray();
      if (!own || !change || !next) throw new Error('rows are missing');
      await database.interviews.put({ ...own, id: short });
      await database.changes.put({ ...change, id: next.id });
    });
    const { vault } = await unlock();
    expect(new Set(await vault.interviews.check())).toEqual(
      new Set([
        { id: short, code: 'INT-0', error: 'row-rearranged' },
        { id: long, code: 'LONG', error: 'row-rearranged' },
      ]),
    );
    await expect(vault.interviews.open(long)).rejects.toMatchObject({
      code: 'row-rearranged',
    });
  });

  it('of an earlier time is told apart as well', async () => {
    const { id, texts, long, unlock } = await fullVault();
    const short = ([...texts.keys()].find((one) => one !== long) ?? '') as InterviewId;
    const before = await onDisk(id, (database) => database.interviews.get(short));
    const opened = await unlock();
    await opened.vault.interviews.open(short);
    await opened.vault.interviews.save({ id: short, changes: [[0, 0, 'taken back ']] });
    if (!before) throw new Error('the row is missing');
    await onDisk(id, (database) => database.interviews.put(before));
    const { vault } = await unlock();
    expect(await vault.interviews.check()).toMatchObject([{ id: short, error: 'row-rearranged' }]);
  });

  it('of an earlier time at the same revision, as a restore makes one, is noticed when the changes do not fit', async () => {
    const { id, long, texts, unlock } = await fullVault();
    const { vault } = await unlock();
    const key = await vault.keyring.key('interview', long);
    const database = new Database(id);
    const { rev = 0 } = (await database.interviews.get(long)) ?? {};
    const [change] = await database.changes.toArray();
    // A change that takes out what the shorter text does not have.
    const content = { of: long, base: rev, n: 0, changes: [[5, 9, '']] };
    const write = { table: 'changes', id: change?.id ?? '', rev: 1, key, content } as const;
    await database.changes.put(await sealRow(id, write));
    const short = { record: EMPTY_RECORD, text: 'x' };
    const older = { table: 'interviews', id: long, rev, key, content: short } as const;
    await database.interviews.put(await sealRow(id, older));
    database.close();
    const again = (await unlock()).vault;
    expect(await again.interviews.check()).toEqual([
      { id: long, code: 'LONG', error: 'row-rearranged' },
    ]);
    await expect(again.interviews.open(long)).rejects.toMatchObject({ code: 'row-rearranged' });
    expect(await textsOf(again)).toEqual(new Map([...texts].filter(([of]) => of !== long)));
  });

  it('of a person is told, keeps anonymised versions from leaving, and can be removed', async () => {
    const { host, id, texts, people, unlock } = await fullVault();
    await flip(id, 'people', (row) => row === people[0].id);
    const { vault, report } = await unlock();
    expect(report.people).toEqual([people[0].id]);
    expect(await vault.register.list()).toEqual([people[1]]);
    const bundles = new VaultBundles(vault, {
      host,
      onProgress: () => undefined,
      mentions: async () => [],
      detector: noDetector,
      write: (task) => task(),
    });
    const plan = { interviews: [...texts.keys()] as never[], formats: [], allowed: [] };
    await expect(bundles.preview({ ...plan, version: 'anonymised' })).rejects.toMatchObject({
      code: 'register-incomplete',
    });
    await vault.register.delete(people[0].id);
    expect((await vault.damage()).people).toEqual([]);
    expect((await unlock()).report.people).toEqual([]);
  });

  it('of the bundles made is told', async () => {
    const { id, vault, unlock } = await fullVault();
    await vault.exports.put(EXPORT);
    await flip(id, 'singles', (row) => row === 'exports');
    const again = await unlock();
    expect(again.report.lists).toEqual(['exports']);
    expect(await again.vault.exports.list()).toEqual([]);
  });

  it('of what the vault requires leaves the requirement standing', async () => {
    const { id, vault, unlock } = await fullVault();
    await vault.rules.put({ id: 'second-reader' });
    await vault.rules.delete('second-reader');
    expect(await vault.rules.list()).toEqual([]);
    await flip(id, 'singles', (row) => row === 'rules');
    const again = await unlock();
    expect(again.report.lists).toEqual(['rules']);
    expect(await again.vault.rules.list()).toEqual([{ id: 'second-reader' }]);
  });

  it('of the codebook is left as it is until something is written', async () => {
    const { id, unlock } = await fullVault();
    await flip(id, 'singles', (row) => row === 'codebook');
    const damagedRow = await onDisk(id, (database) => database.singles.get('codebook'));
    const { vault, report } = await unlock();
    expect(report.lists).toEqual(['codebook']);
    expect(await vault.codebook.list()).toEqual(STARTER_TAGS);
    expect(await onDisk(id, (database) => database.singles.get('codebook'))).toEqual(damagedRow);
    await vault.codebook.put({ ...STARTER, id: OWN_TAG, label: 'again' });
    const again = await unlock();
    expect(again.report.lists).toEqual([]);
    expect((await again.vault.codebook.list()).at(-1)?.label).toBe('again');
  });
});

describe('keys without a row', { timeout: 60_000 }, () => {
  it('are given back after an unlock, and no key that a row needs', async () => {
    const { host, id, vault, texts, unlock } = await fullVault();
    const size = () => host.copies.get(id)?.first.length ?? 0;
    const write = vi.spyOn(Database.prototype, 'write');
    write.mockRejectedValueOnce(new AppError('storage-failed'));
    await expect(vault.interviews.create(EMPTY_RECORD, 'never')).rejects.toThrow(AppError);
    const before = size();
    const again = await unlock();
    expect(again.texts).toEqual(texts);
    await again.vault.sweep(host);
    // Its place is used by the next.
    await again.vault.interviews.create(EMPTY_RECORD, 'next');
    expect(size()).toBe(before);
    expect((await unlock()).texts.size).toBe(texts.size + 1);
  });
});

describe('many interviews at once', { timeout: 60_000 }, () => {
  it('are all there, each with its own key, in few writes', async () => {
    const { host, vault, unlock, texts } = await fullVault();
    const call = vi.spyOn(host, 'call');
    const list = Array.from({ length: 700 }, (_, i) => ({
      record: EMPTY_RECORD,
      text: `bulk ${i}`,
    }));
    const ids = await vault.interviews.many.create(list);
    expect(call.mock.calls.length).toBeLessThan(10);
    for (const [i, id] of ids.entries()) texts.set(id, `bulk ${i}`);
    expect((await unlock()).texts).toEqual(texts);
  });
});
