import type { PendingEditFile } from '../files/pending-edit-file.ts';
import type { HandlersOf } from './handlers.ts';

export function pendingEditHandlers(
  file: Pick<PendingEditFile, 'read' | 'write' | 'clear'>,
): HandlersOf<'pendingEdit'> {
  return {
    'pendingEdit.read': ({ vault }) => file.read(vault),
    'pendingEdit.write': async ({ vault, sealed }) => {
      await file.write(vault, sealed);
      return undefined;
    },
    'pendingEdit.clear': async ({ vault }) => {
      await file.clear(vault);
      return undefined;
    },
  };
}
