import { STAND_INS } from '../stand-ins.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Mention, NameForm } from '../../domain/redaction.ts';
import { foldWord } from '../fold.ts';
import { readWords, wordKeys, wordPieces } from '../words.ts';
import { pseudonymIn } from '../pseudonym-form.ts';
import { bandOf, mayBeWord } from './name-band.ts';
import { endingsOf } from './name-case.ts';
import { casesInSentence } from './sentence-case.ts';
import { type NameRun, personRun, titleRun, type Token } from './name-run.ts';
import { isNeverName } from './ordinary-words.ts';
import { type PartReference, RegisterIndex } from './register-index.ts';
import { isSmall, TextEvidence } from './text-evidence.ts';
import { TypingErrors } from './typing-errors.ts';

/** Finds all names of a vault in one pass over a text. */
export interface RegisterMatcher {
  /**
   * Names of people, places and organisations, sorted by position, without overlaps; the longer match
   * wins. Band `ask`: a name that is an everyday word too and is written small or begins a sentence,
   * a surname that several people share, a relative's form of a surname (no `person` then), a title or particle
   * that may be the name itself (`Ben` of Ben Carter), a short name made by rule, a word that is one typing error
   * away from a name.
   */
  find(text: string): Mention[];
}

/** Prepares every form of every name; meant to be built once for many texts. */
export function createRegisterMatcher(people: readonly Person[]): RegisterMatcher {
  const index = new RegisterIndex(people);
  const errors = new TypingErrors(index, people);
  return {
    find(text) {
      const read = readTokens(text, index);
      const evidence = new TextEvidence(text, read);
      const tokens = read.map((token) => guessed(token, errors, evidence));
      const mentions: Mention[] = [];
      const seen = new Map<PersonId, number>();
      let free = 0;
      for (let at = 0; at < tokens.length; at += 1) {
        const runs = runsFrom(text, tokens, at, free);
        const mention = chooseMention(text, tokens, runs, seen, evidence);
        if (mention === undefined) continue;
        mentions.push(mention.mention);
        at = mention.last;
        free = at + 1;
      }
      return mentions;
    },
  };
}

/** The rest of a patronymic that is written apart: Сейіт қызына, Сейит-кызы. */
const PATRONYMIC_END = /^(?:[қк]ызы|[ұу]лы|kyzy|qyzy|uly)(?:н[ыі]ң|на|нда|нан|н|мен)?$/i;
const PATRONYMIC_GAP = /^[ \t]*\n?[ \t]*[-‐‑]?$/;
/** A word that is broken over two lines, with or without its hyphen. */
const LINE_BREAK = /^[-‐‑¬]?[ \t]*\n[ \t]*$/;

function readTokens(text: string, index: RegisterIndex): Token[] {
  const known = new Map<string, Omit<Token, 'word'>>();
  const look = (word: string): Omit<Token, 'word'> => {
    const cached = known.get(word);
    if (cached !== undefined) return cached;
    const found = lookUp(word, index);
    known.set(word, found);
    return found;
  };
  const tokens: Token[] = [];
  const words = readWords(text);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const token = { word, ...look(word.text) };
    const next = words[at + 1];
    const isInTwo =
      next !== undefined && PATRONYMIC_END.test(next.text) && PATRONYMIC_GAP.test(next.gap);
    if (token.references.length > 0 && !isInTwo) tokens.push(token);
    else if (next !== undefined && (isInTwo || LINE_BREAK.test(next.gap))) {
      const joined = look(word.text + next.text);
      const broken =
        joined.references.length > 0 && (isInTwo || look(next.text).references.length === 0);
      if (broken) at += 1;
      tokens.push(
        broken ? { word: { ...word, to: next.to, text: word.text + next.text }, ...joined } : token,
      );
    } else {
      const pieces = wordPieces(text, word).map((piece) => ({ word: piece, ...look(piece.text) }));
      if (pieces.some(({ references }) => references.length > 0)) tokens.push(...pieces);
      else tokens.push(token);
    }
  }
  return tokens;
}

/**
 * Short names are near to many words: the shortest are read in their own alphabet only, in Latin letters nobody
 * declines them (`freedom` is no form of Fred), and a short word with Kazakh letters is no Russian one (Ұлы, Уля).
 */
function canBeCalled(word: string, keys: readonly string[], reference: PartReference): boolean {
  const { nickname, part } = reference;
  if (nickname === undefined) return true;
  const isOwnScript = CYRILLIC.test(word) === CYRILLIC.test(nickname.word);
  if (!isOwnScript && !nickname.inBoth) return false;
  if (!CYRILLIC.test(word)) return keys.includes(part.key);
  return word.length > 4 || !KAZAKH.test(word) || KAZAKH.test(nickname.word);
}

