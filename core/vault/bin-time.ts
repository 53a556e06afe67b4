/**
 * How long something has been in the bin, by a clock that cannot be trusted. A computer's clock may be set to
 * another year, by a flat battery or by hand; nobody's testimony is to be destroyed for that. So time counts
 * only as far as the app was there to see it: between two sightings at most `GAP_MAX_MS`, and never backwards.
 * See `docs/decisions/0005-the-bin-counts-days-it-has-seen.md`.
 */
export interface SeenTime {
  /** The first sighting: nothing counts from before it. Milliseconds since 1970, as all times here. */
  readonly since: number;
  /** The latest time that was ever seen. */
  readonly last: number;
  /** Stretches that passed unseen and do not count: how much, and when that was noticed. */
  readonly skips: readonly { readonly at: number; readonly ms: number }[];
}

const DAY = 24 * 3_600_000;
export const BIN_DAYS = 30;
/** As much of the time between two sightings as counts. */
export const GAP_MAX_MS = 7 * DAY;

/** What has been seen by now. A clock that went back is waited for. */
export function see(before: SeenTime | undefined, now: number): SeenTime {
  if (!before) return { since: now, last: now, skips: [] };
  const gap = now - before.last;
  if (gap <= 0) return before;
  const skips = before.skips.filter(({ at }) => now - at < 400 * DAY);
  if (gap > GAP_MAX_MS) skips.push({ at: now, ms: gap - GAP_MAX_MS });
  return { ...before, last: now, skips };
}

/** The time to write down for what goes into the bin: never earlier than what was seen. */
export function binTime(seen: SeenTime, now: number): number {
  return Math.max(now, seen.last);
}

/** Days until it is destroyed, from 30 down; 0 when it is due. */
export function daysLeft(deletedAt: number, seen: SeenTime): number {
  const from = Math.max(deletedAt, seen.since);
  const unseen = seen.skips.reduce((sum, { at, ms }) => (at > from ? sum + ms : sum), 0);
  const age = Math.max(0, seen.last - from - unseen);
  return Math.max(0, Math.ceil((BIN_DAYS * DAY - age) / DAY));
}
