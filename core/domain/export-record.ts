import type { ExportPurpose } from './export-permission.ts';
import type { InterviewId } from './ids.ts';

/** What a vault remembers of a bundle that it wrote: who can open it, and what was let through and why. */
export interface ExportRecord {
  /** The bundle's own id, as its manifest has it. */
  readonly id: string;
  /** Local day of the export, `2026-11-23`. */
  readonly day: string;
  readonly version: 'anonymised' | 'original';
  /** How many interviews left. */
  readonly interviews: number;
  /** Which; records from before this was kept do not say. */
  readonly interviewIds?: readonly InterviewId[];
  /** What the receivers were given it for; sharing with partners when it is missing. */
  readonly purpose?: ExportPurpose;
  /** Names of the recipients as they were called then; a key that had no name as `age1…`. */
  readonly recipients: readonly string[];
  /** Own key among the recipients. */
  readonly toSelf: boolean;
  readonly hasPassphrase: boolean;
  /** Findings that stood in it, each with the person's reason. */
  readonly allowed: readonly AllowedFinding[];
}

/** A finding that may leave once. `key` as in `LeakFinding.key`. */
export interface AllowedFinding {
  readonly key: string;
  readonly reason: string;
}

/** Letters or digits that a reason needs, so that a dot is none. */
const SHORTEST_REASON = 3;

export function isReason(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= SHORTEST_REASON;
}

/** Whether a bundle holds an interview; older records say only how many it holds. */
export function holds({ interviewIds }: ExportRecord, id: InterviewId): 'yes' | 'maybe' | 'no' {
  if (!interviewIds) return 'maybe';
  return interviewIds.includes(id) ? 'yes' : 'no';
}
