import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import unlockWords from '../../renderer/locales/en/unlock.json' with { type: 'json' };
import wipeWords from '../../renderer/locales/en/wipe.json' with { type: 'json' };
import { startWithVault } from './support/ready-vault.ts';
import { PASSPHRASE, type Researcher } from './support/researcher.ts';

/** An emergency: the chosen keys are held, and nothing on this computer opens any more. */
describe('the emergency wipe', () => {
  let me: Researcher;
  afterEach(() => me?.close());

  const vaultFolders = () => readdirSync(path.join(me.profile, 'vaults'));
  const databases = () =>
    me.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  const door = () => me.page.getByRole('button', { name: 'Unlock' });

  async function chooseKeys(): Promise<void> {
    await me.press('Control+Comma');
    await me.page.getByRole('button', { name: new RegExp(wipeWords.shortcut) }).click();
    await me.page.getByRole('option', { name: 'Shift+F8' }).click();
  }

  async function hold(): Promise<void> {
    await me.page.keyboard.down('Shift');
    await me.page.keyboard.down('F8');
    await me.sees(wipeWords.letGo);
  }

  async function release(): Promise<void> {
    await me.page.keyboard.up('F8');
    await me.page.keyboard.up('Shift');
  }

  it('comes from holding at the door, and letting go cancels it', async () => {
    me = await startWithVault();
    await chooseKeys();
    await me.lock();
    await hold();
    await release();
    await me.page.getByText(wipeWords.letGo).waitFor({ state: 'detached' });
    expect(vaultFolders()).toHaveLength(1);
    await hold();
    await me.sees(wipeWords.gone_one);
    await release();
    await me.sees(wipeWords.remainsDisk);
    expect(await databases()).toEqual([]);
    expect(vaultFolders()).toEqual([]);
    await me.page.getByRole('button', { name: 'Continue' }).click();
    await me.makeVault();
  });

  it('destroys one vault from the settings, whose name was typed, and spares the other', async () => {
    me = await startWithVault();
    await me.lock();
    await me.page.getByRole('button', { name: unlockWords.startNew }).click();
    await me.sees(unlockWords.create.passphraseTitle);
    await me.type(PASSPHRASE);
    await me.press('Enter');
    await me.type(unlockWords.create.confirmWord);
    await me.press('Enter');
    await me.sees(unlockWords.create.againTitle);
    await me.type(PASSPHRASE);
    await me.press('Enter');
    await me.page.getByRole('navigation', { name: 'Sections' }).waitFor();
    expect(vaultFolders()).toHaveLength(2);
    await me.press('Control+Comma');
    await me.page.getByRole('button', { name: wipeWords.destroyThis }).click();
    await me.page.getByRole('alertdialog').waitFor();
    await me.type('Vault 2');
    await me.page.getByRole('button', { name: wipeWords.confirm, exact: true }).click();
    await me.sees(wipeWords.gone_one);
    expect(vaultFolders()).toHaveLength(1);
    expect(await databases()).toHaveLength(1);
    await me.press('Enter');
    await door().waitFor();
    await me.unlock();
  });
});
