import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NO_CONSENT, withPermission } from '../../../core/domain/consent.ts';
import { type InterviewId, newId, type TagId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../../core/domain/interview.ts';
import { sharedOf } from '../../../core/merge/shared-interview.ts';
import { violations } from '../../ui/axe-for-test.ts';
import type { MergeItem, MergePlan } from '../../vault/calls/merge-calls.ts';
import { chooseBundle, showBundleScreen, withBundleScreen } from './bundle-screen-for-test.tsx';
import { bundleForTest, TestVault } from './vault-for-test.ts';

withBundleScreen();

const item = (code: string, part: Partial<MergeItem>): MergeItem => ({
  path: `interviews/${code}.json`,
  state: 'new',
  code,
  codeHere: code,
  id: newId<InterviewId>(),
  fields: [],
  ...part,
});

const PLAN: MergePlan = {
  items: [
    item('INT-001', { codeHere: 'INT-014' }),
    item('INT-002', {}),
    item('INT-003', { state: 'newer', fields: ['text', 'summary'] }),
    item('INT-004', { state: 'apart', fields: ['text', 'tags'] }),
    item('INT-005', { state: 'apart', fields: ['consent'] }),
    item('INT-006', { state: 'same' }),
    item('INT-007', { state: 'destroyed' }),
  ],
  newTags: ['Market gate'],
};

const sideOf = (text: string, part: Partial<InterviewRecord>) =>
  sharedOf({ record: { ...EMPTY_RECORD, ...part }, text });
const SHARES = withPermission(NO_CONSENT, { scope: 'share-with-named-partner', answer: 'yes' });
const OURS = sideOf('They came at noon.', { consent: SHARES });
const THEIRS = sideOf('They came at dawn.', {
  tags: ['act.sign.forced' as TagId],
  consent: withPermission(SHARES, { scope: 'archive', answer: 'no', expires: '2030' }),
});

async function open(
  vault: TestVault,
  part: Parameters<typeof bundleForTest>[0] = { version: 'original' },
): Promise<void> {
  await showBundleScreen(
    vault.answer('openBundle', () => bundleForTest(part)).answer('closeBundle', () => undefined),
  );
  await chooseBundle();
}

const merge = () => page.getByRole('button', { name: 'Merge into the vault…' });

describe('a merge', () => {
  it('takes what replaces nothing unseen, and of the rest what a person says', async () => {
    const vault = new TestVault()
      .answer('planMerge', () => PLAN)
      .answer('merge', () => ({ made: 1, changed: 2, left: 0 }));
    await open(vault);
    await merge().click();
    await expect.element(page.getByText('comes as INT-014')).toBeVisible();
    await expect.element(page.getByText('differs in words, summary')).toBeVisible();
    await expect.element(page.getByText('New in your codebook: Market gate')).toBeVisible();
    await expect.element(page.getByText('1 was destroyed here, and stays so.')).toBeVisible();
    expect(await violations('[role="dialog"]')).toEqual([]);
    await page.getByText('INT-002', { exact: true }).click();
    await page.getByRole('button', { name: /What becomes of INT-004/ }).click();
    await page.getByRole('option', { name: /Take theirs/ }).click();
    const listed = vault.argsOf('interviews').length;
    await page.getByRole('button', { name: 'Merge 3 interviews' }).click();
    await expect.element(page.getByText('2 brought up to date')).toBeVisible();
    expect(vault.argsOf('merge')).toEqual([
      {
        choices: [
          { path: 'interviews/INT-001.json', how: 'take' },
          { path: 'interviews/INT-003.json', how: 'take' },
          { path: 'interviews/INT-004.json', how: 'take' },
        ],
      },
    ]);
    // What is shown afterwards was read anew.
    expect(vault.argsOf('interviews')).toHaveLength(listed + 1);
  });

  it('shows both texts side by side, and comes back to the choice', async () => {
    const vault = new TestVault()
      .answer('planMerge', () => PLAN)
      .answer('mergeSides', () => ({ ours: OURS, theirs: THEIRS, newTags: [] }));
    await open(vault);
    await merge().click();
    await page.getByRole('button', { name: 'Compare both states of INT-004' }).click();
    await expect
      .element(page.getByRole('heading', { name: 'INT-004: here and there' }))
      .toBeVisible();
    await expect.element(page.getByText('They came at noon.')).toBeVisible();
    await expect.element(page.getByText('They came at dawn.')).toBeVisible();
    const dialog = page.getByRole('dialog', { name: 'INT-004: here and there' });
    await expect
      .element(dialog.getByRole('row', { name: '— Forced to sign support list' }))
      .toBeVisible();
    expect(await violations('[role="dialog"]')).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Merge 3 interviews' })).toBeVisible();
  });

  it('says what each side has of consent, and only where they differ', async () => {
    const vault = new TestVault()
      .answer('planMerge', () => PLAN)
      .answer('mergeSides', () => ({ ours: OURS, theirs: THEIRS, newTags: [] }));
    await open(vault);
    await merge().click();
    await page.getByRole('button', { name: 'Compare both states of INT-005' }).click();
    await expect
      .element(
        page.getByRole('row', {
          name: 'Archive: Not asked Archive: No (2030)',
        }),
      )
      .toBeVisible();
  });

  it('with nothing to take only says so', async () => {
    const items = [item('INT-006', { state: 'same' })];
    await open(new TestVault().answer('planMerge', () => ({ items, newTags: [] })));
    await merge().click();
    await expect
      .element(page.getByText('There is nothing to take: your vault has all of it.'))
      .toBeVisible();
    expect(page.getByRole('button', { name: /^Merge \d/ }).query()).toBeNull();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  });

  it('says why it ended, and that what was taken is safe', async () => {
    const vault = new TestVault()
      .answer('planMerge', () => PLAN)
      .answer('merge', () => ({ made: 1, changed: 0, left: 0, error: 'storage-full' as const }));
    await open(vault);
    await merge().click();
    await page.getByRole('button', { name: 'Merge 3 interviews' }).click();
    await expect.element(page.getByText(/It ended before its end/)).toBeVisible();
    await expect.element(page.getByText('1 new interview')).toBeVisible();
  });

  it('is not offered of an anonymised version, nor when the signature is wrong', async () => {
    await open(new TestVault(), { version: 'anonymised' });
    await expect.element(page.getByText(/An anonymised version is for reading/)).toBeVisible();
    expect(merge().query()).toBeNull();
    await open(new TestVault(), { version: 'original', signature: { state: 'wrong' } });
    await expect.element(page.getByText('The signature does not fit')).toBeVisible();
    expect(merge().query()).toBeNull();
  });

  it('forgets the bundle when it is closed', async () => {
    const vault = new TestVault();
    await open(vault);
    await page.getByRole('button', { name: 'Close the bundle' }).click();
    expect(vault.argsOf('closeBundle')).toHaveLength(1);
  });
});
