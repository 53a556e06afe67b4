import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AppError } from '../../core/errors.ts';
import error from '../locales/en/error.json' with { type: 'json' };
import { startI18n } from '../i18n.ts';
import { violations } from '../ui/axe-for-test.ts';
import { mountForTest } from '../ui/mount-for-test.tsx';
import type { UnlockReport } from '../vault/calls/damage-calls.ts';
import type { Library } from '../vault/library.ts';
import { DamageDialog } from './DamageDialog.tsx';
import '../ui/styles/tokens.css';
import '../ui/styles/base.css';

const NOTHING: UnlockReport = {
  keyFileRepaired: false,
  keyFileDamaged: 0,
  repairedPages: 0,
  isRootRepaired: false,
  lost: 0,
  people: [],
  lists: [],
  snapshotsBehind: 0,
  undestroyed: 0,
};

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 900);
});
afterEach(() => unmount());

function open(change: Partial<UnlockReport>, answers: Readonly<Record<string, unknown>> = {}) {
  const call = vi.fn(async (name: string): Promise<unknown> => answers[name]);
  const takeHeader = vi.fn();
  const onChanged = vi.fn();
  const onClose = vi.fn();
  unmount = mountForTest(
    <main style={{ height: '100vh' }}>
      <DamageDialog
        library={{ vault: { call }, takeHeader } as unknown as Library}
        report={{ ...NOTHING, ...change }}
        onChanged={onChanged}
        onClose={onClose}
      />
    </main>,
  );
  return { call, takeHeader, onChanged, onClose };
}

describe('what is damaged', () => {
  it('offers to destroy what is left of an interview that cannot be read, and asks first', async () => {
    const { call, onChanged } = open({ lost: 1 });
    const button = page.getByRole('button', { name: 'Destroy what is left of it' });
    await button.click();
    const question = page.getByRole('alertdialog');
    await expect.element(question.getByText(/no snapshot can bring it back/)).toBeVisible();
    expect(call).not.toHaveBeenCalled();
    expect(await violations()).toEqual([]);
    await question.getByRole('button', { name: 'Destroy what is left of it' }).click();
    await vi.waitFor(() => expect(onChanged).toHaveBeenCalledOnce());
    expect(call).toHaveBeenCalledWith('destroyLost', undefined);
  });

  it('tells of snapshots and keys out of reach and of a list of destroyed interviews that does not open', async () => {
    open({ snapshotsBehind: 2, undestroyed: 1, lists: ['tombstones'] });
    await expect
      .element(page.getByText('A key to something that was destroyed is still there'))
      .toBeVisible();
    await expect.element(page.getByText('2 snapshots could not be reached')).toBeVisible();
    await expect
      .element(page.getByText('The list of destroyed interviews cannot be opened'))
      .toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('offers to bring an interview back, says from when, and does not list it any more then', async () => {
    const id = 'a';
    const header = { id, code: 'INT-007' };
    const { call, takeHeader, onClose } = open(
      { keyFileRepaired: true },
      {
        checkInterviews: [{ ...header, error: 'row-damaged' }],
        findInSnapshots: {
          madeAt: new Date(2026, 10, 23, 14, 2).getTime(),
          length: 12_388,
        },
        bringBackInterview: header,
      },
    );
    await page.getByRole('button', { name: 'Read every interview now' }).click();
    await page.getByRole('button', { name: 'Look for INT-007 in the snapshots' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bring INT-007 back from a snapshot' });
    await expect
      .element(
        dialog.getByText(
          /of 23\s+November\s+2026, 14:02 holds it, with a testimony of 12,388 characters/,
        ),
      )
      .toBeVisible();
    expect(await violations()).toEqual([]);
    expect(call).not.toHaveBeenCalledWith('bringBackInterview', expect.anything());
    await dialog.getByRole('button', { name: 'Bring it back' }).click();
    await expect.element(page.getByText('Every interview in the list opens.')).toBeVisible();
    expect(call).toHaveBeenCalledWith('bringBackInterview', { id });
    expect(takeHeader).toHaveBeenCalledWith(header);
    const read = page.getByRole('button', { name: 'Read every interview now' });
    await expect.element(read).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('says when no snapshot has the interview, or none can be read', async () => {
    open(
      { keyFileRepaired: true },
      { checkInterviews: [{ id: 'a', code: 'INT-007', error: 'row-missing' }] },
    );
    await page.getByRole('button', { name: 'Read every interview now' }).click();
    await page.getByRole('button', { name: 'Look for INT-007 in the snapshots' }).click();
    const dialog = page.getByRole('dialog', { name: /^Bring INT-007/ });
    await expect.element(dialog.getByText(/^No snapshot on this computer holds it/)).toBeVisible();
    await expect
      .element(dialog.getByRole('button', { name: 'Bring it back' }))
      .not.toBeInTheDocument();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('looks for interviews that no list leads to, and says when one is in the list again', async () => {
    const id = 'a';
    const header = { id, code: 'INT-007' };
    const madeAt = new Date(2026, 10, 23, 14, 2).getTime();
    const { call, takeHeader, onChanged, onClose } = open(
      { lost: 1 },
      { findMissing: [{ ...header, madeAt, length: 12_388 }], bringBackInterview: header },
    );
    await page.getByRole('button', { name: /^Look for missing interviews/ }).click();
    await expect
      .element(
        page.getByText(/of 23\s+November\s+2026, 14:02 holds it, with a testimony of 12,388/),
      )
      .toBeVisible();
    expect(await violations()).toEqual([]);
    expect(call).not.toHaveBeenCalledWith('bringBackInterview', expect.anything());
    await page.getByRole('button', { name: 'Bring INT-007 back' }).click();
    await expect.element(page.getByText('INT-007 is in the list again.')).toBeVisible();
    expect(call).toHaveBeenCalledWith('bringBackInterview', { id });
    expect(takeHeader).toHaveBeenCalledWith(header);
    expect(onChanged).toHaveBeenCalledOnce();
    await expect
      .element(page.getByRole('button', { name: 'Bring INT-007 back' }))
      .not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('says when the snapshots hold none that is missing, and why one could not come back', async () => {
    const answers: Record<string, unknown> = { findMissing: [] };
    const { call } = open({ lost: 1 }, answers);
    const look = page.getByRole('button', { name: /^Look for missing interviews/ });
    await look.click();
    await expect.element(page.getByText(/hold no interview that is missing here/)).toBeVisible();
    answers['findMissing'] = [{ id: 'a', code: 'INT-007', madeAt: 0, length: 1 }];
    await look.click();
    const bring = page.getByRole('button', { name: 'Bring INT-007 back' });
    await expect.element(bring).toBeVisible();
    call.mockRejectedValueOnce(new AppError('storage-full'));
    await bring.click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(error['storage-full'].text);
    await expect.element(bring).toBeEnabled();
  });
});
