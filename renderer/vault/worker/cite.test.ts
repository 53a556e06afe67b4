import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { newId, type PassageId, type TagId } from '../../../core/domain/ids.ts';
import {
  EMPTY_RECORD,
  type InterviewRecord,
  type Passage,
} from '../../../core/domain/interview.ts';
import { FIRST_REPORT_SETTINGS } from '../../../core/report/report-settings.ts';
import { cite } from './cite.ts';
import { freshVault } from '../../../tests/support/fresh-vault.ts';

const PASSAGE: Passage = { id: newId<PassageId>(), tag: 'prs.job' as TagId, from: 0, to: 4 };
const TEACHER: InterviewRecord = {
  ...EMPTY_RECORD,
  code: 'INT-007',
  date: '1998-11-24',
  place: { name: 'Талдықорған, №12 мектеп', published: 'Almaty Region', level: 'region' },
  occupation: 'occ.teacher',
  setting: 'in-person',
  passages: [PASSAGE],
};

describe('a citation', { timeout: 60_000 }, () => {
  it('says who, where and when as the anonymised version does, under the organisation’s name', async () => {
    const { vault } = await freshVault();
    const { id } = await vault.interviews.create(TEACHER, 'Мені шақырды.');
    await vault.report.put({ ...FIRST_REPORT_SETTINGS, organisation: 'Example Watch' });
    const text = await cite(vault, { interview: id, passage: PASSAGE.id });
    expect(text).toBe(
      'Example Watch interview with teacher (name withheld), Almaty Region, November 1998. [INT-007:1]',
    );
  });

  it('says nothing of what is withheld', async () => {
    const { vault } = await freshVault();
    const withheld = ['occupation', 'date'] as const;
    const { id } = await vault.interviews.create({ ...TEACHER, withheld }, 'Мені шақырды.');
    const text = await cite(vault, { interview: id, passage: PASSAGE.id });
    expect(text).not.toMatch(/teacher|1998|мектеп/);
  });

  it('of a translation says where its original was held', async () => {
    const { vault } = await freshVault();
    const original = await vault.interviews.create(TEACHER, 'Мені шақырды.');
    const translation = { ...EMPTY_RECORD, translationOf: original.id, language: 'en' as const };
    const { id } = await vault.interviews.create({ ...translation, passages: [PASSAGE] }, 'They');
    const text = await cite(vault, { interview: id, passage: PASSAGE.id });
    expect(text).toContain('Almaty Region');
    expect(text).toContain('[INT-007.en:1]');
  });

  it('is refused for a passage that is gone', async () => {
    const { vault } = await freshVault();
    const { id } = await vault.interviews.create({ ...TEACHER, passages: [] }, 'Мені шақырды.');
    await expect(cite(vault, { interview: id, passage: PASSAGE.id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
