import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import errors from '../../locales/en/error.json';
import { violations } from '../../ui/axe-for-test.ts';
import { openImport, withImportScreen } from './import-screen-for-test.tsx';
import { ImportVault } from './import-vault-for-test.ts';

/** Invented, as everybody here. */
const FORM = `SubmissionDate,about-city,about-gps-Latitude,job,story,q2,KEY,SubmitterName
2026-05-04T10:00:00Z,Тараз,42.9000001,doctor,Нас вызвали.,Да,uuid:aa-1,Собиратель
2026-05-04T11:00:00Z,Шу,42.9000002,blacksmith,Мы подписали.,Нет,uuid:aa-2,Собиратель
`;
const MORE = `${FORM}2026-05-05T11:00:00Z,Шу,,,Ещё рассказ.,,uuid:aa-3,Собиратель\n`;

withImportScreen();

const button = (name: string) => page.getByRole('button', { name });
const becomes = (column: string) =>
  page.getByRole('button', { name: new RegExp(`What ${column} becomes`) });
const preview = () => page.getByRole('region', { name: 'As it would be' });
const records = (vault: ImportVault) => [...vault.interviews.values()].map(({ record }) => record);

function drop(content: string, name = 'form.csv') {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([content], name));
  const area = button('Choose files…').element().parentElement;
  area?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
}

async function choose(column: string, field: string) {
  await becomes(column).click();
  await page.getByRole('option', { name: field, exact: true }).click();
}

describe('importing a form', () => {
  it('shows what its columns become, and takes neither who sent it nor where it was', async () => {
    const { vault } = await openImport();
    drop(FORM);
    await expect.element(page.getByText(/A form of ODK Central/)).toBeVisible();
    await expect.element(becomes('about-city')).toMatchTextContent('Place');
    await expect.element(becomes('SubmitterName')).toMatchTextContent('Left out');
    const gps = page.getByRole('row', { name: /about-gps-Latitude/ });
    await expect.element(gps.getByText('Private')).toBeVisible();
    await choose('q2', 'Summary');
    await expect.element(preview().getByText('Нет')).toBeVisible();
    await button('Import 2 interviews').click();
    await expect
      .element(page.getByRole('heading', { name: '2 interviews were imported' }))
      .toHaveFocus();
    expect(records(vault)).toMatchObject([
      { code: 'INT-001', place: { name: 'Тараз' }, occupation: 'occ.doctor', summary: 'Да' },
      { code: 'INT-002', place: { name: 'Шу' }, occupation: '', summary: 'Нет' },
    ]);
    expect(JSON.stringify([...vault.interviews.values()])).not.toMatch(/Собиратель|42\.9/);
  });

  it('asks what a form means where the app has a list, and remembers it for the next time', async () => {
    const { vault } = await openImport();
    drop(FORM);
    await expect.element(page.getByText(/^1 answer is no entry of a list/)).toBeVisible();
    await page.getByRole('button', { name: /Occupation: “blacksmith”/ }).click();
    await page.getByRole('option', { name: 'Factory or mine worker' }).click();
    await expect.element(page.getByText(/^1 answer is no entry/)).not.toBeInTheDocument();
    await choose('q2', 'Summary');
    await button('Import 2 interviews').click();
    await button('Import more').click();
    expect(records(vault)[1]?.occupation).toBe('occ.factory');
    drop(MORE);
    await expect.element(page.getByText(/what they became at the last import/)).toBeVisible();
    await expect.element(becomes('q2')).toMatchTextContent('Summary');
    await expect
      .element(page.getByText('2 submissions are in the vault already and are not imported again.'))
      .toBeVisible();
    await button('Import 1 interview').click();
    await expect.poll(() => records(vault)).toHaveLength(3);
  });

  it('says which interviews got another code than theirs', async () => {
    await openImport(new ImportVault([{ record: { code: 'INT-001' } }]));
    drop('code,story\nINT-001,Да\nKZ-7,Нет\n');
    await button('Import 2 interviews').click();
    await expect
      .element(page.getByRole('row', { name: /^INT-002/ }))
      .toMatchTextContent(/INT-001 was in use/);
    await expect.element(page.getByRole('row', { name: /^KZ-7/ })).not.toMatchTextContent(/in use/);
  });

  it('does not double what is there, and takes what is in the bin only when it is told to', async () => {
    const { vault } = await openImport();
    drop(FORM);
    await button('Import 2 interviews').click();
    await button('Undo: put them into the bin').click();
    await button('Import more').click();
    drop(FORM);
    await expect
      .element(page.getByText('2 submissions were imported before and are in the bin'))
      .toBeVisible();
    await expect.element(page.getByText('There is no new submission to import.')).toBeVisible();
    await button('Import 0 interviews').click();
    expect(records(vault)).toHaveLength(2);
    await page.getByText('Import them once more, as new interviews').click();
    await button('Import 2 interviews').click();
    await expect.poll(() => records(vault)).toHaveLength(4);
  });

  it('needs a column that becomes something', async () => {
    const { vault } = await openImport();
    drop('q1,q2\nДа,Нет\n');
    await expect.element(page.getByText(/Say first what at least one column/)).toBeVisible();
    await button('Import 0 interviews').click();
    await choose('q1', 'Testimony');
    await choose('q2', 'Testimony');
    await button('Import 1 interview').click();
    await expect
      .poll(() => [...vault.interviews.values()].map(({ text }) => text))
      .toEqual(['q1\nДа\n\nq2\nНет']);
  });

  it('says so when its rows are parts of submissions', async () => {
    await openImport();
    drop('story,PARENT_KEY,KEY\nДа,uuid:a,uuid:a/b[1]\n');
    await expect.element(page.getByText(/what submissions of another one repeat/)).toBeVisible();
  });

  it('takes a form of hundreds of columns', async () => {
    const names = Array.from({ length: 400 }, (_, i) => `question ${i}`);
    await openImport();
    drop(`${names.join(',')}\n${names.join(',')}\n`);
    await choose('question 7', 'Testimony');
    await choose('question 9', 'Testimony');
    await expect.element(preview().getByText(/question 9/)).toBeVisible();
  });

  it('that is cut is refused, and the next choice begins anew', async () => {
    await openImport();
    drop('a,b\n1,"2\n');
    await expect.element(page.getByText(errors['import-not-a-table'].title)).toBeVisible();
    await expect.element(page.getByText(/None of these files can be imported/)).toBeVisible();
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await openImport();
    drop(FORM);
    await expect.element(preview()).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
