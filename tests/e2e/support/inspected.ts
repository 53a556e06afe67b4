type Send = (method: string, params?: object) => Promise<unknown>;

/** Of all that events of the protocol say, what is of use here. */
interface EventParams {
  readonly sessionId?: string;
  readonly targetInfo?: { readonly url: string };
  readonly message?: string;
  readonly chunk?: string;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: EventParams;
  readonly result?: unknown;
}

/** What has to be heard of a page, and of each worker. */
export const EVENTS = [
  'Target.attachedToTarget',
  'Target.detachedFromTarget',
  'Target.receivedMessageFromTarget',
  'HeapProfiler.addHeapSnapshotChunk',
] as const;

/**
 * A page or a worker as an inspector sees it, and the workers that it started. Each is spoken to through whoever started
 * it: Playwright knows no worker of a worker.
 */
export class Inspected {
  readonly url: string;
  readonly send: Send;
  readonly #onStart: (worker: Inspected) => Promise<void>;
  readonly #workers = new Map<string, Inspected>();
  readonly #answers = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #starts: Promise<void>[] = [];
  #chunks: string[] = [];
  #nextId = 1;

  /** @param onStart for every worker below: one that starts from now on runs nothing of its own before that resolves */
  constructor(url: string, send: Send, onStart: (worker: Inspected) => Promise<void>) {
    this.url = url;
    this.send = send;
    this.#onStart = onStart;
  }

  /** To all workers that live below, and to those that will. */
  async attach(): Promise<void> {
    const options = { autoAttach: true, waitForDebuggerOnStart: true, flatten: false };
    await this.send('Target.setAutoAttach', options);
    await Promise.all(this.#starts);
  }

  /** All that live below, each before those that it started. */
  below(): Inspected[] {
    return [...this.#workers.values()].flatMap((worker) => [worker, ...worker.below()]);
  }

  async evaluate(expression: string): Promise<void> {
    await this.send('Runtime.evaluate', { expression, awaitPromise: true });
  }

  /** Text of the heap after a collection. */
  async snapshot(): Promise<string> {
    this.#chunks = [];
    await this.send('HeapProfiler.enable');
    await this.send('HeapProfiler.collectGarbage');
    await this.send('HeapProfiler.takeHeapSnapshot');
    return this.#chunks.join('');
  }

  receive(method: string, { sessionId = '', targetInfo, message, chunk }: EventParams): void {
    if (chunk !== undefined) this.#chunks.push(chunk);
    if (message !== undefined) this.#workers.get(sessionId)?.take(message);
    if (targetInfo && method === 'Target.attachedToTarget') this.#meet(sessionId, targetInfo.url);
    if (method === 'Target.detachedFromTarget') this.#part(sessionId);
  }

  #meet(sessionId: string, url: string): void {
    const worker: Inspected = new Inspected(
      url,
      (method, params = {}) => this.#ask(worker, sessionId, { method, params }),
      this.#onStart,
    );
    this.#workers.set(sessionId, worker);
    // One that ends meanwhile is none of those that live.
    this.#starts.push(worker.#start().catch(() => undefined));
  }

  /** One that has ended answers nothing any more, nor do those that it started. */
  #part(sessionId: string): void {
    const ended = this.#workers.get(sessionId);
    this.#workers.delete(sessionId);
    for (const worker of ended ? [ended, ...ended.below()] : []) {
      for (const { reject } of worker.#answers.values()) reject(new Error(`${worker.url} ended`));
      worker.#answers.clear();
    }
  }

  async #start(): Promise<void> {
    await this.attach();
    await this.#onStart(this);
    await this.send('Runtime.runIfWaitingForDebugger');
  }

  #ask(worker: Inspected, sessionId: string, question: Message): Promise<unknown> {
    const id = worker.#nextId;
    worker.#nextId += 1;
    const message = JSON.stringify({ id, ...question });
    const answer = Promise.withResolvers<unknown>();
    worker.#answers.set(id, answer);
    this.send('Target.sendMessageToTarget', { sessionId, message }).catch(answer.reject);
    return answer.promise;
  }

  /** What this one says to whoever started it. */
  take(text: string): void {
    const { id, method, params = {}, result } = JSON.parse(text) as Message;
    if (method !== undefined) this.receive(method, params);
    if (id === undefined) return;
    this.#answers.get(id)?.resolve(result);
    this.#answers.delete(id);
  }
}
