import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { MENU_COMMANDS } from '../core/ipc/contract.ts';
import { UI_LANGUAGES } from '../core/settings.ts';
import { labelsOf } from './locales/labels-of.ts';
import { menuTemplate } from './menu.ts';

vi.mock('electron', () => ({ Menu: {} }));

function items(options: { platform?: NodeJS.Platform; isPackaged?: boolean } = {}) {
  const send = vi.fn<(command: string) => void>();
  const { platform = 'linux', isPackaged = true } = options;
  const menus = menuTemplate({ labels: labelsOf('en'), send, isPackaged, platform });
  const all = menus.flatMap((menu) => (menu.submenu as MenuItemConstructorOptions[]) ?? []);
  return { menus, all, send };
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('has every command once, and sends it', () => {
    const { all, send } = items({ platform });
    const commands = all.filter((item) => item.id !== undefined);
    expect(commands.map((item) => item.id ?? '').toSorted()).toEqual([...MENU_COMMANDS].toSorted());
    for (const item of commands) (item.click as () => void)();
    expect(send.mock.calls.flat().toSorted()).toEqual([...MENU_COMMANDS].toSorted());
  });

  it('shows keys and takes none', () => {
    for (const item of items({ platform }).all)
      if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false);
  });

  it('shows each key once, and no AltGr', () => {
    const keys = items({ platform }).all.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key.includes('Alt'))).toEqual([]);
  });

  it('has no reload and no zoom of Chromium’s own', () => {
    const roles = items({ platform }).all.map(({ role }) => role);
    for (const role of [
      'reload',
      'forceReload',
      'zoomIn',
      'zoomOut',
      'resetZoom',
      'recentDocuments',
    ])
      expect(roles).not.toContain(role);
  });
});

it('shows the key for quitting, which the page takes; on a Mac the system does', () => {
  const quit = (platform: NodeJS.Platform) =>
    items({ platform }).all.find(({ role }) => role === 'quit');
  for (const platform of ['linux', 'win32'] as const)
    expect(quit(platform)).toMatchObject({
      accelerator: 'CommandOrControl+Q',
      registerAccelerator: false,
    });
  expect(quit('darwin')).not.toHaveProperty('registerAccelerator');
});

it('offers the debugger only to who runs the sources', () => {
  const has = (isPackaged: boolean) =>
    items({ isPackaged }).all.some(({ role }) => role === 'toggleDevTools');
  expect(has(true)).toBe(false);
  expect(has(false)).toBe(true);
});

describe('the labels', () => {
  it.each(UI_LANGUAGES)('in %s are all there, and each says something else', (language) => {
    const words = Object.values(labelsOf(language));
    for (const word of words) expect(word.trim()).not.toBe('');
    expect(new Set(words).size).toBe(words.length);
  });

  it('are not English in Russian and Kazakh', () => {
    for (const language of ['ru', 'kk'] as const)
      for (const [key, word] of Object.entries(labelsOf(language)))
        expect(word, key).toMatch(/[а-яәғқңөұүһі]/i);
  });
});
