import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TagId } from '../../../core/domain/ids.ts';
import type { ReviewState } from '../../../core/domain/interview.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { dropUndoOffers, UndoToasts } from '../../ui/UndoToasts.tsx';
import { InterviewsScreen, type InterviewsScreenProps } from './InterviewsScreen.tsx';
import { type Draft, MemoryVault } from '../../vault/memory-vault-for-test.ts';

const TRADER: Draft = {
  record: {
    code: 'INT-001',
    place: { name: 'Тараз', published: '', level: 'region' },
    occupation: 'occ.trader',
    tags: ['act.sign.forced' as TagId, 'prs.trade' as TagId],
  },
  text: 'x'.repeat(12_345),
};
const TEACHER: Draft = {
  record: {
    code: 'INT-002',
    date: '1998-11',
    place: { name: 'Жаңатас', published: '', level: 'region' },
    occupation: 'occ.teacher',
    tags: ['act.sign.forced' as TagId],
  },
};
const DOCTOR: Draft = { record: { code: 'INT-003', occupation: 'occ.doctor' } };

let unmount = () => {};
afterEach(() => {
  unmount();
  dropUndoOffers();
  delete document.documentElement.dataset['theme'];
});

beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});

/** The route of the app, for the bin. */
function WithBin(props: Omit<InterviewsScreenProps, 'isBinOpen' | 'onBin'>) {
  const [isBinOpen, setBinOpen] = useState(false);
  return <InterviewsScreen {...props} isBinOpen={isBinOpen} onBin={setBinOpen} />;
}

async function open(vault = new MemoryVault([TRADER, TEACHER, DOCTOR])) {
  const library = await vault.load();
  const opened: string[] = [];
  let created = 0;
  let imports = 0;
  unmount = mountForTest(
    <>
      <main style={{ height: '90vh' }}>
        <WithBin
          library={library}
          onOpen={(id) => opened.push(vault.interviews.get(id)?.record.code ?? '?')}
          onCreate={() => {
            created += 1;
          }}
          onImport={() => {
            imports += 1;
          }}
        />
      </main>
      <UndoToasts label="Undo" closeLabel="Close" />
    </>,
  );
  return { vault, library, opened, created: () => created, imports: () => imports };
}

const row = (name: string) => page.getByRole('row', { name });
const press = (keys: string) => userEvent.keyboard(keys);
/** As a keyboard with another layout sends it: the physical key is the same, the letter is not. */
function pressCyrillic(code: string, key: string, modifiers: KeyboardEventInit = {}) {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, ...modifiers }),
  );
}

