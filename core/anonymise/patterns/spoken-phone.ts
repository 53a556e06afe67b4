import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import {
  CARDINAL_KK,
  CARDINAL_RU,
  sumOfWords,
  UNDER_HUNDRED_EN,
  valueOfWord,
} from './number-words.ts';
import {
  END,
  matchesOf,
  mentionsIn,
  type PatternHit,
  rangeOf,
  START,
  wordsBefore,
} from './pattern-hits.ts';
import { isPhone } from './phone.ts';

const DIGITS_EN = `${UNDER_HUNDRED_EN}|zero|oh|o|hundred|double|triple`;
const RUN = new RegExp(
  `${START}(?:(?:плюс|plus|қосу)[ ,]+)?(?:${CARDINAL_RU}|${CARDINAL_KK}|${DIGITS_EN})(?:[ ,.–—-]{1,3}(?:${CARDINAL_RU}|${CARDINAL_KK}|${DIGITS_EN}))+${END}`,
  'giu',
);
const CUE =
  /(?:тел|телефон\p{L}*|номер\p{L}*|звони\p{L}*|позвони\p{L}*|сотов\p{L}*|сотк\p{L}|w(?:hats)?app|в[ао]тсап\p{L}*|phone|call(?:ed)?|mobile|cell|number|нөмір\p{L}*|қоңырау\p{L}*)(?!\p{L})[^\p{L}]{0,3}(?:\p{L}{1,9}[^\p{L}]{1,3}){0,3}$/iu;

/** An amount: nobody says a telephone in thousands. */
const THOUSANDS = /тысяч|мың|thousand/iu;

/** Telephone numbers spoken in words: digit by digit, or in the hundreds and tens in which people say them. */
export function findSpokenPhones(text: string): Mention[] {
  return mentionsIn(text, spokenIn);
}

function* spokenIn(text: string): Generator<PatternHit> {
  for (const match of matchesOf(RUN, text)) {
    if (THOUSANDS.test(match[0])) continue;
    const digits = digitsOf(match[0]);
    const valid = isPhone(digits);
    const isLong = digits.length === 10 || digits.length === 11;
    const likely = /^[78]\d{10}$/.test(digits) || CUE.test(wordsBefore(text, match.index));
    if (!isLong || !(valid || likely)) continue;
    const band = valid ? 'redact' : 'ask';
    yield { ...rangeOf(match), kind: 'phone', band, replacement: STAND_INS.phone.en };
  }
}

/** `восемь семьсот один сорок пять` is 8 701 45: a new group begins where a word cannot be added to those before. */
function digitsOf(written: string): string {
  const groups: number[][] = [];
  let times = 1;
  for (const [word] of written.matchAll(/\p{L}+/gu)) {
    const value = /^o$/i.test(word) ? 0 : valueOfWord(word);
    if (/^(?:double|triple)$/i.test(word)) times = /^d/i.test(word) ? 2 : 3;
    if (value === undefined) continue;
    for (let time = 1; time < times; time += 1) groups.push([value]);
    const last = groups.at(-1);
    if (times === 1 && last !== undefined && canFollow(last, value)) last.push(value);
    else groups.push([value]);
    times = 1;
  }
  return groups.map((group) => String(sumOfWords(group) ?? '')).join('');
}

function canFollow(group: readonly number[], value: number): boolean {
  const last = group.at(-1) ?? 0;
  if (value === 100) return group.length === 1 && last >= 1 && last <= 9;
  if (last >= 100) return value > 0 && value < 100;
  return last >= 20 && last < 100 && value >= 1 && value <= 9;
}
