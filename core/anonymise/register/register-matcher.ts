import { STAND_INS } from '../stand-ins.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Mention, MentionBand } from '../../domain/redaction.ts';
import { readWords, wordKeys, wordPieces } from '../words.ts';
import { type NameRun, personRun, titleRun, type Token } from './name-run.ts';
import { isCompanion, isOrdinaryWord } from './ordinary-words.ts';
import { indexRegister, type RegisterIndex } from './register-index.ts';

/** Finds all names of a vault in one pass over a text. */
export interface RegisterMatcher {
  /**
   * Names of people, places and organisations, sorted by position, without overlaps; the longer match
   * wins. Band `ask`: a name that is an everyday word too and is written small or begins a sentence,
   * a surname that several people share, a relative's form of a surname (no `person` then), a title or particle
   * that may be the name itself (`Ben` of Ben Carter).
   */
  find(text: string): Mention[];
}

/** Prepares every form of every name; meant to be built once for many texts. */
export function createRegisterMatcher(people: readonly Person[]): RegisterMatcher {
  const index = indexRegister(people);
  return {
    find(text) {
      const tokens = readTokens(text, index);
      const mentions: Mention[] = [];
      const seen = new Map<PersonId, number>();
      let free = 0;
      for (let at = 0; at < tokens.length; at += 1) {
        const runs = runsFrom(text, tokens, at, free);
        const mention = chooseMention(text, tokens, runs, seen);
        if (mention === undefined) continue;
        mentions.push(mention.mention);
        at = mention.last;
        free = at + 1;
      }
      return mentions;
    },
  };
}

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
    if (token.references.length > 0) tokens.push(token);
    else if (next !== undefined && LINE_BREAK.test(next.gap)) {
      const joined = look(word.text + next.text);
      const broken = joined.references.length > 0 && look(next.text).references.length === 0;
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

function lookUp(word: string, index: RegisterIndex): Omit<Token, 'word'> {
  const keys = wordKeys(word);
  const key = keys.find((reading) => index.has(reading)) ?? keys[0] ?? '';
  if (keys.length < 2) return { key, references: index.get(key) ?? [] };
  return { key, references: keys.flatMap((reading) => index.get(reading) ?? []) };
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
): { mention: Mention; last: number } | undefined {
  const rank = (run: NameRun): number => (run.to - run.from) * 2 - (run.kin ? 1 : 0);
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
  const band = bandOf(text, tokens, run);
  if (band === undefined) return undefined;
  const { from, to, last, person } = run;
  const base = { from, to, kind: person.kind, source: 'register' } as const;
  if (run.kin) return { last, mention: { ...base, band: 'ask', replacement: STAND_INS.name.en } };
  seen.set(person.id, from);
  const replacement =
    person.pseudonym || STAND_INS[person.kind === 'person' ? 'name' : person.kind].en;
  const shared = equals.length > 1 || run.strangeInitials;
  const mention = { ...base, band: shared ? 'ask' : band, person: person.id, replacement } as const;
  return { last, mention };
}

/**
 * Several parts together are sure in any case, unless one is as short as a particle. Undefined for a
 * single word of up to three letters written small: `ли`, `ким`, `an` would be found in every sentence.
 */
function bandOf(text: string, tokens: readonly Token[], run: NameRun): MentionBand | undefined {
  if (run.parts > 1) {
    const particle = ({ word, key }: Token): boolean => key.length <= 3 && isSmall(word.text);
    return tokens.slice(run.first, run.last + 1).every((token) => !particle(token))
      ? 'redact'
      : 'ask';
  }
  const token = tokens[run.first];
  if (token === undefined) return undefined;
  if (run.asked) return 'ask';
  const ordinary = token.references.some(
    ({ part, person }) =>
      person === run.person && (isOrdinaryWord(part.key) || isCompanion(part.key)),
  );
  if (!isSmall(token.word.text))
    return ordinary && beginsSentence(text, run.from) ? 'ask' : 'redact';
  if (token.key.length <= 3) return undefined;
  return ordinary || token.key.length === 4 ? 'ask' : 'redact';
}

/** True for a word of a script with capitals that begins with none. */
function isSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?…\n:])[\s"'«“„(—–-]*$/u.test(text.slice(Math.max(0, at - 12), at));
}
