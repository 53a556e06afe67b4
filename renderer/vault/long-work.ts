import type { VaultCallName } from './api.ts';

/** Work that nobody has to watch, and that locking would undo. */
export const LONG_WORK: ReadonlySet<VaultCallName> = new Set([
  'previewExport',
  'writeExport',
  'writeCopy',
  'openBundle',
  'readImport',
  'importInterviews',
  'changePassphrase',
  'rekey',
  'writeBackup',
  'testBackup',
  'restoreBackup',
]);
