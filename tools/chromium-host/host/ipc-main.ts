/** Electron's `ipcMain`, and the answer to one `ipcRenderer.invoke`. */
import { EventEmitter } from 'node:events';
import { decodeValue, encodeValue } from './codec.ts';
import type { ToPage } from './messages.ts';

type InvokeHandler = (event: never, ...args: never[]) => unknown;

export class IpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (...args) => {
      this.removeHandler(channel);
      return handler(...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  handlerOf(channel: string): InvokeHandler | undefined {
    return this.#handlers.get(channel);
  }
}

export const ipcMain = new IpcMain();

/** Runs the first handler of that channel; a failure becomes Electron's own words. */
export async function answerInvoke(
  emitters: readonly IpcMain[],
  event: object,
  { id, channel, args }: { id: number; channel: string; args: string },
): Promise<ToPage> {
  const handler = emitters.map((ipc) => ipc.handlerOf(channel)).find((found) => found);
  if (!handler) {
    return { kind: 'error', id, error: `Error: No handler registered for '${channel}'` };
  }
  try {
    const result = await handler(event as never, ...(decodeValue(args) as never[]));
    return { kind: 'value', id, value: encodeValue(result) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { kind: 'error', id, error: String(error) };
  }
}
