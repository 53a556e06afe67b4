import type { InterviewId } from '../../../core/domain/ids.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import type { SharedField, SharedInterview } from '../../../core/merge/shared-interview.ts';
import type { ErrorCode } from '../../../core/errors.ts';

/** Taking the interviews of the bundle that was opened last, of the original version, into the vault. */
export interface MergeCalls {
  /** Undefined when nothing that can be merged is open: an anonymised version is for reading. */
  planMerge(args: undefined): MergePlan | undefined;
  /** One interview that is here too, as it is here and as it is there. @throws not-found */
  mergeSides(args: { path: string }): MergeSides;
  /**
   * Each interview by itself; those that stand otherwise by now than the plan said are left.
   * @throws codebook-frozen, bundle-signature-wrong
   */
  merge(args: { choices: readonly MergeChoice[] }): MergeReport;
  /** Forgets the bundle. */
  closeBundle(args: undefined): void;
}

/**
 * `new`: not here. `newer`: made from what is here. `apart`: changed there and here, or nobody knows any more. `older`: there
 * is nothing in it that this vault has not had. `same`: no difference. `unknown`: the bundle does not say which one it is, as
 * none did before they could be merged. The others cannot be taken: in the bin here, destroyed here, damaged here.
 */
export const MERGE_STATES = [
  'new',
  'newer',
  'apart',
  'unknown',
  'older',
  'same',
  'binned',
  'destroyed',
  'damaged',
] as const;
export type MergeState = (typeof MERGE_STATES)[number];

export interface MergeItem {
  /** In the bundle. */
  readonly path: string;
  readonly state: MergeState;
  /** As the bundle calls it. */
  readonly code: string;
  /** As it is called here, or would be. */
  readonly codeHere: string;
  /** Of a translation its language. */
  readonly translation?: string | undefined;
  readonly id: InterviewId;
  /** What is otherwise there; empty for those that are not here. */
  readonly fields: readonly SharedField[];
}

export interface MergePlan {
  readonly items: readonly MergeItem[];
  /** Names of tags that this vault does not have. */
  readonly newTags: readonly string[];
}

/** `take`: theirs, in the place of ours if there is one. `copy`: theirs beside ours, as another interview. */
export interface MergeChoice {
  readonly path: string;
  readonly how: 'take' | 'copy';
}

export interface MergeSides {
  readonly ours: SharedInterview;
  readonly theirs: SharedInterview;
  /** Tags of theirs that the codebook lacks. */
  readonly newTags: readonly Pick<Tag, 'id' | 'label'>[];
}

export interface MergeReport {
  readonly made: number;
  readonly changed: number;
  /** Those that stand otherwise by now, or whose original is not here. */
  readonly left: number;
  /** Why it ended before its end; what was taken by then stays. */
  readonly error?: ErrorCode;
}
