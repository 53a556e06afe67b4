import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mountForTest } from '../ui/mount-for-test.tsx';
import type { Library } from '../vault/library.ts';
import type { Session } from './session.ts';
import { useAutoLock } from './use-auto-lock.ts';
import { useBinCare } from './use-bin-care.ts';
import { useSnapshots } from './use-snapshots.ts';

const session = {
  isAtWork: false,
  lock: vi.fn<(reason: string) => Promise<void>>(async () => {}),
  takeSnapshot: vi.fn<() => Promise<void>>(async () => {}),
};
const library = { tendBin: vi.fn<() => Promise<void>>() };

/** Somebody is at work all the time. */
function Vault() {
  useSnapshots(session as unknown as Session, false);
  useBinCare(library as unknown as Library);
  return null;
}

function Idle() {
  const near = useAutoLock(session as unknown as Session, 5);
  useSnapshots(session as unknown as Session, near !== undefined && near !== 'stays');
  return null;
}

let unmount: () => void;
beforeEach(() => {
  for (const spy of [session.lock, session.takeSnapshot]) spy.mockClear();
  library.tendBin.mockReset().mockRejectedValue(new Error('the disk is full'));
  vi.useFakeTimers();
});
afterEach(() => {
  unmount();
  vi.useRealTimers();
});

const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * 60_000);
const taken = () => session.takeSnapshot.mock.calls.length;

it('takes a snapshot a minute after unlocking, for what a lock had no time for, and every quarter of an hour', async () => {
  unmount = mountForTest(<Vault />);
  await pass(0.99);
  expect(taken()).toBe(0);
  await pass(0.02);
  expect(taken()).toBe(1);
  await pass(13.9);
  expect(taken()).toBe(1);
  await pass(0.2);
  expect(taken()).toBe(2);
  await pass(45);
  expect(taken()).toBe(5);
});

it('takes one before an idle lock, while the warning stands, and one only', async () => {
  unmount = mountForTest(<Idle />);
  await pass(4.4);
  expect(taken()).toBe(1);
  await pass(0.2);
  expect(taken()).toBe(2);
  expect(session.lock).not.toHaveBeenCalled();
  await pass(0.5);
  expect(session.lock).toHaveBeenCalledWith('idle');
  expect(taken()).toBe(2);
});

it('looks after the bin at once and every six hours, also when the disk refused it', async () => {
  unmount = mountForTest(<Vault />);
  await pass(0);
  expect(library.tendBin).toHaveBeenCalledTimes(1);
  await pass(6 * 60 - 1);
  expect(library.tendBin).toHaveBeenCalledTimes(1);
  await pass(2);
  expect(library.tendBin).toHaveBeenCalledTimes(2);
  unmount();
  await pass(60 * 24);
  expect(library.tendBin).toHaveBeenCalledTimes(2);
  unmount = () => {};
});
