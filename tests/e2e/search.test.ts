import { afterEach, describe, expect, it } from 'vitest';
import { MERCHANT, TEACHER } from '../fixtures/testimonies.ts';
import { openTab, registerPeople, writeInterview } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';

/** The search of the built app, in its window and by keyboard. */
describe('searching a vault in Russian and Kazakh', { timeout: 240_000 }, () => {
  let me: Researcher | undefined;
  afterEach(async () => {
    await me?.close();
    me = undefined;
  });

  it('finds either alphabet, jumps to the passage, comes back, and forgets at lock', async () => {
    me = await startWithVault();
    const { page } = me;
    await writeInterview(me, MERCHANT);
    await writeInterview(me, TEACHER);
    const field = page.getByRole('searchbox', { name: 'Search all interviews' });
    const rows = page.getByRole('grid', { name: 'Interviews found' }).getByRole('row');
    const row = (code: string) => rows.filter({ hasText: code });

    await me.press('Control+Shift+KeyF');
    await field.waitFor();
    await me.sees('Search every testimony in this vault');
    // Typed in Latin, letter by letter: each ends the search of the one before.
    await me.type('seytkaziev');
    await row('INT-001').waitFor();
    await row('INT-002').waitFor({ state: 'detached' });
    await page.locator('mark').first().waitFor();
    expect(await page.locator('mark').allInnerTexts()).toContain('Сейтказиев');

    await me.press('ArrowDown', 'Enter');
    const text = page.getByRole('textbox', { name: 'Testimony' });
    await text.waitFor();
    await page.waitForFunction(() => getSelection()?.toString() === 'Сейтказиев');
    expect(
      await page.evaluate(() => {
        const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
        return box !== undefined && box.top > 0 && box.bottom < innerHeight;
      }),
    ).toBe(true);

    await me.press('Alt+ArrowLeft');
    await field.waitFor();
    expect(await field.inputValue()).toBe('seytkaziev');
    await row('INT-001').waitFor();

    // A note on a decision is found as well, and leads to the decision.
    await me.press('ArrowDown', 'Enter');
    await text.waitFor();
    await openTab(me, 'Anonymise');
    await page.getByText(/^0 of \d+ decided/).waitFor();
    await page.getByRole('textbox', { name: 'Original' }).focus();
    await me.press('KeyN');
    await page.getByRole('dialog', { name: 'Why this decision' }).waitFor();
    await me.type('named in the gazette');
    await me.press('Enter');
    await me.dialogCloses();
    await page.getByText(/^1 of \d+ decided/).waitFor();
    await me.press('Control+KeyK');
    await field.waitFor();
    await me.press('Control+a');
    await me.type('gazette');
    await row('INT-001').waitFor();
    await me.press('ArrowDown', 'Enter');
    await page.getByRole('tab', { name: 'Anonymise', selected: true }).waitFor();
    await me.sees(/^Note: named in the gazette$/);

    // Of the register only the number is told; its own screen shows what has the words, and covers it.
    const person = { name: 'Lyazzat Yerzhanova', gender: 'female', pseudonym: 'Saule' } as const;
    await registerPeople(me, { people: [person] });
    await me.press('Control+KeyK', 'Control+a');
    await me.type(person.name);
    await me.focusOn('Show under People');
    await me.press('Enter');
    await page.getByRole('row', { name: person.pseudonym }).waitFor();
    expect(await page.getByRole('grid').innerText()).not.toContain(person.name);
    await me.press('Alt+ArrowLeft');
    await field.waitFor();
    expect(await field.inputValue()).toBe(person.name);

    await me.press('Control+KeyK', 'Control+a');
    await me.type('мугалим -базар');
    await row('INT-002').waitFor();
    await row('INT-001').waitFor({ state: 'detached' });
    await me.press('Control+a');
    await me.type('nobody has said this');
    await me.sees('No interview found');

    await me.press('Control+KeyK', 'Control+a');
    await me.type('seytkaziev');
    await row('INT-001').waitFor();
    const [searched] = page.workers();
    await me.lock();
    expect(await page.content()).not.toMatch(/seytkaziev|Сейтказиев/i);
    // What was folded for the search lay in the worker, which is another one now.
    await expect.poll(() => page.workers()).not.toContain(searched);
    await me.unlock();
    await row('INT-001').waitFor();
    expect(await field.inputValue()).toBe('seytkaziev');
  });
});
