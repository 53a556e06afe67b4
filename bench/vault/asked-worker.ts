/** Asks a bench worker and waits for the answer that bears the question's number. */
export class AskedWorker {
  readonly worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #next = 1;

  constructor(worker: Worker) {
    this.worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const id = data.bench ?? data.id;
      const waiting = id === undefined ? undefined : this.#waiting.get(id);
      if (!waiting || id === undefined) return;
      this.#waiting.delete(id);
      if (data.failed === undefined) waiting.resolve(data.value);
      else waiting.reject(new Error(data.failed));
    });
    worker.addEventListener('error', (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message));
    });
  }

  ask(message: object): Promise<unknown> {
    const id = this.#next;
    this.#next += 1;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.worker.postMessage({ id, ...message });
    return waiting.promise;
  }
}

/** A peer's worker puts its number into `id`; ours into `bench`, because `id` is the vault's own. */
interface Answer {
  readonly id?: number;
  readonly bench?: number;
  readonly value?: unknown;
  readonly failed?: string;
}
