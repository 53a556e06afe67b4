import type { PersonId } from '../domain/ids.ts';
import type { Employer, InterviewRecord } from '../domain/interview.ts';
import type { Person, RegisterKind } from '../domain/person.ts';
import { foldName } from './fold.ts';

type PlaceFacts = InterviewRecord['place'];

/** What of an interview's setting must stand in no anonymised file. */
export interface SettingIdentifiers {
  /** To be found as they are written. */
  readonly words: readonly string[];
  /** To be found in every inflection, as if the register had them. */
  readonly entries: readonly Person[];
}

/** Initials and codes this short have no inflections. */
const FEWEST_LETTERS = 4;

/**
 * The exact place, which a person may have typed into a field that goes out: to be looked for in the files of this
 * interview, since others may speak of the same town. A part of it that the published place has too (`Жанатас,
 * Жамбылская область`) was published on purpose; where all of it is published, it is the exact place, and is
 * found. Where the level says `exact`, readers may know it.
 */
export function placeIdentifiers({ name, published, level }: PlaceFacts): SettingIdentifiers {
  const words = level === 'exact' ? [] : telling(name, published);
  return { words, entries: words.filter(hasCapital).map((one) => entryOf('place', one)) };
}

/** The exact employer: to be looked for in the files of this interview, but for what is published of it. */
export function employerIdentifiers(employer: Employer | undefined): SettingIdentifiers {
  if (employer === undefined) return { words: [], entries: [] };
  const words = telling(employer.name, employer.published);
  return {
    words,
    entries: words.filter(hasCapital).map((one) => entryOf('organisation', one)),
  };
}

/** Who asked the questions: to be looked for in every file. */
export function interviewerIdentifiers(interviewerCode: string): SettingIdentifiers {
  const words = interviewerCode.trim();
  const isName = !/\d/.test(words) && (words.match(/\p{L}/gu)?.length ?? 0) >= FEWEST_LETTERS;
  return {
    words: words === '' ? [] : [words],
    entries: isName ? [entryOf('person', words)] : [],
  };
}

function telling(name: string, published: string): readonly string[] {
  const shown = ` ${foldName(published)} `;
  const parts = name
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => foldName(part) !== '');
  const hidden = parts.filter((part) => !shown.includes(` ${foldName(part)} `));
  if (hidden.length === 0) return parts.length === 0 ? [] : [name];
  // `at home` beside the name of a village would be found in every testimony.
  const names = hidden.filter((part) => hasCapital(part) || /\d/.test(part));
  return names.length > 0 ? names : [name];
}

function hasCapital(words: string): boolean {
  return /\p{Lu}/u.test(words);
}

function entryOf(kind: RegisterKind, name: string): Person {
  const id = `${kind} ${name}` as PersonId;
  return { id, kind, name, spellings: [], gender: 'unknown', pseudonym: '', note: '' };
}
