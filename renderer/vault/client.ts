import { AppError, errorCode } from '../../core/errors.ts';
import type { CallName } from '../../core/ipc/channels.ts';
import type {
  FromWorker,
  Progress,
  ToWorker,
  VaultArgs,
  VaultCallName,
  VaultPart,
  VaultResult,
  WorkerEnvelope,
} from './api.ts';

/** Passes a call of the worker on to the main process, unchanged. */
export type HostRelay = (name: CallName, args: unknown) => Promise<unknown>;

interface Pending {
  readonly name: VaultCallName;
  take(part: unknown): void;
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

/**
 * The page's one door to the vault. Written by hand because lock terminates the worker: every call that
 * waits is then rejected with `locked`, where a library's promise would hang for ever.
 */
export class VaultClient {
  readonly #worker: Worker;
  readonly #relay: HostRelay;
  readonly #pending = new Map<number, Pending>();
  readonly #progress = new Set<(progress: Progress) => void>();
  #nextId = 1;
  #hasSpoken = false;
  #ended = false;

  constructor(worker: Worker, relay: HostRelay) {
    this.#worker = worker;
    this.#relay = relay;
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) =>
      this.#receive(event.data),
    );
    // A worker that has spoken has only met a bug, in a call that is answered already: its keys are needed
    // to save what is typed. One that has not could not start, and would leave every call waiting.
    worker.addEventListener('error', () => {
      if (!this.#hasSpoken) this.#end('internal');
    });
  }

  /**
   * @param onPart gets what the call tells on its way, all of it before the call resolves
   * @throws AppError with the worker's code, or `locked` when the vault was locked meanwhile
   */
  call<C extends VaultCallName>(
    name: C,
    args: VaultArgs<C>,
    onPart?: (part: VaultPart<C>) => void,
  ): Promise<VaultResult<C>> {
    if (this.#ended) return Promise.reject(new AppError('locked'));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {
        name,
        take: (part) => onPart?.(part as VaultPart<C>),
        resolve: (value) => resolve(value as VaultResult<C>),
        reject,
      });
      this.#send({ type: 'call', id, name, args });
    });
  }

  /** True while a call of one of these names waits for its answer. */
  isRunning(names: ReadonlySet<VaultCallName>): boolean {
    for (const { name } of this.#pending.values()) if (names.has(name)) return true;
    return false;
  }

  /** @returns its own unsubscribe */
  onProgress(listener: (progress: Progress) => void): () => void {
    this.#progress.add(listener);
    return () => this.#progress.delete(listener);
  }

  /** Ends the worker and with it every key. Calls that wait are rejected with `locked`. */
  terminate(): void {
    this.#end('locked');
  }

  #end(code: 'locked' | 'internal'): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#worker.terminate();
    for (const waiting of this.#pending.values()) waiting.reject(new AppError(code));
    this.#pending.clear();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromWorker): void {
    this.#hasSpoken = true;
    switch (message.type) {
      case 'part':
        this.#pending.get(message.id)?.take(message.part);
        break;
      case 'result': {
        const waiting = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        if (message.result.ok) waiting?.resolve(message.result.value);
        else waiting?.reject(new AppError(message.result.code, message.result.message));
        break;
      }
      case 'host':
        void this.#answer(message.id, message.name, message.args);
        break;
      case 'progress':
        for (const listener of this.#progress) listener(message.progress);
        break;
      case 'violation':
        throw new Error(`content security policy: ${message.directive}`);
      default:
        message satisfies never;
    }
  }

  async #answer(id: number, name: CallName, args: unknown): Promise<void> {
    let result: WorkerEnvelope;
    try {
      result = { ok: true, value: await this.#relay(name, args) };
    } catch (error) {
      result = { ok: false, code: errorCode(error), message: String(error) };
    }
    if (!this.#ended) this.#send({ type: 'host-result', id, result });
  }
}
