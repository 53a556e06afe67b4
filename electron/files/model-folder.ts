import type { Stats } from 'node:fs';
import path from 'node:path';
import {
  MODEL_FILE_LIMITS,
  type ModelFileName,
  NEEDED_FILES,
  WEIGHT_FILES,
} from '../../core/anonymise/own-model/model-files.ts';
import { AppError } from '../../core/errors.ts';
import type { SettingsStore } from '../settings.ts';
import { type FileSystem, hasCode, nodeFileSystem, storageError } from './file-system.ts';
import type { OpenSources } from './open-sources.ts';

/** What the page learns of a folder with a model. */
export interface OpenModelFolder {
  readonly folder: string;
  readonly files: {
    readonly file: ModelFileName;
    readonly source: string;
    readonly size: number;
  }[];
}

/**
 * The folder with a detection model that somebody made or was given. Only files of known names are opened, none through
 * a link and none beyond its limit; whether they are a model is judged where they are run.
 */
export class ModelFolder {
  readonly #sources: Pick<OpenSources, 'open' | 'close'>;
  readonly #settings: Pick<SettingsStore, 'modelFolder' | 'rememberModelFolder'>;
  readonly #fs: Pick<FileSystem, 'lstat' | 'stat'>;
  #chosen: string | undefined;

  constructor(
    sources: Pick<OpenSources, 'open' | 'close'>,
    settings: Pick<SettingsStore, 'modelFolder' | 'rememberModelFolder'>,
    fileSystem: Pick<FileSystem, 'lstat' | 'stat'> = nodeFileSystem,
  ) {
    this.#sources = sources;
    this.#settings = settings;
    this.#fs = fileSystem;
  }

  /** @throws AppError `model-folder-gone`, `-incomplete`, `-linked`, `-too-large`, or `file-read-failed` */
  async choose(folder: string): Promise<OpenModelFolder> {
    this.#chosen = undefined;
    const opened = await this.#open(folder);
    this.#chosen = folder;
    return opened;
  }

  /** The one that is remembered. @throws AppError as {@link choose} */
  async open(): Promise<OpenModelFolder | null> {
    const folder = this.#settings.modelFolder();
    return folder === undefined ? null : this.#open(folder);
  }

  /** @throws AppError `call-refused` when none was chosen */
  keep(): void {
    if (this.#chosen === undefined) throw new AppError('call-refused', 'no folder was chosen');
    this.#settings.rememberModelFolder(this.#chosen);
    this.#chosen = undefined;
  }

  forget(): void {
    this.#settings.rememberModelFolder(undefined);
  }

  async #open(folder: string): Promise<OpenModelFolder> {
    const names = await this.#namesIn(folder);
    const files: OpenModelFolder['files'] = [];
    try {
      for (const file of names) {
        const { source, size } = await this.#sources.open(path.join(folder, file));
        files.push({ file, source, size });
      }
    } catch (error) {
      await Promise.all(files.map(({ source }) => this.#sources.close(source)));
      throw error;
    }
    return { folder: path.basename(folder), files };
  }

  /** The files to read, all looked at. */
  async #namesIn(folder: string): Promise<ModelFileName[]> {
    const isFolder = await this.#fs.stat(folder).then(
      (stat) => stat.isDirectory(),
      () => false,
    );
    if (!isFolder) throw new AppError('model-folder-gone', 'no folder is there');
    for (const name of NEEDED_FILES)
      if (!(await this.#isThere(folder, name))) throw new AppError('model-incomplete', name);
    const onnx = await this.#look(path.join(folder, 'onnx'));
    if (onnx?.isSymbolicLink() === true) throw new AppError('model-linked', 'onnx');
    for (const weights of WEIGHT_FILES) {
      if (!(await this.#isThere(folder, weights))) continue;
      const more = await this.#isThere(folder, 'tokenizer_config.json');
      return [...NEEDED_FILES, ...(more ? ['tokenizer_config.json' as const] : []), weights];
    }
    throw new AppError('model-incomplete', 'no .onnx file');
  }

  async #isThere(folder: string, name: ModelFileName): Promise<boolean> {
    const stat = await this.#look(path.join(folder, name));
    if (!stat) return false;
    if (stat.isSymbolicLink()) throw new AppError('model-linked', name);
    if (!stat.isFile()) throw new AppError('model-incomplete', name);
    if (stat.size > MODEL_FILE_LIMITS[name]) throw new AppError('model-too-large', name);
    return true;
  }

  async #look(file: string): Promise<Stats | undefined> {
    try {
      return await this.#fs.lstat(file);
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw storageError(error, 'file-read-failed');
    }
  }
}
