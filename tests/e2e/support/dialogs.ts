/**
 * Answers for the dialogs that the app will open, given beforehand: a test cannot click a dialog
 * of the system. Electron's functions are replaced in the main process, whichever Electron it is.
 */
import type { OpenDialogReturnValue, MessageBoxReturnValue, SaveDialogReturnValue } from 'electron';
import type { ElectronApplication } from 'playwright-core';

interface DialogAnswers {
  showOpenDialog: OpenDialogReturnValue;
  showSaveDialog: SaveDialogReturnValue;
  showMessageBox: MessageBoxReturnValue;
}

/**
 * Answers are used up one by one, in the order in which they were queued; a dialog without one
 * fails in the app.
 */
export async function queueDialogAnswer<Method extends keyof DialogAnswers>(
  app: ElectronApplication,
  method: Method,
  answer: DialogAnswers[Method],
): Promise<void> {
  const queued = { method, answer } as { method: keyof DialogAnswers; answer: object };
  await app.evaluate(({ dialog }, next) => {
    const name = `queued:${next.method}`;
    const isFirst = !Reflect.has(globalThis, name);
    if (isFirst) Reflect.set(globalThis, name, []);
    const queue = Reflect.get(globalThis, name) as object[];
    queue.push(next.answer);
    if (!isFirst) return;
    Reflect.set(dialog, next.method, async () => {
      const first = queue.shift();
      if (!first) throw new Error(`No answer left for dialog.${next.method}`);
      return first;
    });
  }, queued);
}
