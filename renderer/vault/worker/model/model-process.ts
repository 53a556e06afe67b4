import type { ModelFileName } from '../../../../core/anonymise/own-model/model-files.ts';
import type { ModelSpan } from '../../../../core/anonymise/model/model-span.ts';
import type { Bytes } from '../../../../core/bytes.ts';
import { Helper } from '../helper.ts';

export type ToModel =
  | { readonly type: 'load'; readonly files: ReadonlyMap<ModelFileName, Bytes> }
  | { readonly type: 'tag'; readonly text: string };

/**
 * A model of one's own in a worker of this worker: what it does with memory and time is its own affair, and it ends
 * with a lock. What it is given to run is data, but of an origin that nobody here has looked at.
 */
export class ModelProcess {
  readonly #helper = new Helper<ToModel, readonly ModelSpan[]>('model', 'model-damaged');

  /** The bytes go away from here. @throws AppError as `TokenTagger.load` */
  async load(files: ReadonlyMap<ModelFileName, Bytes>): Promise<void> {
    const buffers = [...files.values()].map((bytes) => bytes.buffer);
    await this.#helper.ask({ type: 'load', files }, buffers);
  }

  /** @throws AppError `model-damaged`, or `locked` when it was ended */
  tag(text: string): Promise<readonly ModelSpan[]> {
    return this.#helper.ask({ type: 'tag', text });
  }

  end(): void {
    this.#helper.end('locked');
  }
}
