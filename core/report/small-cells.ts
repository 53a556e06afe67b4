import { SMALL_CELL } from '../anonymise/disclosure.ts';
import type { InterviewFile } from '../bundle/interview-file.ts';
import { sourceOf } from './quotations.ts';
import { placeOf } from './citation.ts';

/** How many interviews there are of each kind, and how many of none that is told. */
export interface Tally {
  /** Largest first; each is as first written. */
  readonly told: readonly { readonly value: string; readonly count: number }[];
  readonly rest: number;
}

/**
 * Counts values, the empty text for those not known. A value of fewer than three is told no more, but goes into the rest;
 * where one did and the rest is fewer than three still, the smallest that is left goes too: the total is known, and what
 * is printed would leave over what must not be known. So the rest is never one such value alone.
 */
export function tally(values: readonly string[]): Tally {
  const counts = new Map<string, { value: string; count: number }>();
  for (const value of values) {
    const key = cellKey(value);
    if (key === '') continue;
    const cell = counts.get(key) ?? { value: value.trim(), count: 0 };
    cell.count += 1;
    counts.set(key, cell);
  }
  const cells = [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
  const told = cells.filter(({ count }) => count >= SMALL_CELL);
  const restOf = () => told.reduce((left, { count }) => left - count, values.length);
  while (told.length > 0 && told.length < cells.length && restOf() < SMALL_CELL) told.pop();
  return { told, rest: restOf() };
}

/** Same for values that a reader takes for the same. */
function cellKey(value: string): string {
  return value.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** One file of each interview: that of the original, or where only translations leave, the first of these. */
export function interviewsOf(files: readonly InterviewFile[]): readonly InterviewFile[] {
  const originals = files.filter(({ translationOf }) => translationOf === undefined);
  const bySource = new Map(originals.map((file) => [sourceOf(file), file]));
  for (const file of files) if (!bySource.has(sourceOf(file))) bySource.set(sourceOf(file), file);
  return [...bySource.values()];
}

/**
 * The files without what too few of them share, so that nothing that is written from them can tell it: neither a table nor
 * a citation nor a list from which a reader could count.
 */
export function withoutSmallCells(files: readonly InterviewFile[]): readonly InterviewFile[] {
  const interviews = interviewsOf(files);
  const told = (valueOf: (file: InterviewFile) => string) => {
    const keys = new Set(tally(interviews.map(valueOf)).told.map(({ value }) => cellKey(value)));
    return (file: InterviewFile) => keys.has(cellKey(valueOf(file)));
  };
  const tellsRole = told(({ role }) => role);
  const tellsOccupation = told(({ occupation }) => occupation);
  const tellsSex = told(({ sex }) => sex ?? '');
  const tellsPlace = told((file) => placeOf(file, 'published'));
  return files.map((file) => {
    const { sex, employer: _employer, ...others } = file;
    return {
      ...others,
      role: tellsRole(file) ? file.role : '',
      occupation: tellsOccupation(file) ? file.occupation : '',
      ...(sex !== undefined && tellsSex(file) && { sex }),
      // Exact places are of few: the region is what several can share.
      place: tellsPlace(file)
        ? { published: file.place.published, level: file.place.level }
        : { published: '', level: 'withheld' },
    };
  });
}
