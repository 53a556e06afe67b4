import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { InterviewId, RedactionId, TagId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../../core/domain/interview.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { readRaw } from '../../../tests/support/raw-database.ts';
import type { SearchNews } from '../calls/search-calls.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';
import { VaultSearch } from './vault-search.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };

async function freshSearch() {
  const host = new MemoryHost();
  const id = crypto.randomUUID();
  await Vault.create(
    host,
    { id, name: 'Vault 1', passphrase: PASSPHRASE },
    SECRETS,
    KDF_OPEN_FLOOR,
  );
  const { vault } = await Vault.unlock(host, { id, passphrase: PASSPHRASE });
  const news: SearchNews[] = [];
  let writesDone = async () => undefined as void;
  const vaultSearch = new VaultSearch(vault, () => writesDone());
  const search = (words: string, heard = news) =>
    vaultSearch.search(words, (one) => heard.push(one));
  const add = async (text: string, more: Partial<InterviewRecord> = {}) =>
    (await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-001', ...more }, text)).id;
  const find = async (words: string): Promise<InterviewId[]> => {
    const heard: SearchNews[] = [];
    await search(words, heard);
    news.push(...heard);
    return heard.flatMap(({ found }) => found);
  };
  return {
    id,
    host,
    vault,
    vaultSearch,
    search,
    news,
    add,
    find,
    beforeBatch: (task: () => Promise<void>) => {
      writesDone = task;
    },
  };
}

describe('a search of the vault', { timeout: 60_000 }, () => {
  it('finds in text and fields, in either alphabet, and says where', async () => {
    const { vaultSearch, add, find } = await freshSearch();
    const tag = { tag: 'act.sign' as TagId };
    const one = await add('На базаре Назарбаевым пугали: кто не подпишет, тот уйдёт.');
    const two = await add('Nothing here', {
      place: { name: 'Шымкент', published: '', level: 'region' },
      tags: [tag.tag],
    });
    expect(await find('nazarbay')).toEqual([one]);
    expect(await find('shymkent nothing')).toEqual([two]);
    expect(await find('базар nothing')).toEqual([]);
    const { count, places } = await vaultSearch.places({
      id: one,
      words: 'nazarbay уйдет',
      limit: 1,
    });
    expect(count).toBe(2);
    expect(places).toEqual([
      {
        field: 'testimony',
        from: 10,
        to: 21,
        before: 'На базаре ',
        found: 'Назарбаевым',
        after: ' пугали: кто не подпишет, тот уйдёт.',
      },
    ]);
  });

  it('finds the note on a decision, and says which words it is about', async () => {
    const { vault, vaultSearch, add, find } = await freshSearch();
    const decision = {
      id: 'r' as RedactionId,
      from: 6,
      to: 12,
      kind: 'person',
      action: 'keep',
      replacement: '',
      source: 'hand',
      decidedAt: 1,
    } as const;
    const id = await add('We met Nurlan.', { redactions: [decision] });
    expect(await find('gazette')).toEqual([]);
    const noted = { ...decision, note: 'Named in the gazette' };
    const { record } = await vault.interviews.read(id);
    await vault.interviews.save({ id, record: { ...record, redactions: [noted] } });
    expect(await find('gazette')).toEqual([id]);
    const { places } = await vaultSearch.places({ id, words: 'gazette', limit: 9 });
    expect(places).toMatchObject([
      { field: 'note', found: 'gazette', before: 'Named in the ', about: { from: 6, to: 12 } },
    ]);
  });

  it('follows saves, new interviews, the bin and the codebook', async () => {
    const { vault, add, find } = await freshSearch();
    const one = await add('first words');
    expect(await find('other')).toEqual([]);
    await vault.interviews.save({ id: one, changes: [[0, 5, 'other']] });
    expect([await find('other'), await find('first')]).toEqual([[one], []]);
    const two = await add('other too');
    expect(new Set(await find('other'))).toEqual(new Set([one, two]));
    await vault.interviews.bin(two, Date.now());
    expect(await find('other')).toEqual([one]);
    await vault.interviews.bin(two, undefined);
    expect(await find('too')).toEqual([two]);
    const tag = (await vault.codebook.list())[0];
    if (!tag) throw new Error('no tags');
    await vault.interviews.save({ id: one, record: { ...EMPTY_RECORD, tags: [tag.id] } });
    expect(await find('renamed')).toEqual([]);
    await vault.codebook.put({ ...tag, label: 'Renamed by us' });
    expect(await find('renamed')).toEqual([one]);
  });

  it('leaves nothing at rest: the raw database and the key file are the same before and after', async () => {
    const { id, host, add, find } = await freshSearch();
    const one = await add('On the bazaar they were frightened.');
    const atRest = async () =>
      structuredClone([
        await indexedDB.databases(),
        await readRaw(`vault-${id}`),
        host.copies.get(id),
      ]);
    const before = await atRest();
    expect(await find('bazaar')).toEqual([one]);
    expect(await find('frightened')).toEqual([one]);
    expect(await atRest()).toEqual(before);
  });

  it('reads each interview once, and tells hits on the way', async () => {
    const { vault, find, news, beforeBatch } = await freshSearch();
    const ids = await vault.interviews.many.create(
      Array.from({ length: 300 }, () => ({ record: EMPTY_RECORD, text: 'some words' })),
    );
    let batches = 0;
    beforeBatch(async () => {
      batches += 1;
    });
    const found = await find('word');
    expect(new Set(found)).toEqual(new Set(ids));
    expect(batches).toBe(3);
    expect(news.map(({ done }) => done).slice(0, 2)).toEqual([0, 128]);
    expect(news.at(-1)).toMatchObject({ done: 300, total: 300 });
    await find('some');
    expect(batches).toBe(3);
  });

  it('ends when the next key is pressed, and lets writes go first', async () => {
    const { search, add, beforeBatch } = await freshSearch();
    for (let i = 0; i < 40; i += 1) await add('some words');
    const gate = Promise.withResolvers<void>();
    beforeBatch(() => gate.promise);
    const [before, after]: [SearchNews[], SearchNews[]] = [[], []];
    const first = search('wor', before);
    const second = search('word', after);
    expect([...before, ...after].flatMap(({ found }) => found)).toEqual([]);
    gate.resolve();
    expect((await first).isComplete).toBe(false);
    expect((await second).isComplete).toBe(true);
    expect(before.flatMap(({ found }) => found)).toEqual([]);
    expect(after.flatMap(({ found }) => found)).toHaveLength(40);
    expect((await search('')).isComplete).toBe(true);
  });

  it('leaves out what cannot be read, counts it, and finds the rest', async () => {
    const { id, vault, add, search, news } = await freshSearch();
    const good = await add('good words');
    const bad = await add('bad words');
    await add('in memory, so that neither is');
    const rows = new Database(id).rows('interviews');
    const row = await rows.get(bad);
    if (!row) throw new Error('no row');
    const sealed = row.sealed.slice();
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    await rows.put({ ...row, sealed });
    const summary = await search('words');
    expect(summary).toMatchObject({ isComplete: true, damaged: 1 });
    expect(summary.bytes).toBeGreaterThan(0);
    expect(news.flatMap(({ found }) => found)).toEqual([good]);
    await expect(vault.interviews.read(bad)).rejects.toMatchObject({ code: 'row-damaged' });
  });
});
