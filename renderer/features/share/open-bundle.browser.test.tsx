import { mainForTest } from '../../bridge-for-test.ts';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../../core/errors.ts';
import errors from '../../locales/en/error.json';
import type { BundleView, SignatureState } from '../../vault/api.ts';
import { violations } from '../../ui/axe-for-test.ts';
import {
  chooseBundle,
  FILE,
  showBundleScreen,
  withBundleScreen,
} from './bundle-screen-for-test.tsx';
import { ALIYA_SIGNING, bundleForTest, TestVault } from './vault-for-test.ts';

withBundleScreen();

const interview = {
  path: 'interviews/INT-004.json',
  code: 'INT-004',
  date: '1998-11',
  place: 'Жамбылская область',
  occupation: 'occ.trader',
  language: 'ru',
  tags: ['occ.trader'],
  text: 'К нам пришли утром.',
  passages: [{ from: 2, to: 5, tag: 'own words' }],
};
const other = {
  ...interview,
  path: 'interviews/INT-009.json',
  code: 'INT-009',
  text: 'Второй рассказ.',
  passages: [],
};

function viewOf(part: Partial<BundleView> = {}): BundleView {
  return bundleForTest({
    interviews: [interview, other],
    files: [{ path: 'START-HERE.txt', size: 1200 }],
    ...part,
  });
}

const article = (code: string) => page.getByRole('article', { name: `Testimony ${code}` });
const closed = () => mainForTest.asked.filter((one) => one.name === 'openFile.close');

