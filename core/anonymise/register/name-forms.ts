import type { Person } from '../../domain/person.ts';
import { foldWord } from '../fold.ts';
import { readWords } from '../words.ts';
import { kazakhStems } from './kazakh-forms.ts';
import { latinToCyrillic } from './latin-to-cyrillic.ts';
import { isCompanion, isNameToo } from './ordinary-words.ts';
import { type Nickname, vocative } from './nicknames.ts';
import { endingForms, kinForms, nameRole, russianForms } from './russian-forms.ts';
import { spellingVariants } from './spelling-variants.ts';

/** One word of one spelling of a name with all its forms. All keys are folded (`fold.ts`). */
export interface NamePart {
  /** Key of the word as it is registered. */
  readonly key: string;
  /** The word in Cyrillic, lower case, to be declined; undefined when it has no such spelling. */
  readonly base: string | undefined;
  /** Keys of all its inflected forms, `key` among them. */
  readonly forms: ReadonlySet<string>;
  /** Keys that name the family or a relative of the other sex, and never the person. */
  readonly kin: ReadonlySet<string>;
  /** True when the word names the person without another part beside it. */
  readonly alone: boolean;
  /** True for a title or particle that is a name too: by itself, and with a capital, it is worth a question. */
  readonly asked: boolean;
  /** True for an initial: `К.` of a name registered as `К. Ахметова`. */
  readonly initial: boolean;
}

/** One spelling of a registered name, word by word. */
export type NameSpelling = readonly NamePart[];

/**
 * The register's spellings of an entry, each taken apart. Spellings without a letter are
 * left out.
 * @param known parts that were made for other entries, to be shared with this one
 */
export function nameSpellings(
  person: Person,
  known: Map<string, NamePart> = new Map(),
): NameSpelling[] {
  const part = (word: string): NamePart => {
    const id = `${person.kind === 'person'} ${person.gender} ${word}`;
    const made = known.get(id) ?? namePart(word, person);
    known.set(id, made);
    return made;
  };
  return [person.name, ...person.spellings]
    .map((name) => readWords(joinPatronymic(name)).map((word) => part(word.text)))
    .map((parts) => parts.filter(({ key }) => key !== ''))
    .filter((parts) => parts.some(({ initial, key }) => !initial && /\p{L}/u.test(key)))
    .map((parts) => {
      // A spelling of one word is all there is to match, whatever else the word means.
      if (parts.length === 1) return parts.map((part) => ({ ...part, alone: true, asked: false }));
      return person.kind === 'person' ? parts : parts.map((part) => ({ ...part, alone: false }));
    });
}

/** Сейіт қызы, Сейіт-қызы: a patronymic is one word, however it is written. */
function joinPatronymic(name: string): string {
  return name.replace(
    /(?<=\p{L}{2})[\s-]+(?=(?:[қк]ызы|[ұу]лы|kyzy|qyzy|uly|uli)(?!\p{L}))/giu,
    '',
  );
}

/**
 * Every form of the entry's names as folded keys: each word that names it alone, in every inflection,
 * and for people the whole name in both orders and with initials (`k ahmetova`, `ahmetova k`), its
 * last word in every inflection.
 */
export function nameForms(person: Person): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const parts of nameSpellings(person)) {
    for (const part of parts) {
      if (part.alone) for (const form of part.forms) forms.add(form);
    }
    if (parts.length > 1) for (const form of wholeForms(parts, person)) forms.add(form);
  }
  return forms;
}

/** Names written as one word, as file names and addresses have them: `karlygashakhmetova`, `kakhmetova`. */
export function joinedForms(parts: NameSpelling): ReadonlySet<string> {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < 2) return new Set();
  const whole = [first.key + last.key, last.key + first.key];
  const initial = [first.key.slice(0, 1) + last.key, last.key.slice(0, 1) + first.key];
  initial.push(last.key + first.key.slice(0, 1), first.key + last.key.slice(0, 1));
  // A short one could be a word of its own.
  return new Set([...whole, ...initial].filter((key) => key.length > 6));
}

function* wholeForms(parts: NameSpelling, person: Person): Generator<string> {
  const orders = person.kind === 'person' ? [parts, parts.toReversed()] : [parts];
  for (const order of orders) {
    const before = order.slice(0, -1).map(({ key }) => key);
    for (const form of order.at(-1)?.forms ?? []) yield [...before, form].join(' ');
  }
  if (person.kind !== 'person') return;
  for (const [at, part] of parts.entries()) {
    const others = parts.filter((_, other) => other !== at).map(({ key }) => key.slice(0, 1));
    for (const form of part.alone ? part.forms : []) {
      yield [...others, form].join(' ');
      yield [form, ...others].join(' ');
      yield [others[0], form].join(' ');
      yield [form, others[0]].join(' ');
    }
  }
}

