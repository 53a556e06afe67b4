import type { Mention } from '../../domain/redaction.ts';
import type { TextRange } from '../../domain/text-change.ts';
import { plainText } from '../plain-text.ts';
import { STAND_INS } from '../stand-ins.ts';
import {
  CARDINAL_KK,
  CARDINAL_RU,
  sumOfWords,
  UNDER_HUNDRED_EN,
  valueOfWord,
} from './number-words.ts';
import {
  endOf,
  matchesOf,
  mentionsIn,
  type PatternHit,
  START,
  wordsBefore,
  wordsBehind,
} from './pattern-hits.ts';

const FIGURES = String.raw`(?:1[01]\d|[1-9]?\d)(?!\d|[.,]\d)`;
/** Nobody gets older. */
const OLDEST = 119;
const TWO_RU = `${CARDINAL_RU}(?: ${CARDINAL_RU})?`;
const TWO_KK = `${CARDINAL_KK}(?: ${CARDINAL_KK})?`;
const COMPOUND_RU =
  '(?:двадцати|тридцати|сорока|(?:пяти|шести|семи|восьми)десяти|девяносто)?(?:одно|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|(?:один|две|три|четыр|пят|шест|сем|восем|девят)надцати|двадцати|тридцати|сорока|(?:пяти|шести|семи|восьми)десяти|девяносто)';
/** What lasts so many years is no person. */
const LASTING =
  /^\s(?:опыт|стаж|срок|период|контракт|план|войн|истори|юбиле|запрет|дом|машин|автомоб|работ|перерыв|заключен|договор)/iu;