describe('the list of interviews', () => {
  it('opens with Enter the row that the arrows reached', async () => {
    const { opened } = await open();
    await row('INT-001').click();
    await press('{ArrowDown}{Enter}');
    await expect.poll(() => opened).toEqual(['INT-002']);
  });

  it('narrows by every tag that is picked, and widens again when one is taken off', async () => {
    await open();
    await page.getByRole('button', { name: 'Tags' }).click();
    await press('forced to sign{Enter}');
    await expect.element(page.getByText('Showing 2 of 3')).toBeVisible();
    await page.getByRole('button', { name: 'Tags: 1' }).click();
    await press('trading place{Enter}');
    await expect.element(page.getByText('Showing 1 of 3')).toBeVisible();
    await expect.element(row('INT-002')).not.toBeInTheDocument();
    await page.getByRole('button', { name: /^Stop filtering by Threat to trading/ }).click();
    await expect.element(row('INT-002')).toBeVisible();
    await expect.element(row('INT-003')).not.toBeInTheDocument();
  });

  it('counts no review as done that a second reader has yet to read', async () => {
    const draft = (code: string, review: ReviewState): Draft => ({ record: { code, review } });
    const vault = new MemoryVault([draft('INT-001', 'done'), draft('INT-002', 'confirmed')]);
    const { library } = await open(vault);
    await expect.element(row('INT-001').getByText('Done')).toBeVisible();
    vault.rules = [{ id: 'second-reader' }];
    await library.setRule('second-reader', true);
    await expect.element(row('INT-001').getByText('In review')).toBeVisible();
    await expect.element(row('INT-002').getByText('Read twice')).toBeVisible();
  });

  it('finds by place and by occupation, and says when nothing matches', async () => {
    await open();
    await press('/');
    await press('жаңа');
    await expect.element(row('INT-002')).toBeVisible();
    await expect.element(row('INT-001')).not.toBeInTheDocument();
    await page.getByRole('button', { name: /Occupation/ }).click();
    await page.getByRole('option', { name: 'Doctor' }).click();
    await expect.element(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await expect.element(row('INT-003')).toBeVisible();
  });

  it('sends to the bin with Delete and takes it back with Ctrl+Z on a Cyrillic layout', async () => {
    const { library } = await open();
    await row('INT-002').click();
    await press('{Delete}');
    await expect.element(page.getByText('INT-002 is in the bin')).toBeVisible();
    await expect.element(row('INT-002')).not.toBeInTheDocument();
    expect(library.snapshot().bin).toHaveLength(1);
    pressCyrillic('KeyZ', 'я', { ctrlKey: true });
    await expect.element(row('INT-002')).toBeVisible();
    expect(library.snapshot().bin).toHaveLength(0);
  });

  it('goes on with the next row after a deletion, so that several can go one after the other', async () => {
    const { library } = await open();
    await row('INT-001').click();
    await press('{Delete}');
    await expect.element(row('INT-001')).not.toBeInTheDocument();
    // The focus follows the row that went, and the key belongs to where the focus is.
    await expect
      .poll(() => document.activeElement?.closest('[role=row]')?.textContent)
      .toContain('INT-002');
    await press('{Delete}');
    await expect
      .poll(() => library.snapshot().interviews.map((one) => one.code))
      .toEqual(['INT-003']);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(() => library.snapshot().interviews).toHaveLength(2);
  });

  it('restores from the bin', async () => {
    const { library } = await open();
    await row('INT-003').click();
    await press('{Delete}');
    await page.getByRole('button', { name: 'Bin (1)' }).click();
    await page.getByRole('button', { name: 'Restore INT-003' }).click();
    await expect.element(page.getByText('The bin is empty')).toBeVisible();
    expect(library.snapshot().interviews).toHaveLength(3);
  });

  it('moves to the bin from the menu of a row', async () => {
    const { library } = await open();
    await row('INT-002').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Move to the bin/ }).click();
    await expect.element(row('INT-002')).not.toBeInTheDocument();
    expect(library.snapshot().bin.map(({ code }) => code)).toEqual(['INT-002']);
  });

  it('opens the menu of the row with the focus with Shift+F10, and of any row by its button', async () => {
    const { opened } = await open();
    await row('INT-001').click();
    await press('{Shift>}{F10}{/Shift}');
    const menu = page.getByRole('menu', { name: 'Actions for INT-001' });
    await expect.element(menu).toBeVisible();
    await expect.poll(() => menu.element().contains(document.activeElement)).toBe(true);
    await press('{Escape}');
    await expect.element(menu).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Actions for INT-003' }).click();
    await page.getByRole('menuitem', { name: /^Open/ }).click();
    expect(opened).toEqual(['INT-003']);
  });

  it('says so when the bin cannot be written, and keeps the row', async () => {
    const { vault } = await open();
    vault.failing = { binInterview: 'storage-full' };
    await row('INT-001').click();
    await press('{Delete}');
    await expect.element(page.getByRole('alert').getByText('The disk is full')).toBeVisible();
    await expect.element(row('INT-001')).toBeVisible();
  });

  it('makes a new one with N, but not while the search is typed', async () => {
    const { created } = await open();
    await row('INT-001').click();
    pressCyrillic('KeyN', 'т');
    expect(created()).toBe(1);
    await page.getByRole('searchbox').fill('n');
    await press('n');
    expect(created()).toBe(1);
  });

  it('offers the first interview where there is none, and no filters for nothing', async () => {
    const { created, imports } = await open(new MemoryVault());
    await expect.element(page.getByText('No interviews yet')).toBeVisible();
    await expect.element(page.getByRole('searchbox')).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'New interview' }).last().click();
    expect(created()).toBe(1);
    await press('{Tab}{Enter}');
    expect(imports()).toBe(1);
  });

  it('keeps only the rows in sight in the page', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ record: { code: `INT-${index}` } }));
    await open(new MemoryVault(many));
    await expect.element(page.getByText('3,000 interviews')).toBeVisible();
    expect(document.querySelectorAll('[role=row]').length).toBeLessThan(60);
  });

  it.each(['light', 'dark'])('has no accessibility violation, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await open();
    await expect.element(row('INT-001')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
