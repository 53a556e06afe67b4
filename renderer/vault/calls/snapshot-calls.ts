import type { UnlockReport } from './damage-calls.ts';

/** Snapshots, backups and getting them back. What goes to disk is sealed rows and wrapped keys. */
export interface SnapshotCalls {
  /**
   * Writes a snapshot when something changed since the last one.
   * @returns whether one was written
   * @throws snapshot-failed; what there was before is as it was
   */
  takeSnapshot(args: undefined): boolean;
  /**
   * Writes the same to a place that a person chose (handle of `exportFile.begin`), reads it back, verifies it
   * and only then gives it its name.
   * @throws cancelled, file-write-failed
   */
  writeBackup(args: { target: string }): BackupReceipt;
  /** When the last backup was written, milliseconds since 1970; undefined for never. */
  lastBackup(args: undefined): number | undefined;
  /**
   * Opens everything in a snapshot or backup, in a database that is deleted afterwards. Needs no open vault.
   * @throws unlock-refused, snapshot-damaged, vault-newer, row-*, storage-full, cancelled
   */
  testBackup(args: BackupFile): SnapshotReport;
  /**
   * Makes the vault in this file the one of this profile, in a new database; what was there before is kept
   * as a snapshot if it can be read. Needs no open vault; one that it replaces is not open any more afterwards.
   * @throws as `testBackup`, and snapshot-failed when what was there can be read and not be kept; the vault that
   *   was there is untouched then
   */
  restoreBackup(args: BackupFile & { name: string }): RestoreReport;
  cancelBackup(args: undefined): void;
}

export interface BackupFile {
  /** Handle of `openFile.choose` or `snapshots.open`. */
  readonly source: string;
  /** Bytes. */
  readonly size: number;
  readonly passphrase: string;
}

export interface BackupReceipt {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly interviews: number;
}

export interface SnapshotReport {
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number;
  /** Interviews that open, those in the bin too. */
  readonly interviews: number;
  readonly people: number;
  /** Codes of interviews that do not open. */
  readonly unreadable: readonly string[];
  /** Register entries that do not open. */
  readonly damagedPeople: number;
  readonly damagedLists: UnlockReport['lists'];
  /** Earlier versions of testimonies that do not open; a list of versions that does not counts as one. */
  readonly damagedVersions: number;
  /** Interviews of which neither text nor header can be read. */
  readonly lost: number;
  /** Places of the key area that are damaged, or secrets of the vault's own that do not open. */
  readonly damagedKeys: number;
  /** Lists were made anew from the rows, as in every copy from before something was destroyed. */
  readonly areListsRebuilt: boolean;
  /** False when bytes of the file were changed, though everything listed may still open. */
  readonly isWhole: boolean;
}

export interface RestoreReport extends SnapshotReport {
  /** What became of the vault that was there before. */
  readonly presentState: 'kept' | 'none' | 'unreadable';
}
