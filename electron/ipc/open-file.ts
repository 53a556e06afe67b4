import type { FileFilter, OpenDialogOptions } from 'electron';
import { AppError } from '../../core/errors.ts';
import { MAX_IMPORT_FILES } from '../../core/import/import-limits.ts';
import type { OpenSources, SourceFile } from '../files/open-sources.ts';
import type { Labels } from '../locales/labels.ts';
import type { OfferedFile } from '../offered-file.ts';
import type { HandlersOf } from './handlers.ts';

const TEXT_EXTENSIONS = ['txt', 'docx', 'vtt', 'srt', 'csv', 'tsv', 'qdpx'];

export interface OpenFileOptions {
  readonly sources: OpenSources;
  readonly offered: Pick<OfferedFile<SourceFile>, 'take'>;
  /** Electron's dialog over our window. @returns undefined when it was closed */
  readonly askWhich: (options: OpenDialogOptions) => Promise<string | undefined>;
  /** The same for several files. */
  readonly askWhichOnes: (options: OpenDialogOptions) => Promise<readonly string[]>;
  readonly documents: string;
  readonly labels: () => Labels;
}

export function openFileHandlers(options: OpenFileOptions): HandlersOf<'openFile'> {
  const { sources, offered, askWhich, askWhichOnes, documents } = options;
  return {
    'openFile.choose': async ({ kind }) => {
      const file = await askWhich({
        defaultPath: documents,
        filters: filtersOf(kind, options.labels()),
        properties: ['openFile', 'dontAddToRecent'],
      });
      return file === undefined ? null : sources.open(file);
    },
    'openFile.chooseTexts': async () => {
      const labels = options.labels();
      const files = await askWhichOnes({
        defaultPath: documents,
        filters: [
          { name: labels.textFiles, extensions: TEXT_EXTENSIONS },
          { name: labels.allFiles, extensions: ['*'] },
        ],
        properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
      });
      if (files.length > MAX_IMPORT_FILES) throw new AppError('import-too-many');
      return openAll(sources, files);
    },
    'openFile.takeOffered': () => offered.take(),
    'openFile.read': ({ source, offset, length }) => sources.read(source, offset, length),
    'openFile.close': async ({ source }) => {
      await sources.close(source);
      return undefined;
    },
  };
}

/** All of them or none: a handle that nobody hears of would never be closed. */
async function openAll(sources: OpenSources, files: readonly string[]): Promise<SourceFile[]> {
  const opened: SourceFile[] = [];
  try {
    for (const file of files) opened.push(await sources.open(file));
    return opened;
  } catch (error) {
    await Promise.all(opened.map(({ source }) => sources.close(source)));
    throw error;
  }
}

function filtersOf(kind: 'bundle' | 'key' | 'backup' | 'codebook', labels: Labels): FileFilter[] {
  const all = { name: labels.allFiles, extensions: ['*'] };
  if (kind === 'backup')
    return [{ name: labels.backupFiles, extensions: ['vouchsafe', 'snapshot'] }, all];
  if (kind === 'codebook') return [{ name: labels.codebookFiles, extensions: ['qdc', 'csv'] }, all];
  return kind === 'bundle'
    ? [{ name: labels.bundleFiles, extensions: ['age'] }, all]
    : [{ name: labels.keyFiles, extensions: ['txt', 'json', 'pub'] }, all];
}
