import type { Mention } from '../domain/redaction.ts';
import type { Person } from '../domain/person.ts';
import type { TextRange } from '../domain/text-change.ts';
import { createIdentifierScanner } from './identifier-scan.ts';
import { createRegisterMatcher, type RegisterMatcher } from './register/register-matcher.ts';
import type { FindNames } from './model/model-span.ts';
import { readings } from './unescape.ts';

/** Something in a finished file that must not be there. Positions are UTF-16 units of that file. */
export interface LeakHit extends TextRange {
  /** A form of a registered name, or words that a redaction replaced. */
  readonly kind: 'name' | 'identifier';
  /** The words as they stand in the file. */
  readonly found: string;
}

export interface LeakScanner {
  /**
   * All hits in the finished text of one file, or in its name: sorted, without overlaps.
   * @param labels where a file's name or a code stands: `kim-07` names somebody there, `ким` in a sentence does not
   */
  scan(text: string, labels?: readonly TextRange[]): LeakHit[];
}

/**
 * Prepares a scan of finished files against every known form of every registered name, and against
 * every string that a redaction replaced. Each file is read as it stands, with its escapes resolved,
 * and without its tags. It errs towards finding; a pseudonym is found only when it is somebody's name.
 * @param mayBeNames leaves out single words that are as likely no name (`mayBeWord`) and that this takes for none. Without
 *   it every one is found.
 */
export function createLeakScanner(
  people: readonly Person[],
  identifiers: readonly string[],
  mayBeNames?: FindNames,
): LeakScanner {
  const matcher = createRegisterMatcher(people);
  const replaced = createIdentifierScanner(identifiers);
  return {
    scan(text, labels = []) {
      const hits: Omit<LeakHit, 'found'>[] = [];
      for (const reading of readings(text)) {
        const mentions = matcher.find(reading.text).filter((one) => !isMonth(reading.text, one));
        for (const mention of withoutWords(reading.text, mentions, mayBeNames)) {
          hits.push({ kind: 'name', ...reading.toSource({ from: mention.from, to: mention.to }) });
        }
        for (const range of replaced.find(reading.text)) {
          hits.push({ kind: 'identifier', ...reading.toSource(range) });
        }
      }
      for (const label of labels) {
        for (const range of inCapitals(text, label, matcher)) hits.push({ kind: 'name', ...range });
      }
      return mergeHits(hits).map((hit) => ({ ...hit, found: text.slice(hit.from, hit.to) }));
    },
  };
}

const LONGEST_MONTH = 'августа'.length;
/** A month's name is a month's where its year follows, though a table's cell has no sentence that says so. */
const MONTH_OF_A_YEAR = /^(?:april|may|june|август|май|мая|март|марта)\s+(?:19|20)\d\d(?!\d)/iu;

function isMonth(text: string, { from, to }: TextRange): boolean {
  return to - from <= LONGEST_MONTH && MONTH_OF_A_YEAR.test(text.slice(from, from + 16));
}

/** Without the words that are as likely no names, where the model takes them for none, or a small letter says so. */
function withoutWords(
  text: string,
  mentions: readonly Mention[],
  mayBeNames: FindNames | undefined,
): readonly Mention[] {
  if (mayBeNames === undefined || !mentions.some(({ mayBeWord }) => mayBeWord)) return mentions;
  const names = mayBeNames(text);
  return mentions.filter(
    ({ mayBeWord, from, to }) =>
      mayBeWord !== true ||
      (!/^\p{Ll}/u.test(text.slice(from, from + 2)) &&
        names.some((name) => name.type === 'PERSON' && name.from < to && name.to > from)),
  );
}

/** Finds what either finds. */
export function joinScanners(first: LeakScanner, second: LeakScanner): LeakScanner {
  return {
    scan(text, labels) {
      const hits = mergeHits([...first.scan(text, labels), ...second.scan(text, labels)]);
      return hits.map((hit) => ({ ...hit, found: text.slice(hit.from, hit.to) }));
    },
  };
}

/** Short names written small are matched in capitals only; people write codes and file names small. */
function inCapitals(text: string, { from, to }: TextRange, matcher: RegisterMatcher): TextRange[] {
  const capitals = text.slice(from, to).toUpperCase();
  const found = matcher.find(capitals);
  // A few letters become two in capitals; positions would then be somebody else's.
  if (capitals.length !== to - from) return found.length > 0 ? [{ from, to }] : [];
  return found.map((mention) => ({ from: from + mention.from, to: from + mention.to }));
}

/** Hits that share letters become one, a name if any of them is. */
function mergeHits(hits: readonly Omit<LeakHit, 'found'>[]): Omit<LeakHit, 'found'>[] {
  const merged: Omit<LeakHit, 'found'>[] = [];
  for (const hit of hits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1);
    if (last === undefined || hit.from >= last.to) {
      merged.push(hit);
      continue;
    }
    const kind = last.kind === 'name' ? 'name' : hit.kind;
    merged[merged.length - 1] = { kind, from: last.from, to: Math.max(last.to, hit.to) };
  }
  return merged;
}

/** A few words on both sides of a hit, in one line: at most `length` UTF-16 units each. */
export function leakContext(
  text: string,
  hit: TextRange,
  length = 40,
): { before: string; after: string } {
  return {
    before: text.slice(Math.max(0, hit.from - length), hit.from).replace(/\s+/g, ' '),
    after: text.slice(hit.to, hit.to + length).replace(/\s+/g, ' '),
  };
}
