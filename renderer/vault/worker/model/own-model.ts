import { readModelConfig } from '../../../../core/anonymise/own-model/model-config.ts';
import type { ModelFileName } from '../../../../core/anonymise/own-model/model-files.ts';
import type { ModelSpan } from '../../../../core/anonymise/model/model-span.ts';
import type { Bytes } from '../../../../core/bytes.ts';
import { AppError, errorCode } from '../../../../core/errors.ts';
import type { OwnModelInfo, OwnModelState } from '../../calls/model-calls.ts';
import type { HostPort } from '../host-port.ts';
import { ModelProcess } from './model-process.ts';
import { closeModelFolder, type OpenedFolder, readModelFile } from './read-model-folder.ts';

/** More of them are not kept: a vault's worth of paragraphs. */
const PARAGRAPHS_KEPT = 20_000;

/** What of {@link ModelProcess} is used here. */
export type RunningModel = Pick<ModelProcess, 'load' | 'tag' | 'end'>;

/**
 * The detection model of one's own, if there is one. It is started when a text is first looked through, since that may
 * take a while and most sessions look through none, and remembers what it said of each paragraph until the lock.
 */
export class OwnModel {
  readonly #host: HostPort;
  readonly #start: () => RunningModel;
  readonly #said = new Map<string, readonly ModelSpan[]>();
  #running: Promise<RunningModel | undefined> | undefined;
  #process: RunningModel | undefined;
  /** Of the one in `#process`, which needs its folder no more. */
  #info: OwnModelInfo | undefined;
  /** What was begun before an end must not outlive it. */
  #epoch = 0;
  #failure: unknown;

  constructor(host: HostPort, start: () => RunningModel = () => new ModelProcess()) {
    this.#host = host;
    this.#start = start;
  }

  async state(): Promise<OwnModelState> {
    if (this.#failure !== undefined) return { state: 'failed', code: errorCode(this.#failure) };
    if (this.#info) return { state: 'ready', info: this.#info };
    try {
      const info = await this.#withFolder('modelFolder.open', (folder) => this.#inspect(folder));
      return info ? { state: 'ready', info } : { state: 'none' };
    } catch (error) {
      return { state: 'failed', code: errorCode(error) };
    }
  }

  /** @throws AppError `model-*`, `file-read-failed`, `storage-*`: the one before stays */
  async choose(): Promise<OwnModelInfo | undefined> {
    return this.#withFolder('modelFolder.choose', async (folder) => {
      const info = await this.#inspect(folder);
      const model = this.#start();
      await this.#load(model, folder);
      try {
        await this.#host.call('modelFolder.keep', undefined);
      } catch (error) {
        model.end();
        throw error;
      }
      this.end();
      this.#process = model;
      this.#info = info;
      this.#running = Promise.resolve(model);
      return info;
    });
  }

  async remove(): Promise<void> {
    await this.#host.call('modelFolder.forget', undefined);
    this.end();
  }

  /**
   * What it takes for names, paragraph by paragraph; nothing when there is none. When it fails, nothing either: what
   * the others find must not wait for it, and `state` tells.
   */
  async spans(text: string): Promise<ModelSpan[]> {
    if (this.#failure !== undefined) return [];
    try {
      const model = await (this.#running ??= this.#open());
      return model ? await this.#tag(model, text) : [];
    } catch (error) {
      const code = errorCode(error);
      // A drive may be plugged in again; a model that was removed or replaced meanwhile has not failed.
      if (code === 'model-folder-gone') this.end();
      else if (code !== 'locked') this.#failure = error;
      return [];
    }
  }

  /** With the vault, or before another takes its place. */
  end(): void {
    this.#epoch += 1;
    this.#process?.end();
    this.#process = undefined;
    this.#info = undefined;
    this.#running = undefined;
    this.#failure = undefined;
    this.#said.clear();
  }

  #open(): Promise<RunningModel | undefined> {
    const epoch = this.#epoch;
    return this.#withFolder('modelFolder.open', async (folder) => {
      const info = await this.#inspect(folder);
      if (epoch !== this.#epoch) throw new AppError('locked', 'the model is not wanted any more');
      this.#info = info;
      this.#process = this.#start();
      return this.#load(this.#process, folder);
    });
  }

  async #tag(model: RunningModel, text: string): Promise<ModelSpan[]> {
    const found: ModelSpan[] = [];
    for (const { 0: paragraph, index } of text.matchAll(/[^\n]+/g)) {
      let spans = this.#said.get(paragraph);
      if (!spans) {
        spans = await model.tag(paragraph);
        if (this.#said.size >= PARAGRAPHS_KEPT) this.#said.clear();
        this.#said.set(paragraph, spans);
      }
      for (const span of spans)
        found.push({ ...span, from: span.from + index, to: span.to + index });
    }
    return found;
  }

  async #withFolder<T>(
    name: 'modelFolder.open' | 'modelFolder.choose',
    use: (folder: OpenedFolder) => Promise<T>,
  ): Promise<T | undefined> {
    const folder = await this.#host.call(name, undefined);
    if (!folder) return undefined;
    try {
      return await use(folder);
    } finally {
      await closeModelFolder(this.#host, folder);
    }
  }

  async #inspect(folder: OpenedFolder): Promise<OwnModelInfo> {
    const json = await readModelFile(this.#host, folder, 'config.json');
    const { name, labels } = readModelConfig(new TextDecoder().decode(json));
    const weights = folder.files.find(({ file }) => file.endsWith('.onnx'));
    return {
      name: name === '' ? folder.folder : name,
      folder: folder.folder,
      size: weights?.size ?? 0,
      labels: labels.filter(({ kind }) => kind).map(({ text }) => text),
    };
  }

  /** One that does not start is ended. */
  async #load(model: RunningModel, folder: OpenedFolder): Promise<RunningModel> {
    try {
      const files = new Map<ModelFileName, Bytes>();
      for (const { file } of folder.files)
        files.set(file, await readModelFile(this.#host, folder, file));
      await model.load(files);
      return model;
    } catch (error) {
      model.end();
      throw error;
    }
  }
}
