import type { OpenDialogOptions } from 'electron';
import type { ModelFolder } from '../files/model-folder.ts';
import type { HandlersOf } from './handlers.ts';

export interface ModelFolderOptions {
  readonly folder: Pick<ModelFolder, 'choose' | 'open' | 'keep' | 'forget'>;
  /** Electron's dialog over our window. @returns undefined when it was closed */
  readonly askWhich: (options: OpenDialogOptions) => Promise<string | undefined>;
  readonly documents: string;
}

export function modelFolderHandlers(options: ModelFolderOptions): HandlersOf<'modelFolder'> {
  const { folder, askWhich, documents } = options;
  return {
    'modelFolder.choose': async () => {
      const chosen = await askWhich({
        defaultPath: documents,
        properties: ['openDirectory', 'dontAddToRecent'],
      });
      return chosen === undefined ? null : folder.choose(chosen);
    },
    'modelFolder.open': () => folder.open(),
    'modelFolder.keep': () => {
      folder.keep();
      return undefined;
    },
    'modelFolder.forget': () => {
      folder.forget();
      return undefined;
    },
  };
}
