import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { END, mentionsIn, type PatternHit, rangeOf, START, wordsBefore } from './pattern-hits.ts';

/** Latin letters, and the Cyrillic ones that look like them. */
const LETTER = '[A-ZАВЕКМНОРСТУХ]';
const REGION = String.raw`(?:0[1-9]|1\d|20)`;
const RUSSIAN = '[АВЕКМНОРСТУХABEKMHOPCTYX]';
const CAR_PLATE = [
  String.raw`\d{3}[ -]?${LETTER}{2,3}[ -]?${REGION}`,
  String.raw`${RUSSIAN} ?\d{3} ?${RUSSIAN}{2} ?\d{2,3}(?: ?RUS)?`,
  String.raw`[A-Z] ?\d{3} ?[A-Z]{2,3}`,
];
const IN_CAPITALS = new RegExp(`${START}(?:${CAR_PLATE.join('|')})${END}`, 'gu');
const WHOLLY_IN_CAPITALS = new RegExp(`^(?:${CAR_PLATE.join('|')})$`, 'u');
/** Written small, or an old one in Cyrillic letters (`В 123 ТОО` is also a sentence's beginning). */
const LOOSE = new RegExp(
  `${START}(?:${CAR_PLATE.join('|')}|${LETTER} ?\\d{3} ?${LETTER}{2,3})${END}`,
  'giu',
);
const CUE =
  /(?:номер\p{L}*|гос\.?|машин\p{L}*|авто\p{L}*|джип\p{L}*|г\/н|грз|plate\p{L}*|car|vehicle|jeep|van|truck|registration|нөмір\p{L}*|көлі\p{L}*|мәшине\p{L}*)(?!\p{L})[^.!?\n]{0,30}$/iu;
/** `150 USD 20`, `101 FM 10`: no letters of a plate. */
const NO_PLATE =
  /USD|KZT|EUR|RUB|GBP|CNY|KGS|UZS|(?<![A-Z])(?:FM|AM|PM|KG|KM|MB|GB|TV|OR|OF|TO|IN|BY|ON|AT|NO)(?![A-Z])/;

/**
 * Plates of vehicles: Kazakhstan's new ones (123 ABC 02; two letters for firms) and old ones (A 123 BCD), and Russia's
 * (А123ВС77). Written small, or old ones in Cyrillic letters, only behind a word like `номер` or `машина`.
 */
export function findPlates(text: string): Mention[] {
  return mentionsIn(text, platesIn);
}

function* platesIn(text: string): Generator<PatternHit> {
  const rest = { kind: 'plate', band: 'redact', replacement: STAND_INS.plate.en } as const;
  let free = 0;
  const matches = [...text.matchAll(IN_CAPITALS), ...text.matchAll(LOOSE)];
  for (const match of matches.toSorted((a, b) => a.index - b.index || b[0].length - a[0].length)) {
    const range = rangeOf(match);
    if (range.from < free || !isPlate(text, match)) continue;
    free = range.to;
    yield { ...range, ...rest };
  }
}

function isPlate(text: string, { index, 0: written }: RegExpExecArray): boolean {
  if (CUE.test(wordsBefore(text, index))) return true;
  if (NO_PLATE.test(written) || written.startsWith('I ')) return false;
  return WHOLLY_IN_CAPITALS.test(written) && !/^[АВКОСУ] \d{3} \D+$/.test(written);
}
