import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../core/ipc/contract.ts';
import type { Labels } from './locales/labels.ts';

/**
 * The application menu. It shows keys and does not take them (`registerAccelerator: false`): an
 * accelerator is a letter, and Ctrl+F has none on a Cyrillic layout. The page handles physical keys.
 * macOS registers what it shows whatever we say, and passes a key to the page first.
 */
export interface MenuOptions {
  readonly labels: Labels;
  readonly send: (command: MenuCommand) => void;
  readonly isPackaged: boolean;
  readonly platform?: NodeJS.Platform;
}

export function setApplicationMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** The accelerators shown are those that `renderer/app` handles. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = (options.platform ?? process.platform) === 'darwin';
  return [
    ...(isMac ? [macAppMenu(options)] : []),
    fileMenu(options, isMac),
    editMenu(options),
    viewMenu(options),
    ...(isMac ? [macWindowMenu(options)] : []),
    helpMenu(options),
  ];
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

function command(
  { send }: MenuOptions,
  id: MenuCommand,
  label: string,
  accelerator?: string,
): MenuItemConstructorOptions {
  const item = { id, label, click: () => send(id) };
  return accelerator === undefined ? item : { ...item, accelerator, registerAccelerator: false };
}

/** The system's own action; its key belongs to the text field or the window system, not to us. */
function role(
  name: NonNullable<MenuItemConstructorOptions['role']>,
  label: string,
): MenuItemConstructorOptions {
  return { role: name, label, registerAccelerator: false };
}

function fileMenu(options: MenuOptions, isMac: boolean): MenuItemConstructorOptions {
  const { labels } = options;
  const leaving = [
    SEPARATOR,
    command(options, 'settings', labels.settings, 'CommandOrControl+,'),
    command(options, 'lock', labels.lock, 'CommandOrControl+L'),
    command(options, 'hide-lock', labels.hideLock, 'Ctrl+Shift+Q'),
    SEPARATOR,
    // Its key on Linux is a letter too, so the page takes it (`renderer/app/use-quit-key.ts`).
    { ...role('quit', labels.quit), accelerator: 'CommandOrControl+Q' },
  ];
  return {
    label: labels.file,
    submenu: [
      command(options, 'new-interview', labels.newInterview, 'CommandOrControl+N'),
      command(options, 'open-bundle', labels.openBundle, 'CommandOrControl+O'),
      command(options, 'export', labels.export),
      ...(isMac ? [] : leaving),
    ],
  };
}

function editMenu(options: MenuOptions): MenuItemConstructorOptions {
  const { labels } = options;
  return {
    label: labels.edit,
    submenu: [
      // Commands, not roles: in the testimony undo is the editor's, which knows tags and redactions.
      command(options, 'undo', labels.undo, 'CommandOrControl+Z'),
      command(options, 'redo', labels.redo, 'CommandOrControl+Shift+Z'),
      SEPARATOR,
      role('cut', labels.cut),
      role('copy', labels.copy),
      role('paste', labels.paste),
      role('selectAll', labels.selectAll),
      SEPARATOR,
      command(options, 'search', labels.search, 'CommandOrControl+Shift+F'),
    ],
  };
}

function viewMenu(options: MenuOptions): MenuItemConstructorOptions {
  const { labels, isPackaged } = options;
  // Not translated: only somebody who runs the sources sees them.
  const forDevelopers: MenuItemConstructorOptions[] = [SEPARATOR, { role: 'toggleDevTools' }];
  return {
    label: labels.view,
    submenu: [
      command(options, 'interviews', labels.interviews, 'CommandOrControl+1'),
      command(options, 'people', labels.people, 'CommandOrControl+2'),
      command(options, 'codebook', labels.codebook, 'CommandOrControl+3'),
      command(options, 'share', labels.share, 'CommandOrControl+4'),
      SEPARATOR,
      // The page's own text size, not Chromium's zoom, which is remembered per host on disk.
      command(options, 'text-larger', labels.textLarger, 'CommandOrControl+Plus'),
      command(options, 'text-smaller', labels.textSmaller, 'CommandOrControl+-'),
      command(options, 'text-normal', labels.textNormal, 'CommandOrControl+0'),
      SEPARATOR,
      { role: 'togglefullscreen', label: labels.fullScreen },
      ...(isPackaged ? [] : forDevelopers),
    ],
  };
}

function helpMenu(options: MenuOptions): MenuItemConstructorOptions {
  const { labels } = options;
  return {
    label: labels.help,
    submenu: [command(options, 'shortcuts', labels.shortcuts, 'F1')],
  };
}

/** The first menu on a Mac bears the app's name, and settings, lock and quit are looked for there. */
function macAppMenu(options: MenuOptions): MenuItemConstructorOptions {
  const { labels } = options;
  return {
    label: 'Vouchsafe',
    submenu: [
      command(options, 'settings', labels.settings, 'CommandOrControl+,'),
      command(options, 'lock', labels.lock, 'CommandOrControl+L'),
      command(options, 'hide-lock', labels.hideLock, 'CommandOrControl+Shift+L'),
      SEPARATOR,
      { role: 'hide', label: labels.hide },
      SEPARATOR,
      { role: 'quit', label: labels.quit },
    ],
  };
}

function macWindowMenu({ labels }: MenuOptions): MenuItemConstructorOptions {
  return { label: labels.window, submenu: [{ role: 'minimize', label: labels.minimize }] };
}
