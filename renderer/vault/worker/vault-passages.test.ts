import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { editCodebook } from '../../../core/codebook/codebook-edit.ts';
import { newId, type PassageId, type TagId } from '../../../core/domain/ids.ts';
import {
  EMPTY_RECORD,
  type InterviewRecord,
  type Passage,
} from '../../../core/domain/interview.ts';
import type { FoundPassage, PassageQuery } from '../calls/passage-calls.ts';
import { Database } from './database.ts';
import { freshVault } from '../../../tests/support/fresh-vault.ts';
import { VaultPassages } from './vault-passages.ts';

const THREAT = 'prs.job' as TagId;
const SIGN = 'act.sign.forced' as TagId;
const TEXT = 'Нас собрали. Сказали подписать. Потом грозили увольнением. Все молчали.';

function passage(words: string, tag: TagId): Passage {
  const from = TEXT.indexOf(words);
  return { id: newId<PassageId>(), tag, from, to: from + words.length };
}

async function openPassages() {
  const { id, unlock, vault } = await freshVault();
  let beforeNext = async () => undefined as void;
  const passages = new VaultPassages(vault, () => beforeNext());
  const add = async (code: string, more: Partial<InterviewRecord>) =>
    (await vault.interviews.create({ ...EMPTY_RECORD, code, ...more }, TEXT)).id;
  const look = async (query: PassageQuery) => {
    const found: FoundPassage[] = [];
    const summary = await passages.look(query, (news) => found.push(...news.found));
    return { found, summary };
  };
  return {
    id,
    unlock,
    vault,
    add,
    look,
    whileLooking: (task: () => Promise<void>) => {
      beforeNext = task;
    },
  };
}

describe('passages of a vault', { timeout: 60_000 }, () => {
  it('are found by the tag that stands for theirs, and keep their own', async () => {
    const { vault, add, look } = await openPassages();
    const threat = passage('грозили увольнением', THREAT);
    const id = await add('INT-001', { passages: [threat] });
    const merge = { kind: 'merge', id: THREAT, into: SIGN, at: 1 } as const;
    await vault.codebook.replace(editCodebook(await vault.codebook.list(), merge));
    const { found, summary } = await look({ of: 'tags', tags: [SIGN] });
    expect(summary.count).toBe(1);
    expect(found[0]?.id).toBe(threat.id);
    expect((await vault.interviews.read(id)).record.passages).toEqual([threat]);
    const back = { kind: 'unmerge', id: THREAT } as const;
    await vault.codebook.replace(editCodebook(await vault.codebook.list(), back));
    expect((await look({ of: 'tags', tags: [SIGN] })).summary.count).toBe(0);
  });

  it('are found by tag in every interview, with their numbers and what stands around them', async () => {
    const { add, look } = await openPassages();
    const threat = passage('грозили увольнением', THREAT);
    const one = await add('INT-001', { passages: [passage('подписать', SIGN), threat] });
    const two = await add('INT-002', { passages: [passage('подписать', SIGN)] });
    await add('INT-003', { tags: [THREAT] });
    const { found, summary } = await look({ of: 'tags', tags: [THREAT] });
    expect(found).toEqual([
      {
        id: threat.id,
        interview: one,
        tag: THREAT,
        number: 2,
        from: threat.from,
        to: threat.to,
        words: 'грозили увольнением',
        before: 'Потом ',
        after: '.',
      },
    ]);
    expect(summary).toEqual({ isComplete: true, count: 1, damaged: 0 });
    const both = await look({ of: 'tags', tags: [THREAT, SIGN] });
    expect(both.found.map(({ interview, number }) => [interview, number])).toEqual(
      expect.arrayContaining([
        [one, 1],
        [one, 2],
        [two, 1],
      ]),
    );
    expect(both.summary.count).toBe(3);
  });

  it('leave out what lies in the bin, and say what cannot be read', async () => {
    const { id, vault, add, look } = await openPassages();
    await add('INT-001', { passages: [passage('подписать', SIGN)] });
    const gone = await add('INT-002', { passages: [passage('подписать', SIGN)] });
    const broken = await add('INT-003', { passages: [passage('подписать', SIGN)] });
    await vault.interviews.bin(gone, 1);
    const database = new Database(id);
    const row = await database.interviews.get(broken);
    if (row) {
      row.sealed[40] = (row.sealed[40] ?? 0) ^ 1;
      await database.interviews.put(row);
    }
    database.close();
    // What was opened last lies in memory.
    await add('INT-004', {});
    const { found, summary } = await look({ of: 'tags', tags: [SIGN] });
    expect(found).toHaveLength(1);
    expect(summary).toEqual({ isComplete: true, count: 1, damaged: 1 });
  });

  it('end when others are asked for', async () => {
    const { add, look, whileLooking } = await openPassages();
    await add('INT-001', { passages: [passage('подписать', SIGN)] });
    whileLooking(async () => {
      whileLooking(async () => undefined);
      await look({ of: 'tags', tags: [] });
    });
    const { summary } = await look({ of: 'tags', tags: [SIGN] });
    expect(summary.isComplete).toBe(false);
  });

  it('are put by for the report, and are there after the next unlock', async () => {
    const { unlock, vault, add, look } = await openPassages();
    const threat = passage('грозили увольнением', THREAT);
    const interview = await add('INT-001', { passages: [passage('подписать', SIGN), threat] });
    await vault.basket.put({ id: threat.id, interview });
    const { found } = await look({ of: 'basket' });
    expect(found.map((one) => one.id)).toEqual([threat.id]);
    vault.close();
    const again = await unlock();
    expect(await again.vault.basket.list()).toEqual([{ id: threat.id, interview }]);
    expect(again.report.lists).toEqual([]);
  });
});
