import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { startI18n } from '../../i18n.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import type { RestoreReport } from '../../vault/calls/snapshot-calls.ts';
import { BackupResult } from './BackupResult.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';

const WHOLE: RestoreReport = {
  madeAt: Date.UTC(2026, 10, 24, 9),
  interviews: 3,
  people: 2,
  unreadable: [],
  damagedPeople: 0,
  damagedLists: [],
  damagedVersions: 0,
  lost: 0,
  damagedKeys: 0,
  areListsRebuilt: false,
  isWhole: true,
  presentState: 'kept',
};

let unmount = () => {};
beforeEach(() => startI18n('en'));
afterEach(() => unmount());

function show(change: Partial<RestoreReport>, isRestored = false): void {
  unmount = mountForTest(<BackupResult report={{ ...WHOLE, ...change }} isRestored={isRestored} />);
}

describe('what a copy holds', () => {
  it('is called readable only when all of it is', async () => {
    show({});
    await expect
      .element(page.getByText(/3 interviews, 2 registered names: all readable/))
      .toBeVisible();
  });

  it.each([
    [{ damagedPeople: 1 }, /1 entry of the register cannot be read/],
    [{ damagedVersions: 2 }, /2 earlier versions of testimonies cannot be read/],
    [{ damagedLists: ['contacts'] }, /The list of contacts cannot be read/],
    [{ lost: 1 }, /Of 1 more interview/],
    [{ damagedKeys: 1 }, /1 key is damaged/],
  ] as const)('tells of %j', async (change, words) => {
    show(change);
    await expect.element(page.getByText(words)).toBeVisible();
    await expect.element(page.getByText('This copy is damaged')).toBeVisible();
    expect(page.getByText(/all readable/).elements()).toEqual([]);
  });

  it('is not called damaged for lists that were made anew', async () => {
    show({ areListsRebuilt: true });
    await expect.element(page.getByText(/had to be made anew/)).toBeVisible();
    await expect.element(page.getByText('This copy opens')).toBeVisible();
  });

  it('says when what it replaced could not be kept', async () => {
    show({ presentState: 'unreadable' }, true);
    await expect.element(page.getByText(/no snapshot of it was made/)).toBeVisible();
  });
});
