import type { AddressPart } from './address.ts';
import { endOf, matchesOf, START, wordsBefore } from './pattern-hits.ts';

const TYPE = new RegExp(
  String.raw`${START}(?:(street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln\.?|boulevard|blvd\.?|highway)|drive|dr\.?|court|ct\.?|square|sq\.?|terrace|crescent|gardens|parkway|way|place|close|trail)(?!\p{L})`,
  'giu',
);
const NAME_BEFORE = /(?<![\p{L}\p{N}])(?:(?:\p{Lu}[\p{L}'’.-]*|\d{1,3}(?:st|nd|rd|th)) ){1,4}$/u;
const SMALL_BEFORE = /(?<![\p{L}\p{N}])[\p{L}-]{3,} $/u;
const NUMBER_BEFORE = /(?<![\p{L}\p{N}.,$€£#-])\d{1,5}[a-z]?(?:[/-]\d{1,4})? $/iu;
const NUMBER_BEHIND = /,? (?:no\. ?)?\d{1,4}[a-z]?(?:[/-]\d{1,4})?(?![\p{L}\d]|[.,]\d)/iuy;
const ROOM =
  /[ ,]{1,3}(?:apt|apartment|suite|ste|unit|flat|room|#)\.? ?#?\d{1,5}[a-z]?(?![\p{L}\d])/iuy;
const ROOM_ALONE =
  /(?<![\p{L}\p{N}])(?:apt\.?|apartment|suite|flat) ?(?:no\.? ?)?\d{1,4}[a-z]?(?![\p{L}\d])/giu;
const BOX =
  /(?<![\p{L}\p{N}])(?:p\. ?o\.|po|post office) ?box ?(?:no\.? ?)?\d{1,6}(?![\p{L}\d])/giu;
/** `Wall Street` is heard everywhere, `Supreme Court` too. */
const LEAST = 2;

/** `15 Abai Street, apt 3`, `221B Baker Street`, `P.O. Box 12`. */
export function* englishAddresses(text: string): Generator<AddressPart> {
  for (const match of matchesOf(TYPE, text)) {
    const address = streetAt(text, match);
    if (address !== undefined) yield address;
  }
  for (const { index, 0: room } of matchesOf(ROOM_ALONE, text)) {
    yield { from: index, to: index + room.length, isSure: false };
  }
  for (const { index, 0: box } of matchesOf(BOX, text)) {
    yield { from: index, to: index + box.length, isSure: true };
  }
}

function streetAt(text: string, match: RegExpExecArray): AddressPart | undefined {
  const end = match.index + match[0].length;
  const before = wordsBefore(text, match.index, 70);
  const capitals = NAME_BEFORE.exec(before);
  const name = capitals ?? SMALL_BEFORE.exec(before);
  if (name === null || name[0].length < LEAST) return undefined;
  const number = NUMBER_BEFORE.exec(before.slice(0, name.index));
  const from = match.index - name[0].length - (number?.[0].length ?? 0);
  const isStreet = match[1] !== undefined;
  const behind =
    number === null && isStreet && capitals !== null ? endOf(NUMBER_BEHIND, text, end) : end;
  const to = roomsEnd(text, behind);
  const isSure = number !== null || to > end;
  // Without a number, or written small, only what is a street beyond doubt.
  if (!isSure && (!isStreet || capitals === null || match[0].endsWith('.'))) return undefined;
  if (capitals === null && !isStreet) return undefined;
  return { from, to, isSure };
}

function roomsEnd(text: string, at: number): number {
  const next = endOf(ROOM, text, at);
  return next === at ? at : roomsEnd(text, next);
}
