import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../core/settings.ts';
import { SettingsStore } from './settings.ts';

// electron-store imports the `electron` package, which here would look for a binary to download.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= 'no-electron-in-unit-tests';
});

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = { x: 5, y: 6, width: 1200, height: 700, isMaximized: true };

describe('settings', () => {
  it('are the defaults in a new profile, and nothing is written yet', () => {
    const store = new SettingsStore(folder);
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.windowPlace()).toBeUndefined();
    expect(store.takeSetAside()).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('come back after a restart, with the window place beside them, for the owner alone', () => {
    const store = new SettingsStore(folder);
    expect(store.write({ language: 'kk', theme: undefined })).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'kk',
    });
    store.rememberWindowPlace(place);
    const again = new SettingsStore(folder);
    expect(again.read().language).toBe('kk');
    expect(again.windowPlace()).toEqual(place);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('tell listeners of a change', () => {
    const store = new SettingsStore(folder);
    const heard = vi.fn<(settings: object) => void>();
    store.onChange(heard);
    store.write({ textSize: 120 });
    expect(heard).toHaveBeenCalledWith({ ...DEFAULT_SETTINGS, textSize: 120 });
  });

  it.each([
    ['half written', '{"settings": {"language": "ru"'],
    ['empty', ''],
    ['zeroed by a power cut', '\0\0\0\0'],
    ['a list', '[1]'],
    ['null', 'null'],
  ])('start anew when the file is %s, which is put aside and named once', (_what, text) => {
    writeFileSync(file, text);
    const store = new SettingsStore(folder);
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
    expect(store.takeSetAside()).toBe('settings.json.damaged-1');
    expect(store.takeSetAside()).toBeUndefined();
    expect(readFileSync(path.join(folder, 'settings.json.damaged-1'), 'utf8')).toBe(text);
    store.write({ theme: 'dark' });
    expect(new SettingsStore(folder).read().theme).toBe('dark');
  });

  it('put a second damaged file beside the first', () => {
    for (const number of [1, 2]) {
      writeFileSync(file, '{');
      expect(new SettingsStore(folder).takeSetAside()).toBe(`settings.json.damaged-${number}`);
    }
  });

  it('put a folder of that name aside too', () => {
    mkdirSync(file);
    const store = new SettingsStore(folder);
    expect(store.takeSetAside()).toBe('settings.json.damaged-1');
    expect(store.write({ theme: 'light' }).theme).toBe('light');
  });

  it('drop unknown keys, and take the default for one value that a newer version wrote', () => {
    const newer = { language: 'ru', theme: 'sepia', textSize: 999, colourBlind: true };
    writeFileSync(file, JSON.stringify({ settings: newer, window: { x: 'left' }, more: 1 }));
    const store = new SettingsStore(folder);
    expect(store.read()).toEqual({ ...DEFAULT_SETTINGS, language: 'ru' });
    expect(store.windowPlace()).toBeUndefined();
    expect(store.takeSetAside()).toBeUndefined();
  });

  it('refuse a value outside the schema and stay as they were', () => {
    const store = new SettingsStore(folder);
    expect(() => store.write({ textSize: 400 })).toThrow();
    expect(store.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('say storage-failed when the profile takes no file, and the window still closes', () => {
    const store = new SettingsStore(folder);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, ''); // a file where the folder was: permission bits do not stop root
    expect(() => store.write({ theme: 'dark' })).toThrow(
      expect.objectContaining({ code: 'storage-failed' }),
    );
    expect(store.read().theme).toBe('system');
    expect(() => store.rememberWindowPlace(place)).not.toThrow();
  });
});
