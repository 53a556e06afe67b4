import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';

/**
 * One history for what was typed, tagged and redacted, whichever tab is open; and what stands on the screen after
 * undo is what the vault holds. Every character and number is invented.
 */
const FIRST = 'They took my number, 8 727 250 11 22, and held out the sheet.';
const SECOND = ' We waited until noon.';
const NUMBER = '250 11 22';

/** What a person sees of the interview in the two tabs. */
interface Seen {
  readonly testimony: string;
  readonly passages: string;
  readonly decided: string;
  readonly readers: string;
}

describe('undo and redo', () => {
  let me: Researcher;
  beforeAll(async () => {
    me = await startWithVault();
  });
  afterAll(() => me?.close());

  const editor = () => me.page.getByRole('textbox', { name: 'Testimony', exact: true });
  const readers = () => me.page.getByLabel('What readers will see');

  async function toTestimony(): Promise<void> {
    await openTab(me, 'Testimony & tags');
    await editor().waitFor();
  }

  async function toAnonymise(decided: RegExp): Promise<void> {
    await openTab(me, 'Anonymise');
    await me.sees(decided);
    await me.focusOn('Original');
  }

  async function look(decided: RegExp): Promise<Seen> {
    await toTestimony();
    const testimony = await editor().innerText();
    const passages = await me.page.getByText(/ · \d+ passages?$/).innerText();
    await toAnonymise(decided);
    return {
      testimony,
      passages,
      decided: await me.page.getByText(decided).innerText(),
      readers: await readers().innerText(),
    };
  }

  it('go through typing, tagging and redaction in both tabs, and the vault holds what is seen', async () => {
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await toTestimony();
    await me.focusOn('Testimony');
    await me.type(FIRST);
    await me.press('Control+KeyE', 'Control+Home', 'Shift+End', 'Digit1');
    await me.sees(/1 passage$/);
    await me.press('Control+KeyE', 'Control+End');
    await me.type(SECOND);
    expect(await editor().innerText()).toBe(FIRST + SECOND);
    await toAnonymise(/0 of 1 decided/);
    await me.press('KeyA');
    const done = await look(/1 of 1 decided/);
    expect(done.readers).not.toContain(NUMBER);

    // In the review: the decision, then the sentence that was typed before it.
    await me.press('Control+KeyZ');
    await me.sees(/0 of 1 decided/);
    expect(await readers().innerText()).toContain(NUMBER);
    await me.press('Control+KeyZ');
    await me.sees('An edit of the text was changed');
    expect(await readers().innerText()).toBe(FIRST);

    // In the testimony: the tag, then everything.
    await toTestimony();
    expect(await editor().innerText()).toBe(FIRST);
    await me.sees(/1 passage$/);
    await me.press('Control+KeyZ');
    await me.sees(/0 passages$/);
    await me.press('Control+KeyZ');
    await me.sees(/^0 characters/);

    // And forward again, with both keys that redo.
    await me.press('Control+Shift+KeyZ');
    await expect.poll(() => editor().innerText()).toBe(FIRST);
    await me.sees(/0 passages$/);
    await me.press('Control+KeyY');
    await me.sees(/1 passage$/);
    await toAnonymise(/0 of 1 decided/);
    await me.press('Control+KeyY');
    await expect.poll(() => readers().innerText()).toBe(FIRST + SECOND);
    await me.press('Control+Shift+KeyZ');
    await me.sees(/1 of 1 decided/);
    expect(await look(/1 of 1 decided/)).toEqual(done);
  });

  it('leave in the vault exactly what is on the screen', async () => {
    // From the testimony a decision is undone too.
    await toTestimony();
    await me.press('Control+KeyZ');
    const undone = await look(/0 of 1 decided/);
    expect(undone.readers).toBe(FIRST + SECOND);
    await me.lock();
    await me.unlock();
    expect(await look(/0 of 1 decided/)).toEqual(undone);

    // The history does not outlive a lock: undo changes nothing then.
    await me.press('Control+KeyZ');
    await me.sees('Nothing more to undo');
    expect(await look(/0 of 1 decided/)).toEqual(undone);
  });

  it('keep what was decided in one step together, and a lock right after undo loses nothing', async () => {
    await toAnonymise(/0 of 1 decided/);
    await me.press('KeyA');
    await me.sees(/1 of 1 decided/);
    await toTestimony();
    await me.press('Control+KeyE', 'Control+Home', 'Control+Shift+End', 'Delete');
    await me.sees(/^0 characters/);
    await me.sees(/0 passages$/);
    // The text comes back with its tag and its decision.
    await me.press('Control+KeyZ');
    await me.lock();
    await me.unlock();
    const back = await look(/1 of 1 decided/);
    expect(back.testimony).toBe(FIRST + SECOND);
    expect(back.passages).toMatch(/1 passage$/);
    expect(back.readers).not.toContain(NUMBER);
  });

  it('take in tags of the whole interview, in the overview and from the testimony', async () => {
    const tag = me.page.getByRole('button', { name: 'Remove Threat of dismissal' });
    await openTab(me, 'Overview');
    await me.focusOn('Add a tag');
    await me.press('Enter');
    await me.type('dismissal');
    await me.press('Enter');
    await tag.waitFor();
    await me.press('Control+KeyZ');
    await me.sees('Undone: tags of the whole interview');
    expect(await tag.count()).toBe(0);
    await toTestimony();
    await me.press('Control+Shift+KeyZ');
    await me.sees('The tags of the whole interview were changed');
    await openTab(me, 'Overview');
    await tag.waitFor();
  });
});
