import type { PINNED_SINGLES } from '../../../core/vault/row-format.ts';
import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import type { DestroyReport } from './history-calls.ts';

/** What of a vault is damaged, and finding out more. */
export interface DamageCalls {
  /** What opening the vault showed, as far as it is still so. */
  damage(args: undefined): UnlockReport;
  /** Destroys, for ever, what cannot be read of interviews that are lost. @throws as `destroyInterviews` */
  destroyLost(args: undefined): DestroyReport;
  /** Reads every interview, which takes as long as that takes; gives those that do not open. */
  checkInterviews(args: undefined): DamagedInterview[];
  /** The newest snapshot in which an interview opens, if any. @throws file-read-failed */
  findInSnapshots(args: { id: InterviewId }): InterviewInSnapshot | undefined;
  /**
   * Interviews that a snapshot holds and no list of the vault, and that were not destroyed, each in the newest in which it
   * opens. Reads the snapshots that hold any. @throws file-read-failed
   */
  findMissing(args: undefined): MissingInterview[];
  /**
   * Puts an interview as it was found last into the place of what does not open; its earlier versions stay.
   * @throws not-found when it was destroyed, row-missing when it was not found, storage-full, storage-failed
   */
  bringBackInterview(args: { id: InterviewId }): InterviewHeader;
}

/** One interview as a snapshot has it. */
export interface InterviewInSnapshot {
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number;
  /** Of the testimony, in UTF-16 units. */
  readonly length: number;
}

/** One that the vault lists no more. */
export interface MissingInterview extends InterviewInSnapshot {
  readonly id: InterviewId;
  readonly code: string;
}

/** What the page learns at unlock beside success. */
export interface UnlockReport {
  /** True when one copy of the key file was damaged and was repaired from the other. */
  readonly keyFileRepaired: boolean;
  /** Positions of the key file that could be read from neither copy: what they opened stays shut. */
  readonly keyFileDamaged: number;
  /** Header pages that did not open and were made anew from the interviews themselves. */
  readonly repairedPages: number;
  /** The root row did not open and was made anew: an interview may have come back out of the bin. */
  readonly isRootRepaired: boolean;
  /** Interviews of which neither text nor header can be read. Nothing of them was deleted. */
  readonly lost: number;
  /** Register entries that cannot be opened. While there are any, no anonymised version leaves. */
  readonly people: readonly PersonId[];
  /** Lists that cannot be opened; they begin anew when something is put into them. */
  readonly lists: readonly DamagedList[];
  /** Snapshots that still have a slot, or a passphrase's, which was replaced: tried again after each unlock. */
  readonly snapshotsBehind: number;
  /**
   * Interviews and register entries that were destroyed and of which a key is left, here or in a snapshot that could not
   * be reached: tried again after each unlock.
   */
  readonly undestroyed: number;
}

/** An interview whose rows do not open, though its header is known. */
export interface DamagedInterview {
  readonly id: InterviewId;
  readonly code: string;
  readonly error: ErrorCode;
}

/** A list that exists once in a vault. That of the pages is made anew with them. */
export type DamagedList = Exclude<(typeof PINNED_SINGLES)[number], 'index'>;
