import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startI18n } from '../i18n.ts';
import { mountForTest } from '../ui/mount-for-test.tsx';
import { LocksSoonStrip } from './LocksSoonStrip.tsx';
import type { Session } from './session.ts';
import { useAutoLock } from './use-auto-lock.ts';

const session = { isAtWork: false, lock: vi.fn<(reason: string) => Promise<void>>(async () => {}) };

function Vault() {
  return <LocksSoonStrip near={useAutoLock(session as unknown as Session, 2)} />;
}

let unmount: () => void;
function mount(node: ReactNode): void {
  unmount = mountForTest(node);
}

beforeEach(() => {
  startI18n('en');
  session.isAtWork = false;
  session.lock.mockClear();
  vi.useFakeTimers();
});
afterEach(() => {
  unmount();
  vi.useRealTimers();
});

async function pass(seconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(seconds * 1000);
}
const warning = () => document.body.textContent?.match(/Locking in (\d+) s/)?.[1];

it('warns for the last thirty seconds, counting, and then locks', async () => {
  mount(<Vault />);
  await pass(89);
  expect(warning()).toBeUndefined();
  await pass(1);
  expect(warning()).toBe('30');
  await pass(10);
  expect(warning()).toBe('20');
  expect(session.lock).not.toHaveBeenCalled();
  await pass(20);
  expect(session.lock).toHaveBeenCalledWith('idle');
});

it('is spoken once, not every second', async () => {
  mount(<Vault />);
  await pass(90);
  const spoken = () => document.querySelector('output')?.textContent;
  const first = spoken();
  expect(first).toMatch(/half a minute/);
  await pass(10);
  expect(spoken()).toBe(first);
});

it.each([
  ['a key', () => window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyA' }))],
  ['the mouse', () => window.dispatchEvent(new PointerEvent('pointermove'))],
])('goes away with %s, and the time begins anew', async (_what, act) => {
  mount(<Vault />);
  await pass(100);
  expect(warning()).toBe('20');
  act();
  await pass(1);
  expect(warning()).toBeUndefined();
  await pass(4);
  expect(document.body.textContent?.trim()).toBe('');
  await pass(84);
  expect(session.lock).not.toHaveBeenCalled();
});

it('has a button whose press keeps the vault open, and nothing moves under the pointer meanwhile', async () => {
  mount(<Vault />);
  await pass(100);
  const strip = () => document.querySelector('[data-shape="strip"]');
  const button = document.querySelector('button');
  expect(button?.textContent).toBe('Stay unlocked');
  button?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true }));
  await pass(1);
  expect(strip()?.textContent).toContain('Stays unlocked');
  button?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await pass(4);
  expect(strip()).toBeNull();
});

it('waits for work that runs, without a warning, and locks when it is done', async () => {
  mount(<Vault />);
  session.isAtWork = true;
  await pass(300);
  expect(warning()).toBeUndefined();
  expect(session.lock).not.toHaveBeenCalled();
  session.isAtWork = false;
  await pass(1);
  expect(session.lock).toHaveBeenCalledWith('idle');
});

it('does not wait for ever for work that hangs', async () => {
  mount(<Vault />);
  session.isAtWork = true;
  vi.setSystemTime(Date.now() + 63 * 60_000);
  await pass(1);
  expect(session.lock).toHaveBeenCalledWith('idle');
});

it.each([
  ['back', -1],
  ['on, as after sleep', 1],
])('locks in time when the clock jumps %s', async (_where, direction) => {
  mount(<Vault />);
  await pass(60);
  vi.setSystemTime(Date.now() + direction * 60 * 60_000);
  await pass(direction < 0 ? 60 : 1);
  expect(session.lock).toHaveBeenCalledWith('idle');
});
