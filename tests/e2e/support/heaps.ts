import type { CDPSession } from 'playwright-core';
import { EVENTS, Inspected } from './inspected.ts';
import type { Researcher } from './researcher.ts';

/** Of a worker's file: `vault`, or one of its helpers. */
type WorkerName = 'vault' | 'derive' | 'row';

interface Hold {
  /** The worker that is to run something before its own script, should it start from now on. */
  readonly name: WorkerName;
  readonly script: string;
}

/** The heaps of the page, of its workers, and of the workers of those. */
export class Heaps {
  readonly #session: CDPSession;
  readonly #hold: Hold | undefined;
  readonly #held = Promise.withResolvers<Inspected>();
  readonly #page: Inspected;

  private constructor(session: CDPSession, hold: Hold | undefined) {
    this.#session = session;
    this.#hold = hold;
    const send = (method: string, params: object = {}) =>
      session.send(method as 'Target.setAutoAttach', params as never);
    this.#page = new Inspected('page', send, (worker) => this.#meet(worker));
    for (const event of EVENTS) session.on(event, (params) => this.#page.receive(event, params));
  }

  static async of(me: Researcher, hold?: Hold): Promise<Heaps> {
    const heaps = new Heaps(await me.page.context().newCDPSession(me.page), hold);
    await heaps.#page.attach();
    return heaps;
  }

  /** Names of the workers that live now, each before those that it started. */
  get workers(): string[] {
    return this.#page.below().map(({ url }) => nameOf(url) ?? url);
  }

  /** The worker that is held, when it has started. */
  get held(): Promise<Inspected> {
    return this.#held.promise;
  }

  /** Text of the snapshots after a collection. */
  async take(): Promise<{ page: string; workers: string }> {
    const page = await this.#page.snapshot();
    const workers: string[] = [];
    for (const worker of this.#page.below()) workers.push(await worker.snapshot());
    return { page, workers: workers.join('\n') };
  }

  async close(): Promise<void> {
    await this.#session.detach();
  }

  async #meet(worker: Inspected): Promise<void> {
    if (!this.#hold || nameOf(worker.url) !== this.#hold.name) return;
    await worker.evaluate(this.#hold.script);
    this.#held.resolve(worker);
  }
}

function nameOf(url: string): string | undefined {
  return /\/(\w+)\.worker/.exec(url)?.[1];
}

/** A snapshot is JSON: what is not ASCII may stand in it escaped. */
export function holds(snapshot: string, word: string): boolean {
  const escaped = JSON.stringify(word)
    .slice(1, -1)
    .replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return snapshot.includes(word) || snapshot.toLowerCase().includes(escaped.toLowerCase());
}
