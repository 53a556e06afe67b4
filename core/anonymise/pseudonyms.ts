import type { Person } from '../domain/person.ts';
import { foldName } from './fold.ts';
import { GIVEN_NAMES, inLatin, type NameCulture } from './given-names.ts';
import { genderOf } from './name-gender.ts';
import { type Bearer, pseudonymForms, pseudonymOwners } from './pseudonym-form.ts';
import { latinToCyrillic } from './register/latin-to-cyrillic.ts';
import { createRegisterMatcher, type RegisterMatcher } from './register/register-matcher.ts';

export type PseudonymProblem = 'empty' | 'is-a-name' | 'taken';

/**
 * Why a pseudonym cannot stand for the entry; undefined when it can. `is-a-name`: it equals or holds a
 * form of a registered name, the entry's own or another's, in either alphabet. `taken`: another entry
 * has it or had it, in any spelling.
 * @param others the rest of the register; the entry itself may be among them
 */
export function pseudonymProblem(
  pseudonym: string,
  person: Person,
  others: readonly Person[],
): PseudonymProblem | undefined {
  return problemWith(
    { ...person, pseudonym },
    matchersOf(person, others),
    takenKeys(person, others),
  );
}

/**
 * A free pseudonym that fits: a common first name of the same culture, gender and alphabet that shares
 * no initial with any word of the real name and is nobody's name or pseudonym in the vault. When all
 * are used up, and for places and organisations, a description with a number.
 * @param others the rest of the register; the entry itself may be among them
 */
export function suggestPseudonym(person: Person, others: readonly Person[]): string {
  const matchers = matchersOf(person, others);
  const taken = takenKeys(person, others);
  const names = person.kind === 'person' ? fittingNames(person) : [];
  const initials = new Set(
    [person.name, ...person.spellings].flatMap((name) =>
      foldName(name)
        .split(' ')
        .map((key) => key.slice(0, 1)),
    ),
  );
  const fits = (name: string): boolean => {
    const bearer = { ...person, pseudonym: name };
    const key = foldName(name);
    if (initials.has(key.slice(0, 1)) || taken.has(key)) return false;
    // Валентина is a woman's name, and a form of Валентин.
    if (pseudonymOwners(name, others).some(({ id }) => id !== person.id)) return false;
    if (problemWith(bearer, matchers, taken) !== undefined) return false;
    return Array.from(pseudonymForms(bearer)).every((form) => !taken.has(foldName(form)));
  };
  const name = names.find(fits);
  if (name !== undefined) return name;
  for (let number = 1; ; number += 1) {
    const description = `${numbered(person)} ${number}`;
    const bearer = { ...person, pseudonym: description };
    if (problemWith(bearer, matchers, taken) === undefined) return description;
  }
}

function problemWith(
  bearer: Bearer,
  matchers: readonly RegisterMatcher[],
  taken: ReadonlySet<string>,
): PseudonymProblem | undefined {
  const key = foldName(bearer.pseudonym);
  if (key === '') return 'empty';
  // In every form that a text may have it in; in capitals too, since short names written small are not matched.
  const forms = [...pseudonymForms(bearer), bearer.pseudonym.toUpperCase()];
  const spellings = forms.join('\n\n');
  if (matchers.some((matcher) => matcher.find(spellings).length > 0)) return 'is-a-name';
  return taken.has(key) ? 'taken' : undefined;
}

/** The same matcher as the leak scan's: what passes here is not found there. */
function matchersOf(person: Person, others: readonly Person[]): readonly RegisterMatcher[] {
  const known = matcherOf.get(others) ?? createRegisterMatcher(others);
  matcherOf.set(others, known);
  return [createRegisterMatcher([person]), known];
}

/** A form asks at every keystroke about the same register; building takes about 0.2 ms a name. */
const matcherOf = new WeakMap<readonly Person[], RegisterMatcher>();

function takenKeys(person: Person, others: readonly Person[]): ReadonlySet<string> {
  const rest = others.filter(({ id }) => id !== person.id);
  const taken = rest.flatMap(({ pseudonym, formerPseudonyms = [] }) => [
    pseudonym,
    ...formerPseudonyms,
  ]);
  return new Set(taken.map(foldName).filter((key) => key !== ''));
}

