import type { Person } from '../domain/person.ts';
import type { NameForm } from '../domain/redaction.ts';
import { foldName } from './fold.ts';
import { genderOf } from './name-gender.ts';
import { KAZAKH_ENDINGS, withKazakhEnding } from './register/kazakh-forms.ts';
import { declined, nameRole } from './register/russian-forms.ts';

export type Bearer = Pick<Person, 'pseudonym' | 'gender'>;

/**
 * The pseudonym as a sentence needs it: declined like the name that stood there. In brackets where that cannot be
 * known, or where the pseudonym is none that is declined (`Merchant 3`, Latin letters).
 * @param form absent: as the register has it
 */
export function pseudonymIn(form: NameForm | undefined, bearer: Bearer): string {
  const { pseudonym } = bearer;
  if (form === undefined || pseudonym === '') return pseudonym;
  const words = form.initials ? withInitials(pseudonym) : pseudonym;
  const forms = new Set(form.endings.map((ending) => inflected(words, ending, bearer)));
  const [only] = forms;
  return forms.size === 1 && only !== undefined ? only : `[${words}]`;
}

/** The pseudonym in every form that {@link pseudonymIn} may give it, and as it is registered. */
export function pseudonymForms(bearer: Bearer): ReadonlySet<string> {
  const { pseudonym } = bearer;
  const forms = ENDINGS.map((ending) => inflected(pseudonym, ending, bearer));
  return new Set([pseudonym, ...forms.filter((form) => form !== undefined)]);
}

/** The entries of the register whose pseudonym the words are, in any of its forms and in any spelling. */
export function pseudonymOwners(words: string, people: readonly Person[]): readonly Person[] {
  const key = foldName(words);
  const known = byLetter.get(people) ?? indexPseudonyms(people);
  byLetter.set(people, known);
  // Making all forms takes a while; a register holds thousands. Only short words change what they begin with.
  return (known.get(key.slice(0, 1)) ?? [])
    .filter(({ own }) => key === own || key.startsWith(own.slice(0, own.length > 3 ? 2 : 1)))
    .filter(({ own, person }) => key === own || foldedForms(person).has(key))
    .map(({ person }) => person);
}

interface Owned {
  readonly own: string;
  readonly person: Person;
}

/** Asked for every decision and at every key, about the same register. */
const byLetter = new WeakMap<readonly Person[], ReadonlyMap<string, readonly Owned[]>>();

function indexPseudonyms(people: readonly Person[]): ReadonlyMap<string, readonly Owned[]> {
  const owned = people.map((person) => ({ own: foldName(person.pseudonym), person }));
  return Map.groupBy(
    owned.filter(({ own }) => own !== ''),
    ({ own }) => own.slice(0, 1),
  );
}

function foldedForms(bearer: Bearer): ReadonlySet<string> {
  const known = formsOf.get(bearer) ?? new Set(Array.from(pseudonymForms(bearer), foldName));
  formsOf.set(bearer, known);
  return known;
}

const formsOf = new WeakMap<Bearer, ReadonlySet<string>>();

const ENDINGS = [
  ...['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'].map(
    (name) => `ru.${name}`,
  ),
  ...KAZAKH_ENDINGS.map((name) => `kk.${name}`),
];

/** К. Ахметова: every word but the last by its first letter. */
function withInitials(pseudonym: string): string {
  const words = pseudonym.split(/\s+/);
  return words.map((word, at) => (at < words.length - 1 ? `${word.slice(0, 1)}.` : word)).join(' ');
}

/** Undefined when the words have no such form. */
function inflected(words: string, ending: string, bearer: Bearer): string | undefined {
  const [language, name] = [ending.slice(0, 2), ending.slice(3)];
  if (ending === 'ru.nominative') return words;
  if (!DECLINABLE.test(words) || !ENDINGS.includes(ending)) return undefined;
  if (language === 'kk') return withKazakhEnding(words, name);
  const stated = genderOf({ name: bearer.pseudonym, gender: bearer.gender });
  const gender = stated === 'unknown' ? 'androgynous' : stated;
  return words.replace(/\p{L}{2,}/gu, (word) => {
    const forms = Array.from(declined(word, nameRole(word), gender));
    return forms.find(([gcase]) => gcase === name)?.[1] ?? word;
  });
}

/** One or more Cyrillic words with capitals, initials among them. */
const DECLINABLE = /^\p{Lu}[\u0400-\u04ff]*\.?(?:[ -]\p{Lu}[\u0400-\u04ff]*\.?)*$/u;
