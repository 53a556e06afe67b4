import { toHex, utf8 } from '../bytes.ts';
import { finish, type Steps } from '../anonymise/steps.ts';
import { joinScanners, type LeakHit, type LeakScanner } from '../anonymise/leak-scan.ts';
import { type Scannable, scannables, type ScannedEntry } from './scannable.ts';

export interface EntryLeak extends LeakHit {
  readonly key: string;
  readonly before: string;
  readonly after: string;
  /** Position in the outgoing testimony, when the hit lies in it. */
  readonly inTestimony: number | undefined;
  /** Bundle id of the interview, where the file tells of several. */
  readonly owner: string | undefined;
}

/** An interview that a part of a file is about. */
export interface EntryOwner {
  /** Its id in the vault. */
  readonly id: string;
  /** What may not stand in its own files, though it may in those of others. */
  readonly scanner: LeakScanner | undefined;
}

/** UTF-16 units shown on each side of a finding. */
const CONTEXT = 40;

async function keyOf(parts: readonly unknown[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(parts)));
  return toHex(new Uint8Array(digest, 0, 16));
}

function context(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/\s+/g, ' ');
}

/** The line of a hit: outside the testimony, the next line is another field. */
function lineAround(text: string, hit: LeakHit) {
  const end = text.indexOf('\n', hit.to);
  return { from: text.lastIndexOf('\n', hit.from - 1) + 1, to: end < 0 ? text.length : end };
}

function locate({ testimony }: Scannable, hit: LeakHit): number | undefined {
  if (testimony === undefined || hit.from < testimony.from || hit.to > testimony.to)
    return undefined;
  return hit.from - testimony.from;
}

type FoundLeak = Omit<EntryLeak, 'key'> & { readonly place: readonly unknown[] };

/** A step for each part: a file that tells of all interviews takes as long as all of theirs. */
function* leaksIn(
  entry: ScannedEntry,
  scanner: LeakScanner,
  ownerOf: (id: string) => EntryOwner | undefined,
): Steps<FoundLeak[]> {
  const seen = new Map<string, number>();
  const leaks: FoundLeak[] = [];
  for (const part of scannables(entry)) {
    yield;
    const owner = part.owner === undefined ? undefined : ownerOf(part.owner);
    const both = owner?.scanner ? joinScanners(scanner, owner.scanner) : scanner;
    const { text, where } = part;
    for (const hit of both.scan(text, part.labels)) {
      const inTestimony = locate(part, hit);
      const bounds = inTestimony === undefined ? lineAround(text, hit) : part.testimony;
      const before = context(text, Math.max(bounds?.from ?? 0, hit.from - CONTEXT), hit.from);
      const after = context(text, hit.to, Math.min(bounds?.to ?? text.length, hit.to + CONTEXT));
      const place = [entry.path, where, hit.kind, hit.found, before, after, owner?.id];
      const nth = seen.get(JSON.stringify(place)) ?? 0;
      seen.set(JSON.stringify(place), nth + 1);
      const told = owner && part.owner;
      leaks.push({ ...hit, before, after, inTestimony, owner: told, place: [...place, nth] });
    }
  }
  return leaks;
}

/** How the parts of a file are searched, and what is known of the interviews that they are about. */
export interface EntryScan {
  /** The interview with this id in the bundle. */
  readonly ownerOf?: (id: string) => EntryOwner | undefined;
  /** Does the search in turns with something else; at once when missing. */
  readonly inTurns?: <T>(steps: Steps<T>) => Promise<T> | T;
}

/**
 * Every known form in an entry's content and in its path.
 *
 * A finding's key is made of the path, the words found, the words around them, and which of several equal
 * ones it is. So an allowance outlives a new preview, but not an edit beside it.
 */
export async function scanEntry(
  entry: ScannedEntry,
  scanner: LeakScanner,
  { ownerOf = () => undefined, inTurns = finish }: EntryScan = {},
): Promise<EntryLeak[]> {
  const leaks = await inTurns(leaksIn(entry, scanner, ownerOf));
  return Promise.all(
    leaks.map(async ({ place, ...leak }) => ({ ...leak, key: await keyOf(place) })),
  );
}
