import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../../core/errors.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import type { OwnModelInfo, OwnModelState } from '../../vault/calls/model-calls.ts';
import type { RekeyVault } from './Rekey.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';

const STRONG = 'anvil gravel mitten pelican thimble';

// bridge.ts looks for the preload's property as soon as it is imported.
const info = { version: '0.1.0', platform: 'linux', developmentHost: false };
Object.assign(window, {
  vouchsafe: { calls: { 'app.info': () => Promise.resolve({ ok: true, value: info }) } },
});
const { SettingsScreen } = await import('./SettingsScreen.tsx');

const rekeyed = { interviews: 3, people: 1, missedSnapshots: 0, hasSnapshot: true };
let rekeyFailure: AppError | undefined;
let rekeying = Promise.withResolvers<void>();
let ownModel: OwnModelState = { state: 'none' };
let chooseModel = async (): Promise<OwnModelInfo | undefined> => undefined;
const call = vi.fn(async (name: string, _args: unknown): Promise<unknown> => {
  if (name === 'ownModel') return ownModel;
  if (name === 'chooseModel') return chooseModel();
  if (name !== 'rekey') return undefined;
  if (rekeyFailure) throw rekeyFailure;
  await rekeying.promise;
  return rekeyed;
});
/** A vault without recovery shares. */
const fakeVault = { call, onProgress: () => () => undefined } as unknown as RekeyVault;

let unmount = () => {};

beforeEach(async () => {
  startI18n('en');
  rekeyFailure = undefined;
  rekeying = Promise.withResolvers();
  ownModel = { state: 'none' };
  chooseModel = async () => undefined;
  document.title = 'Vouchsafe';
  await page.viewport(1366, 900);
});

afterEach(() => unmount());

function open(change: (current: string, next: string) => Promise<number> = async () => 0) {
  const onSettings = vi.fn();
  const onRekeyed = vi.fn();
  const onRename = vi.fn(() => Promise.resolve(true));
  const onChangePassphrase = vi.fn(change);
  unmount = mountForTest(
    <main style={{ height: '100vh' }}>
      <SettingsScreen
        settings={DEFAULT_SETTINGS}
        vault={fakeVault}
        vaultName="Vault 1"
        onRename={onRename}
        onSettings={onSettings}
        onChangePassphrase={onChangePassphrase}
        onRekeyed={onRekeyed}
        rules={null}
        backup={null}
        wipe={null}
      />
    </main>,
  );
  return { onSettings, onChangePassphrase, onRekeyed, onRename };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

async function pick(label: RegExp, option: string) {
  await button(label).click();
  await page.getByRole('option', { name: option }).click();
}

async function openDialog() {
  await button('Change the passphrase…').click();
  await expect.element(page.getByLabelText('Current passphrase')).toHaveFocus();
}

async function fill(current: string, next: string, again: string) {
  await page.getByLabelText('Current passphrase').fill(current);
  await page.getByLabelText('New passphrase').fill(next);
  await page.getByLabelText('The new passphrase again').fill(again);
  await userEvent.keyboard('{Enter}');
}

describe('settings', () => {
  it('take effect at once, each as a change of its own', async () => {
    const { onSettings } = open();
    await pick(/Language of the app/, 'Қазақша');
    expect(onSettings).toHaveBeenLastCalledWith({ language: 'kk', languageChosen: true });
    await page.getByText('Dark').click();
    expect(onSettings).toHaveBeenLastCalledWith({ theme: 'dark' });
    await pick(/Testimony text size/, '130%');
    expect(onSettings).toHaveBeenLastCalledWith({ textSize: 130 });
    await pick(/Lock automatically after/, '15 minutes');
    expect(onSettings).toHaveBeenLastCalledWith({ autoLockMinutes: 15 });
  });

  it('names the version', async () => {
    open();
    await expect.element(page.getByText('Vouchsafe 0.1.0')).toBeVisible();
  });

  it('keeps the notice of WordNet', async () => {
    open();
    await expect
      .element(page.getByText(/WordNet 3\.1 Copyright 2011 by Princeton University/))
      .toBeInTheDocument();
  });

  it('has no axe violation', async () => {
    open();
    await expect.element(page.getByText('Vouchsafe 0.1.0')).toBeVisible();
    expect(await violations()).toEqual([]);
    await openDialog();
    expect(await violations()).toEqual([]);
  });
});

describe('changing the passphrase', () => {
  it('changes it and says so', async () => {
    const { onChangePassphrase } = open();
    await openDialog();
    await fill('old', STRONG, STRONG);
    await expect.element(page.getByText(/The passphrase was changed/)).toBeVisible();
    expect(onChangePassphrase).toHaveBeenCalledWith('old', STRONG);
  });

  it('says how many snapshots still open with the old one', async () => {
    open(async () => 2);
    await openDialog();
    await fill('old', STRONG, STRONG);
    await expect.element(page.getByText(/2 snapshots could not be reached/)).toBeVisible();
  });

  it('takes six suggested words, typed again by hand', async () => {
    const { onChangePassphrase } = open();
    await openDialog();
    await button('Suggest six words').click();
    const panel = page.getByRole('region', { name: 'Six random words' });
    await expect.element(panel).toBeVisible();
    expect(await violations()).toEqual([]);
    const words = panel.getByRole('status').element().textContent;
    await button('Use these words').click();
    await expect.element(page.getByLabelText('New passphrase')).toHaveValue(words);
    await expect.element(page.getByLabelText('The new passphrase again')).toHaveValue('');
    await page.getByLabelText('Current passphrase').fill('old');
    await page.getByLabelText('The new passphrase again').fill(words);
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(onChangePassphrase).toHaveBeenCalledWith('old', words));
  });

  it.each([
    ['a weak one', 'old', 'anvil gravel', 'anvil gravel', /could be guessed/],
    ['a slip', 'old', STRONG, `${STRONG}!`, /differs from the new passphrase/],
    ['the same as before', STRONG, STRONG, STRONG, /the passphrase you have now/],
    ['no old one', '', STRONG, STRONG, /that opens the vault now/],
  ])('refuses %s', async (_, current, next, again, words) => {
    const { onChangePassphrase } = open();
    await openDialog();
    await fill(current, next, again);
    await expect.element(page.getByText(words)).toBeVisible();
    expect(onChangePassphrase).not.toHaveBeenCalled();
  });

  it('says when the old one is wrong, and keeps the dialog', async () => {
    open(() => Promise.reject(new AppError('unlock-refused')));
    await openDialog();
    await fill('wrong', STRONG, STRONG);
    await expect.element(page.getByRole('alert')).toMatchTextContent('That did not open the vault');
    await expect.element(page.getByLabelText('New passphrase')).toHaveValue(STRONG);
  });
});

