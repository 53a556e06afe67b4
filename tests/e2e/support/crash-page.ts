import { readFileSync } from 'node:fs';
import { processesOfGroup } from './kill-group.ts';
import type { Researcher } from './researcher.ts';

/**
 * Ends the page's process the way a bug in it would: a crash reporter that is on writes its memory to a file.
 * @returns reads what the window shows; Playwright itself does not know a page any more that has crashed
 */
export async function crashPage(me: Researcher): Promise<() => Promise<string>> {
  const { app, page } = me.launched;
  const crashed = page.waitForEvent('crash');
  for (const id of processesOfGroup(app.process().pid ?? 0))
    if (isRenderer(id)) process.kill(id, 'SIGSEGV');
  await crashed;
  return () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // Until the next document is there, nobody answers.
      const text: unknown = await window?.webContents
        .executeJavaScript('document.body.innerText')
        .catch(() => '');
      return String(text);
    });
}

function isRenderer(id: number): boolean {
  return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer');
}
