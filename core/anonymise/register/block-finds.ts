import type { Person } from '../../domain/person.ts';
import type { Mention, NameForm } from '../../domain/redaction.ts';
import type { TextRange } from '../../domain/text-change.ts';
import { pseudonymIn } from '../pseudonym-form.ts';
import { STAND_INS } from '../stand-ins.ts';
import { bandOf, mayBeWord } from './name-band.ts';
import { endingsOf } from './name-case.ts';
import { type NameRun, personRun, titleRun, type Token } from './name-run.ts';
import { CYRILLIC, KAZAKH } from './read-tokens.ts';
import { casesInSentence } from './sentence-case.ts';
import { type AskedEvidence, isSmall } from './text-evidence.ts';
import type { TypingErrors } from './typing-errors.ts';

/** One of those whom a name may mean. */
export class Bearer {
  /** Undefined where only a relative's form was seen. */
  readonly person: Person | undefined;
  readonly #proposed: Omit<Mention, 'replacement'>;
  #replacement: string | undefined;

  constructor(proposed: Omit<Mention, 'replacement'>, person: Person | undefined) {
    this.#proposed = proposed;
    this.person = person;
  }

  get range(): TextRange {
    return this.#proposed;
  }

  /** Worked out for the one who is meant only: many may share a surname. */
  mention(): Mention {
    this.#replacement ??= this.#replacementOf(this.#proposed);
    return { ...this.#proposed, replacement: this.#replacement };
  }

  #replacementOf({ form }: Pick<Mention, 'form'>): string {
    if (this.person === undefined) return STAND_INS.name.en;
    if (this.person.pseudonym !== '') return pseudonymIn(form, this.person);
    return STAND_INS[this.person.kind === 'person' ? 'name' : this.person.kind].en;
  }
}

/** A name in a text: several bearers where it fits all of them as well. Never empty. */
export type Find = readonly Bearer[];

/** The names in a stretch of text, in order, without overlaps. */
export function findNames(
  text: string,
  read: readonly Token[],
  errors: TypingErrors,
  evidence: AskedEvidence,
): Find[] {
  const tokens = read.map((token) => guessed(token, errors, evidence));
  const finds: Find[] = [];
  let free = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const found = bearersOf(text, tokens, longest(runsFrom(text, tokens, at, free)), evidence);
    if (found === undefined) continue;
    finds.push(found.bearers);
    at = found.last;
    free = at + 1;
  }
  return finds;
}

/** A word with a capital that is nothing else in this text may be a name that somebody mistyped. */
function guessed(token: Token, errors: TypingErrors, evidence: AskedEvidence): Token {
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

/** Those of the runs that say most: more words, the own name before a relative's and a short one. */
function longest(runs: readonly NameRun[]): readonly NameRun[] {
  const rank = (run: NameRun): number =>
    (run.to - run.from) * 4 - (run.kin ? 2 : 0) - (run.nickname ? 1 : 0);
  const best = runs.reduce((most, run) => Math.max(most, rank(run)), 0);
  return runs.filter((run) => rank(run) === best);
}

function bearersOf(
  text: string,
  tokens: readonly Token[],
  equals: readonly NameRun[],
  evidence: AskedEvidence,
): { readonly bearers: Find; readonly last: number } | undefined {
  const bearers = equals.flatMap((run) => {
    const band = bandOf(tokens, run, evidence);
    if (band === undefined) return [];
    const isAsked = equals.length > 1 || run.strangeInitials || run.kin;
    const proposed = proposedFor(text, tokens, run, evidence);
    return new Bearer(
      { ...proposed, band: isAsked ? 'ask' : band },
      run.kin ? undefined : run.person,
    );
  });
  if (bearers.length === 0) return undefined;
  return { bearers, last: Math.max(...equals.map(({ last }) => last)) };
}

function proposedFor(
  text: string,
  tokens: readonly Token[],
  run: NameRun,
  evidence: AskedEvidence,
): Omit<Mention, 'band' | 'replacement'> {
  const { from, to, person } = run;
  const form = run.kin || person.pseudonym === '' ? undefined : formOf(text, tokens, run);
  return {
    from,
    to,
    kind: person.kind,
    source: 'register',
    ...(mayBeWord(tokens, run, evidence) && { mayBeWord: true as const }),
    ...(!run.kin && { person: person.id }),
    ...(form && { form }),
  };
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
