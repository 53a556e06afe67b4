import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TagId } from '../../../../core/domain/ids.ts';
import type { InterviewRecord } from '../../../../core/domain/interview.ts';
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

async function open(...records: readonly Partial<InterviewRecord>[]) {
  const drafts = records.length > 0 ? records : [{ code: 'INT-001' }, { code: 'INT-002' }];
  const vault = new MemoryVault(drafts.map((record) => ({ record })));
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
    library,
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
  it('shows two tags that were merged as one, and takes both away', async () => {
    const [fined, beaten] = ['vio.fined', 'vio.beaten'] as TagId[];
    if (!fined || !beaten) throw new Error('no tags');
    const { library, record } = await open({ code: 'INT-001', tags: [fined, beaten] });
    await library.editCodebook({ kind: 'merge', id: fined, into: beaten, at: 1 });
    await expect
      .element(page.getByRole('button', { name: 'Remove Fined' }))
      .not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Remove Beaten' }).click();
    expect(record().tags).toEqual([]);
  });

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
    expect(consent?.permissions).toMatchObject([
      { scope: 'share-with-named-partner', answer: 'yes' },
    ]);
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

describe('what readers learn', () => {
  const teacher = { occupation: 'occ.teacher', sex: 'female', date: '1998-11-26' } as const;
  const readers = () => page.getByRole('group', { name: 'What readers learn' });

  it('is told as the anonymised version tells it, and warns while it fits nobody else', async () => {
    const { stored } = await open(
      { ...teacher, sex: 'male', place: { name: 'Stall 14', published: '', level: 'region' } },
      teacher,
      teacher,
      teacher,
    );
    await expect.element(readers().getByText('Teacher · Man · November 1998')).toBeVisible();
    await expect.element(page.getByText('No other interview tells this')).toBeVisible();
    await readers().getByText('Sex', { exact: true }).click();
    await expect.element(readers().getByText('Teacher · November 1998')).toBeVisible();
    await expect.element(page.getByText('3 other interviews of 4 tell the same.')).toBeVisible();
    expect((await stored())?.withheld).toEqual(['sex']);
  });

  it('follows what is typed, and says less of the date', async () => {
    const { stored } = await open({ ...teacher, date: '1998-10' }, teacher, teacher);
    await expect.element(page.getByText('No other interview tells this')).toBeVisible();
    await readers().getByRole('radio', { name: 'Year' }).click();
    await expect.element(page.getByText('2 other interviews of 3 tell the same.')).toBeVisible();
    expect((await stored())?.withheld).toEqual(['month']);
    await field('Employer for readers').fill('a village school');
    await expect.element(readers().getByText(/· a village school ·/)).toBeVisible();
    await expect.element(page.getByText('No other interview tells this')).toBeVisible();
    await readers().getByRole('radio', { name: 'Nothing' }).click();
    await readers().getByText('Employer', { exact: true }).click();
    expect((await stored())?.withheld).toEqual(['employer', 'date']);
  });

  it('counts nothing where nothing is told', async () => {
    await open({}, teacher, teacher);
    await expect.element(page.getByText('Nothing about the speaker')).toBeVisible();
    await expect.element(readers().getByText(/other interview/)).not.toBeInTheDocument();
  });
});
