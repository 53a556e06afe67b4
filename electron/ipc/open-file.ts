import type { FileFilter, OpenDialogOptions } from 'electron';
import type { OpenSources, SourceFile } from '../files/open-sources.ts';
import type { Labels } from '../locales/labels.ts';
import type { OfferedFile } from '../offered-file.ts';
import type { HandlersOf } from './handlers.ts';

export interface OpenFileOptions {
  readonly sources: OpenSources;
  readonly offered: Pick<OfferedFile<SourceFile>, 'take'>;
  /** Electron's dialog over our window. @returns undefined when it was closed */
  readonly askWhich: (options: OpenDialogOptions) => Promise<string | undefined>;
  readonly documents: string;
  readonly labels: () => Labels;
}

export function openFileHandlers(options: OpenFileOptions): HandlersOf<'openFile'> {
  const { sources, offered, askWhich, documents } = options;
  return {
    'openFile.choose': async ({ kind }) => {
      const file = await askWhich({
        defaultPath: documents,
        filters: filtersOf(kind, options.labels()),
        properties: ['openFile', 'dontAddToRecent'],
      });
      return file === undefined ? null : sources.open(file);
    },
    'openFile.takeOffered': () => offered.take(),
    'openFile.read': ({ source, offset, length }) => sources.read(source, offset, length),
    'openFile.close': async ({ source }) => {
      await sources.close(source);
      return undefined;
    },
  };
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
