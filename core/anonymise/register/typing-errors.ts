import type { Person } from '../../domain/person.ts';
import { foldWord } from '../fold.ts';
import { GIVEN_NAMES } from '../given-names.ts';
import { isSameStem } from '../same-stem.ts';
import { finish, type Steps } from '../steps.ts';
import { readWords } from '../words.ts';
import { isGivenName } from './nicknames.ts';
import type { PartReference, RegisterIndex } from './register-index.ts';
import { ShortenedWords } from './shortened-words.ts';

/** Words and names shorter than this are too often one letter away from another word. */
const FEWEST_LETTERS = 6;
const ALPHABET = 'abcdefghijklmnoprstuvz';

/** Finds the forms of registered names that a word is one typing error away from. Built once for many texts. */
export class TypingErrors {
  readonly #index: RegisterIndex;
  readonly #people: readonly Person[];
  /** Made when first asked for: who looks at one pseudonym needs none. */
  #shortened: ShortenedWords | undefined;
  readonly #found = new Map<string, readonly PartReference[]>();
  #others: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(index: RegisterIndex, people: readonly Person[]) {
    this.#index = index;
    this.#people = people;
  }

  /**
   * What the word may have been meant for: one letter too many, too few or another one, or two neighbours swapped.
   * Empty for a common given name and for a pseudonym of the register: those are what they are.
   * @param key folded, and not itself a form of a name
   * @param isDeclined false for Latin letters, in which names have no endings: `Policy` is no Полины
   */
  find(key: string, isDeclined: boolean): readonly PartReference[] {
    if (key.length < FEWEST_LETTERS) return [];
    const id = `${isDeclined} ${key}`;
    const known = this.#found.get(id);
    if (known !== undefined) return known;
    const found = new Set<PartReference>();
    for (const word of this.#neighbours(key)) {
      if (word.length < FEWEST_LETTERS) continue;
      for (const reference of this.#index.get(word)) {
        const isForm = isDeclined || word === reference.part.key;
        if (isForm && isLongName(reference)) found.add(reference);
      }
    }
    const result = found.size === 0 || this.#isAnotherName(key) ? [] : [...found];
    if (this.#found.size < REMEMBERED) this.#found.set(id, result);
    return result;
  }

  /** What the first question needs, in steps: the forms of a long register are many. */
  *prepare(): Steps<ShortenedWords> {
    this.#shortened ??= yield* ShortenedWords.of(yield* commonForms(this.#index));
    return this.#shortened;
  }

  *#neighbours(key: string): Generator<string> {
    const shortened = finish(this.prepare());
    for (let at = 0; at < key.length; at += 1) {
      const [before, letter, rest] = [key.slice(0, at), key.slice(at, at + 1), key.slice(at + 1)];
      yield before + rest;
      yield before + rest.slice(0, 1) + letter + rest.slice(1);
    }
    if (shortened.hasShortened(key)) {
      for (let at = 0; at <= key.length; at += 1) {
        for (const letter of ALPHABET) yield key.slice(0, at) + letter + key.slice(at);
      }
    }
    for (const at of shortened.positions(key)) {
      for (const letter of ALPHABET) yield key.slice(0, at) + letter + key.slice(at + 1);
    }
  }

  #isAnotherName(key: string): boolean {
    this.#others ??= otherNames(this.#people);
    const others = this.#others.get(key.slice(0, HEAD)) ?? [];
    return isGivenName(key) || others.some((other) => isSameStem(key, other));
  }
}

/** Forms with no more than one ending of a case; the long chains of Kazakh are rare, and most of all forms. */
const LONGEST_ENDING = 4;

const FORMS_AT_ONCE = 2000;

function* commonForms(index: RegisterIndex): Steps<string[]> {
  const forms: string[] = [];
  let seen = 0;
  for (const [form, { part }] of index.formsOf(isLongName)) {
    const isCommon = form.length - part.key.length <= LONGEST_ENDING;
    if (isCommon && form.length >= FEWEST_LETTERS) forms.push(form);
    seen += 1;
    if (seen % FORMS_AT_ONCE === 0) yield;
  }
  return forms;
}

/** Enough for the different words of a long testimony. */
const REMEMBERED = 100_000;

/** Of a family's or a short name's forms too many words are one letter away. */
function isLongName({ part, kin, whole, nickname }: PartReference): boolean {
  return part.key.length >= FEWEST_LETTERS && !kin && !whole && nickname === undefined;
}

/** Words with capitals that testimony is full of (own list): Италия is no mistyped Виталия. */
const PLACES = `
  россия италия дания сербия туркмения украина армения грузия германия австрия албания бельгия болгария британия
  венгрия греция индия испания киргизия латвия ливия литва молдавия монголия норвегия польша румыния сирия словения
  турция финляндия франция хорватия чехия швеция эстония япония казахстан узбекистан таджикистан азербайджан беларусь
  белоруссия москва женева варшава берлин лондон париж питер ташкент бишкек астана алматы караганда актобе атырау
  france sweden england
  january february monday tuesday wednesday thursday friday saturday sunday october november december september
`;

/** Other names are kept by their first letters. */
const HEAD = 3;

function otherNames(people: readonly Person[]): ReadonlyMap<string, readonly string[]> {
  const given = Object.values(GIVEN_NAMES).flatMap(({ female, male }) => [...female, ...male]);
  const places = PLACES.trim().split(/\s+/);
  const pseudonyms = people.flatMap(({ pseudonym }) =>
    readWords(pseudonym).map(({ text }) => text),
  );
  const keys = new Set([...given, ...places, ...pseudonyms].map((name) => foldWord(name)));
  return Map.groupBy(keys, (key) => key.slice(0, HEAD));
}
