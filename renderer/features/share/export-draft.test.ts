import { describe, expect, it } from 'vitest';
import type { InterviewId } from '../../../core/domain/ids.ts';
import {
  changed,
  EMPTY_DRAFT,
  type ExportDraft,
  finished,
  keepDraft,
  keptDraft,
} from './export-draft.ts';
import { headerForTest, TestVault } from './vault-for-test.ts';

const [first, second] = [headerForTest({ code: 'INT-001' }), headerForTest({ code: 'INT-002' })];
const CONFIRMED: ExportDraft = {
  ...EMPTY_DRAFT,
  step: 'review',
  chosen: [first.id, second.id],
  version: 'original',
  isOriginalConfirmed: true,
  allowed: [{ key: 'k', reason: 'the flower' }],
};

/** A draft as it is when the screen is left and entered again. */
async function reentered(draft: ExportDraft, ...headers: (typeof first)[]): Promise<ExportDraft> {
  const vault = new TestVault();
  vault.interviews = headers;
  const library = await vault.open();
  keepDraft(library, draft);
  return keptDraft(library);
}

describe('the typed confirmation', () => {
  it('is for exactly the interviews and the version that were chosen', () => {
    const chosen: readonly InterviewId[] = [first.id];
    expect(changed(CONFIRMED, { chosen }).isOriginalConfirmed).toBe(false);
    expect(changed(CONFIRMED, { version: 'anonymised' }).isOriginalConfirmed).toBe(false);
    expect(changed(CONFIRMED, { toSelf: true }).isOriginalConfirmed).toBe(true);
    expect(changed(CONFIRMED, { version: 'original' }).isOriginalConfirmed).toBe(true);
  });

  it('is asked for again when an interview is gone meanwhile, before any check', async () => {
    const kept = await reentered(CONFIRMED, first);
    expect(kept).toMatchObject({ chosen: [first.id], isOriginalConfirmed: false, step: 'version' });
  });

  it('outlives a look at something else', async () => {
    const kept = await reentered(CONFIRMED, first, second);
    expect(kept).toMatchObject({ isOriginalConfirmed: true, step: 'check' });
  });
});

it('a written bundle takes what was allowed and confirmed for it along', async () => {
  const after = await reentered(finished(CONFIRMED), first, second);
  expect(after).toEqual({ ...CONFIRMED, step: 'what', allowed: [], isOriginalConfirmed: false });
});
