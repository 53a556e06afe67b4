import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type Bytes, utf8 } from '../../../core/bytes.ts';
import { codeXml, projectZip, type SourceForTest } from '../../../core/import/project-for-test.ts';
import { mainForTest } from '../../bridge-for-test.ts';
import errors from '../../locales/en/error.json';
import { violations } from '../../ui/axe-for-test.ts';
import { openImport, withImportScreen } from './import-screen-for-test.tsx';
import { ImportVault } from './import-vault-for-test.ts';

/** Invented, as everybody here. */
const SOURCES: readonly SourceForTest[] = [
  {
    name: 'Market, first day',
    text: '\uFEFF😀 Нас вызвали.\r\nМы подписали.',
    selections: [
      { start: 6, end: 13, name: 'вызвали', codes: [2] },
      { start: 19, end: 28, name: 'подписали', codes: [3] },
      { start: 90, end: 99, codes: [3] },
    ],
    inside: '<Description>Read twice</Description>',
  },
  { name: 'Market, second day', text: 'Ничего не сказали.' },
  { name: 'Lost', text: '', attributes: 'plainTextPath="internal://lost.txt"' },
];
const PARTS = {
  codes: codeXml(1, 'Money', codeXml(2, 'Market levy') + codeXml(3, 'Market wage')),
  rest: '<Notes><Note guid="n"><PlainTextContent>A memo</PlainTextContent></Note></Notes>',
};
const PROJECT = projectZip(SOURCES, PARTS);

withImportScreen();

const button = (name: string) => page.getByRole('button', { name });
const saved = (vault: ImportVault) => [...vault.interviews.values()];
const row = (name: string) => page.getByRole('row', { name });

function drop(...files: readonly (readonly [string, Bytes | string])[]) {
  const dataTransfer = new DataTransfer();
  for (const [name, content] of files) dataTransfer.items.add(new File([content], name));
  const area = button('Choose files…').element().parentElement;
  area?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
}

async function frozen(vault: ImportVault) {
  vault.rules = [{ id: 'codebook-frozen' }];
  return openImport(vault);
}

