import type { InterviewId } from '../domain/ids.ts';

export type DestroyReason = 'withdrawn' | 'bin';

/** What stays of a destroyed interview: that there was one, and nothing of it. */
export interface Tombstone {
  readonly id: InterviewId;
  /** Kept only if it is a bare number of ours: a person may have written a name into the field. */
  readonly code?: string;
  /** The day on this computer's clock, `2026-11-24`; unknown when only the key file still knew of it. */
  readonly day?: string;
  readonly reason: DestroyReason | 'unknown';
}

/** @param now milliseconds since 1970, UTC */
export function tombstoneOf(
  id: InterviewId,
  code: string,
  reason: DestroyReason,
  now: number,
): Tombstone {
  const day = new Date(now).toISOString().slice(0, 10);
  return { id, ...(/^INT-\d{1,6}$/.test(code) ? { code } : {}), day, reason };
}
