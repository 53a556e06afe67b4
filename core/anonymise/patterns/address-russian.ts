import type { AddressPart } from './address.ts';
import { endOf, matchesOf, START, wordsBefore } from './pattern-hits.ts';

const STREET_FULL =
  'улиц(?:а|е|у|ы|ей)|проспект(?:а|е|у|ом)?|переул(?:ок|ке|ка)|бульвар(?:а|е)?|шоссе|набережн(?:ая|ой|ую)|проезд(?:а|е)?|тупик(?:а|е)?';
const STREET_SHORT = String.raw`ул\.?|пр-т\.?|пр-кт\.?|просп\.?|пер\.|б-р\.?|наб\.`;
const QUARTER = String.raw`мкр-н(?:е|а)?\.?|мкрн?\.?|микрорайон(?:а|е)?|квартал(?:а|е)?`;
const TYPE = new RegExp(
  `${START}(?:(${STREET_FULL})|(${STREET_SHORT})|(${QUARTER}))(?:(?<=\\.)|(?!\\p{L}))`,
  'giu',
);

const CAPITAL_NAME =
  / ?["«“]?(?:\p{Lu}\. ?){0,2}(?:\d{1,3}(?:-?(?:я|й|го|летия|лет)| лет| летия)? )?(?:[Ии]м(?:ени|\.) )?\p{Lu}[\p{L}'’-]+(?: (?:\p{Lu}[\p{L}-]+|би|батыра?|ата))?["»”]?/uy;
const NUMBER_NAME = / ?№? ?\d{1,3}(?:-?[а-яa-z]{1,2}(?!\p{L}))?(?![\p{L}\d])/iuy;
/** `Самал-2`. */
const QUARTER_NUMBER = /-\d{1,2}(?![\p{L}\d])/uy;
const SMALL_NAME = / ?\p{L}[\p{L}-]{2,}/uy;
/** `Ленинградский` before `проспект`. */
const ADJECTIVE_BEFORE = /\p{Lu}\p{L}+(?:ск|н|в|ц)(?:ий|ый|ая|ое|ой|ом|ого|ему|ую) $/u;
const NTH_BEFORE = /(?<![\p{L}\p{N}.,-])\d{1,3}(?:-?(?:й|м|го|ом|ой|ый))? ?$/iu;

const NUMBER = String.raw`№? ?\d{1,3}(?: ?[а-яa-z](?!\p{L}))?(?: ?[/-] ?\d{1,4}[а-яa-z]?(?!\p{L}))?(?![\p{L}\d]|-?\p{L}{2}|[ -]\d|[.,]\d)(?!\s(?:лет|год|час|чел|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|тыс|тен|руб|мин|раз|мет|км|шаг|сем|люд))`;
const HOUSE = new RegExp(String.raw`[ ,]{0,3}(?:(?:дом(?:а|е|у|ом)?|д\.?) ?)?${NUMBER}`, 'iuy');
const ROOM = new RegExp(
  String.raw`[ ,]{0,3}(?:корп(?:усе?|\.)|к\.|стр(?:оение|\.)|под(?:ъезде?|\.)|кв(?:артир[аеы]|\.)?|оф(?:исе?|\.)|комн(?:ат[ае]|\.)|этаж[е]?|эт\.|блок|секция) ?№? ?\d{1,4}[а-я]?(?![\p{L}\d])`,
  'iuy',
);
const HOUSE_ALONE = new RegExp(
  `${START}(?:дом(?:а|е|у)?|д\\.) ?${NUMBER}(?=[ ,]{1,3}(?:кв|корп|под|этаж|оф))`,
  'giu',
);
const FLAT_ALONE = /(?<![\p{L}\p{N}])(?:кв\.|квартир[аеы]) ?№? ?\d{1,4}(?![\p{L}\d])/giu;
const BOX = /(?<![\p{L}\p{N}])(?:а\/я|абонентск(?:ий|ом) ящике?) ?№? ?\d{1,6}(?![\p{L}\d])/giu;

/** `ул. Абая 15-23`, `мкр. 5, д. 12`, `12-й микрорайон`, `дом 15, кв. 23`. */
export function* russianAddresses(text: string): Generator<AddressPart> {
  for (const match of matchesOf(TYPE, text)) {
    const street = streetAt(text, match);
    if (street === undefined) continue;
    const house = endOf(HOUSE, text, street.to);
    const to = roomsEnd(text, house);
    if (to > street.to) yield { from: street.from, to, isSure: true };
    else if (street.hasCapital) yield { from: street.from, to, isSure: false };
  }
  for (const { index, 0: house } of matchesOf(HOUSE_ALONE, text)) {
    yield { from: index, to: roomsEnd(text, index + house.length), isSure: true };
  }
  for (const { index, 0: flat } of matchesOf(FLAT_ALONE, text)) {
    yield { from: index, to: index + flat.length, isSure: false };
  }
  for (const { index, 0: box } of matchesOf(BOX, text)) {
    yield { from: index, to: index + box.length, isSure: true };
  }
}

/** The street with its name, which may stand before or behind; a name written small only where a house follows. */
function streetAt(
  text: string,
  match: RegExpExecArray,
): { from: number; to: number; hasCapital: boolean } | undefined {
  const { index: from } = match;
  const end = from + match[0].length;
  const [, full, , quarter] = match;
  const before = wordsBefore(text, from);
  const named = endOf(CAPITAL_NAME, text, end);
  if (named > end) {
    // The name's own hyphen is the number's.
    const at = text[named - 1] === '-' ? named - 1 : named;
    const to = quarter === undefined ? named : endOf(QUARTER_NUMBER, text, at);
    return { from, to: Math.max(to, named), hasCapital: true };
  }
  const nth = quarter === undefined ? null : NTH_BEFORE.exec(before);
  if (nth !== null) return { from: from - nth[0].length, to: end, hasCapital: true };
  if (quarter !== undefined) {
    const numbered = endOf(NUMBER_NAME, text, end);
    return numbered > end ? { from, to: numbered, hasCapital: true } : undefined;
  }
  const adjective = full === undefined ? null : ADJECTIVE_BEFORE.exec(before);
  if (adjective !== null) return { from: from - adjective[0].length, to: end, hasCapital: true };
  const small = endOf(SMALL_NAME, text, end);
  return small > end ? { from, to: small, hasCapital: false } : undefined;
}

function roomsEnd(text: string, at: number): number {
  const next = endOf(ROOM, text, at);
  return next === at ? at : roomsEnd(text, next);
}
