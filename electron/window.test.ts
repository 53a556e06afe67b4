import type { App } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { chooseProfile } from './profile.ts';
import { fitToDisplays, MINIMUM, windowOptions } from './window.ts';

vi.mock('electron', () => ({ BrowserWindow: Object }));

const display = (x: number, y: number, width: number, height: number) => ({
  workArea: { x, y, width, height },
});
const laptop = display(0, 0, 1366, 728);
const second = display(1366, 0, 1920, 1080);

describe('the window', () => {
  it('is sandboxed, isolated and without Node, spell checker or drops', () => {
    const options = { preload: '/p.cjs', place: undefined, displays: [laptop], isDark: false };
    const { webPreferences, ...window } = windowOptions({ ...options, isPackaged: true });
    expect(webPreferences).toEqual({
      preload: '/p.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      webviewTag: false,
      devTools: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      enableDeprecatedPaste: false,
      backgroundThrottling: false,
    });
    expect(window).toMatchObject({ title: 'Vouchsafe', minWidth: 1024, minHeight: 640 });
    expect(windowOptions({ ...options, isPackaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('does not flash in the other theme', () => {
    const options = { preload: '', place: undefined, displays: [laptop], isPackaged: true };
    expect(windowOptions({ ...options, isDark: false }).backgroundColor).toBe('#fbfaf8');
    expect(windowOptions({ ...options, isDark: true }).backgroundColor).toBe('#161718');
  });
});

describe('its place', () => {
  it('fits the first display when none is remembered', () => {
    expect(fitToDisplays(undefined, [laptop])).toEqual({ width: 1366, height: 728 });
    expect(fitToDisplays(undefined, [second])).toEqual({ width: 1366, height: 768 });
    expect(fitToDisplays(undefined, [])).toEqual({ width: 1366, height: 768 });
  });

  it('is what was remembered while its display is there', () => {
    const place = { x: 1500, y: 100, width: 1200, height: 700 };
    expect(fitToDisplays(place, [laptop, second])).toEqual(place);
  });

  it('forgets a display that is gone', () => {
    const place = { x: 1500, y: 100, width: 1200, height: 700 };
    expect(fitToDisplays(place, [laptop])).toEqual({ width: 1366, height: 728 });
  });

  it('is moved and shrunk into the work area', () => {
    expect(fitToDisplays({ x: 900, y: -50, width: 1300, height: 900 }, [laptop])).toEqual({
      x: 66,
      y: 0,
      width: 1300,
      height: 728,
    });
  });

  it('is never smaller than the smallest window', () => {
    const place = fitToDisplays({ x: 0, y: 0, width: 10, height: 10 }, [display(0, 0, 800, 600)]);
    expect(place).toEqual({ x: 0, y: 0, ...MINIMUM });
  });
});

describe('the profile', () => {
  function chosen(isPackaged: boolean, isHost: boolean, hasSwitch: boolean) {
    const setPath = vi.fn<App['setPath']>();
    const commandLine = { hasSwitch: () => hasSwitch };
    const app = { isPackaged, setPath, commandLine, getPath: () => '/appdata' };
    chooseProfile(app as unknown as App, isHost);
    return setPath.mock.calls;
  }

  it('of an app run from its sources is another than the installed one’s', () => {
    expect(chosen(false, false, false)).toEqual([['userData', '/appdata/Vouchsafe (development)']]);
  });

  it('is left alone when it was chosen, and in a packaged app', () => {
    expect(chosen(true, false, false)).toEqual([]);
    expect(chosen(false, true, false)).toEqual([]);
    expect(chosen(false, false, true)).toEqual([]);
  });
});
