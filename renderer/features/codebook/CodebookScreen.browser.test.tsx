import { mainForTest, Refusal } from '../../bridge-for-test.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { favouriteTags } from '../../../core/domain/favourites.ts';
import type { PassageId, TagId } from '../../../core/domain/ids.ts';
import { STARTER_TAGS } from '../../../core/domain/starter-codebook.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { MemoryVault } from '../../vault/memory-vault-for-test.ts';
import { CodebookScreen } from './CodebookScreen.tsx';

let unmount = () => {};
afterEach(() => {
  unmount();
  delete document.documentElement.dataset['theme'];
});

beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
  mainForTest.reset();
});

async function open() {
  const vault = new MemoryVault([
    {
      text: 'They said I would go.',
      record: {
        code: 'INT-001',
        tags: ['prs.job' as TagId],
        passages: [{ id: 'p1' as PassageId, tag: 'prs.job' as TagId, from: 0, to: 4 }],
      },
    },
    { record: { code: 'INT-002', tags: ['prs.job' as TagId] } },
  ]);
  const library = await vault.load();
  unmount = mountForTest(
    <main style={{ height: '90vh' }}>
      <CodebookScreen library={library} />
    </main>,
  );
  return { vault, library };
}

const press = (keys: string) => userEvent.keyboard(keys);
const line = (name: RegExp) => page.getByRole('option', { name });
const tagOf = (vault: MemoryVault, id: string) => vault.tags.find((tag) => tag.id === id);

