import type { Person } from '../../domain/person.ts';
import { foldWord } from '../fold.ts';
import type { Word } from '../words.ts';
import type { PartReference } from './register-index.ts';

/** A word of the text with everything of the register that it may be. */
export interface Token {
  readonly word: Word;
  /** Key of the reading that the references belong to. */
  readonly key: string;
  readonly references: readonly PartReference[];
  /** The references are what it may have been meant for: it is one typing error away. */
  readonly isGuess: boolean;
}

/** A word of the text as a part of somebody's name. */
export interface RunWord {
  readonly token: Token;
  readonly reference: PartReference;
  /** Which token it is. */
  readonly at: number;
}

/** Neighbouring words that together name one entry of the register. */
export interface NameRun {
  readonly person: Person;
  /** The words of the name, without initials and what only stands between. */
  readonly words: readonly RunWord[];
  /** First and last token, both included. */
  readonly first: number;
  readonly last: number;
  /** UTF-16 positions in the text. */
  readonly from: number;
  readonly to: number;
  /** Only a relative's form was seen. */
  readonly kin: boolean;
  /** Only a short or fond name was seen. */
  readonly nickname: boolean;
  /** Only mistyped words were seen. */
  readonly isGuess: boolean;
  /** Only a title or particle that is a name too: `Ben` of Ben Carter. */
  readonly asked: boolean;
  /** Parts of the name, counted. */
  readonly parts: number;
  /** Initials before and behind it, counted. */
  readonly initials: number;
  /** Initials beside it are not this person's. */
  readonly strangeInitials: boolean;
}

/** Between words of one name: spaces with at most one line end, a hyphen, an underscore. */
const NAME_GAP = /^(?:[ \t]*\n?[ \t]*|[-–—_+])$/;
/** After an initial its point. */
const INITIAL_GAP = /^\.[ \t]*\n?[ \t]*$/;
/** Between words of a place or an organisation there may be quotes, numbers signs, commas. */
const TITLE_GAP = /^[^\p{L}\p{N}\n]{0,4}\n?[^\p{L}\p{N}\n]{0,4}$/u;
const PATRONYMIC =
  /(?:[oe]vic|ic)(?:a|u|em|e)?$|(?:[oe]vn|icn)(?:a|i|e|u|oi|oiu)$|(?:uli|kizi)(?:nin|n|na|nda|nan|men)?$/;

/**
 * The longest run of one person's name parts that begins with the token, with the initials before it
 * and behind it and an unregistered patronymic; undefined when what is there names nobody by itself.
 * @param free the first token that no earlier mention holds
 */
export function personRun(
  text: string,
  tokens: readonly Token[],
  start: number,
  person: Person,
  free: number,
): NameRun | undefined {
  const { words, last } = wordsOf(tokens, start, person);
  const whole = words.some(({ reference }) => reference.whole);
  const alone = words.some(({ reference }) => reference.part.alone || reference.whole);
  const asked = words.some(({ reference, at }) => reference.part.asked && isOnItsOwn(tokens, at));
  if (words.length === 0 || !(alone || asked || words.length > 1)) return undefined;
  const used = new Set(words.map(({ reference }) => reference.part.key));
  const initials = initialsAround(text, tokens, { start, last, free }, person, used);
  return {
    person,
    words,
    first: initials.first,
    last: initials.last,
    from: tokens[initials.first]?.word.from ?? 0,
    to: initials.to,
    kin: words.every(({ reference }) => reference.kin),
    nickname: words.every(({ reference }) => reference.nickname !== undefined),
    isGuess: words.every(({ token }) => token.isGuess),
    asked: !alone && words.length === 1 && initials.count === 0,
    parts: words.length + (whole ? 1 : 0) + initials.count,
    initials: initials.count,
    strangeInitials: initials.strange,
  };
}

/** The parts of the person's name that follow one another, each once, and the last token that belongs to them. */
function wordsOf(
  tokens: readonly Token[],
  start: number,
  person: Person,
): { words: readonly RunWord[]; last: number } {
  const words: RunWord[] = [];
  const used = new Set<string>();
  let last = start - 1;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || (at > start && !NAME_GAP.test(token.word.gap))) break;
    const reference = ownReference(token, person, used);
    if (reference === undefined) {
      const isNamed = words.some((word) => word.reference.part.alone);
      if (!isNamed || !isPatronymic(token)) break;
      last = at;
      continue;
    }
    if (reference.whole && at > start) break;
    used.add(reference.part.key);
    words.push({ token, reference, at });
    last = at;
    if (reference.whole) break;
  }
  return { words, last };
}

