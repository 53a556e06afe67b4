/**
 * Electron's `dialog`, without a dialog: each call is recorded and takes the first answer that a
 * test has left for it, or else the one that a closed dialog gives.
 */
import type Electron from 'electron';
import { records } from './records.ts';

function answer<Value>(method: string, options: unknown, whenClosed: Value): Value {
  records.dialogs.push({ method, options });
  const at = records.answers.findIndex((candidate) => candidate.method === method);
  if (at < 0) {
    console.error(`chromium-host: ${method} was answered as if closed`);
    return whenClosed;
  }
  return records.answers.splice(at, 1)[0]?.value as Value;
}

/** The options come last; a parent window may come first. */
function optionsOf<Options>(args: readonly unknown[]): Options {
  return (args.at(-1) ?? {}) as Options;
}

/** What Electron gives when the box is closed: cancelId, else a button named Cancel or No, else 0. */
function cancelButton({ cancelId, buttons = [] }: Electron.MessageBoxOptions): number {
  if (cancelId !== undefined) return cancelId;
  return Math.max(
    0,
    buttons.findIndex((label) => /^(cancel|no)$/i.test(label)),
  );
}

const closedOpen = (): Electron.OpenDialogReturnValue => ({ canceled: true, filePaths: [] });
const closedSave = (): Electron.SaveDialogReturnValue => ({ canceled: true, filePath: '' });

export const dialog = {
  async showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    return answer('showOpenDialog', optionsOf(args), closedOpen());
  },
  async showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    return answer('showSaveDialog', optionsOf(args), closedSave());
  },
  async showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = optionsOf<Electron.MessageBoxOptions>(args);
    const closed = { response: cancelButton(options), checkboxChecked: false };
    return answer('showMessageBox', options, closed);
  },
  showMessageBoxSync(...args: unknown[]): number {
    const options = optionsOf<Electron.MessageBoxOptions>(args);
    const closed = { response: cancelButton(options) };
    return answer('showMessageBox', options, closed).response;
  },
  showErrorBox(title: string, content: string): void {
    console.error(`${title}\n${content}`);
    records.dialogs.push({ method: 'showErrorBox', options: { title, content } });
  },
};