describe('importing a project', () => {
  it('is done with the keyboard: chosen, looked at, taken with its tags, and undone', async () => {
    const vault = new ImportVault([{ record: { code: 'INT-004' } }]);
    vault.tags = [...vault.tags].map((tag, i) =>
      i === 0 ? { ...tag, label: 'Market wage' } : tag,
    );
    const wage = vault.tags[0]?.id;
    vault.chosen.set('handle', new File([PROJECT], 'market.qdpx'));
    mainForTest.answers['openFile.chooseTexts'] = () => [
      { source: 'handle', name: 'market.qdpx', size: PROJECT.length },
    ];
    const { library } = await openImport(vault);
    const before = library.snapshot().tags.length;
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/^2 texts, 3 codes, 2 tagged passages\./)).toBeVisible();
    await expect
      .element(page.getByText('1 text is left out: its plain text is not in the file. (Lost)'))
      .toBeVisible();
    await expect.element(page.getByText(/^1 passage is left out: it is around no/)).toBeVisible();
    await expect
      .element(page.getByText('1 note that belongs to no code and no text'))
      .toBeVisible();
    await expect.element(row('Money 0 A new tag')).toBeVisible();
    await expect.element(row('Market levy 1 A new tag')).toBeVisible();
    await expect.element(row('Market wage 1 The tag “Market wage”')).toBeVisible();
    await expect.element(page.getByText('“вызвали”: Market levy')).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await userEvent.keyboard('{Tab} ');
    await userEvent.keyboard('{Tab}{Enter}');
    await expect
      .element(page.getByRole('heading', { name: '2 interviews were imported' }))
      .toHaveFocus();
    await expect.element(row('INT-005 Market, first day')).toBeVisible();
    await expect.element(page.getByText('2 tags were added to the codebook.')).toBeVisible();
    const fresh = library.snapshot().tags.slice(before);
    expect(fresh).toMatchObject([
      { label: 'Money' },
      { label: 'Market levy', parent: fresh[0]?.id },
    ]);
    const [, first, second] = saved(vault);
    expect(first?.text).toBe('😀 Нас вызвали.\nМы подписали.');
    expect(
      first?.record.passages.map(({ from, to, tag }) => [first.text.slice(from, to), tag]),
    ).toEqual([
      ['вызвали', fresh[1]?.id],
      ['подписали', wage],
    ]);
    expect(first?.record).toMatchObject({
      code: 'INT-005',
      language: 'ru',
      summary: 'Market, first day\nRead twice',
    });
    expect(second?.record.summary).toBe('Market, second day');
    await button('Undo: put them into the bin').click();
    await expect
      .element(page.getByText('The 2 tags that were added stay in the codebook.'))
      .toBeVisible();
    expect(library.snapshot().interviews).toHaveLength(1);
  });

  it('stores no name of a text that nobody asked for', async () => {
    const { vault } = await openImport();
    drop(['market.qdpx', PROJECT]);
    await button('Import 2 interviews').click();
    await expect.element(page.getByRole('heading', { name: /were imported/ })).toHaveFocus();
    await expect.element(row('INT-001 Market, first day')).toBeVisible();
    expect(saved(vault).map(({ record }) => record.summary)).toEqual(['Read twice', '']);
    expect(saved(vault)[0]?.record.language).toBe('');
  });

  it('goes on only with the tags that are there while the codebook is frozen', async () => {
    const vault = new ImportVault();
    await frozen(vault);
    drop(['market.qdpx', PROJECT]);
    await expect
      .element(page.getByText(/^The codebook is frozen, and 3 codes have no tags/))
      .toBeVisible();
    await button('Import 2 interviews').click();
    expect(saved(vault)).toEqual([]);
    const label = vault.tags[0]?.label ?? '';
    const known = projectZip([{ text: 'Нас', selections: [{ start: 0, end: 3 }] }], {
      codes: codeXml(1, label),
    });
    vault.chosen.set('handle', new File([known], 'known.qdpx'));
    mainForTest.answers['openFile.chooseTexts'] = () => [
      { source: 'handle', name: 'known.qdpx', size: known.length },
    ];
    await button('Choose other files…').click();
    await button('Import 1 interview').click();
    await expect
      .poll(() => saved(vault)[0]?.record.passages)
      .toMatchObject([{ from: 0, to: 3, tag: vault.tags[0]?.id }]);
  });

  it('keeps what was chosen when the disk refuses, and makes no tag', async () => {
    const { vault, library } = await openImport();
    const before = library.snapshot().tags;
    vault.failing = { importInterviews: 'storage-full' };
    drop(['market.qdpx', PROJECT]);
    await button('Import 2 interviews').click();
    await expect.element(page.getByRole('alert').getByText('The disk is full')).toBeVisible();
    expect(library.snapshot().tags).toEqual(before);
    vault.failing = {};
    await button('Import 2 interviews').click();
    await expect.poll(() => library.snapshot().interviews).toHaveLength(2);
  });

  it('says so when none of it can be taken, when it is none, and when it is not alone', async () => {
    const { vault } = await openImport();
    drop(['empty.qdpx', projectZip([])]);
    await expect.element(page.getByText('No text of this project can be imported.')).toBeVisible();
    await button('Import 0 interviews').click();
    expect(saved(vault)).toEqual([]);
    mainForTest.answers['openFile.chooseTexts'] = () => [
      { source: 'word', name: 'a.qdpx', size: 1 },
      { source: 'project', name: 'b.qdpx', size: 1 },
    ];
    // A zip that calls itself a project.
    vault.chosen.set('word', new File([emptyZip()], 'a.qdpx'));
    vault.chosen.set('project', new File([PROJECT], 'b.qdpx'));
    await button('Choose other files…').click();
    await expect.element(page.getByText(errors['import-not-a-project'].title)).toBeVisible();
    await page.getByRole('button', { name: /^b\.qdpx/ }).click();
    await expect.element(page.getByText(errors['import-project-alone'].title)).toBeVisible();
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await openImport();
    drop(['market.qdpx', PROJECT]);
    await expect.element(row('Market levy 1 A new tag')).toBeVisible();
    expect(await violations()).toEqual([]);
    await button('Import 2 interviews').click();
    await expect.element(page.getByRole('heading', { name: /imported/ })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

/** One that holds something else. */
function emptyZip(): Bytes {
  return zipSync({ 'a.txt': utf8('a') });
}
