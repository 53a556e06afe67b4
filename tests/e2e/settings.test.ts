import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Rectangle } from 'electron';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ru } from '../../electron/locales/ru.ts';
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import openWords from '../../renderer/locales/en/open.json' with { type: 'json' };
import { findElectronDist, repositoryRoot } from '../../tools/electron-dist.ts';
import type { LaunchOptions } from './support/launch-app.ts';
import { PASSPHRASE, Researcher } from './support/researcher.ts';

/** What is kept outside the vault, from start to start of one profile, and who may start it twice. */
const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-settings-'));
const profile = path.join(folder, 'profile');
const bundle = path.join(folder, 'sent.tar.age');
const BUNDLE_PASSPHRASE = 'fictional passphrase for tests';
const DAMAGED = '{"settings": {"language": "ru"';
const BOUNDS = { x: 60, y: 40, width: 1180, height: 820 };

mkdirSync(profile);
copyFileSync(new URL('../vectors/bundle-v1/passphrase.tar.age', import.meta.url), bundle);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const started: Researcher[] = [];
/** Also after a failure: a window left open would keep its profile from the next test. */
afterEach(async () => {
  for (const me of started.toReversed()) await stop(me);
});

async function stop(me: Researcher): Promise<void> {
  started.splice(started.indexOf(me), 1);
  await me.close();
}

async function start(options: LaunchOptions): Promise<Researcher> {
  const me = await Researcher.start(options);
  started.push(me);
  return me;
}

/** Another thing of a `Select`, by keyboard. */
async function choose(me: Researcher, select: RegExp, option: string): Promise<void> {
  await me.page.getByRole('button', { name: select }).focus();
  await me.press('Enter');
  const line = me.page.getByRole('option', { name: option, exact: true });
  await line.waitFor();
  await me.press('Home');
  for (let i = 0; i < 8 && !(await line.evaluate((e) => e === document.activeElement)); i += 1)
    await me.press('ArrowDown');
  await me.press('Enter');
  await me.page.getByRole('listbox').waitFor({ state: 'hidden' });
}

function bounds(me: Researcher): Promise<Rectangle | undefined> {
  return me.launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
}

/** What the settings look like from outside: the document, the menu, the theme of the system's own parts. */
async function appearance(me: Researcher) {
  const page = await me.page.evaluate(() => {
    const { lang, dataset, style } = document.documentElement;
    return { lang, theme: dataset['theme'], scale: style.getPropertyValue('--reading-scale') };
  });
  const main = await me.launched.app.evaluate(({ Menu, nativeTheme }) => ({
    lock: Menu.getApplicationMenu()?.getMenuItemById('lock')?.label,
    source: nativeTheme.themeSource,
  }));
  return { ...page, ...main };
}

const CHOSEN = { lang: 'ru', theme: 'dark', scale: '1.2', lock: ru.lock, source: 'dark' };

describe('what is kept outside the vault', () => {
  it('a damaged settings file is put aside with a notice, and the app starts and works', async () => {
    writeFileSync(path.join(profile, 'settings.json'), DAMAGED);
    const me = await start({ userDataDir: profile });
    await me.sees(
      /The settings file was damaged and has been put aside as settings\.json\.damaged-1/,
    );
    expect(readFileSync(path.join(profile, 'settings.json.damaged-1'), 'utf8')).toBe(DAMAGED);
    await me.makeVault();
  });

  it('language, theme, text size and the place of the window outlive a restart', async () => {
    const before = await start({ userDataDir: profile });
    await before.page.getByRole('button', { name: 'Unlock' }).waitFor();
    expect(await before.page.getByText('The settings file was damaged').count()).toBe(0);
    await before.unlock();
    await before.press('Control+Equal', 'Control+Equal', 'Control+Comma');
    await before.focusOn('Same as system');
    await before.press('ArrowRight', 'ArrowRight', 'Space');
    await choose(before, /Language of the app$/, 'Русский');
    await expect.poll(() => appearance(before)).toEqual(CHOSEN);
    await before.launched.app.evaluate(({ BrowserWindow }, place) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(place);
    }, BOUNDS);
    await expect.poll(() => bounds(before)).toEqual(BOUNDS);
    await stop(before);

    const after = await start({ userDataDir: profile });
    await after.page.locator('input[type=password]').waitFor();
    await expect.poll(() => appearance(after)).toEqual(CHOSEN);
    await expect.poll(() => bounds(after)).toEqual(BOUNDS);
    await after.type(PASSPHRASE);
    await after.press('Enter');
    await after.page.getByRole('navigation').first().waitFor();
    await after.press('Control+Comma');
    await choose(after, /^Русский/, 'English');
    await expect.poll(async () => (await appearance(after)).lang).toBe('en');
  });
});