describe('when someone else knows the passphrase', () => {
  async function ask() {
    await button(/Someone else knows/).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
  }

  it('says what new keys do not undo, makes them, and leads to the door', async () => {
    const { onRekeyed } = open();
    await ask();
    await expect
      .element(page.getByText(/cannot call back what somebody already copied/))
      .toBeVisible();
    expect(await violations()).toEqual([]);
    await page.getByLabelText('Current passphrase').fill('old');
    await page.getByLabelText('New passphrase').fill(STRONG);
    await page.getByLabelText('The new passphrase again').fill(STRONG);
    await userEvent.keyboard('{Enter}');
    const progress = page.getByRole('progressbar', { name: 'Encrypting everything anew' });
    await expect.element(progress).toBeVisible();
    rekeying.resolve();
    await expect.element(page.getByText(/3 interviews are encrypted anew/)).toBeVisible();
    await expect.element(page.getByText(/Make new recovery shares/)).toBeVisible();
    expect(await violations()).toEqual([]);
    expect(call).toHaveBeenCalledWith('rekey', { current: 'old', next: STRONG });
    await button('Unlock with the new passphrase').click();
    expect(onRekeyed).toHaveBeenCalledOnce();
  });

  it('keeps the dialog when something cannot be read, and changes nothing', async () => {
    const { onRekeyed } = open();
    rekeyFailure = new AppError('rekey-damaged');
    await ask();
    await page.getByLabelText('Current passphrase').fill('old');
    await page.getByLabelText('New passphrase').fill(STRONG);
    await page.getByLabelText('The new passphrase again').fill(STRONG);
    await button('Make new keys').click();
    await expect.element(page.getByText(/nothing was changed/)).toBeVisible();
    expect(onRekeyed).not.toHaveBeenCalled();
  });
});

describe('a detection model of their own', () => {
  const info = {
    name: 'names-ru',
    folder: 'stick-models',
    size: 12_000_000,
    labels: ['B-PER', 'I-PER', 'B-LOC'],
  };
  const sees = (text: string | RegExp) => expect.element(page.getByText(text)).toBeVisible();

  it('is none until a folder is chosen, and then says what it is', async () => {
    open();
    const given = Promise.withResolvers<OwnModelInfo>();
    chooseModel = () => given.promise;
    expect(button('Remove').query()).toBeNull();
    await button('Choose a folder…').click();
    await sees(/This may take a minute/);
    given.resolve(info);
    await sees('names-ru');
    await sees(/Folder “stick-models”, 12\sMB\. It looks for: B-PER, I-PER, B-LOC/);
    await sees(/The model is in use/);
    await expect.element(button('Choose another…')).toBeVisible();
  });

  it('stays none when nobody chooses', async () => {
    open();
    await button('Choose a folder…').click();
    await expect.element(button('Choose a folder…')).toBeEnabled();
    expect(button('Remove').query()).toBeNull();
  });

  it('that is refused says why, and leaves the one before', async () => {
    ownModel = { state: 'ready', info };
    chooseModel = async () => {
      throw new AppError('model-linked');
    };
    open();
    await button('Choose another…').click();
    await sees('A file of this model is a link');
    await sees('names-ru');
  });

  it('whose folder is gone is told, and can be removed', async () => {
    ownModel = { state: 'failed', code: 'model-folder-gone' };
    open();
    await sees('The folder of your detection model is not there');
    await button('Remove').click();
    await sees(/not used any more/);
    expect(call).toHaveBeenCalledWith('removeModel', undefined);
    expect(page.getByText('The folder of your detection model is not there').query()).toBeNull();
  });
});
