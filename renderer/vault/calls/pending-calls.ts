import type { Interview } from '../../../core/domain/interview.ts';
import type { PendingEdit } from '../../../core/vault/pending-edit.ts';

import type { ExportReceipt } from '../api.ts';

/** Edits that a lock could not save: sealed by the page, kept by main, put back here. */
export interface PendingCalls {
  /** A key that seals and cannot open, for the page: it must be able to seal when the worker is stuck. */
  pendingSealKey(args: undefined): CryptoKey;
  /** Once after every unlock, before anything is edited. Never throws for an edit that cannot be put back. */
  replayPending(args: undefined): ReplayReport;
  /**
   * Writes an interview as it stands in memory to a bundle that this vault alone opens. Needs no database
   * that can be written. `target` is a handle of `exportFile.begin`. @throws file-write-failed, cancelled
   */
  writeCopy(args: { target: string; interview: Interview }): ExportReceipt;
}

export interface ReplayReport {
  readonly putBack: readonly {
    /** Code of the interview that holds the edit now. */
    readonly code: string;
    /** The vault held something else by then: the edit is an interview of its own. */
    readonly isNew: boolean;
  }[];
  /** Could still not be saved. They must be sealed again with whatever else cannot be saved at the next lock. */
  readonly waiting: readonly PendingEdit[];
  /** Something waits that does not open with this vault's keys: it was damaged or is another vault's. */
  readonly isUnreadable: boolean;
}