describe('a second start', () => {
  /** As a person starts the app: without anything of ours between. */
  async function startAgain(...args: string[]): Promise<number | null> {
    const child = spawn(
      findElectronDist().executable,
      [`--user-data-dir=${profile}`, repositoryRoot, ...args],
      { cwd: folder, stdio: 'ignore' },
    );
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }

  it('of the same profile brings the first to the front, hands its bundle over and ends', async () => {
    const me = await start({ userDataDir: profile });
    await me.unlock();
    await me.launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.on('focus', () => Reflect.set(globalThis, 'wasFocused', true));
      window?.minimize();
    });
    expect(await startAgain('sent.tar.age')).toBe(0);
    // The bundle's name is relative to where the second start stood.
    await me.sees(openWords.passphraseTitle);
    const windows = () =>
      me.launched.app.evaluate(({ BrowserWindow }) => ({
        minimised: BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
        wasFocused: Reflect.get(globalThis, 'wasFocused') === true,
      }));
    // The window system answers in its own time, and the bundle may be faster.
    await expect.poll(windows).toEqual({ minimised: [false], wasFocused: true });
  });
});

describe('a bundle on the command line', () => {
  it('that is not there is told, and nothing else happens', async () => {
    const me = await start({ userDataDir: profile, args: [path.join(folder, 'gone.tar.age')] });
    await me.unlock();
    await me.sees(errorWords['file-read-failed'].title);
  });

  it('waits for the passphrase of the vault, is opened then, and is not asked for twice', async () => {
    const me = await start({ userDataDir: profile, args: [bundle] });
    await me.page.getByRole('button', { name: 'Unlock' }).waitFor();
    expect(await me.page.getByText('sent.tar.age').count()).toBe(0);
    await me.unlock();
    await me.sees(openWords.passphraseTitle);
    await me.type(BUNDLE_PASSPHRASE);
    await me.press('Enter');
    await me.page.getByRole('navigation', { name: openWords.contents }).waitFor();
    await me.sees('sent.tar.age');

    // Left and visited again, the screen does not try to read a file that it let go.
    await me.press('Control+Digit1');
    await me.sees('No interviews yet');
    await me.press('Control+Digit4');
    await me.page.getByRole('tab', { name: 'Open a bundle' }).click();
    await me.page.getByText(openWords.intro).or(me.page.getByRole('alert')).first().waitFor();
    expect(await me.page.getByText(errorWords['call-refused'].title).count()).toBe(0);
  });
});

describe('Ctrl+Q', () => {
  it('keeps what was typed a moment before, and ends the app in order', async () => {
    const me = await start({ userDataDir: profile });
    await me.unlock();
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await me.page.getByRole('tab', { name: 'Testimony & tags' }).click();
    await me.page.getByRole('textbox', { name: 'Testimony' }).focus();
    const ended = once(me.launched.app.process(), 'exit');
    await me.type('zanzibarite');
    await me.press('Control+KeyQ');
    expect(await ended).toEqual([0, null]);

    const after = await start({ userDataDir: profile });
    await after.unlock();
    await after.sees('zanzibarite');
  });
});
