import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import * as v from 'valibot';
import { AppError, errorCode } from '../../core/errors.ts';
import { CALL_NAMES, type CallName } from '../../core/ipc/channels.ts';
import { CONTRACT, type Envelope } from '../../core/ipc/contract.ts';
import type { Handlers } from './handlers.ts';
import { toIpc } from './to-ipc.ts';

/**
 * The only door from the page to the main process, and the only file that imports `ipcMain`: checks the
 * sender and the arguments, runs the handler, checks its result, and answers with an envelope. An
 * exception never crosses: it would bring a path or a stack into the page, and lose the code.
 */
export interface AnswerOptions {
  /** The one origin that may call. */
  readonly origin: string;
  /** Told the call's name, its duration and the outcome's code; never an argument or a result. */
  readonly log: (event: string) => void;
}

export function answerCalls(handlers: Handlers, options: AnswerOptions): void {
  // electron-store opens a channel of its own, which hands the profile's path to whoever asks.
  ipcMain.removeAllListeners('electron-store-get-data');
  for (const name of CALL_NAMES) {
    ipcMain.handle(name, (event, ...args: unknown[]) =>
      answer(name, handlers, options, event, args),
    );
  }
}

async function answer(
  name: CallName,
  handlers: Handlers,
  { origin, log }: AnswerOptions,
  event: Pick<IpcMainInvokeEvent, 'senderFrame'>,
  args: readonly unknown[],
): Promise<Envelope<unknown>> {
  const start = performance.now();
  try {
    if (!isTrusted(event, origin)) throw new AppError('call-refused', 'foreign sender');
    const checked = v.safeParse(CONTRACT[name].args, args[0]);
    if (!checked.success || args.length > 1) throw new AppError('call-refused', 'bad arguments');
    // The table pairs each name with its types; a union of names loses the pairing, hence the cast.
    const handle = handlers[name] as (args: unknown) => unknown;
    const value = v.parse(CONTRACT[name].result, await handle(checked.output));
    log(`${name} ok ${Math.round(performance.now() - start)} ms`);
    return { ok: true, value: toIpc(value) };
  } catch (error) {
    const code = errorCode(error);
    log(`${name} ${code} ${Math.round(performance.now() - start)} ms`);
    // The message of what nobody foresaw, for the developer at the terminal.
    if (code === 'internal') log(error instanceof Error ? (error.stack ?? '') : 'not an error');
    return { ok: false, code };
  }
}

/** Our main frame and nothing else: a frame that is gone is null, one inside the page has a parent. */
function isTrusted({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>, origin: string) {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin;
}
