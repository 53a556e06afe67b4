import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageLife } from './page-life.ts';

/** A window as Electron's: `close()` asks its listeners, and is gone when nobody prevents it. */
function fakeWindow() {
  const emitter = new EventEmitter();
  const state = { isClosed: false, isCrashed: false };
  const contents = Object.assign(new EventEmitter(), {
    isDestroyed: () => state.isClosed,
    isCrashed: () => state.isCrashed,
  });
  const close = () => {
    let prevented = false;
    emitter.emit('close', { preventDefault: () => (prevented = true) });
    if (!prevented) state.isClosed = true;
  };
  const loadURL = vi.fn<(url: string) => Promise<void>>(async () => {});
  const window = Object.assign(emitter, {
    webContents: contents,
    isDestroyed: () => state.isClosed,
    close,
    loadURL,
  });
  return { window: window as unknown as BrowserWindow, state, loadURL, contents };
}

const requestLock = vi.fn<() => void>();
const forgetPage = vi.fn<() => Promise<void>>(async () => {});
const mayClose = vi.fn<() => Promise<boolean>>(async () => true);

function started() {
  const fake = fakeWindow();
  const options = {
    url: 'vouchsafe://app/index.html',
    requestLock,
    forgetPage,
    mayClose,
    log: () => {},
  };
  const page = new PageLife(fake.window, options);
  return { ...fake, page };
}

beforeEach(() => {
  vi.useFakeTimers();
  requestLock.mockClear();
  forgetPage.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('locking', () => {
  it('forgets every handle and loads the document anew', async () => {
    const { page, loadURL, state } = started();
    await page.pageLocked('locked');
    expect(forgetPage).toHaveBeenCalledOnce();
    expect(loadURL.mock.calls).toEqual([['vouchsafe://app/index.html']]);
    expect(state.isClosed).toBe(false);
  });

  it('remembers why for the next document, and for that one only', async () => {
    const { page } = started();
    expect(page.takeLockReason()).toBeUndefined();
    await page.pageLocked('idle');
    expect(page.takeLockReason()).toBe('idle');
    expect(page.takeLockReason()).toBeUndefined();
  });
});

describe('locking when a left-over cannot be deleted', () => {
  it('loads the document anew all the same: a blank window could not be unlocked', async () => {
    const { page, loadURL } = started();
    forgetPage.mockRejectedValueOnce(new Error('EIO'));
    await page.pageLocked('locked');
    expect(loadURL).toHaveBeenCalledOnce();
  });

  it('does so after a crash too', async () => {
    const { contents, loadURL } = started();
    forgetPage.mockRejectedValueOnce(new Error('EIO'));
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.advanceTimersByTimeAsync(0);
    expect(loadURL).toHaveBeenCalledOnce();
  });
});

describe('closing', () => {
  it('asks the page to lock, and closes when it has', async () => {
    const { window, page, state, loadURL } = started();
    window.close();
    expect(requestLock).toHaveBeenCalledOnce();
    expect(state.isClosed).toBe(false);
    await page.pageLocked('locked');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.isClosed).toBe(true);
    expect(loadURL).not.toHaveBeenCalled();
  });

  it('asks once, however often it is tried', () => {
    const { window } = started();
    window.close();
    window.close();
    expect(requestLock).toHaveBeenCalledOnce();
  });

  it('waits six seconds for a page that hangs, and deletes what its export left', async () => {
    const { window, state } = started();
    window.close();
    await vi.advanceTimersByTimeAsync(5900);
    expect(state.isClosed).toBe(false);
    expect(forgetPage).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(forgetPage).toHaveBeenCalledOnce();
    expect(state.isClosed).toBe(true);
  });

  it('does not wait for a page that has crashed', async () => {
    const { window, state } = started();
    state.isCrashed = true;
    window.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(requestLock).not.toHaveBeenCalled();
    expect(state.isClosed).toBe(true);
  });

  it('goes on when an export’s left-over cannot be deleted', async () => {
    const { window, state } = started();
    forgetPage.mockRejectedValueOnce(new Error('EIO'));
    window.close();
    await vi.advanceTimersByTimeAsync(6100);
    expect(state.isClosed).toBe(true);
  });
});

describe('closing while something would be lost', () => {
  it('stays, with the page at its door, until it may', async () => {
    const { window, page, state, loadURL } = started();
    mayClose.mockResolvedValueOnce(false);
    window.close();
    await page.pageLocked('quit');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.isClosed).toBe(false);
    expect(loadURL).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.isClosed).toBe(false);
    window.close();
    expect(requestLock).toHaveBeenCalledTimes(2);
    await page.pageLocked('quit');
    await vi.advanceTimersByTimeAsync(0);
    expect(state.isClosed).toBe(true);
  });

  it('asks once, though the page answers after its time and the window is closed again', async () => {
    const { window, page, state } = started();
    let answer: (mayGo: boolean) => void = () => {};
    mayClose.mockClear();
    mayClose.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    window.close();
    await vi.advanceTimersByTimeAsync(6100);
    await page.pageLocked('quit');
    window.close();
    await vi.advanceTimersByTimeAsync(6100);
    expect(mayClose).toHaveBeenCalledOnce();
    answer(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(state.isClosed).toBe(true);
  });
});

describe('a crash of the page', () => {
  it('forgets its handles and loads it again', async () => {
    const { page, contents, loadURL } = started();
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.advanceTimersByTimeAsync(0);
    expect(forgetPage).toHaveBeenCalledOnce();
    expect(loadURL).toHaveBeenCalledOnce();
    expect(page.takeLockReason()).toBe('crashed');
  });

  it('says nothing of itself when a lock before it has something to say', async () => {
    const { page, contents } = started();
    await page.pageLocked('unkept');
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.advanceTimersByTimeAsync(0);
    expect(page.takeLockReason()).toBe('unkept');
  });

  it('that comes again and again ends in a closed window, not in a loop', async () => {
    const { contents, loadURL, state } = started();
    state.isCrashed = true;
    for (let i = 0; i < 4; i += 1) {
      contents.emit('render-process-gone', {}, { reason: 'crashed' });
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(loadURL).toHaveBeenCalledTimes(3);
    expect(state.isClosed).toBe(true);
  });
});
