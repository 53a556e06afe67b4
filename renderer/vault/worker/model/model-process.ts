import type { ModelFileName } from '../../../../core/anonymise/own-model/model-files.ts';
import type { ModelSpan } from '../../../../core/anonymise/model/model-span.ts';
import type { Bytes } from '../../../../core/bytes.ts';
import { AppError, type ErrorCode } from '../../../../core/errors.ts';
import { startHelper } from '../start-helper.ts';

export type ToModelWorker =
  | {
      readonly id: number;
      readonly type: 'load';
      readonly files: ReadonlyMap<ModelFileName, Bytes>;
    }
  | { readonly id: number; readonly type: 'tag'; readonly text: string };

export type FromModelWorker =
  | { readonly id: number; readonly spans: readonly ModelSpan[] }
  | { readonly id: number; readonly code: ErrorCode };

/**
 * A model of one's own in a worker of this worker: what it does with memory and time is its own affair, and it ends
 * with a lock. What it is given to run is data, but of an origin that nobody here has looked at.
 */
export class ModelProcess {
  readonly #worker = startHelper('model');
  readonly #waiting = new Map<number, PromiseWithResolvers<readonly ModelSpan[]>>();
  #nextId = 1;
  #ended: ErrorCode | undefined;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromModelWorker>) => {
      const asked = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('code' in data) asked?.reject(new AppError(data.code, 'the model'));
      else asked?.resolve(data.spans);
    });
    for (const type of ['error', 'messageerror'])
      this.#worker.addEventListener(type, (event) => {
        event.preventDefault(); // it is told as a failure of the model, not as a bug of ours
        this.#end('model-damaged');
      });
  }

  /** The bytes go away from here. @throws AppError as `TokenTagger.load` */
  async load(files: ReadonlyMap<ModelFileName, Bytes>): Promise<void> {
    const buffers = [...files.values()].map((bytes) => bytes.buffer);
    await this.#ask((id) => ({ id, type: 'load', files }), buffers);
  }

  /** @throws AppError `model-damaged`, or `locked` when it was ended */
  tag(text: string): Promise<readonly ModelSpan[]> {
    return this.#ask((id) => ({ id, type: 'tag', text }));
  }

  end(): void {
    this.#end('locked');
  }

  #ask(
    question: (id: number) => ToModelWorker,
    transfer: Transferable[] = [],
  ): Promise<readonly ModelSpan[]> {
    if (this.#ended) return Promise.reject(new AppError(this.#ended, 'the model has ended'));
    const id = this.#nextId;
    this.#nextId += 1;
    const asked = Promise.withResolvers<readonly ModelSpan[]>();
    this.#waiting.set(id, asked);
    this.#worker.postMessage(question(id), transfer);
    return asked.promise;
  }

  #end(code: ErrorCode): void {
    this.#ended ??= code;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new AppError(code, 'the model ended'));
    this.#waiting.clear();
  }
}
