/**
 * Every failure that a person can meet, one code for each next step of theirs. A code's sentence
 * (what happened, what is safe, what to do) stands in the locales under `error.<code>`.
 */
export const ERROR_CODES = [
  // unlocking and the key file
  'unlock-refused', // wrong passphrase or tampered slot: authenticated encryption cannot tell which
  'key-file-missing',
  'key-file-damaged',
  'vault-newer',
  'vault-not-opened', // the disk was full while a vault was being opened
  'database-unreadable', // the keys opened, the database did not: a failing disk, damage, or a lack of room
  'database-lost', // the keys opened, and there is nothing, or no list of it that could be made anew
  'migration-incomplete',
  'passphrase-weak',
  'locked',
  // recovery shares
  'share-unreadable', // a slip in the typing; the field says where
  'share-other-vault',
  'shares-mixed', // of two sets
  'share-repeated',
  'share-replaced', // of a set that a newer one replaced, or that was removed
  'recovery-none',
  'recovery-refused', // the shares fit, and the slot does not open: it was tampered with
  // rows
  'row-damaged',
  'row-missing',
  'row-rearranged', // genuine, but of an earlier time or another place: somebody exchanged rows
  'write-conflict',
  'storage-full',
  'storage-failed',
  'not-found',
  'bundle-signature-wrong', // nothing is taken out of it
  'codebook-frozen', // a rule of the vault: no tag is made or changed
  // snapshots and backups
  'snapshot-damaged', // cut, or no snapshot at all; a damaged row costs only itself
  'snapshot-closed', // the vault was re-keyed since: nothing opens it any more
  'rekey-damaged', // something in the vault cannot be read, and could not be taken along
  'snapshot-failed', // it could not be written: the vault and the older ones are as they were
  // files that leave or enter
  'file-write-failed',
  'file-read-failed',
  'cancelled',
  'recipient-invalid',
  'recipient-private-key',
  'recipients-mixed',
  'export-empty',
  'leak-found',
  'register-incomplete', // an entry of the register does not open: the leak scan would miss its names
  'codebook-file-unreadable', // no codebook, or not in UTF-8, or damaged: nothing of it is taken
  'bundle-not-a-bundle',
  'bundle-not-for-us',
  'bundle-passphrase-wrong',
  'bundle-needs-passphrase',
  'bundle-damaged',
  'bundle-rearranged', // authentic parts in other places: somebody moved or left out some
  'bundle-truncated',
  'bundle-newer',
  'bundle-content-mismatch',
  // files that become interviews
  'import-empty', // no word in it
  'import-not-text', // a kind of file that we do not read
  'import-not-a-table', // a table whose rows do not fit its columns
  'import-table-alone', // chosen with other files: each needs its columns looked at
  'import-project-alone', // chosen with other files: what its codes become has to be looked at
  'import-not-a-project', // no project of REFI-QDA inside
  'import-too-large',
  'import-damaged', // cut, changed or locked with a password: it does not open
  'import-too-many', // files or rows: what one write can take
  // a detection model of one's own
  'model-folder-gone', // where it was, nothing can be read: a drive that is not plugged in
  'model-incomplete', // a file that every model needs is missing
  'model-linked', // a link in place of a file
  'model-too-large',
  'model-wrong-kind', // it does something else than labelling words
  'model-labels-unknown', // it labels neither people nor places nor organisations
  'model-damaged', // it cannot be read, started or run
  // the boundary between processes
  'call-refused',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An expected failure. Its message is for a log and never holds content; people read the code's sentence. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = code, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** The code of any thrown value; what nobody foresaw is `internal`. */
export function errorCode(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal';
}

/** True of what costs one record: it does not open where it should, and all others do. */
export function isLostRow(code: ErrorCode): boolean {
  return ['row-damaged', 'row-missing', 'row-rearranged'].includes(code);
}

/** Makes a `switch` over a union exhaustive at compile time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
