import { inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich';
import petrovich from 'petrovich';
import type { GrammaticalGender } from '../../domain/person.ts';

/** Which part of a name a word is; `any` when the word does not say. */
export type NameRole = 'given' | 'patronymic' | 'surname' | 'any';

const CASES = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;
/** Cases that a form may stand in, other than the nominative. */
export type RussianCase = (typeof CASES)[number];
const GENDERS = ['male', 'female', 'androgynous'] as const;
type Gender = (typeof GENDERS)[number];

const SURNAME = /(?:[оеё]в|[иы]н|[сц]кий|[сц]к[ао]й)$/;
const FEMININE_SURNAME = /(?:[оеё]ва|[иы]на|[сц]кая)$/;
const PATRONYMIC = /(?:[оеё]вич|ич|[оеё]вна|инична|ична|ұлы|улы|оглы|қызы|кызы)$/;

/** The part of a Russian or Kazakh name that the word's ending shows. Lower or upper case. */
export function nameRole(word: string): NameRole {
  const lower = word.toLowerCase();
  if (PATRONYMIC.test(lower)) return 'patronymic';
  // Лев, Ирина and Константин end like surnames.
  if (lower.length < 5 || /[иы]на?$/.test(lower)) return 'any';
  return SURNAME.test(lower) || FEMININE_SURNAME.test(lower) ? 'surname' : 'any';
}

/**
 * Every Russian form of one word of a person's name in lower case, the word itself among them: what
 * petrovich and lvovich know, and an own rule by the ending where they leave a word unchanged (they
 * never decline a woman's name that ends in a consonant; people do). Unknown gender gives all genders'.
 * @param word one Cyrillic word without hyphen
 */
export function russianForms(
  word: string,
  role: NameRole,
  gender: GrammaticalGender,
): ReadonlySet<string> {
  const lower = word.toLowerCase();
  const forms = new Set([lower]);
  for (const each of gendersOf(role, gender)) {
    for (const [, form] of declined(lower, role, each)) forms.add(form);
  }
  for (const form of endingForms(lower)) forms.add(form);
  return forms;
}

/** Given names take the common rules too; a surname's would add the family's forms. */
function gendersOf(role: NameRole, gender: GrammaticalGender): readonly Gender[] {
  if (gender === 'unknown') return GENDERS;
  return role === 'surname' ? [gender] : [gender, 'androgynous'];
}

/**
 * Forms of the same surname that name the family or a relative of the other sex: `Ахметовы`, and
 * `Ахметов` for `Ахметова`. Empty for surnames that are the same for all. May share forms with the person's own.
 */
export function kinForms(word: string): ReadonlySet<string> {
  const lower = word.toLowerCase();
  const masculine = FEMININE_SURNAME.test(lower)
    ? lower.replace(/кая$/, 'кий').replace(/а$/, '')
    : lower;
  if (!SURNAME.test(masculine)) return new Set();
  const adjective = /[сц]к[иао]й$/.test(masculine);
  const feminine = adjective ? masculine.replace(/[иао]й$/, 'ая') : `${masculine}а`;
  const stem = adjective ? masculine.slice(0, -2) : masculine;
  const plural = adjective ? ['ие', 'их', 'им', 'ими'] : ['ы', 'ых', 'ым', 'ыми'];
  return new Set([
    masculine,
    feminine,
    ...endingForms(masculine),
    ...endingForms(feminine),
    ...plural.map((ending) => stem + ending),
  ]);
}

/** A word's forms with their cases, as petrovich and lvovich know them. */
export function* declined(
  word: string,
  role: NameRole,
  gender: Gender,
): Generator<readonly [RussianCase, string]> {
  const rules = petrovich[gender];
  for (const gcase of CASES) {
    if (role !== 'surname' && role !== 'patronymic') {
      yield [gcase, rules.first[gcase](word)];
      yield [gcase, inclineFirstname(word, gcase, gender)];
    }
    if (role === 'surname' || role === 'any') {
      yield [gcase, rules.last[gcase](word)];
      yield [gcase, inclineLastname(word, gcase, gender)];
    }
    if (role === 'patronymic') {
      yield [gcase, rules.middle[gcase](word)];
      yield [gcase, inclineMiddlename(word, gcase, gender)];
    }
  }
}

/** Nominative ending, how much of it goes, and what takes its place. The first that fits counts. */
const ENDINGS: readonly (readonly [ending: RegExp, cut: number, forms: string])[] = [
  [/[сц]к[ио]й$/, 2, 'ого ому им ом'],
  [/[цс]кая$/, 2, 'ой ую ою'],
  [/[оеё]в$|[иы]н$/, 0, 'а у ым ом е'],
  [/[оеё]ва$/, 1, 'ой ою у'],
  [/[иы]на$/, 1, 'ой ою у ы е'],
  [/[ыо]й$/, 2, 'ого ому ым ом'],
  [/[ая]я$/, 2, 'ой ей ую юю'],
  [/ий$/, 1, 'я ю ем и е'],
  [/й$/, 1, 'я ю ем и е ям'],
  [/ия$/, 1, 'и ю ей ею'],
  [/я$/, 1, 'и ю е ей ёй ею'],
  [/[гкхжшщч]а$/, 1, 'и у е ой ою ей ею'],
  [/а$/, 1, 'ы у е ой ою и ей'],
  [/ь$/, 1, 'я ю ем е и ью ей'],
  [/ец$/, 2, 'ца цу цем цом це'],
  [/ок$/, 2, 'ка ку ком ке'],
  [/ёк$/, 2, 'ька ьку ьком ьке'],
  [/[жшщчц]$/, 0, 'а у ем ом е и'],
  [/[бвгдзклмнпрстфхғқңһ]$/, 0, 'а у ом е ы и'],
  [/ие$/, 1, 'я ю ем и'],
  [/о$/, 1, 'а у ом е'],
  [/е$/, 1, 'я ю ем'],
];

/** Forms by the ending alone, without the word itself. Also serves places and organisations. */
export function endingForms(word: string): string[] {
  const rule = ENDINGS.find(([ending]) => ending.test(word));
  if (rule === undefined || word.length < 2) return [];
  const [, cut, forms] = rule;
  const stem = cut === 0 ? word : word.slice(0, -cut);
  return forms.split(' ').map((form) => stem + form);
}