const AGES: readonly string[] = [
  `(?:${FIGURES}-?(?:ти|и|х)?[- ]?|${COMPOUND_RU})летн(?:ий|яя|ее|его|ей|ему|им|ем|юю|ие|их|ими)`,
  String.raw`(?:${FIGURES}|${TWO_KK})\s?-?\s?жас(?:т[аы]\p{L}*|ымда\p{L}*|ымызда|ында\p{L}*|ыңда|қа\p{L}{0,6}|ар\p{L}{0,6}|тан)`,
  String.raw`жас(?:ым|ы|ың|ыңыз)\s(?:${FIGURES}|${TWO_KK})(?:[-\s]?(?:де|да|те|та|ке|ге|ға|қа))?`,
  String.raw`(?:${FIGURES}|${UNDER_HUNDRED_EN})[\s-]years?[\s-](?:old|of age)`,
  String.raw`${FIGURES}\s?y\.?\s?\/?\s?o(?!\p{L})`,
  String.raw`aged?(?: of|:)? (?:${FIGURES}|${UNDER_HUNDRED_EN})`,
  String.raw`(?<=(?:turn|turned|turning) )(?:${FIGURES}|${UNDER_HUNDRED_EN})(?=[.,;!?]| (?:that|in|last|this|when))`,
  String.raw`(?:in )?(?:my|his|her|their|our) (?:(?:early|mid|late)[ -])?(?:[1-9]0['’]?s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teens)`,
  String.raw`возраст(?:е|ом)?[: ]{1,2}(?:около )?(?:${FIGURES}|${TWO_RU})(?: (?:лет|года?|годов))?`,
];
const SURE = new RegExp(`${START}(?:${AGES.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
/** So many years: an age only beside a word for the person. */
const YEARS = /(?<= )(?:полных )?(?:лет|года?|годик(?:а|ов)?)(?! назад)(?![\p{L}\p{N}])/giu;
const NUMBER_RU = `(?:${FIGURES}|${TWO_RU})`;
const YEARS_BEFORE = new RegExp(`${START}${NUMBER_RU} $`, 'iu');
const NUMBER = new RegExp(
  String.raw`(?:${FIGURES}|${TWO_RU}|${UNDER_HUNDRED_EN})(?=[.,;:!?)»"]|$| (?:when|at the time|then|и|а|но)(?!\p{L}))(?![\p{L}\p{N}%-])`,
  'iuy',
);
const FILLER_RU =
  '(?:сейчас|уже|тогда|было|будет|всего|только|около|почти|примерно|исполнилось|исполнится|стукнуло|ещё|еще|лет|где-то|не|всего-то)';
const KIN_RU =
  'сын|доч|муж|жен|отц|мат|мам|пап|брат|сестр|баб|дед|внук|внуч|реб[её]н|девочк|мальчик|девушк|парн|тёт|тет|дяд|сват|невест|зят';
const PERSON_RU = String.raw`${START}(?:мне|тебе|ему|ей|нам|вам|им|было|исполнилось|стукнуло|(?:${KIN_RU})\p{L}*)\s(?:${FILLER_RU}\s){0,3}`;
const PERSON_EN = String.raw`${START}(?:(?:i|he|she|they)(?:['’](?:m|s|re| d)| am| is| are| was| were)|(?:son|daughter|mother|father|brother|sister|husband|wife|boy|girl|child|mum|mom|dad|grandson|granddaughter|grandmother|grandfather)(?: is| was|['’]s))\s(?:(?:only|just|about|almost|nearly|already|now|still|around)\s){0,2}`;
const PERSON = new RegExp(`(?:${PERSON_RU}|${PERSON_EN})(?=[\\p{L}\\d])`, 'giu');
const PERSON_BEFORE = new RegExp(`${PERSON_RU}$`, 'iu');
/** `Асель, 42 года, учительница`. */
const APPOSED = /(?:\p{L}[,(]|\p{L} [(–—-]) ?$/u;
const APPOSED_BEHIND = /^(?:[,.);]| [–—-]|$)/u;

/**
 * Ages, in figures and words. Always in band `ask`: an age by itself names nobody. So many years without a word for the
 * person beside them are a time that passed.
 */
export function findAges(text: string): Mention[] {
  return mentionsIn(text, agesIn);
}

function* agesIn(text: string): Generator<PatternHit> {
  const hit = (from: number, to: number): PatternHit[] =>
    isLived(text.slice(from, to))
      ? [{ from, to, kind: 'age', band: 'ask', replacement: STAND_INS.age.en }]
      : [];
  for (const { index, 0: words } of matchesOf(SURE, text)) {
    const to = index + words.length;
    if (!/летн/iu.test(words) || !LASTING.test(wordsBehind(text, to))) yield* hit(index, to);
  }
  for (const { index, 0: noun } of matchesOf(YEARS, text)) {
    const number = YEARS_BEFORE.exec(wordsBefore(text, index));
    if (number === null) continue;
    const from = index - number[0].length;
    const to = index + noun.length;
    if (isOfPerson(wordsBefore(text, from, 60), wordsBehind(text, to))) yield* hit(from, to);
  }
  for (const { index, 0: person } of matchesOf(PERSON, text)) {
    const from = index + person.length;
    const to = endOf(NUMBER, text, from);
    if (to > from) yield* hit(from, to);
  }
}

function isOfPerson(before: string, behind: string): boolean {
  return (
    (APPOSED.test(before) && APPOSED_BEHIND.test(behind)) ||
    PERSON_BEFORE.test(before) ||
    /^ (?:мне|ему|ей|от роду)/iu.test(behind)
  );
}

/** `сорок тысяч` is not. */
function isLived(words: string): boolean {
  return (ageIn(words)?.age ?? 0) <= OLDEST;
}

/** The number in a found age, and where in the words it stands; a decade (`her 80s`) has none. */
export function ageIn(words: string): (TextRange & { readonly age: number }) | undefined {
  const plain = plainText(words);
  const figures = /\d+/.exec(plain.text);
  if (figures !== null) {
    const range = { from: figures.index, to: figures.index + figures[0].length };
    if (/^['’]?s/.test(plain.text.slice(range.to))) return undefined;
    return { ...plain.toSource(range), age: Number(figures[0]) };
  }
  const numbers = Array.from(plain.text.matchAll(/\p{L}+/gu)).flatMap((match) => {
    const value = /^(?:age|aged|old|of|лет|год)$/i.test(match[0])
      ? undefined
      : valueOfWord(match[0]);
    return value === undefined ? [] : [{ match, value }];
  });
  const [first, last] = [numbers[0], numbers.at(-1)];
  const age = sumOfWords(numbers.map(({ value }) => value));
  if (first === undefined || last === undefined || age === undefined) return undefined;
  if (/ties$|летн/iu.test(last.match[0])) return undefined;
  const range = { from: first.match.index, to: last.match.index + last.match[0].length };
  return { ...plain.toSource(range), age };
}