describe('opening', () => {
  it('reads what was chosen, and lets the file go', async () => {
    const vault = new TestVault().answer('openBundle', () => viewOf());
    await showBundleScreen(vault);
    await chooseBundle();
    await expect.element(article('INT-004')).toMatchTextContent(/К нам.* пришли утром\./);
    expect(vault.argsOf('openBundle')).toEqual([{ source: 'source-1', size: 183_400 }]);
    expect(closed()).toEqual([{ name: 'openFile.close', args: { source: 'source-1' } }]);
  });

  it('reads what the operating system offered, without a click', async () => {
    const vault = new TestVault().answer('openBundle', () => viewOf());
    await showBundleScreen(vault, { ...FILE, source: 'offered-1' });
    await expect.element(article('INT-004')).toBeVisible();
    expect(vault.argsOf('openBundle')).toEqual([{ source: 'offered-1', size: 183_400 }]);
  });

  it('shows bytes while it reads, and gives the file back on Cancel', async () => {
    const answer = Promise.withResolvers<BundleView>();
    const vault = new TestVault().answer('openBundle', () => answer.promise);
    await showBundleScreen(vault);
    await chooseBundle();
    await expect.element(page.getByRole('progressbar')).toBeVisible();
    vault.progress({ stage: 'read', done: 50_000, total: 183_400 });
    await expect.element(page.getByText(/50.kB of 183.kB/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(closed()).toHaveLength(1);
    answer.resolve(viewOf());
    await expect.element(page.getByRole('button', { name: 'Choose a bundle…' })).toBeVisible();
    expect(article('INT-004').query()).toBeNull();
  });

  it('reads another interview of it', async () => {
    await showBundleScreen(new TestVault().answer('openBundle', () => viewOf()));
    await chooseBundle();
    await page.getByRole('button', { name: /INT-009/ }).click();
    await expect.element(article('INT-009')).toMatchTextContent('Второй рассказ.');
  });

  it('reads what was dropped, without asking main for anything', async () => {
    const vault = new TestVault().answer('openBundle', () => viewOf());
    await showBundleScreen(vault);
    const data = new DataTransfer();
    const file = new File(['sealed'], 'bundle-77c1.tar.age');
    data.items.add(file);
    const area = page.getByText('Drop a bundle here, or').element().parentElement;
    for (const type of ['dragover', 'drop'])
      area?.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
      );
    await expect.element(article('INT-004')).toBeVisible();
    const [asked] = vault.argsOf('openBundle');
    expect(asked?.source).toBeInstanceOf(File);
    expect(asked?.size).toBe(file.size);
    expect(mainForTest.asked).toEqual([]);
  });

  it('reads both of two interviews with the same code', async () => {
    const twin = { ...other, code: 'INT-004' };
    await showBundleScreen(
      new TestVault().answer('openBundle', () => viewOf({ interviews: [interview, twin] })),
    );
    await chooseBundle();
    await page
      .getByRole('button', { name: /INT-004/ })
      .nth(1)
      .click();
    await expect.element(article('INT-004')).toMatchTextContent('Второй рассказ.');
    await page
      .getByRole('button', { name: /INT-004/ })
      .nth(0)
      .click();
    await expect.element(article('INT-004')).toMatchTextContent(/пришли утром/);
  });

  it('marks tagged words with the name of their tag', async () => {
    await showBundleScreen(new TestVault().answer('openBundle', () => viewOf()));
    await chooseBundle();
    await expect.element(page.getByTitle('own words').first()).toMatchTextContent('нам');
  });

  it('stores nothing', async () => {
    const vault = new TestVault().answer('openBundle', () => viewOf());
    await showBundleScreen(vault);
    await chooseBundle();
    await expect.element(article('INT-004')).toBeVisible();
    const writing = vault.asked.filter((one) => /^(put|create|save)/.test(one.name));
    expect(writing).toEqual([]);
  });
});

describe('a bundle with a passphrase', () => {
  it('asks for it, says when it does not fit, and opens', async () => {
    const vault = new TestVault().answer('openBundle', ({ passphrase }) => {
      if (passphrase === undefined) throw new AppError('bundle-needs-passphrase');
      if (passphrase !== 'right') throw new AppError('bundle-passphrase-wrong');
      return viewOf();
    });
    await showBundleScreen(vault);
    await chooseBundle();
    const field = page.getByLabelText('Passphrase of the bundle');
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Type the passphrase first.')).toBeVisible();
    await userEvent.keyboard('wrong{Enter}');
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(errors['bundle-passphrase-wrong'].title);
    await field.fill('right');
    await userEvent.keyboard('{Enter}');
    await expect.element(article('INT-004')).toBeVisible();
    expect(closed()).toHaveLength(1);
  });
});

describe('refusals', () => {
  it.each([
    'bundle-not-a-bundle',
    'bundle-not-for-us',
    'bundle-damaged',
    'bundle-rearranged',
    'bundle-truncated',
    'bundle-newer',
    'bundle-content-mismatch',
    'file-read-failed',
  ] as const)('says what happened and what to do for %s', async (code) => {
    const vault = new TestVault().answer('openBundle', () => {
      throw new AppError(code);
    });
    await showBundleScreen(vault);
    await chooseBundle();
    const alert = page.getByRole('alert');
    await expect.element(alert).toMatchTextContent(errors[code].title);
    await expect.element(alert).toMatchTextContent(errors[code].text);
    expect(closed()).toHaveLength(1);
    await vi.waitFor(() => expect(article('INT-004').query()).toBeNull());
  });
});

describe('signature', () => {
  const states: readonly [SignatureState, string, string][] = [
    [
      { state: 'known-checked', name: 'Aliya', signingKey: ALIYA_SIGNING },
      'ok',
      'Signed by Aliya, whose key you compared in person',
    ],
    [
      { state: 'known-unchecked', name: 'Aliya', signingKey: ALIYA_SIGNING },
      'info',
      'Signed with the key of Aliya, which you have not compared in person',
    ],
    [{ state: 'own', signingKey: ALIYA_SIGNING }, 'ok', 'Signed with the key of this vault'],
    [
      { state: 'unknown-key', signingKey: ALIYA_SIGNING },
      'warning',
      'Signed, but with a key that you do not know',
    ],
    [{ state: 'none' }, 'warning', 'Not signed'],
    [{ state: 'wrong' }, 'danger', 'The signature does not fit'],
  ];

  it.each(states)('is told in words of its own: $state', async (signature, tone, title) => {
    await showBundleScreen(new TestVault().answer('openBundle', () => viewOf({ signature })));
    await chooseBundle();
    const words = page.getByText(title, { exact: true });
    await expect.element(words).toBeVisible();
    expect(words.element().closest('[data-tone]')?.getAttribute('data-tone')).toBe(tone);
  });
});

it('has no axe violation', async () => {
  const signature: SignatureState = { state: 'unknown-key', signingKey: ALIYA_SIGNING };
  await showBundleScreen(new TestVault().answer('openBundle', () => viewOf({ signature })));
  await chooseBundle();
  await expect.element(article('INT-004')).toBeVisible();
  expect(await violations()).toEqual([]);
});
