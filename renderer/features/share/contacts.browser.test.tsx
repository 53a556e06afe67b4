import { useState } from 'react';
import { mainForTest } from '../../bridge-for-test.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../../core/errors.ts';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import type { ShareSection } from './share-section.ts';
import { ShareScreen, type ShareScreenProps } from './ShareScreen.tsx';
import {
  ALIYA,
  ALIYA_SIGNING,
  contactForTest,
  OWN_RECIPIENT,
  OWN_SIGNING,
  TestVault,
  TIMUR,
} from './vault-for-test.ts';

let unmount = () => {};

beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
  mainForTest.reset();
});

afterEach(() => {
  vi.restoreAllMocks();
  unmount();
});

/** On the tab of recipients and keys first. */
function OnCards({ library }: Pick<ShareScreenProps, 'library'>) {
  const [section, setSection] = useState<ShareSection>('cards');
  return (
    <ShareScreen
      library={library}
      onJump={() => undefined}
      section={section}
      onSection={setSection}
    />
  );
}

async function open() {
  const vault = new TestVault();
  vault.contacts = [contactForTest({ name: 'Timur', recipient: TIMUR })];
  const library = await vault.open();
  unmount = mountForTest(
    <main style={{ height: '100vh' }}>
      <OnCards library={library} />
    </main>,
  );
  return { vault };
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const nameField = () => page.getByLabelText('Name');
const keysField = () => page.getByRole('dialog').getByLabelText('Contact card');

async function openForm() {
  await button('Add a recipient…').click();
  await expect.element(nameField()).toHaveFocus();
}

describe('my card', () => {
  it('is copied as one block of two public lines', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await open();
    await button('Copy my card').click();
    expect(write).toHaveBeenCalledWith(`${OWN_RECIPIENT}\n${OWN_SIGNING}`);
    await expect.element(button('Copied')).toBeVisible();
  });

  it('says so when the system refuses to copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    await open();
    await button('Copy my card').click();
    await expect.element(button(/Copying was refused/)).toBeVisible();
  });
});

