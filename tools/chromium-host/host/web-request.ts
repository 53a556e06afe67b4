/** Electron's `session.webRequest`: the two hooks that an app without a network needs. */
import type Electron from 'electron';

type Listener<Details, Response> = (
  details: Details,
  callback: (response: Response) => void,
) => void;

interface Hook<Details, Response> {
  filter: Electron.WebRequestFilter | undefined;
  listener: Listener<Details, Response>;
}

export type RequestDetails = Pick<
  Electron.OnBeforeRequestListenerDetails,
  'id' | 'url' | 'method' | 'referrer' | 'timestamp' | 'resourceType'
> & { webContentsId?: number };

export type ResponseDetails = RequestDetails & {
  statusCode: number;
  responseHeaders: Record<string, string[]>;
};

export class HookSlot<Details extends { url: string }, Response extends object> {
  #hook: Hook<Details, Response> | undefined;

  /** As in Electron: a filter may come first, and null as listener takes the hook away. */
  readonly set = (
    first: Electron.WebRequestFilter | Listener<Details, Response> | null,
    second?: Listener<Details, Response> | null,
  ): void => {
    const listener = typeof first === 'function' || first === null ? first : second;
    const filter = typeof first === 'function' || first === null ? undefined : first;
    this.#hook = listener ? { filter, listener } : undefined;
  };

  /** Undefined when no listener wants this URL. */
  run(details: Details): Promise<Response | undefined> {
    const hook = this.#hook;
    if (!hook || !matchesFilter(hook.filter, details.url)) return Promise.resolve(undefined);
    return new Promise((resolve) => hook.listener(details, resolve));
  }
}

export class WebRequest {
  readonly beforeRequest = new HookSlot<RequestDetails, Electron.CallbackResponse>();
  readonly headersReceived = new HookSlot<ResponseDetails, Electron.HeadersReceivedResponse>();
  readonly onBeforeRequest = this.beforeRequest.set;
  readonly onHeadersReceived = this.headersReceived.set;
}

function matchesFilter(filter: Electron.WebRequestFilter | undefined, url: string): boolean {
  if (!filter || filter.urls.length === 0) return true;
  return filter.urls.some((pattern) => pattern === '<all_urls>' || globToRegExp(pattern).test(url));
}

function globToRegExp(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
