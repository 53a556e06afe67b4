import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { InterviewId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { headerOf } from '../../core/vault/interview-header.ts';
import { InterviewDocument } from '../features/interview/interview-document.ts';
import { startI18n } from '../i18n.ts';
import error from '../locales/en/error.json' with { type: 'json' };
import frame from '../locales/en/frame.json' with { type: 'json' };
import { violations } from '../ui/axe-for-test.ts';
import { mountForTest } from '../ui/mount-for-test.tsx';
import type { VaultClient } from '../vault/client.ts';
import type { Library } from '../vault/library.ts';
import { SaveFailedStrip } from './SaveFailedStrip.tsx';
import { useSaveStatus } from './use-save-status.ts';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';

const ID = 'aaaaaaaa-0000-4000-8000-000000000000' as InterviewId;
const NOTHING_SAVED = { savedAt: undefined };
const LIBRARY = {
  subscribe: () => () => undefined,
  snapshot: () => NOTHING_SAVED,
} as unknown as Library;

let failing: ErrorCode | undefined;
const save = vi.fn(async () => {
  if (failing) throw new AppError(failing);
  return { savedAt: 1, header: headerOf(ID, { record: EMPTY_RECORD, text: 'said' }, 2) };
});
let edited: InterviewDocument;
let unmount = () => {};

/** As the workspace shows it. */
function Strip() {
  const status = useSaveStatus(LIBRARY, edited);
  if (status.kind !== 'failed') return <p>Nothing waits</p>;
  return <SaveFailedStrip code={status.code} document={edited} vault={{} as VaultClient} />;
}

/** An interview in which something was typed that the vault did not take. */
async function failWith(code: ErrorCode): Promise<void> {
  failing = code;
  edited = new InterviewDocument({ id: ID, record: EMPTY_RECORD, text: '' }, save, vi.fn());
  edited.dispatch({ changes: { from: 0, insert: 'said' } });
  await edited.autosave.flush();
  unmount = mountForTest(
    <main>
      <h1>INT-007</h1>
      <Strip />
    </main>,
  );
}

beforeEach(async () => {
  save.mockClear();
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 768);
});
afterEach(() => {
  unmount();
  delete document.documentElement.dataset['theme'];
});

const strip = () => page.getByRole('alert');

describe('a change that could not be saved', () => {
  it.each(['storage-full', 'storage-failed', 'write-conflict'] as const)(
    'is told as what it is: %s',
    async (code) => {
      await failWith(code);
      await expect.element(strip()).toMatchTextContent(error[code].title);
      await expect.element(strip()).toMatchTextContent(error[code].text);
      await expect.element(strip()).toMatchTextContent(frame.saveFailedText);
    },
  );

  it.each(['locked', 'row-damaged', 'internal'] as const)(
    'is never said to be saved, or to be something else, for %s',
    async (code) => {
      await failWith(code);
      await expect.element(strip()).toMatchTextContent(error['storage-failed'].text);
      await expect.element(strip()).not.toMatchTextContent(error[code].text);
    },
  );

  it('is told anew when the next try fails otherwise', async () => {
    await failWith('storage-failed');
    failing = 'storage-full';
    await edited.autosave.flush();
    await expect.element(strip()).toMatchTextContent(error['storage-full'].title);
  });

  it('is saved by "Try again" at once, seconds before the next try', async () => {
    await failWith('storage-full');
    failing = undefined;
    await expect.element(page.getByRole('button', { name: frame.retrySave })).toBeVisible();
    expect(save).toHaveBeenCalledTimes(1);
    await page.getByRole('button', { name: frame.retrySave }).click();
    expect(save).toHaveBeenCalledTimes(2);
    await expect.element(page.getByText('Nothing waits')).toBeVisible();
    expect(edited.autosave.snapshot()).toMatchObject({ state: 'saved' });
  });

  it.each(['light', 'dark'])('has no axe violation in %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await failWith('storage-full');
    await expect.element(strip()).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
