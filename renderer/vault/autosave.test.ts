import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { Autosaver } from './autosave.ts';

function recorder() {
  const saved: string[] = [];
  let fail = false;
  let hold: Promise<void> | undefined;
  const saver = new Autosaver<string>({
    compose: (a, b) => a + b,
    save: async (edit) => {
      await hold;
      if (fail) throw new AppError('storage-full');
      saved.push(edit);
      return 42;
    },
  });
  return {
    saver,
    saved,
    setFail: (value: boolean) => {
      fail = value;
    },
    setHold: (value: Promise<void> | undefined) => {
      hold = value;
    },
  };
}

describe('autosave', () => {
  it('saves within half a second of the first keystroke although typing never pauses', async () => {
    vi.useFakeTimers();
    const { saver, saved } = recorder();
    for (let i = 0; i < 10; i += 1) {
      saver.push('x');
      await vi.advanceTimersByTimeAsync(60);
    }
    expect(saved.join('').length).toBeGreaterThanOrEqual(2);
    vi.useRealTimers();
    await saver.flush();
    expect(saved.join('')).toBe('x'.repeat(10));
    expect(saver.snapshot()).toEqual({ state: 'saved', at: 42 });
  });

  it('tells of unsaved edits once, not at every key', async () => {
    const { saver } = recorder();
    const told: string[] = [];
    saver.subscribe(() => told.push(saver.snapshot().state));
    for (const key of 'testimony') saver.push(key);
    await saver.flush();
    expect(told).toEqual(['unsaved', 'saved']);
  });

  it('keeps order and loses nothing when edits come while a save is under way', async () => {
    const { saver, saved, setHold } = recorder();
    const gate = Promise.withResolvers<void>();
    setHold(gate.promise);
    saver.push('a');
    const first = saver.flush();
    saver.push('b');
    saver.push('c');
    gate.resolve();
    await first;
    await saver.flush();
    expect(saved).toEqual(['a', 'bc']);
  });

  it('keeps a failed edit in front of newer ones and saves both on retry', async () => {
    const { saver, saved, setFail } = recorder();
    setFail(true);
    saver.push('a');
    await saver.flush();
    expect(saver.snapshot()).toEqual({ state: 'failed', code: 'storage-full' });
    saver.push('b');
    await saver.flush();
    expect(saved).toEqual([]);
    setFail(false);
    await saver.retry();
    expect(saved).toEqual(['ab']);
    expect(saver.snapshot().state).toBe('saved');
  });

  it('tries again by itself after a failure, and at once when asked to flush', async () => {
    vi.useFakeTimers();
    const { saver, saved, setFail } = recorder();
    setFail(true);
    saver.push('a');
    expect(await saver.flush()).toBe(false);
    setFail(false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual(['a']);
    setFail(true);
    saver.push('b');
    await saver.flush();
    saver.push('c');
    setFail(false);
    expect(await saver.flush()).toBe(true);
    expect(saved).toEqual(['a', 'bc']);
    expect(saver.snapshot()).toEqual({ state: 'saved', at: 42 });
    vi.useRealTimers();
  });

  it('saves what is typed during a flush before the flush ends', async () => {
    const { saver, saved, setHold } = recorder();
    const gate = Promise.withResolvers<void>();
    setHold(gate.promise);
    saver.push('a');
    const flush = saver.flush();
    saver.push('b');
    gate.resolve();
    expect(await flush).toBe(true);
    expect(saved).toEqual(['a', 'b']);
  });

  it('ends no flush while another one still saves', async () => {
    const { saver, saved, setHold } = recorder();
    saver.push('a');
    const first = saver.flush().then(() => saved.length);
    const second = saver.flush().then(() => saved.length);
    const gate = Promise.withResolvers<void>();
    setHold(gate.promise);
    saver.push('b');
    setTimeout(gate.resolve, 20);
    expect(await Promise.all([first, second])).toEqual([2, 2]);
  });

  it('keeps a failed edit in front of what was typed while it was being saved', async () => {
    const { saver, saved, setFail, setHold } = recorder();
    const gate = Promise.withResolvers<void>();
    setHold(gate.promise);
    setFail(true);
    saver.push('a');
    const flush = saver.flush();
    saver.push('b');
    gate.resolve();
    expect(await flush).toBe(false);
    setFail(false);
    await saver.flush();
    expect(saved).toEqual(['ab']);
  });
});
