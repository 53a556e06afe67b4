import type { InterviewContent } from './row-format.ts';

/** What the list of an interview's earlier versions says of one of them. */
export interface VersionEntry {
  /** Id of its row in `versions`. */
  readonly id: string;
  /** When this was saved, milliseconds since 1970, UTC. */
  readonly at: number;
  /** Length of the testimony in UTF-16 units. */
  readonly length: number;
  readonly passages: number;
  readonly redactions: number;
}

/** Content of the list row in `versions`, whose id is the interview's own. Oldest first. */
export interface HistoryContent {
  readonly versions: readonly VersionEntry[];
}

/** Content of a version's row; it says itself where it belongs. */
export interface VersionContent extends InterviewContent {
  readonly of: string;
  readonly at: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** While somebody goes on editing, a version is kept at most this often. */
export const VERSION_EVERY_MS = 10 * MINUTE;
export const VERSIONS_MAX = 60;

/** True when an edit changes what a version is kept for: the words, or what is marked in them. */
export function changesTestimony(before: InterviewContent, after: InterviewContent): boolean {
  return before.text !== after.text || marks(before) !== marks(after);
}

function marks({ record: { passages, redactions, tags } }: InterviewContent): string {
  return JSON.stringify([passages, redactions, tags]);
}

/**
 * The versions that stay: all of the last day, then one an hour for a day, one a day for a month, one a week
 * after that; at most `VERSIONS_MAX`. The very first and the newest always stay.
 * @param versions oldest first
 */
export function thinVersions(versions: readonly VersionEntry[], now: number): VersionEntry[] {
  const kept = versions.filter((version, i) => {
    const next = versions[i + 1];
    if (i === 0 || !next) return true;
    const span = spanAt(now - version.at);
    // The last of its hour, day or week. An hour lies in one day and a day in one week, so that thinning
    // again later never asks for a version that went before.
    return span === 0 || Math.floor(version.at / span) !== Math.floor(next.at / span);
  });
  while (kept.length > VERSIONS_MAX) kept.splice(mostCrowded(kept, now), 1);
  return kept;
}

function spanAt(age: number): number {
  if (age < DAY) return 0;
  if (age < 2 * DAY) return HOUR;
  return age < 30 * DAY ? DAY : 7 * DAY;
}

/** The one whose neighbours lie closest together for its age: it is missed least. */
function mostCrowded(versions: readonly VersionEntry[], now: number): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < versions.length - 1; i += 1) {
    const gap = Math.abs((versions[i + 1]?.at ?? now) - (versions[i - 1]?.at ?? 0));
    const crowd = gap / (Math.abs(now - (versions[i]?.at ?? now)) + MINUTE);
    if (crowd >= least) continue;
    least = crowd;
    best = i;
  }
  return best;
}
