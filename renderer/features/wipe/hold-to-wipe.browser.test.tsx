import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startI18n } from '../../i18n.ts';
import { violations } from '../../ui/axe-for-test.ts';
import { mountForTest } from '../../ui/mount-for-test.tsx';
import '../../ui/styles/tokens.css';
import '../../ui/styles/base.css';
import { HoldToWipe } from './HoldToWipe.tsx';

let unmount = () => {};
const onWipe = vi.fn<() => void>();

beforeEach(() => {
  startI18n('en');
  document.title = 'Vouchsafe';
  onWipe.mockClear();
  vi.useFakeTimers();
});
afterEach(() => {
  unmount();
  vi.useRealTimers();
});

function mount(keys: string | null): void {
  unmount = mountForTest(
    <main>
      <h1>Door</h1>
      <input aria-label="Passphrase" />
      <HoldToWipe keys={keys} onWipe={onWipe} />
    </main>,
  );
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const counted = () => document.querySelector('[role="alert"]')?.textContent;

function press(type: 'keydown' | 'keyup', code: string, more: KeyboardEventInit = {}): void {
  const target = document.querySelector('input') ?? window;
  target.dispatchEvent(new KeyboardEvent(type, { code, bubbles: true, cancelable: true, ...more }));
}

/** A held key repeats itself. */
async function hold(seconds: number, more: KeyboardEventInit = {}): Promise<void> {
  press('keydown', 'F8', more);
  for (let i = 0; i < seconds * 10; i += 1) {
    press('keydown', 'F8', { ...more, repeat: true });
    await pass(0.1);
  }
}

describe('holding the keys of the emergency wipe', () => {
  it('counts down over everything, and wipes once after three seconds', async () => {
    mount('F8');
    await hold(1.5);
    expect(counted()).toMatch(/destroyed in 2 seconds.*Let go/);
    await hold(1);
    expect(counted()).toMatch(/in 1 second\D/);
    expect(onWipe).not.toHaveBeenCalled();
    await hold(1);
    expect(onWipe).toHaveBeenCalledOnce();
    expect(counted()).toBeUndefined();
    await hold(2.5);
    expect(onWipe).toHaveBeenCalledOnce();
  });

  it.each([
    ['letting go', () => press('keyup', 'F8')],
    ['another key', () => press('keydown', 'Escape')],
    ['leaving the window', () => window.dispatchEvent(new Event('blur'))],
  ])('ends with %s, and begins anew', async (_what, end) => {
    mount('F8');
    await hold(2.9);
    end();
    await pass(0.1);
    expect(counted()).toBeUndefined();
    await pass(5);
    expect(onWipe).not.toHaveBeenCalled();
    await hold(2.9);
    expect(onWipe).not.toHaveBeenCalled();
    await pass(0.2);
    expect(onWipe).toHaveBeenCalledOnce();
  });

  it('needs all of the keys that were chosen', async () => {
    mount('Shift+F8');
    await hold(4);
    expect(counted()).toBeUndefined();
    await hold(2, { shiftKey: true });
    press('keyup', 'ShiftLeft');
    await pass(4);
    expect(onWipe).not.toHaveBeenCalled();
  });

  it('does nothing when none were chosen', async () => {
    mount(null);
    await hold(4);
    expect(counted()).toBeUndefined();
    expect(onWipe).not.toHaveBeenCalled();
  });

  it('has no accessibility violation', async () => {
    mount('F8');
    await hold(1);
    vi.useRealTimers();
    expect(await violations()).toEqual([]);
  });
});
