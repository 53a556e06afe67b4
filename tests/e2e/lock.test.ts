import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import settingsWords from '../../renderer/locales/en/settings.json' with { type: 'json' };
import unlockWords from '../../renderer/locales/en/unlock.json' with { type: 'json' };
import { openTab } from './support/interview-flows.ts';
import { startWithVault } from './support/ready-vault.ts';
import { PASSPHRASE, type Researcher } from './support/researcher.ts';

/** Locking from anywhere, by whoever asks, keeps what was typed and leaves none of it in the page. */
const WORD = 'zanzibarite';
const NEW_PASSPHRASE = 'nine other lanterns drift past quietly';
const LINES = Array.from({ length: 120 }, (_, i) => `Line ${i} of what was said.`);

type Announcement = 'lock-screen' | 'suspend';

describe('the lock', () => {
  let me: Researcher;

  beforeAll(async () => {
    me = await startWithVault();
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await openTab(me, 'Testimony & tags');
    await me.focusOn('Testimony');
    await me.page.keyboard.insertText(LINES.join('\n'));
    await me.type(` ${WORD}`);
    await me.sees(/Saved \d/);
  });
  afterAll(() => me?.close());

  const isLocked = () => me.page.getByRole('button', { name: 'Unlock' }).waitFor();
  const bodyText = () => me.page.evaluate(() => document.body.textContent);
  const editor = () => me.page.getByRole('textbox', { name: 'Testimony', exact: true });
  /** After the next drawing, with which the editor follows the caret. */
  const scrollTop = () =>
    me.page.evaluate(async () => {
      for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
      return document.querySelector('.cm-scroller')?.scrollTop;
    });

  /** The system says that the computer is about to leave its owner's hands. */
  function announce(...events: Announcement[]): Promise<void> {
    return me.launched.app.evaluate(({ powerMonitor }, names) => {
      for (const name of names) powerMonitor.emit(name);
    }, events);
  }

  /** From wherever to the text of the one interview, with the focus in it. */
  async function toTestimony(): Promise<void> {
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).click();
    await me.press('Enter');
    await me.page.getByRole('tab', { name: 'Testimony & tags', selected: true }).waitFor();
    await me.focusOn(/^Testimony$/);
  }

  async function typeAtEnd(word: string): Promise<void> {
    await me.focusOn(/^Testimony$/);
    if ((await editor().getAttribute('aria-readonly')) === 'true') await me.press('Control+KeyE');
    await me.press('Control+End');
    await me.type(word);
  }

  /** Types at the end of the testimony, and locks before autosave has had its time. */
  async function typeAndLock(word: string, lock: () => Promise<unknown>): Promise<void> {
    await typeAtEnd(word);
    await lock();
    await isLocked();
    expect(await bodyText()).not.toContain(word);
    await me.unlock();
    await editor().waitFor();
    await expect.poll(() => editor().innerText()).toMatch(new RegExp(`${word}$`));
  }

  const SCREENS: readonly (readonly [string, string, string])[] = [
    ['the interviews', 'Control+Digit1', 'Interviews'],
    ['the people', 'Control+Digit2', 'People'],
    ['the codebook', 'Control+Digit3', 'Codebook'],
    ['sharing', 'Control+Digit4', 'Share'],
    ['the passages', 'Control+Digit5', 'Passages'],
    ['the settings', 'Control+Comma', 'Settings'],
  ];

  it.each(SCREENS)('comes from %s, and unlocking goes back there', async (_, keys, title) => {
    await me.press(keys);
    await me.page.getByRole('heading', { name: title, exact: true }).first().waitFor();
    await me.lock();
    expect(await bodyText()).not.toContain(title);
    await me.unlock();
    await me.page.getByRole('heading', { name: title, exact: true }).first().waitFor();
  });

  it('comes from the bin, and unlocking goes back there', async () => {
    await me.press('Control+Digit1');
    await me.focusOn('Bin (0)');
    await me.press('Enter');
    const back = me.page.getByRole('button', { name: 'All interviews' });
    await back.waitFor();
    await me.lock();
    await me.unlock();
    await back.waitFor();
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).waitFor();
  });

  it('comes from the last of the tabs of sharing, and unlocking goes back there', async () => {
    await me.press('Control+Digit4');
    await me.focusOn(/^Export/);
    await me.press('End');
    const made = me.page.getByRole('tab', { name: 'Bundles made', selected: true });
    await made.waitFor();
    await me.lock();
    await me.unlock();
    await made.waitFor();
  });

  it.each(['Overview', 'Anonymise', 'Testimony & tags'])(
    'comes from the %s of an interview, and unlocking goes back there',
    async (tab) => {
      await toTestimony();
      if (tab !== 'Testimony & tags') await openTab(me, tab);
      await me.lock();
      expect(await bodyText()).not.toContain('INT-001');
      await me.unlock();
      await me.page.getByRole('tab', { name: tab, selected: true }).waitFor();
    },
  );

  const DIALOGS: readonly (readonly [string, string, string | RegExp, string])[] = [
    ['registering a name', 'Control+Digit2', 'Add a name', 'Add a name'],
    ['a new recipient', 'Control+Digit4', 'Add a recipient', 'Add a recipient'],
    ['changing the passphrase', 'Control+Comma', 'Change the passphrase', 'Change the passphrase'],
  ];

  it.each(DIALOGS)('comes from inside the dialog of %s', async (_, keys, button, title) => {
    await me.press(keys);
    if (keys === 'Control+Digit4') {
      await me.focusOn(/^(Export|Open a bundle|Recipients and my keys)/);
      await me.press('ArrowRight', 'ArrowRight');
    }
    await me.page.getByRole('button', { name: button }).first().waitFor();
    await me.focusOn(button);
    await me.press('Enter');
    await me.page.getByRole('dialog', { name: title }).waitFor();
    await me.type(WORD);
    await me.lock();
    expect(await me.page.getByRole('dialog').count()).toBe(0);
    await me.unlock();
    await me.page.getByRole('heading').first().waitFor();
    expect(await me.page.getByRole('dialog').count()).toBe(0);
  });

  it('comes from the list of keys and from the tags that are being picked', async () => {
    await me.press('F1');
    await me.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await me.lock();
    await me.unlock();
    await toTestimony();
    await me.press('Control+Home', 'Shift+End', 'Control+KeyT');
    await me.page.getByRole('dialog').waitFor();
    await me.type(WORD);
    await me.lock();
    await me.unlock();
    await editor().waitFor();
  });

  it('keeps what was typed a moment before, whoever asks for it', async () => {
    await toTestimony();
    await typeAndLock('keyword', () => me.press('Control+KeyL'));
    await typeAndLock('menuword', () =>
      me.launched.app.evaluate(({ Menu }) => {
        Menu.getApplicationMenu()?.getMenuItemById('lock')?.click();
      }),
    );
    await typeAndLock('screenword', () => announce('lock-screen'));
    await typeAndLock('sleepword', () => announce('suspend'));
    // Closing a lid says both at once.
    await typeAndLock('lidword', () => announce('lock-screen', 'suspend'));
  });

  /** In main. */
  const minimise = () =>
    me.launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const isMinimised = () =>
    me.launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.isMinimized(),
    );
  const bringBack = () =>
    me.launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore());

  it('hides the window in the same step, whatever is set, and keeps what was typed', async () => {
    await toTestimony();
    await typeAndLock('hideword', async () => {
      await me.press('Control+Shift+KeyQ');
      await me.sees(unlockWords.notice.hidden);
      expect(await isMinimised()).toBe(true);
      await bringBack();
    });
  });

  it('comes with minimising where that is set, and only there', async () => {
    await toTestimony();
    await minimise();
    expect(await isMinimised()).toBe(true);
    await bringBack();
    await typeAtEnd('openword');
    await me.sees(/Saved \d/);
    await expect.poll(() => editor().innerText()).toMatch(/openword$/);
    const setting = settingsWords.security.lockWhenHidden;
    await me.press('Control+Comma');
    await me.page.getByRole('switch', { name: setting }).focus();
    await me.press('Space');
    await me.page.getByRole('switch', { name: setting, checked: true }).waitFor();
    await toTestimony();
    await typeAndLock('minimiseword', async () => {
      await minimise();
      await me.sees(unlockWords.notice.hidden);
      await bringBack();
    });
  });

  it('gives caret and scroll back', async () => {
    await toTestimony();
    await me.press('Control+KeyE', 'Control+Home');
    for (let i = 0; i < 60; i += 1) await me.press('ArrowDown');
    await me.press('End');
    await me.type(' HERE');
    const before = await scrollTop();
    expect(before).toBeGreaterThan(0);
    await me.lock();
    await me.unlock();
    await editor().waitFor();
    await expect.poll(scrollTop).toBe(before);
    await me.press('Control+KeyE');
    await me.type('AFTER');
    await expect.poll(() => editor().innerText()).toContain('Line 60 of what was said. HEREAFTER');
  });

  it('refuses a wrong passphrase in its own words, and opens with the right one then', async () => {
    await me.lock();
    await me.type('seven wrong lanterns');
    await me.press('Enter');
    await me.sees(errorWords['unlock-refused'].title);
    await me.sees(errorWords['unlock-refused'].text);
    expect(await bodyText()).not.toContain('INT-001');
    await me.press('Control+KeyA');
    await me.type(PASSPHRASE);
    await me.press('Enter');
    await me.page.getByRole('navigation', { name: 'Sections' }).waitFor();
  });

  it('opens with a changed passphrase only', async () => {
    await me.press('Control+Comma');
    await me.focusOn('Change the passphrase');
    await me.press('Enter');
    const dialog = me.page.getByRole('dialog', { name: settingsWords.change.title });
    await dialog.waitFor();
    await me.type('not the passphrase');
    await me.focusOn(settingsWords.change.next);
    await me.type(NEW_PASSPHRASE);
    await me.focusOn(settingsWords.change.again);
    await me.type(NEW_PASSPHRASE);
    await me.press('Enter');
    await me.sees(errorWords['unlock-refused'].title);
    await dialog.getByLabel(settingsWords.change.current).focus();
    await me.press('Control+KeyA');
    await me.type(PASSPHRASE);
    await me.press('Enter');
    await me.sees(settingsWords.change.done);
    await me.lock();
    await me.type(PASSPHRASE);
    await me.press('Enter');
    await me.sees(errorWords['unlock-refused'].title);
    await me.press('Control+KeyA');
    await me.type(NEW_PASSPHRASE);
    await me.press('Enter');
    await me.page.getByRole('navigation', { name: 'Sections' }).waitFor();
  });

  it('comes by itself after five minutes without a key or a movement, and not before', async () => {
    await me.page.clock.install();
    // The clock is the next document's from its start.
    await me.lock();
    await me.unlock(NEW_PASSPHRASE);
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).waitFor();
    await me.page.clock.fastForward('04:40');
    await me.sees(/Locking in \d+ s/);
    await me.press('Shift');
    await me.sees('Stays unlocked');
    await me.page.clock.fastForward('04:50');
    await me.page.getByRole('row', { name: /INT-001/ }).waitFor();
    await me.page.clock.fastForward('00:15');
    await isLocked();
    await me.sees('Locked because nothing was typed for a while.');
    expect(await bodyText()).not.toContain('INT-001');
  });
});