function namePart(word: string, person: Person): NamePart {
  const key = foldWord(word);
  const isPerson = person.kind === 'person';
  if (!/\p{L}/u.test(word) || key.length < 2) {
    const initial = key.length === 1;
    const none = { base: undefined, kin: new Set<string>(), alone: false, asked: false } as const;
    return { key, forms: new Set([key]), ...none, initial };
  }
  const base = cyrillicBase(word, key);
  const forms = new Set<string>();
  addForms(word.toLowerCase(), person, forms);
  for (const spelling of spellingVariants(key, base)) addForms(spelling, person, forms);
  const kin = new Set<string>();
  if (isPerson && base !== undefined) for (const form of kinForms(base)) kin.add(foldWord(form));
  for (const form of forms) kin.delete(form);
  const asked = isPerson && /^\p{Lu}/u.test(word) && isNameToo(key);
  return { key, base, forms, kin, alone: !isCompanion(key), asked, initial: false };
}

/** A short or fond name in all its forms, to be matched beside the name that it stands for. */
export function nicknamePart({ word, isListed }: Nickname): NamePart {
  const known = listedParts.get(word) ?? makeNicknamePart(word);
  if (isListed) listedParts.set(word, known);
  return known;
}

/** Of the list only, which is everybody's: what is made from a real name must not outlive the register. */
const listedParts = new Map<string, NamePart>();

function makeNicknamePart(word: string): NamePart {
  const key = foldWord(word);
  const base = cyrillicBase(word, key);
  const forms = new Set([key]);
  if (base !== undefined) {
    // All of them are regular, and there are many: the rule by the ending is enough, and fast.
    for (const form of endingForms(base)) forms.add(foldWord(form));
    for (const { stem, endings } of kazakhStems(base)) {
      for (const ending of endings.slice(0, PLAIN_ENDINGS)) {
        forms.add(withEnding(foldWord(stem), ending));
      }
    }
    const called = base === word ? vocative(base) : undefined;
    if (called !== undefined) forms.add(foldWord(called));
    // Секең, Нұрекеңе: respect is said with "your".
    if (/[еа]ке$/.test(base)) for (const end of YOURS) forms.add(foldWord(base + end));
  }
  return { key, base, forms, kin: new Set(), alone: true, asked: false, initial: false };
}

/** The cases come first in the list of a stem's endings. */
const PLAIN_ENDINGS = 6;
const YOURS = ['ң', 'ңнің', 'ңе', 'ңді', 'ңде', 'ңнен', 'ңмен'];

function addForms(word: string, person: Person, forms: Set<string>): void {
  const key = foldWord(word);
  forms.add(key);
  const base = cyrillicBase(word, key);
  if (base === undefined) return;
  const role = nameRole(base);
  const isPerson = person.kind === 'person';
  const russian = isPerson ? russianForms(base, role, person.gender) : endingForms(base);
  for (const form of russian) forms.add(foldWord(form));
  addKazakhForms(base, forms);
  if (isPerson && role === 'any') addKazakhFond(base, forms);
  // As they are spoken: Сергеич, Иваныч.
  const spoken = base.replace(/ович$/, 'ыч').replace(/евич$/, 'ич');
  if (spoken === base) return;
  for (const form of [spoken, ...endingForms(spoken)]) forms.add(foldWord(form));
}

/** The word in Cyrillic, to be declined; undefined for other scripts and for names no one declines. */
function cyrillicBase(word: string, key: string): string | undefined {
  if (/\p{Script=Cyrillic}/u.test(word)) return word.toLowerCase();
  if (!/^\p{Script=Latin}/u.test(word)) return undefined;
  const cyrillic = latinToCyrillic(word);
  // Only where the way back gives the same key do the endings fit on the right stem.
  return foldWord(cyrillic) === key ? cyrillic : undefined;
}

function addKazakhForms(word: string, forms: Set<string>): void {
  for (const { stem, endings } of kazakhStems(word)) {
    const key = foldWord(stem);
    for (const ending of endings) forms.add(withEnding(key, ending));
  }
}

const endingKeys = new Map<string, string>();

/** Endings are a small closed set, so their keys are kept. */
function foldEnding(ending: string): string {
  const key = endingKeys.get(ending) ?? foldWord(ending);
  endingKeys.set(ending, key);
  return key;
}

/** The key of stem and ending, the stem folded, the ending not: at the seam a doubled letter stands once, and т with с is ц (`fold.ts`). */
export function withEnding(stem: string, ending: string): string {
  const key = foldEnding(ending);
  if (stem.endsWith('t') && ending.startsWith('с')) return `${stem.slice(0, -1)}c${key.slice(1)}`;
  return stem.at(-1) === key[0] ? stem + key.slice(1) : stem + key;
}

/** Айгүлжан, Айгүлжанға: the fond form of a given name. */
function addKazakhFond(word: string, forms: Set<string>): void {
  for (const ending of ['жан', 'жанның', 'жанға', 'жанды', 'жанда', 'жаннан', 'жанмен']) {
    forms.add(foldWord(word.replace(/ь$/, '') + ending));
  }
}