const CYRILLIC = /\p{Script=Cyrillic}/u;
const KAZAKH = /[әғқңөұүһі]/i;

function lookUp(word: string, index: RegisterIndex): Omit<Token, 'word'> {
  if (isNeverName(word)) return { key: foldWord(word), references: [], isGuess: false };
  const keys = wordKeys(word);
  const key = keys.find((reading) => index.has(reading)) ?? keys[0] ?? '';
  const all = keys.length < 2 ? index.get(key) : keys.flatMap((reading) => index.get(reading));
  const references = all.every(({ nickname }) => nickname === undefined)
    ? all
    : all.filter((reference) => canBeCalled(word, keys, reference));
  return { key, references, isGuess: false };
}

/** A word with a capital that is nothing else in this text may be a name that somebody mistyped. */
function guessed(token: Token, errors: TypingErrors, evidence: TextEvidence): Token {
  if (token.references.length > 0) return token;
  if (!evidence.isCaseless && (isSmall(token.word.text) || evidence.isWrittenSmall(token.key))) {
    return token;
  }
  const references = errors.find(token.key, CYRILLIC.test(token.word.text));
  if (references.length === 0) return token;
  // Every sentence begins with a capital, and short words are often one letter apart: Машина, Мадина.
  const isFirst = token.key.length < 7 && evidence.beginsSentence(token.word.from);
  if (isFirst && !evidence.isCaseless && !evidence.isNamedInside(token.key)) return token;
  return { ...token, references, isGuess: true };
}

function runsFrom(text: string, tokens: readonly Token[], at: number, free: number): NameRun[] {
  const references = tokens[at]?.references ?? [];
  const runs: NameRun[] = [];
  const tried = new Set<Person>();
  for (const reference of references) {
    if (reference.person.kind !== 'person') {
      if (reference.at === 0) pushRun(runs, titleRun(tokens, at, reference));
    } else if (!tried.has(reference.person)) {
      tried.add(reference.person);
      pushRun(runs, personRun(text, tokens, at, reference.person, free));
    }
  }
  return runs;
}

function pushRun(runs: NameRun[], run: NameRun | undefined): void {
  if (run !== undefined) runs.push(run);
}

function chooseMention(
  text: string,
  tokens: readonly Token[],
  runs: readonly NameRun[],
  seen: Map<PersonId, number>,
  evidence: TextEvidence,
): { mention: Mention; last: number } | undefined {
  const rank = (run: NameRun): number =>
    (run.to - run.from) * 4 - (run.kin ? 2 : 0) - (run.nickname ? 1 : 0);
  const best = runs.reduce((most, run) => Math.max(most, rank(run)), 0);
  const equals = runs.filter((run) => rank(run) === best);
  const run = equals.reduce<NameRun | undefined>(
    (latest, other) =>
      latest === undefined || (seen.get(other.person.id) ?? -1) > (seen.get(latest.person.id) ?? -1)
        ? other
        : latest,
    undefined,
  );
  if (run === undefined) return undefined;
  const band = bandOf(tokens, run, evidence);
  if (band === undefined) return undefined;
  const { from, to, last, person } = run;
  const base = {
    from,
    to,
    kind: person.kind,
    source: 'register',
    ...(mayBeWord(tokens, run, evidence) && { mayBeWord: true as const }),
  } as const;
  if (run.kin) return { last, mention: { ...base, band: 'ask', replacement: STAND_INS.name.en } };
  seen.set(person.id, from);
  const shared = equals.length > 1 || run.strangeInitials;
  const mention = { ...base, band: shared ? 'ask' : band, person: person.id } as const;
  const standIn = STAND_INS[person.kind === 'person' ? 'name' : person.kind].en;
  if (person.pseudonym === '') return { last, mention: { ...mention, replacement: standIn } };
  const form = formOf(text, tokens, run);
  const replacement = pseudonymIn(form, person);
  return { last, mention: { ...mention, replacement, ...(form && { form }) } };
}

/** How the name stands in its sentence; undefined where that is as in the register. */
function formOf(text: string, tokens: readonly Token[], run: NameRun): NameForm | undefined {
  const { words, from, to, person } = run;
  // What is declined are people's names; letters of another alphabet show no case.
  const isCyrillic = words.every(({ token }) => CYRILLIC.test(token.word.text));
  if (words.length === 0 || person.kind !== 'person' || !isCyrillic) return undefined;
  const isKazakh = KAZAKH.test(text.slice(Math.max(0, from - 100), to + 100));
  const endings = casesInSentence(endingsOf(words, isKazakh), tokens, run);
  const isPlain = endings.length === 1 && endings[0] === 'ru.nominative';
  if (isPlain && run.initials === 0) return undefined;
  return { endings, ...(run.initials > 0 && { initials: true }) };
}
