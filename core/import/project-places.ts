import { isLeftOut } from './plain-text.ts';
import type { WrittenSelection } from './project-xml.ts';

/** What a program counts in a text as it lies in the project. */
export interface Counting {
  /** A letter beyond the first 65,536 as two, as UTF-16 has them; the standard counts code points. */
  readonly pairsAsTwo: boolean;
  /** CR and LF together as one; the standard counts what is stored. */
  readonly lineEndsAsOne: boolean;
  /** The byte order mark too. */
  readonly mark: boolean;
}

/** By the standard; a byte order mark says how a file is written, and is no part of its text. */
export const STANDARD: Counting = { pairsAsTwo: false, lineEndsAsOne: false, mark: false };

/** The first of those that fit equally well is taken. */
const COUNTINGS: readonly Counting[] = [false, true].flatMap((pairsAsTwo) =>
  [false, true].flatMap((lineEndsAsOne) =>
    [false, true].map((mark) => ({ pairsAsTwo, lineEndsAsOne, mark })),
  ),
);

/** A name this long that the words begin with is no chance, though it does not say that it was cut. */
const LONG_NAME = 20;
/** Programs differ in whether spaces around the words belong to the name. */
const SPACE_AROUND = 64;

/** A text as it lies in the project, and as it would be taken. */
export interface TextToPlace {
  readonly raw: string;
  readonly text: string;
  readonly selections: readonly WrittenSelection[];
}

/** A stretch of the text as it would be taken, in UTF-16 units. */
export interface PlacedSelection {
  readonly from: number;
  readonly to: number;
}

/**
 * For each position in the raw text, counted so, the one in the text that `cleanText` makes of it. The last is the end.
 */
export function placesIn(raw: string, counting: Counting): Uint32Array {
  const places = new Uint32Array(raw.length + 1);
  let counted = 0;
  let at = 0;
  for (let i = 0; i < raw.length; ) {
    const unit = raw.charCodeAt(i);
    const isPair = (raw.codePointAt(i) ?? 0) > 0xffff;
    const isMark = i === 0 && unit === 0xfeff;
    const isHalf = unit === 0x0d && raw.charCodeAt(i + 1) === 0x0a;
    const width = isPair ? 2 : 1;
    let counts = isPair && counting.pairsAsTwo ? 2 : 1;
    if ((isMark && !counting.mark) || (isHalf && counting.lineEndsAsOne)) counts = 0;
    for (; counts > 0; counts -= 1) {
      places[counted] = at;
      counted += 1;
    }
    if (!isMark && !isHalf && !isLeftOut(unit)) at += width;
    i += width;
  }
  places[counted] = at;
  return places.subarray(0, counted + 1);
}

/**
 * How the program counted, which it does not say. Most give each passage its words for a name: what finds the most of
 * these words again is how it was. Where nothing tells, it is the standard.
 */
export function countingOf(texts: readonly TextToPlace[]): Counting {
  const all = texts.flatMap(({ raw, text, selections }) => {
    const named = selections.filter(({ name }) => name.trim() !== '');
    return named.length === 0 ? [] : { raw, text, named };
  });
  const isFound = ({ raw, text, named }: (typeof all)[number]) =>
    found(named, placesIn(raw, STANDARD), text) === named.length;
  if (all.every(isFound)) return STANDARD;
  const scores = COUNTINGS.map(() => 0);
  for (const { raw, text, named } of all) {
    const known = new Map<string, number>();
    for (const [i, counting] of COUNTINGS.entries()) {
      const key = differenceIn(raw, counting);
      const score = known.get(key) ?? found(named, placesIn(raw, counting), text);
      known.set(key, score);
      scores[i] = (scores[i] ?? 0) + score;
    }
  }
  return COUNTINGS[scores.indexOf(Math.max(...scores))] ?? STANDARD;
}

/** The same for two ways of counting that come to the same in this text. */
function differenceIn(raw: string, { pairsAsTwo, lineEndsAsOne, mark }: Counting): string {
  return [
    pairsAsTwo && /[\uD800-\uDBFF]/.test(raw),
    lineEndsAsOne && raw.includes('\r\n'),
    mark && raw.startsWith('\uFEFF'),
  ].join(' ');
}

function found(selections: readonly WrittenSelection[], places: Uint32Array, text: string): number {
  return selections.filter((one) => {
    const placed = placeSelection(one, places, text);
    return placed !== undefined && isNamedAfter(placed, one, text);
  }).length;
}

/**
 * Undefined for what marks no words: backwards, beyond the end, around nothing. The end is the first position behind the
 * words; but where only one further makes them what the name says, the program meant the last one in them.
 */
export function placeSelection(
  selection: WrittenSelection,
  places: Uint32Array,
  text: string,
): PlacedSelection | undefined {
  const { name, start, end } = selection;
  const exclusive = stretch(places, start, end);
  if (name.trim() === '' || (exclusive && isNamedAfter(exclusive, selection, text)))
    return exclusive;
  const inclusive = stretch(places, start, end + 1);
  const given = sameLength(name);
  // Looked at only where it can be: passages may overlap by millions of letters.
  const isMeant =
    inclusive &&
    inclusive.to - inclusive.from === given.length &&
    sameLength(text.slice(inclusive.from, inclusive.to)) === given;
  return isMeant ? inclusive : exclusive;
}

/** True when its name are its words, or how they begin. */
export function isNamedAfter(
  { from, to }: PlacedSelection,
  { name }: WrittenSelection,
  text: string,
): boolean {
  const given = sameLength(name);
  // More than the name has: an equal beginning alone does not make the whole equal.
  const most = from + 2 * given.length + SPACE_AROUND;
  const words = sameLength(text.slice(from, Math.min(to, most)));
  if (words === given || words.trim() === given.trim()) return true;
  const begun = given.replace(/(?:…|\.\.\.)$/, '');
  return (begun !== given || given.length >= LONG_NAME) && words.startsWith(begun);
}

function stretch(places: Uint32Array, start: number, end: number): PlacedSelection | undefined {
  const from = places[start];
  const to = places[end];
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

/** XML makes spaces of the line ends in a name. */
function sameLength(words: string): string {
  return words.replace(/\r\n?/g, '\n').replace(/\s/g, ' ');
}
