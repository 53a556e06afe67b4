import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { startI18n } from '../../../i18n.ts';
import { violations } from '../../../ui/axe-for-test.ts';
import { mountForTest } from '../../../ui/mount-for-test.tsx';
import '../../../ui/styles/tokens.css';
import '../../../ui/styles/base.css';
import { MemoryVault } from '../../../vault/memory-vault-for-test.ts';
import { InterviewDocument } from '../interview-document.ts';
import { OverviewPane } from './OverviewPane.tsx';

let unmount = () => {};
afterEach(() => {
  unmount();
  delete document.documentElement.dataset['theme'];
});

beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});

async function open() {
  const vault = new MemoryVault([{ record: { code: 'INT-001' } }, { record: { code: 'INT-002' } }]);
  const library = await vault.load();
  const [interview] = vault.interviews.values();
  if (!interview) throw new Error('the vault has no interview');
  const opened = new InterviewDocument(
    interview,
    (edit) => vault.save(edit),
    (header) => library.takeHeader(header),
  );
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <h1>INT-001</h1>
      <OverviewPane onDestroy={() => undefined} document={opened} library={library} />
    </main>,
  );
  return {
    record: () => opened.snapshot().record,
    stored: async () => {
      await opened.autosave.flush();
      return vault.interviews.get(interview.id)?.record;
    },
  };
}

const press = (keys: string) => userEvent.keyboard(keys);
const field = (name: string) => page.getByRole('textbox', { name });

describe('the overview', () => {
  it('saves a date as far as it is known, and keeps what is no date out of the vault', async () => {
    const { stored } = await open();
    await field('Year').fill('1998');
    await expect.element(page.getByText('1998, known to the year')).toBeVisible();
    await field('Month').fill('11');
    expect((await stored())?.date).toBe('1998-11');
    await field('Day').fill('31');
    await expect.element(page.getByText(/This month has no such day/)).toBeVisible();
    expect((await stored())?.date).toBe('1998-11');
    await field('Day').fill('26');
    await page.getByRole('checkbox', { name: 'About then' }).click({ force: true });
    expect((await stored())?.date).toBe('1998-11-26~');
  });

  it('says that sharing was not asked until the answer is yes', async () => {
    const { stored } = await open();
    const gap = page.getByText('Sharing not asked: counts as no');
    await expect.element(gap).toBeVisible();
    const share = page.getByRole('radiogroup', { name: 'Share with named partners' });
    await share.getByRole('radio', { name: 'Ask first' }).click();
    await expect.element(page.getByText('Ask the speaker before sharing')).toBeVisible();
    await share.getByRole('radio', { name: 'Yes' }).click();
    await expect.element(gap).not.toBeInTheDocument();
    const consent = (await stored())?.consent;
    expect(consent?.answers).toMatchObject({ 'share-partner': 'yes', analysis: 'not-asked' });
  });

  it('warns of a code that another interview has', async () => {
    await open();
    await field('Code').fill('int-002');
    await expect.element(page.getByText(/Another interview has this code/)).toBeVisible();
    await field('Code').fill('INT-003');
    await expect.element(page.getByText(/Another interview has this code/)).not.toBeInTheDocument();
  });

  it('takes tags of the whole interview by typing, and lets them go', async () => {
    const { record, stored } = await open();
    await page.getByRole('button', { name: 'Add a tag' }).click();
    await press('dismissal{Shift>}{Enter}{/Shift}');
    await press('{Escape}');
    expect(record().tags).toEqual(['prs.job']);
    await page.getByRole('button', { name: 'Remove Threat of dismissal' }).click();
    expect((await stored())?.tags).toEqual([]);
  });

  it('undoes and does again what was tagged as a whole, but no typing in a field', async () => {
    const { record, stored } = await open();
    await page.getByRole('button', { name: 'Add a tag' }).click();
    await press('dismissal{Shift>}{Enter}{/Shift}');
    await press('{Escape}');
    await field('Code').fill('INT-009');
    await press('{Control>}z{/Control}');
    expect(record().tags).toEqual(['prs.job']);
    await page.getByRole('button', { name: 'Remove Threat of dismissal' }).click();
    expect(record().tags).toEqual([]);
    await press('{Control>}z{/Control}');
    expect(record().tags).toEqual(['prs.job']);
    await expect.element(page.getByText('Undone: tags of the whole interview')).toBeVisible();
    await press('{Control>}z{/Control}');
    expect(record().tags).toEqual([]);
    await press('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.element(page.getByText('Done again: tags of the whole interview')).toBeVisible();
    expect((await stored())?.tags).toEqual(['prs.job']);
  });

  it('goes from group to group with Ctrl+Enter', async () => {
    await open();
    await field('Code').click();
    await press('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('button', { name: /Role/ })).toHaveFocus();
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await open();
    await expect.element(field('Code')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
