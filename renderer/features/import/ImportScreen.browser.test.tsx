import { mainForTest, Refusal } from '../../bridge-for-test.ts';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import errors from '../../locales/en/error.json';
import { violations } from '../../ui/axe-for-test.ts';
import { openImport, withImportScreen } from './import-screen-for-test.tsx';
import { ImportVault } from './import-vault-for-test.ts';

/** «Мы подписали.» in Windows-1251. */
const SIGNED_1251 = Uint8Array.from([
  0xcc, 0xfb, 0x20, 0xef, 0xee, 0xe4, 0xef, 0xe8, 0xf1, 0xe0, 0xeb, 0xe8, 0x2e,
]);

withImportScreen();

/** As the dialog of the system gives them. */
function offer(vault: ImportVault, ...files: readonly File[]) {
  for (const file of files) vault.chosen.set(`source of ${file.name}`, file);
  mainForTest.answers['openFile.chooseTexts'] = () =>
    files.map(({ name, size }) => ({ source: `source of ${name}`, name, size }));
}

const button = (name: string) => page.getByRole('button', { name });
/** In the list: its state is part of its name. */
const listed = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
const texts = (vault: ImportVault) => [...vault.interviews.values()].map(({ text }) => text);
const closed = () => mainForTest.asked.filter(({ name }) => name === 'openFile.close');

function drop(...files: readonly File[]) {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const area = button('Choose files…').element().parentElement;
  area?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
}

describe('importing text files', () => {
  it('is done with the keyboard: chosen, looked at, taken, and put into the bin again', async () => {
    const vault = new ImportVault([{ record: { code: 'INT-004' } }]);
    offer(vault, new File(['Первый\r\nрассказ'], '1.txt'), new File(['Второй'], '2.txt'));
    const { library } = await openImport(vault);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Первый рассказ')).toBeVisible();
    expect(texts(vault)).toEqual(['']);
    await listed('2.txt').click();
    await expect.element(page.getByText('Второй')).toBeVisible();
    await button('Import 2 interviews').click();
    await expect
      .element(page.getByRole('heading', { name: '2 interviews were imported' }))
      .toHaveFocus();
    await expect.element(page.getByRole('row', { name: 'INT-005 1.txt' })).toBeVisible();
    await expect.element(page.getByRole('row', { name: 'INT-006 2.txt' })).toBeVisible();
    expect(texts(vault)).toEqual(['', 'Первый\nрассказ', 'Второй']);
    expect(library.snapshot().interviews).toHaveLength(3);
    expect(closed()).toHaveLength(2);
    await button('Undo: put them into the bin').click();
    await expect
      .element(page.getByRole('heading', { name: '2 imported interviews are in the bin' }))
      .toHaveFocus();
    expect(library.snapshot().interviews).toHaveLength(1);
    expect(library.snapshot().bin).toHaveLength(2);
  });

  it('shows the likeliest encoding first, and the text anew in another', async () => {
    const { vault } = await openImport();
    drop(new File([SIGNED_1251], 'old.txt'));
    await expect.element(page.getByText('Мы подписали.')).toBeVisible();
    await page.getByRole('button', { name: /Windows-1251/ }).click();
    await page.getByRole('option', { name: /KOI8-R/ }).click();
    await expect.element(page.getByText('лШ ОНДОХЯЮКХ.')).toBeVisible();
    await page.getByRole('button', { name: /KOI8-R/ }).click();
    await page.getByRole('option', { name: /UTF-8/ }).click();
    await expect.element(page.getByText(/places could not be read/)).toBeVisible();
    await page.getByRole('button', { name: /UTF-8/ }).click();
    await page.getByRole('option', { name: /Windows-1251/ }).click();
    await expect.element(page.getByText('Мы подписали.')).toBeVisible();
    await button('Import 1 interview').click();
    await expect.poll(() => texts(vault)).toEqual(['Мы подписали.']);
  });

  it('says what is wrong with a file, and takes the others whole', async () => {
    const { vault } = await openImport();
    drop(new File(['%PDF-1.7'], 'scan.pdf'), new File(['Рассказ'], 'a.txt'), new File([], 'b.txt'));
    await expect.element(page.getByText(errors['import-not-text'].title)).toBeVisible();
    await expect
      .element(page.getByText('2 files cannot be imported and are left out.'))
      .toBeVisible();
    await listed('b.txt').click();
    await expect.element(page.getByText(errors['import-empty'].title)).toBeVisible();
    await button('Import 1 interview').click();
    await expect.poll(() => texts(vault)).toEqual(['Рассказ']);
  });

  it('does not go on where nothing can be taken, and leaves a file out that is not wanted', async () => {
    const vault = new ImportVault();
    offer(vault, new File([], 'empty.txt'), new File(['Рассказ'], 'a.txt'));
    await openImport(vault);
    await button('Choose files…').click();
    await listed('a.txt').click();
    await button('Leave this file out').click();
    await expect.element(page.getByText(/^None of these files can be imported/)).toBeVisible();
    await button('Import 0 interviews').click();
    expect(texts(vault)).toEqual([]);
    await button('Leave this file out').click();
    await expect.element(button('Choose files…')).toBeVisible();
    expect(closed()).toHaveLength(2);
  });

  it('keeps what was chosen when the disk refuses, and makes it at the next try', async () => {
    const { vault, library } = await openImport();
    vault.failing = { importInterviews: 'storage-full' };
    drop(new File(['Рассказ'], 'a.txt'));
    await button('Import 1 interview').click();
    await expect.element(page.getByRole('alert').getByText('The disk is full')).toBeVisible();
    expect(library.snapshot().interviews).toEqual([]);
    vault.failing = {};
    await button('Import 1 interview').click();
    await expect.poll(() => library.snapshot().interviews).toHaveLength(1);
  });

  it('says so when the files cannot be opened', async () => {
    mainForTest.answers['openFile.chooseTexts'] = () => new Refusal('import-too-many');
    await openImport();
    await button('Choose files…').click();
    await expect.element(page.getByText(errors['import-too-many'].title)).toBeVisible();
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await openImport();
    expect(await violations()).toEqual([]);
    drop(new File([SIGNED_1251], 'old.txt'), new File([], 'empty.txt'));
    await expect.element(page.getByText('Мы подписали.')).toBeVisible();
    expect(await violations()).toEqual([]);
    await button('Import 1 interview').click();
    await expect.element(page.getByRole('heading', { name: /imported/ })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
