import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError, type ErrorCode } from '../../../core/errors.ts';
import { type Language, startI18n } from '../../i18n.ts';
import errors from '../../locales/en/error.json';
import words from '../../locales/en/unlock.json';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { DoorFrame, DoorStrip } from './DoorFrame.tsx';
import { Unlock } from './Unlock.tsx';

const ONLY_A_COPY_HELPS: ReadonlySet<ErrorCode> = new Set([
  'key-file-missing',
  'key-file-damaged',
  'database-lost',
  'migration-incomplete',
]);

const onRestore = vi.fn<() => void>();
let unmount = () => {};

beforeEach(async () => {
  onRestore.mockClear();
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

function open(
  onUnlock: (passphrase: string) => Promise<void>,
  onLanguage: (language: Language) => void = vi.fn(),
  newestSnapshot: () => Promise<number | undefined> = async () => undefined,
) {
  unmount = mountForTest(
    <Unlock
      vaultName="Vault 1"
      language="en"
      onLanguage={onLanguage}
      onUnlock={onUnlock}
      onForgotten={vi.fn()}
      onNew={vi.fn()}
      onRestore={onRestore}
      newestSnapshot={newestSnapshot}
    />,
  );
}

const refuse = (code: ErrorCode) => () => Promise.reject(new AppError(code));
const field = () => page.getByLabelText('Passphrase', { exact: true });
const unlock = () => page.getByRole('button', { name: 'Unlock' });

describe('Unlock', () => {
  it('stands below what the app has to say on every screen of the door', async () => {
    unmount = mountForTest(
      <DoorStrip value="Never for real testimony">
        <DoorFrame title="Unlock">{null}</DoorFrame>
      </DoorStrip>,
    );
    const notices = page.getByRole('region', { name: 'Notices' });
    await expect.element(notices.getByText('Never for real testimony')).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('switches the language of the app before the vault is open', async () => {
    const onLanguage = vi.fn<(language: Language) => void>();
    open(() => Promise.resolve(), onLanguage);
    await page.getByRole('radio', { name: 'Қазақша' }).click();
    expect(onLanguage).toHaveBeenCalledWith('kk');
  });

  it('takes the passphrase from the keyboard alone', async () => {
    const typed: string[] = [];
    open((passphrase) => {
      typed.push(passphrase);
      return Promise.resolve();
    });
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard('тополь 7{Enter}');
    await vi.waitFor(() => expect(typed).toEqual(['тополь 7']));
    await expect.element(field()).toHaveValue('');
  });

  it.each([
    'unlock-refused',
    'vault-newer',
    'vault-not-opened',
    'database-unreadable',
    'key-file-missing',
    'key-file-damaged',
    'database-lost',
    'migration-incomplete',
  ] as const)(
    'says what to do about %s, and offers a copy where nothing else helps',
    async (code) => {
      open(refuse(code));
      await userEvent.keyboard('x{Enter}');
      const alert = page.getByRole('alert');
      await expect.element(alert).toMatchTextContent(errors[code].title);
      await expect.element(alert).toMatchTextContent(errors[code].text);
      const isLost = ONLY_A_COPY_HELPS.has(code);
      expect(alert.getByRole('button', { name: words.restore }).elements()).toHaveLength(
        isLost ? 1 : 0,
      );
      // Said once, wherever it stands.
      expect(page.getByRole('button', { name: words.restore }).elements()).toHaveLength(1);
      await page.getByRole('button', { name: words.restore }).click();
      expect(onRestore).toHaveBeenCalledOnce();
    },
  );

  it('tells how new the newest snapshot is, or that there is none', async () => {
    const madeAt = new Date(2026, 10, 26, 14, 2).getTime();
    open(refuse('database-lost'), vi.fn(), async () => madeAt);
    await userEvent.keyboard('x{Enter}');
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent('The newest snapshot on this disk is of 26 November 2026, 14:02.');
    unmount();
    open(refuse('database-lost'), vi.fn(), async () => undefined);
    await userEvent.keyboard('x{Enter}');
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent('There is no snapshot on this disk');
  });

  it('selects what was typed after a refusal, so that typing replaces it', async () => {
    open(refuse('unlock-refused'));
    await userEvent.keyboard('wrong{Enter}');
    await expect.element(page.getByRole('alert')).toBeVisible();
    await userEvent.keyboard('next');
    await expect.element(field()).toHaveValue('next');
  });

  it('makes people wait after five refusals, and takes no Enter meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const onUnlock = vi.fn(refuse('unlock-refused'));
    open(onUnlock);
    for (let tries = 1; tries <= 5; tries += 1) {
      await userEvent.keyboard('wrong{Enter}');
      await expect.poll(() => onUnlock.mock.calls.length).toBe(tries);
      await expect.element(field()).not.toHaveAttribute('readonly');
    }
    await expect.element(unlock()).toBeDisabled();
    await expect.element(page.getByText('Wait 2 s before the next try')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(onUnlock).toHaveBeenCalledTimes(5);
    await vi.advanceTimersByTimeAsync(1000);
    await expect.element(page.getByText('Wait 1 s before the next try')).toBeVisible();
    await vi.advanceTimersByTimeAsync(1000);
    await expect.element(unlock()).toBeEnabled();
  });

  it('does not try an empty passphrase', async () => {
    const onUnlock = vi.fn(() => Promise.resolve());
    open(onUnlock);
    await unlock().click();
    await expect.element(page.getByText('Type the passphrase first.')).toBeVisible();
    expect(onUnlock).not.toHaveBeenCalled();
  });

  it('tries once while a try is under way', async () => {
    const answer = Promise.withResolvers<undefined>();
    const onUnlock = vi.fn(() => answer.promise.then(() => undefined));
    open(onUnlock);
    await userEvent.keyboard('slow{Enter}{Enter}');
    await expect
      .element(page.getByRole('progressbar', { name: 'Opening the vault' }))
      .toBeVisible();
    expect(onUnlock).toHaveBeenCalledTimes(1);
    answer.resolve(undefined);
  });

  it('shows which letters are typed', async () => {
    open(refuse('unlock-refused'));
    await userEvent.keyboard('gfhjkm');
    await expect.element(page.getByTitle('Latin letters typed last')).toBeVisible();
    await field().fill('пароль');
    await expect.element(page.getByTitle('Cyrillic letters typed last')).toBeVisible();
    await field().fill('пароль қамшы 7');
    await expect.element(page.getByTitle('Kazakh letters typed last')).toBeVisible();
    await field().fill('gfhjkm пароль');
    await expect
      .element(page.getByTitle('Latin and Cyrillic letters mixed: Cyrillic letters typed last'))
      .toBeVisible();
    await field().fill('');
    expect(page.getByTitle(/typed last/).query()).toBeNull();
  });

  it.each(['light', 'dark'])('has no axe violation in %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    open(refuse('database-lost'));
    await userEvent.keyboard('x{Enter}');
    await expect.element(page.getByText(words.noSnapshot)).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
