/** Electron's `webContents`: each open window's. Playwright finds a page's window through it. */
import { BrowserWindow } from './browser-window.ts';
import type { WebContents } from './web-contents.ts';

function all(): WebContents[] {
  return BrowserWindow.getAllWindows().map((window) => window.webContents);
}

export const webContents = {
  getAllWebContents: all,
  getFocusedWebContents: (): WebContents | null => all().at(-1) ?? null,
  fromId: (id: number): WebContents | undefined => all().find((contents) => contents.id === id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    all().find((contents) => contents.targetId === targetId),
};
