import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
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
};

let unmount = () => {};
beforeEach(async () => {
  startI18n('en');
  document.title = 'Vouchsafe';
  await page.viewport(1366, 900);
});
afterEach(() => unmount());

function open(change: Partial<UnlockReport>) {
  const call = vi.fn(async (_name: string) => undefined);
  const onChanged = vi.fn();
  unmount = mountForTest(
    <main style={{ height: '100vh' }}>
      <DamageDialog
        library={{ vault: { call } } as unknown as Library}
        report={{ ...NOTHING, ...change }}
        onChanged={onChanged}
        onClose={() => undefined}
      />
    </main>,
  );
  return { call, onChanged };
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

  it('tells of snapshots out of reach and of a list of destroyed interviews that does not open', async () => {
    open({ snapshotsBehind: 2, lists: ['tombstones'] });
    await expect.element(page.getByText('2 snapshots could not be reached')).toBeVisible();
    await expect
      .element(page.getByText('The list of destroyed interviews cannot be opened'))
      .toBeVisible();
    expect(await violations()).toEqual([]);
  });
});