function fittingNames(person: Person): readonly string[] {
  const latin = !/\p{Script=Cyrillic}/u.test(person.name);
  const culture = cultureOf(person.name);
  const gender = genderOf(person);
  // The culture's own first; a neighbour's when all of them are in use.
  const cultures: readonly NameCulture[] =
    culture === 'english'
      ? ['english']
      : culture === 'kazakh'
        ? ['kazakh', 'russian']
        : ['russian', 'kazakh'];
  return cultures.flatMap((each) => {
    const { female, male } = GIVEN_NAMES[each];
    const names = gender === 'unknown' ? [...female, ...male] : GIVEN_NAMES[each][gender];
    return rotated(latin && each !== 'english' ? names.map(inLatin) : names, person.id);
  });
}

/** The id is random: two vaults with the same people get other names, one entry always the same. */
function rotated(names: readonly string[], id: string): string[] {
  const hash = Array.from(id).reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) >>> 0, 0);
  const start = hash % names.length;
  return [...names.slice(start), ...names.slice(0, start)];
}

const KAZAKH_SIGNS =
  /[әғқңөұүһі]|(?:ұлы|улы|қызы|кызы|бек|бай|жан|хан|гүл|гуль|гул|нұр|нур|али|баев|баева|беков|бекова|ханов|ханова|жанов|жанова|галиев|галиева)(?=\s|-|$)/;
/** Beginnings of names that are common in Kazakhstan, as folded keys. */
const KAZAKH_ROOTS =
  /(?:^| )(?:abd|abil|abi|ahmet|ai[gjnmdsk]|ak[bjm]|ali|amang|asil|bak[it]|bauir|beis|bek|bolat|dauren|dina|djak|erl|erj|esen|gal[iy]|gulj|guln|gulb|iska|jak|jam|jan|jol|jum|jun|kair|kairat|kali|kanat|karl|kasim|kazi|kenes|kos|kun|kur?man|maks|mam|mars|muha|muka|murat|musa|nazar|nur|omar|oraz|ospan|rahim|sadik|sat|saul|seit|serik|sulei|tau|tem|tle|tok|tole|tur[asg]|ula|ut[ei]|zauir)/;
/** Surnames of both cultures in Latin letters; -in is left to Robin and Martin. */
const SLAVIC_LATIN = /(?:ov|ev|yev|ova|eva|yeva|skiy|sky|skaya|vich|vna)(?=\s|-|$)/i;
const KAZAKH_KEYS = givenKeys('kazakh');
const RUSSIAN_KEYS = givenKeys('russian');

function givenKeys(culture: NameCulture): ReadonlySet<string> {
  const { female, male } = GIVEN_NAMES[culture];
  return new Set([...female, ...male].map((name) => foldName(name)));
}

/** By letters, endings and known first names; Kazakh before Russian, whose surnames they share. */
function cultureOf(name: string): NameCulture {
  const cyrillic = /\p{Script=Cyrillic}/u.test(name);
  const lower = cyrillic ? name.toLowerCase() : latinToCyrillic(name);
  const keys = foldName(name).split(' ');
  const signs = cyrillic || SLAVIC_LATIN.test(name);
  const kazakh = KAZAKH_SIGNS.test(lower) || KAZAKH_ROOTS.test(foldName(name));
  if ((signs && kazakh) || keys.some((key) => KAZAKH_KEYS.has(key))) {
    return 'kazakh';
  }
  return signs || keys.some((key) => RUSSIAN_KEYS.has(key)) ? 'russian' : 'english';
}

function numbered({ kind, name }: Person): string {
  const cyrillic = /\p{Script=Cyrillic}/u.test(name);
  if (kind === 'place') return cyrillic ? 'Место' : 'Place';
  if (kind === 'organisation') return cyrillic ? 'Организация' : 'Organisation';
  return cyrillic ? 'Участник' : 'Participant';
}

/**
 * The entries whose pseudonym is a form of this entry's name: what stood for nobody now names somebody, and the leak
 * scan will say so in every export.
 */
export function pseudonymsThatName(entry: Person, others: readonly Person[]): readonly Person[] {
  if (entry.name.trim() === '') return [];
  const matcher = createRegisterMatcher([entry]);
  return others.filter(
    ({ id, pseudonym }) => id !== entry.id && matcher.find(pseudonym).length > 0,
  );
}