describe('the codebook', () => {
  it('finds a tag by its name and shows in how many interviews it stands', async () => {
    await open();
    await press('/');
    await press('dismissal');
    await expect.element(line(/Threat of dismissal/)).toBeVisible();
    expect(line(/Threat of dismissal/).element().textContent).toContain('2 interviews');
    await expect.element(line(/Market trader/)).not.toBeInTheDocument();
  });

  it('makes a tag of one’s own whose name can be typed at once', async () => {
    const { vault } = await open();
    await page.getByRole('button', { name: 'New tag' }).click();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await expect.element(name).toHaveFocus();
    await name.fill('Крик');
    await expect.poll(() => vault.tags.at(-1)?.label).toBe('Крик');
    expect(vault.tags.at(-1)).toMatchObject({ group: 'own' });
  });

  it('changes definition and colour, and refuses a name that is empty or taken', async () => {
    const { vault } = await open();
    await line(/Threat of dismissal/).click();
    await page.getByRole('textbox', { name: 'When it applies' }).fill('Only by an employer.');
    // The second colour is the one it has; eight steps on is the tenth.
    await press('{Tab}{ArrowRight>8/}');
    await expect
      .poll(() => tagOf(vault, 'prs.job'))
      .toMatchObject({
        definition: 'Only by an employer.',
        colour: 9,
      });
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('police');
    await expect.element(page.getByText(/Another tag has this name/)).toBeVisible();
    expect(page.getByRole('button', { name: /Merge into another tag/ }).elements()).toHaveLength(2);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
    await expect.element(page.getByText(/A tag needs a name/)).toBeVisible();
    expect(tagOf(vault, 'prs.job')?.label).toBe('Threat of dismissal');
  });

  it('gives a digit to one tag alone', async () => {
    const { vault } = await open();
    await line(/Police$|Police /)
      .first()
      .click();
    await page.getByRole('button', { name: /Key/ }).click();
    await page.getByRole('option', { name: /^4/ }).click();
    await expect.poll(() => favouriteTags(vault.tags).get(4)?.label).toBe('Police');
    await expect.poll(() => line(/Threat of dismissal/).element().textContent).not.toContain('4');
  });

  it('has a name in each language, and words for hard cases folded up until there are some', async () => {
    const { vault } = await open();
    await line(/Threat of dismissal/).click();
    await page.getByRole('textbox', { name: 'Name in Russian' }).fill('Угроза увольнения');
    await page.getByRole('textbox', { name: 'Name in Kazakh' }).fill('Жұмыстан шығару');
    await expect.element(page.getByRole('textbox', { name: 'Memo' })).not.toBeInTheDocument();
    await page.getByText('When not to use it, example, memo').click();
    await page.getByRole('textbox', { name: 'When not to use it' }).fill('Not for a colleague.');
    await page.getByRole('textbox', { name: 'Memo' }).fill('Agreed in spring.');
    await expect
      .poll(() => tagOf(vault, 'prs.job'))
      .toMatchObject({
        names: { ru: 'Угроза увольнения', kk: 'Жұмыстан шығару' },
        exclusion: 'Not for a colleague.',
        memo: 'Agreed in spring.',
      });
    await line(/Threat to withhold/).click();
    await line(/Threat of dismissal/).click();
    await expect.element(page.getByRole('textbox', { name: 'Memo' })).toBeVisible();
    // By the Russian name nobody else may go.
    await line(/Threat to withhold/).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('угроза увольнения');
    await expect.element(page.getByText(/Another tag has this name/)).toBeVisible();
  });

  it('moves a tag with Alt and the arrows, and the focus goes with it', async () => {
    const { vault } = await open();
    const shown = () =>
      page
        .getByRole('option', { name: /Threat (of dismissal|to withhold|to trading)/ })
        .elements()
        .map((one) => one.textContent);
    await line(/Threat of dismissal/).click();
    await press('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(() => shown()[0]).toContain('Threat to withhold');
    await press('{Alt>}{ArrowRight}{/Alt}');
    await expect.poll(() => tagOf(vault, 'prs.job')?.parent).toBe('prs.wage');
    await expect.element(line(/Threat of dismissal.*level 2/)).toHaveFocus();
    await press('{Alt>}{ArrowRight}{/Alt}');
    await expect.element(page.getByText(/cannot move further there/)).toBeVisible();
    await press('{Alt>}{ArrowLeft}{/Alt}');
    await expect.poll(() => tagOf(vault, 'prs.job')?.parent).toBeUndefined();
    await press('{Alt>}{ArrowUp}{/Alt}');
    await expect.poll(() => shown()[0]).toContain('Threat of dismissal');
    await expect.element(line(/Threat of dismissal/)).toHaveFocus();
  });

  it('retires a tag, which keeps it, and offers it again', async () => {
    const { vault } = await open();
    await line(/Threat of dismissal/).click();
    await press('{Delete}');
    await expect.element(page.getByText(/it stays on its passages/)).toBeVisible();
    expect(tagOf(vault, 'prs.job')).toMatchObject({
      isRetired: true,
      label: 'Threat of dismissal',
    });
    await expect.element(line(/Threat of dismissal.*Retired.*2 interviews/)).toBeVisible();
    expect(favouriteTags(vault.tags).get(4)).toBeUndefined();
    await page.getByRole('button', { name: 'Offer again' }).click();
    await expect.poll(() => favouriteTags(vault.tags).get(4)?.id).toBe('prs.job');
  });

  it('merges a tag into another after saying what moves, and takes it back', async () => {
    const { vault, library } = await open();
    await line(/Threat of dismissal/).click();
    await press('{Control>}m{/Control}');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText('1 passage in 2 interviews move.')).toBeVisible();
    await press('fined');
    await press('{Enter}');
    await expect.element(dialog.getByText(/will count as “Fined” everywhere/)).toBeVisible();
    expect(tagOf(vault, 'prs.job')?.merged).toBeUndefined();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect.poll(() => tagOf(vault, 'prs.job')?.merged?.into).toBe('vio.fined');
    await expect.element(line(/Fined.*2 interviews/)).toBeVisible();
    await expect.element(line(/Threat of dismissal/)).not.toBeInTheDocument();
    // What was written in the interviews stays as it is.
    expect([...vault.interviews.values()].map(({ record }) => record.tags)).toEqual([
      ['prs.job'],
      ['prs.job'],
    ]);
    expect(library.snapshot().interviews[0]?.tags).toEqual(['vio.fined']);
    await page.getByRole('button', { name: 'Take back' }).click();
    await expect.element(line(/Threat of dismissal.*2 interviews/)).toBeVisible();
    expect(library.snapshot().interviews[0]?.tags).toEqual(['prs.job']);
  });

  it('is read only while frozen, and says so', async () => {
    const { vault } = await open();
    await line(/Threat of dismissal/).click();
    await page.getByRole('button', { name: 'Freeze' }).click();
    await expect.element(page.getByText('The codebook is frozen')).toBeVisible();
    await expect
      .element(page.getByRole('textbox', { name: 'Name', exact: true }))
      .toHaveAttribute('readonly');
    await expect.element(page.getByRole('button', { name: 'New tag' })).not.toBeInTheDocument();
    const before = vault.tags;
    await line(/Threat of dismissal/).click();
    await press('{Delete}{Insert}{Alt>}{ArrowDown}{/Alt}{Control>}m{/Control}');
    expect(vault.tags).toBe(before);
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Unfreeze' }).click();
    await expect.element(page.getByRole('button', { name: 'New tag' })).toBeVisible();
  });

  it('imports the tags that are chosen from a file, after showing what is new', async () => {
    const { vault } = await open();
    const count = vault.tags.length;
    mainForTest.answers['openFile.choose'] = () => ({ source: 's', name: 'team.qdc', size: 9 });
    vault.codebookFile = [
      { name: 'Night', description: 'It happened at night.' },
      { name: 'Dawn', description: '', parent: 0 },
      { name: 'Fined', description: 'Money was taken.' },
      { name: 'beaten', description: '' },
    ];
    await page.getByRole('button', { name: 'Import…' }).click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText('Import team.qdc')).toBeVisible();
    await expect.element(dialog.getByText(/1 tag is here already/)).toBeVisible();
    await expect
      .element(dialog.getByText(/Money was taken. — now: A fine was imposed/))
      .toBeVisible();
    expect(mainForTest.names()).toEqual(['openFile.choose', 'openFile.close']);
    expect(vault.tags).toHaveLength(count);
    expect(await violations()).toEqual([]);
    await dialog.getByText('Dawn').click();
    await dialog.getByText('Fined', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Import 2 tags' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(vault.tags).toHaveLength(count + 1);
    expect(vault.tags.at(-1)).toMatchObject({ label: 'Night', group: 'own' });
    expect(tagOf(vault, 'vio.fined')).toMatchObject({ definition: 'Money was taken.', colour: 2 });
  });

  it('says why a file is no codebook, and lets go of it', async () => {
    const { vault } = await open();
    mainForTest.answers['openFile.choose'] = () => ({ source: 's', name: 'a.csv', size: 9 });
    vault.failing = { readCodebookFile: 'codebook-file-unreadable' };
    await page.getByRole('button', { name: 'Import…' }).click();
    await expect.element(page.getByText(/could not be read as a codebook/)).toBeVisible();
    expect(mainForTest.names()).toEqual(['openFile.choose', 'openFile.close']);
    mainForTest.answers['openFile.choose'] = () => new Refusal('file-read-failed');
    await page.getByRole('button', { name: 'Import…' }).click();
    await expect.element(page.getByText(/could not be read as a codebook/)).not.toBeInTheDocument();
    expect(vault.tags).toEqual(STARTER_TAGS);
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await open();
    await line(/Threat of dismissal/).click();
    await expect.element(page.getByRole('textbox', { name: 'When it applies' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
