import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import type { VersionEntry } from '../../../core/vault/history.ts';
import type { InterviewContent } from '../../../core/vault/row-format.ts';
import type { DestroyReason } from '../../../core/vault/tombstone.ts';

/** Earlier versions, the bin's days, and destroying for ever. */
export interface HistoryCalls {
  /** Oldest first. @throws not-found, row-missing, row-damaged */
  versions(args: { id: InterviewId }): readonly VersionEntry[];
  /** @throws row-missing, row-damaged: this version only */
  version(args: { id: InterviewId; version: string }): InterviewContent;
  /** Keeps what lies on disk as a version, unless the newest is the same. */
  keepVersion(args: { id: InterviewId }): void;

  /** Sees what time it is, and destroys what has been in the bin for 30 days. Gives the codes. */
  tendBin(args: undefined): DestroyReport;
  /** Days until each interview in the bin is destroyed. */
  binDays(args: undefined): ReadonlyMap<InterviewId, number>;

  /** People of the register who are named by redactions of these interviews and of no other. */
  onlyNamedIn(args: { ids: readonly InterviewId[] }): readonly PersonId[];
  /** For ever. Durable when it resolves. @throws not-found, storage-full, storage-failed: then nothing is gone */
  destroyInterviews(args: { ids: readonly InterviewId[]; reason: DestroyReason }): DestroyReport;
  /** Codes of destroyed interviews: they are not given out again. */
  retiredCodes(args: undefined): readonly string[];
}

export interface DestroyReport {
  /** Codes of the interviews that are gone. */
  readonly codes: readonly string[];
  /** False when the rows are gone, but a key could not be overwritten yet: the next unlock tries again. */
  readonly areKeysGone: boolean;
  /** Snapshots in which the keys could not be overwritten. */
  readonly missedSnapshots: number;
}