/** The whole name of a place or an organisation, word by word in order, beginning with the token. */
export function titleRun(
  tokens: readonly Token[],
  start: number,
  reference: PartReference,
): NameRun | undefined {
  const { spelling, person } = reference;
  const last = start + spelling.length - 1;
  const complete = spelling.every((_, at) => {
    const token = tokens[start + at];
    return (
      token !== undefined &&
      (at === 0 || TITLE_GAP.test(token.word.gap)) &&
      token.references.some((other) => other.spelling === spelling && other.at === at)
    );
  });
  const [from, to] = [tokens[start]?.word.from, tokens[last]?.word.to];
  if (!complete || from === undefined || to === undefined) return undefined;
  const parts = spelling.length;
  const isGuess = tokens.slice(start, last + 1).every((token) => token.isGuess);
  const sure = { kin: false, nickname: false, asked: false, strangeInitials: false } as const;
  const none = { words: [], initials: 0 } as const;
  return { person, first: start, last, from, to, parts, isGuess, ...sure, ...none };
}

function ownReference(
  token: Token,
  person: Person,
  used: ReadonlySet<string>,
): PartReference | undefined {
  let found: PartReference | undefined;
  for (const reference of token.references) {
    if (reference.person !== person || used.has(reference.part.key)) continue;
    if (found === undefined || rank(reference) > rank(found)) found = reference;
  }
  return found;
}

/** The person's own form before a relative's, a spelling of this one word before a longer one. */
function rank({ kin, nickname, part }: PartReference): number {
  return (nickname ? 0 : 4) + (kin ? 0 : 2) + (part.alone ? 1 : 0);
}

/** With a capital, and not the beginning of something longer: Al-Jazeera, Ben-Gurion. */
function isOnItsOwn(tokens: readonly Token[], at: number): boolean {
  const isCapital = /^\p{Lu}/u.test(tokens[at]?.word.text ?? '');
  return isCapital && !/^[-‐‑]$/.test(tokens[at + 1]?.word.gap ?? '');
}

function isPatronymic({ word, key }: Token): boolean {
  return key.length > 5 && /^\p{Lu}/u.test(word.text) && PATRONYMIC.test(key);
}

interface Initials {
  readonly first: number;
  readonly last: number;
  readonly to: number;
  readonly count: number;
  readonly strange: boolean;
}

function initialsAround(
  text: string,
  tokens: readonly Token[],
  { start, last, free }: { start: number; last: number; free: number },
  person: Person,
  used: ReadonlySet<string>,
): Initials {
  let first = start;
  while (first > free && start - first < 3 && isInitialBefore(tokens, first)) first -= 1;
  let end = last;
  while (end - last < 3 && isInitialAfter(text, tokens, end + 1, end === last)) end += 1;
  const around = [...tokens.slice(first, start), ...tokens.slice(last + 1, end + 1)];
  const none = { first: start, last, to: tokens[last]?.word.to ?? 0, count: 0, strange: false };
  if (around.length === 0) return none;
  const letters = remainingInitials(person, used);
  const fits =
    letters.length === 0 ||
    around.some(({ word }) => letters.some((key) => key.startsWith(foldWord(word.text))));
  if (!fits) return { ...none, strange: true };
  const to = (tokens[end]?.word.to ?? 0) + (end > last ? 1 : 0);
  return { first, last: end, to, count: around.length, strange: false };
}

/** Keys of the name's words that the run does not hold yet: what an initial may stand for. */
function remainingInitials(person: Person, used: ReadonlySet<string>): string[] {
  return [person.name, ...person.spellings]
    .flatMap((name) => name.split(/[\s.-]+/))
    .map(foldWord)
    .filter((key) => key !== '' && !used.has(key));
}

function isInitialBefore(tokens: readonly Token[], at: number): boolean {
  const initial = tokens[at - 1]?.word.text ?? '';
  return isInitial(initial) && INITIAL_GAP.test(tokens[at]?.word.gap ?? '');
}

function isInitialAfter(
  text: string,
  tokens: readonly Token[],
  at: number,
  behindName: boolean,
): boolean {
  const word = tokens[at]?.word;
  if (word === undefined || !isInitial(word.text) || text[word.to] !== '.') return false;
  return (behindName ? NAME_GAP : INITIAL_GAP).test(word.gap);
}

/** One capital, or a capital that a Latin spelling writes with two letters: Zh, Sh, Yu. */
function isInitial(word: string): boolean {
  return /^(?:\p{L}\p{M}*|Zh|Sh|Ch|Kh|Gh|Yu|Ya|Yo|Ye|Ts|Dj)$/u.test(word);
}
