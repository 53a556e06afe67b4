/** Electron's Menu and MenuItem: there to be read and clicked by tests, never drawn. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';

type Template = Electron.MenuItemConstructorOptions | MenuItem;

export class MenuItem {
  readonly id: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly registerAccelerator: boolean;
  readonly submenu: Menu | undefined;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  click: (event?: object, window?: BrowserWindow | null) => void;

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { submenu, role, click } = options;
    this.id = options.id ?? '';
    this.role = role?.toLowerCase();
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : undefined;
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal');
    this.label = options.label ?? role ?? '';
    this.accelerator = options.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.click = (event = {}, window = BrowserWindow.getFocusedWindow()) => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (click) (click as (...args: unknown[]) => void)(this, window, event);
      else if (this.role) performRole(this.role, window);
    };
  }
}

const EDITS = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'] as const;

function performRole(role: string, window: BrowserWindow | null): void {
  const edit = EDITS.find((name) => name.toLowerCase() === role);
  if (edit) window?.webContents[edit]();
  else if (role === 'quit') app.quit();
  else if (role === 'close') window?.close();
  else if (role === 'minimize') window?.minimize();
  else if (role === 'reload') window?.webContents.reload();
  else if (role === 'togglefullscreen') window?.setFullScreen(!window.isFullScreen());
  else if (role === 'resetzoom') window?.webContents.setZoomLevel(0);
  else if (role === 'zoomin') stepZoom(window, 0.5);
  else if (role === 'zoomout') stepZoom(window, -0.5);
}

function stepZoom(window: BrowserWindow | null, step: number): void {
  if (window) window.webContents.setZoomLevel(window.webContents.getZoomLevel() + step);
}

let applicationMenu: Menu | null = null;

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  static buildFromTemplate(template: Template[]): Menu {
    const menu = new Menu();
    for (const item of template) {
      menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    }
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  append(item: MenuItem): void {
    this.items.push(item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
  }
}
