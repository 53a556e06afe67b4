/**
 * What a sandboxed preload script finds in its isolated world: `require` of the few modules that
 * Electron allows there, `process`, and ipcRenderer over the host's binding.
 */
import { decodeValue, encodeValue } from '../codec.ts';
import type { FromPage, ToPage } from '../messages.ts';
import { type Bridge, createBridge } from './bridge.ts';
import { PageEmitter } from './emitter.ts';

export interface PreloadSettings {
  channel: string;
  binding: string;
  receiver: string;
  platform: string;
  arch: string;
  versions: Record<string, string | undefined>;
  argv: string[];
}

export interface PreloadScope {
  require: (name: string) => unknown;
  module: { exports: object };
  process: object;
  setImmediate: (callback: (...args: unknown[]) => void, ...args: unknown[]) => number;
}

interface Settled {
  resolve: (reply: ToPage) => void;
}

/** DevTools takes many small messages several times faster than one large one. */
const PIECE_LENGTH = 2 ** 18;

/** Messages to and from the main process. The receiving function is the host's, not the page's. */
class MainProcess {
  readonly #post: (text: string) => void;
  readonly #waiting = new Map<number, Settled>();
  #lastId = 0;
  #inbox = '';

  constructor({ binding, receiver }: PreloadSettings, onEvent: (message: ToPage) => void) {
    this.#post = Reflect.get(globalThis, binding) as (text: string) => void;
    Reflect.deleteProperty(globalThis, binding);
    const receive = (piece: string, isLast: boolean): void => {
      this.#inbox += piece;
      if (!isLast) return;
      const message = JSON.parse(this.#inbox) as ToPage;
      this.#inbox = '';
      if (message.kind === 'event') onEvent(message);
      else this.#settle(message);
    };
    Object.defineProperty(globalThis, receiver, { value: receive });
  }

  send(message: FromPage): void {
    const text = JSON.stringify(message);
    for (let at = 0; at < text.length; at += PIECE_LENGTH) {
      const isLast = at + PIECE_LENGTH >= text.length;
      this.#post((isLast ? '.' : '+') + text.slice(at, at + PIECE_LENGTH));
    }
  }

  ask(message: FromPage): Promise<ToPage> {
    return new Promise((resolve) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve });
      this.send({ ...message, id });
    });
  }

  #settle(message: Exclude<ToPage, { kind: 'event' }>): void {
    this.#waiting.get(message.id)?.resolve(message);
    this.#waiting.delete(message.id);
  }
}

export class IpcRenderer extends PageEmitter {
  readonly #main: MainProcess;

  constructor(settings: PreloadSettings) {
    super();
    this.#main = new MainProcess(settings, (message) => {
      if (message.kind !== 'event') return;
      const args = decodeValue(message.args) as unknown[];
      this.emit(message.channel, { sender: this, ports: [] }, ...args);
    });
  }

  send(channel: string, ...args: unknown[]): void {
    this.#main.send({ kind: 'send', channel, args: encodeValue(args) });
  }

  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const reply = await this.#main.ask({ kind: 'invoke', channel, args: encodeValue(args) });
    if (reply.kind === 'value') return decodeValue(reply.value);
    const reason = reply.kind === 'error' ? reply.error : 'no answer';
    throw new Error(`Error invoking remote method '${channel}': ${reason}`);
  }

  sendSync(): never {
    throw new Error('chromium-host: ipcRenderer.sendSync is not imitated; use invoke');
  }

  postMessage(): never {
    throw new Error('chromium-host: message ports are not imitated; use invoke');
  }

  /** For the host's own messages; not visible to the preload, which gets `ipcRenderer` wrapped. */
  static mainProcessOf(ipc: IpcRenderer): MainProcess {
    return ipc.#main;
  }
}

export interface ContextBridge {
  exposeInMainWorld(key: string, api: unknown): void;
  exposeInIsolatedWorld(): never;
}

function createContextBridge(bridge: Bridge): ContextBridge {
  return {
    exposeInMainWorld: (key: string, api: unknown): void => {
      bridge.tell('expose', { key, value: bridge.wrap(api) });
    },
    exposeInIsolatedWorld: (): never => {
      throw new Error('chromium-host: contextBridge.exposeInIsolatedWorld is not imitated');
    },
  };
}

/** Undefined in sub-frames, where Electron runs no preload. */
export function startIsolatedWorld(settings: PreloadSettings): PreloadScope | undefined {
  if (window !== window.top) return undefined;
  const ipcRenderer = new IpcRenderer(settings);
  const main = IpcRenderer.mainProcessOf(ipcRenderer);
  const bridge = createBridge(settings.channel, 'isolated');
  bridge.handle('permission', (payload) => {
    const { permission, details } = payload as { permission: string; details: object };
    return main.ask({ kind: 'permission', permission, details }).then(() => undefined);
  });
  addEventListener('resize', () => main.send({ kind: 'resize' }));
  const electron = { contextBridge: createContextBridge(bridge), ipcRenderer };
  const modules: Record<string, unknown> = {
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
    events: Object.assign(PageEmitter, { EventEmitter: PageEmitter }),
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  };
  const { platform, arch, versions, argv } = settings;
  return {
    require: (name) => {
      const found = modules[name.replace(/^node:/, '')];
      if (!found) throw new Error(`module not found: ${name}`);
      return found;
    },
    module: { exports: {} },
    process: {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      isMainFrame: true,
      env: {},
      platform,
      arch,
      versions,
      argv,
    },
    setImmediate: (callback, ...args) => window.setTimeout(callback, 0, ...args),
  };
}
