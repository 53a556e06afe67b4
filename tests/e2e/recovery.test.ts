import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import errorWords from '../../renderer/locales/en/error.json' with { type: 'json' };
import recoveryWords from '../../renderer/locales/en/recovery.json' with { type: 'json' };
import unlockWords from '../../renderer/locales/en/unlock.json' with { type: 'json' };
import { startWithVault } from './support/ready-vault.ts';
import { PASSPHRASE, type Researcher } from './support/researcher.ts';

/** Two of three papers open a vault whose passphrase is forgotten. */
const NEW_PASSPHRASE = 'nine other lanterns drift past quietly';
const SECOND_PASSPHRASE = 'eleven slow barges pass under birches';

describe('recovery shares', () => {
  let me: Researcher;
  const shares: string[] = [];

  beforeAll(async () => {
    me = await startWithVault();
  });
  afterAll(() => me?.close());

  const dialog = (name: string) => me.page.getByRole('dialog', { name });
  const button = (name: string) => me.page.getByRole('button', { name, exact: true });
  const field = (name: string) => me.page.getByLabel(name, { exact: true });
  const opened = () => me.page.getByRole('navigation', { name: 'Sections' }).waitFor();

  async function toSettings(): Promise<void> {
    await me.press('Control+Comma');
    await me.page.getByRole('heading', { name: recoveryWords.section.title }).waitFor();
  }

  async function typeShares(first: string, second: string): Promise<void> {
    await field(recoveryWords.recover.first).fill(first);
    await field(recoveryWords.recover.second).fill(second);
    await button('Continue').click();
  }

  it('are none at first', async () => {
    await toSettings();
    await me.sees(recoveryWords.section.none);
  });

  it('are made, shown one at a time, and count once one was typed back', async () => {
    await button(recoveryWords.section.make).click();
    await dialog(recoveryWords.make.title).waitFor();
    await me.type(PASSPHRASE);
    await me.press('Enter');
    for (const index of [1, 2, 3]) {
      const page = dialog(`Share ${index} of 3`);
      await page.waitFor();
      shares.push(await page.locator('pre').innerText());
      await page.getByRole('img', { name: recoveryWords.make.qr }).waitFor();
      await me.press('Enter');
    }
    await dialog(recoveryWords.make.checkTitle).waitFor();
    const slip = (shares[1] ?? '').replace(/^./u, (first) => (first === '7' ? '8' : '7'));
    await me.page.keyboard.insertText(slip);
    await me.sees('Group 1 (line 1) has a slip');
    await button(recoveryWords.make.finish).click();
    // Filling waits until the refusal is there and the field can be written in again.
    await field(recoveryWords.make.checkLabel).fill((shares[1] ?? '').toLowerCase());
    await button(recoveryWords.make.finish).click();
    await me.dialogCloses();
    await me.sees(/Set 1, made on/);
    expect(new Set(shares).size).toBe(3);
  });

  it('print as one share and nothing else', async () => {
    await button(recoveryWords.section.makeNew).click();
    await dialog(recoveryWords.make.title).waitFor();
    await me.type(PASSPHRASE);
    await me.press('Enter');
    await dialog('Share 1 of 3').waitFor();
    await me.page.emulateMedia({ media: 'print' });
    const seen = await me.page.evaluate(() => document.body.innerText);
    await me.page.emulateMedia({ media: null });
    expect(seen).toContain('Recovery share 1 of 3 · set 2');
    expect(seen).not.toContain('Share 2');
    expect(seen).not.toContain(recoveryWords.make.print);
    // A set that was not finished never counted.
    await button(recoveryWords.make.stop).click();
    await button(recoveryWords.make.stopConfirm).click();
    await me.dialogCloses();
    await me.sees(/Set 1, made on/);
  });

  it('of which one opens nothing, alone or twice', async () => {
    await me.lock();
    await button(unlockWords.forgotten).click();
    await typeShares(shares[2] ?? '', '');
    await me.sees(recoveryWords.field.empty);
    await typeShares(shares[2] ?? '', shares[2] ?? '');
    await me.sees(errorWords['share-repeated'].title);
    await me.sees(errorWords['share-repeated'].text);
  });

  it('of which two set a new passphrase; the old one opens nothing then', async () => {
    await typeShares(shares[2] ?? '', shares[0] ?? '');
    await me.sees(recoveryWords.recover.nextTitle);
    await field(recoveryWords.recover.next).fill(NEW_PASSPHRASE);
    await field(recoveryWords.recover.again).fill(NEW_PASSPHRASE);
    await button(recoveryWords.recover.save).click();
    await opened();
    await me.lock();
    await me.type(PASSPHRASE);
    await me.press('Enter');
    await me.sees(errorWords['unlock-refused'].title);
    await me.press('Control+KeyA');
    await me.type(NEW_PASSPHRASE);
    await me.press('Enter');
    await opened();
  });

  it('open no other vault of the profile, which is told apart', async () => {
    await me.lock();
    await button(unlockWords.startNew).click();
    await me.sees(unlockWords.create.passphraseTitle);
    await me.type(SECOND_PASSPHRASE);
    await me.press('Enter');
    await me.type('no recovery');
    await me.press('Enter');
    await me.sees(unlockWords.create.againText);
    await me.type(SECOND_PASSPHRASE);
    await me.press('Enter');
    await opened();
    await me.press('Control+KeyL');
    await me.sees(unlockWords.choose.title);
    await button('Vault 1').waitFor();
    await button('Vault 2').click();
    await button(unlockWords.forgotten).click();
    await typeShares(shares[0] ?? '', shares[1] ?? '');
    await me.sees(errorWords['share-other-vault'].title);
  });

  it('and a vault has another name at the door once it was renamed', async () => {
    await button('Back').click();
    await me.unlock(SECOND_PASSPHRASE);
    await toSettings();
    await field('Vault name on the unlock screen').fill('Vault 1');
    await button('Rename').click();
    await me.sees('Another vault has this name.');
    await field('Vault name on the unlock screen').fill('Spring');
    await button('Rename').click();
    await me.sees('The vault was renamed.');
    await me.press('Control+KeyL');
    await me.sees(unlockWords.choose.title);
    await button('Spring').waitFor();
    await button('Vault 1').waitFor();
  });
});
