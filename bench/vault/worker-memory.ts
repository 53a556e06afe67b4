import type { CDPSession, Page } from 'playwright-core';

interface HeapUsage {
  readonly usedSize: number;
  /** Of what lies outside the JavaScript heap: bytes of arrays, strings that Chromium holds. */
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

interface Attached {
  readonly sessionId: string;
  readonly targetInfo: { readonly url: string };
}

/**
 * Bytes that a page's worker holds, after its garbage is collected: asked of the worker itself, through the debugging
 * protocol, because the page's own measurement answers only at some large collection, which may never come.
 * @param name part of the worker's address
 */
export async function workerBytes(page: Page, name: string): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const worker = Promise.withResolvers<string>();
    on<Attached>(cdp, 'Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url.includes(name)) worker.resolve(sessionId);
    });
    await send(cdp, 'Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    const ask = askWorker(cdp, await worker.promise);
    await ask('HeapProfiler.collectGarbage');
    const usage = (await ask('Runtime.getHeapUsage')) as HeapUsage;
    return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
  } finally {
    await cdp.detach();
  }
}

/** Questions to a worker go through the page's session, one message in another. */
function askWorker(cdp: CDPSession, sessionId: string): (method: string) => Promise<unknown> {
  const waiting = new Map<number, (result: unknown) => void>();
  on<{ readonly message: string }>(cdp, 'Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as { readonly id?: number; readonly result?: unknown };
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer.result);
  });
  return async (method) => {
    const id = waiting.size + 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer.resolve);
    const message = JSON.stringify({ id, method, params: {} });
    await send(cdp, 'Target.sendMessageToTarget', { sessionId, message });
    return answer.promise;
  };
}

/** The typings know only what a page itself is asked. */
function on<Event>(cdp: CDPSession, name: string, listener: (event: Event) => void): void {
  cdp.on(name as 'Target.attachedToTarget', listener as unknown as () => void);
}

async function send(cdp: CDPSession, method: string, params: object): Promise<void> {
  await cdp.send(
    method as 'Target.setAutoAttach',
    params as { autoAttach: boolean; waitForDebuggerOnStart: boolean },
  );
}