describe('adding a recipient', () => {
  it('takes name and card by keyboard', async () => {
    const { vault } = await open();
    await openForm();
    await userEvent.keyboard('Aliya{Enter}');
    await expect.element(keysField()).toHaveFocus();
    await keysField().fill(`${ALIYA}\n${ALIYA_SIGNING} aliya@laptop`);
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    await expect.element(page.getByText('Aliya')).toBeVisible();
    expect(vault.argsOf('putContact')[0]).toMatchObject({
      name: 'Aliya',
      recipient: ALIYA,
      signingKey: ALIYA_SIGNING,
    });
    expect(vault.argsOf('putContact')[0]).not.toHaveProperty('checkedAt');
  });

  it.each([
    ['card', 'AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SX7NKYR'],
    ['card', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r'],
    ['name', 'AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SX7NKYR'],
  ])('refuses a private key in the %s and clears the field at once', async (where, text) => {
    const { vault } = await open();
    await openForm();
    const field = where === 'name' ? nameField() : keysField();
    await field.fill(text);
    await expect.element(page.getByRole('alert')).toMatchTextContent('This is a private key');
    await expect.element(field).toHaveValue('');
    expect(document.body.innerHTML).not.toContain('SECRET');
    expect(vault.argsOf('putContact')).toEqual([]);
  });

  it.each([
    ['nothing', '', 'Paste your colleague’s contact card.'.replace('’', "'")],
    ['a mistyped key', `${ALIYA.slice(0, -1)}q`, 'There is no valid key in this'],
    ['a broken signing key', `${ALIYA}\nssh-ed25519 AAAA`, 'is not complete'],
    ['two cards', `${ALIYA}\n${TIMUR}`, 'more than one card'],
    ['a known key', TIMUR, 'Timur has this key already'],
    ['the own card', OWN_RECIPIENT, 'This is your own card'],
  ])('says what is wrong with %s', async (_, text, words) => {
    const { vault } = await open();
    await openForm();
    await nameField().fill('Somebody');
    await keysField().fill(text);
    await button('Add').click();
    await expect.element(page.getByRole('dialog')).toMatchTextContent(words);
    expect(vault.argsOf('putContact')).toEqual([]);
  });

  it('keeps what was typed when saving failed', async () => {
    const { vault } = await open();
    vault.answer('putContact', () => {
      throw new AppError('storage-full');
    });
    await openForm();
    await nameField().fill('Aliya');
    await keysField().fill(ALIYA);
    await button('Add').click();
    await expect.element(page.getByRole('alert')).toMatchTextContent('The disk is full');
    await expect.element(keysField()).toHaveValue(ALIYA);
  });
});

describe('comparing keys', () => {
  it('shows the whole key in groups of four and remembers the day', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(new Date(2026, 10, 23, 12).getTime());
    const { vault } = await open();
    await button('Compare keys with Timur').click();
    const shown = () => page.getByText('Key of Timur').query()?.nextElementSibling?.textContent;
    await expect.poll(shown).toBe(TIMUR);
    await button('They are the same').click();
    await expect.element(page.getByText(/Compared in person on 23.November 2026/)).toBeVisible();
    expect(vault.contacts[0]?.checkedAt).toBe(Date.now());
    await button('Undo comparison with Timur').click();
    await expect.element(page.getByText('Not compared in person')).toBeVisible();
    expect(vault.contacts[0]).not.toHaveProperty('checkedAt');
  });

  it('marks nothing when the keys differ, and says what to do', async () => {
    const { vault } = await open();
    await button('Compare keys with Timur').click();
    await button('They differ').click();
    await expect.element(page.getByText('Do not use this key')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(vault.argsOf('putContact')).toEqual([]);
  });
});

describe('the other side', () => {
  const shownUnder = (label: string) =>
    page.getByText(label, { exact: true }).query()?.nextElementSibling?.textContent;

  it('finds in my card the characters that a colleague reads out', async () => {
    await open();
    await expect.poll(() => shownUnder('My key')).toBe(OWN_RECIPIENT);
    expect(shownUnder('My signing key')).toBe(OWN_SIGNING.replace('ssh-ed25519 ', ''));
  });

  it('gets both of my keys in the dialog, too', async () => {
    await open();
    await button('Compare keys with Timur').click();
    await expect.poll(() => shownUnder('My key, for the other side')).toBe(OWN_RECIPIENT);
    expect(shownUnder('My signing key, for the other side')).toBe(
      OWN_SIGNING.replace('ssh-ed25519 ', ''),
    );
  });
});

describe('bundles made', () => {
  it('are told with their recipients and reasons, the newest first', async () => {
    const { vault } = await open();
    const record = {
      id: 'a',
      day: '2026-11-23',
      version: 'anonymised',
      interviews: 2,
      recipients: ['Aliya', TIMUR],
      toSelf: true,
      hasPassphrase: false,
      allowed: [
        { key: 'x', reason: 'the flower' },
        { key: 'y', reason: 'the flower' },
      ],
    } as const;
    vault.exports = [record, { ...record, id: 'b', day: '2026-11-24', interviews: 1, allowed: [] }];
    await page.getByRole('tab', { name: 'Bundles made' }).click();
    const rows = page.getByRole('listitem');
    await expect.element(rows.nth(0)).toMatchTextContent(/24.November 2026.*1 interview/);
    await expect.element(rows.nth(1)).toMatchTextContent(/23.November 2026.*2 interviews/);
    await expect
      .element(rows.nth(1))
      .toMatchTextContent(/Aliya, age1qvvz6sjh….*the key of this vault/);
    await expect.element(rows.nth(1)).toMatchTextContent(/Allowed once: the flower$/);
    expect(await violations()).toEqual([]);
  });

  it('are none at first', async () => {
    await open();
    await page.getByRole('tab', { name: 'Bundles made' }).click();
    await expect.element(page.getByText('No bundle was made yet')).toBeVisible();
  });
});

describe('deleting', () => {
  it('asks first, with the safe answer under Enter', async () => {
    const { vault } = await open();
    const question = page.getByRole('alertdialog');
    await button('Delete Timur').click();
    await expect.element(question.getByRole('button', { name: 'Keep' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(question).not.toBeInTheDocument();
    expect(vault.argsOf('deleteContact')).toEqual([]);
    await button('Delete Timur').click();
    await question.getByRole('button', { name: 'Delete' }).click();
    await expect.element(page.getByText('Nobody yet.', { exact: false })).toBeVisible();
    expect(vault.contacts).toEqual([]);
  });
});

it('has no axe violation, also in its dialogs', async () => {
  await open();
  await expect.element(button('Copy my card')).toBeVisible();
  expect(await violations()).toEqual([]);
  await button('Compare keys with Timur').click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(await violations()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await openForm();
  await keysField().fill('x');
  await button('Add').click();
  await expect
    .element(page.getByRole('dialog'))
    .toMatchTextContent('There is no valid key in this');
  expect(await violations()).toEqual([]);
});
