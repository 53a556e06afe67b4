import path from 'node:path';
import type { SaveDialogOptions, Shell } from 'electron';
import { isInCloudFolder } from '../files/cloud-folder.ts';
import type { ExportTargets } from '../files/export-targets.ts';
import type { HandlersOf } from './handlers.ts';

export interface ExportFileOptions {
  readonly targets: ExportTargets;
  /** Electron's dialog over our window. @returns an empty path when it was closed */
  readonly askWhere: (options: SaveDialogOptions) => Promise<string>;
  readonly documents: string;
  readonly shell: Pick<Shell, 'showItemInFolder'>;
}

export function exportFileHandlers(options: ExportFileOptions): HandlersOf<'exportFile'> {
  const { targets, shell } = options;
  return {
    'exportFile.begin': ({ suggestedName }) => begin(options, suggestedName),
    'exportFile.append': async ({ target, chunk }) => {
      await targets.append(target, chunk);
      return undefined;
    },
    'exportFile.read': ({ target, offset, length }) => targets.read(target, offset, length),
    'exportFile.commit': ({ target }) => targets.commit(target),
    'exportFile.discard': async ({ target }) => {
      await targets.discard(target);
      return undefined;
    },
    'exportFile.reveal': ({ target }) => {
      shell.showItemInFolder(targets.committedFile(target));
      return undefined;
    },
  };
}

async function begin({ targets, askWhere, documents }: ExportFileOptions, suggestedName: string) {
  const file = await askWhere({
    // Always the same folder: Electron 43 and later start in Downloads, and Chromium would remember the last.
    defaultPath: path.join(documents, suggestedName),
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
    showsTagField: false,
  });
  if (file === '') return null;
  const folder = path.dirname(file);
  return {
    target: await targets.begin(file),
    name: path.basename(file),
    folder: path.basename(folder) || folder,
    cloudFolder: isInCloudFolder(folder),
  };
}
