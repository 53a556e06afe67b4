import type { ModelLanguage } from '../../core/anonymise/model/language.ts';
import type { PersonId } from '../../core/domain/ids.ts';
import type { Person, RegisterKind } from '../../core/domain/person.ts';

/** A document as it comes through the door. */
export interface DoorDocument {
  readonly id: string;
  readonly lang?: ModelLanguage;
  readonly text: string;
  readonly register: readonly Person[];
}

/** @throws Error what is wrong with the line */
export function readDoorLine(line: string): DoorDocument {
  const value = JSON.parse(line) as unknown;
  if (!isRecord(value)) throw new Error('not an object');
  const { id, text, lang, register = [] } = value;
  if (typeof id !== 'string') throw new Error('"id" is not a string');
  if (typeof text !== 'string') throw new Error('"text" is not a string');
  if (!Array.isArray(register)) throw new Error('"register" is not a list');
  const people = register.map(readEntry);
  const document = { id, text, register: people };
  return lang === 'en' || lang === 'ru' || lang === 'kk' ? { ...document, lang } : document;
}

const KINDS: Readonly<Record<string, RegisterKind>> = {
  person: 'person',
  place: 'place',
  organisation: 'organisation',
  organization: 'organisation',
  org: 'organisation',
};

function readEntry(value: unknown): Person {
  if (!isRecord(value)) throw new Error('an entry of "register" is not an object');
  const { id, names, kind: stated = 'person' } = value;
  const kind = typeof stated === 'string' ? KINDS[stated.toLowerCase()] : undefined;
  if (typeof id !== 'string') throw new Error('an "id" in "register" is not a string');
  if (kind === undefined)
    throw new Error('a "kind" in "register" is none of person, place, organisation');
  if (
    !Array.isArray(names) ||
    !names.every((name) => typeof name === 'string') ||
    names.length === 0
  )
    throw new Error('"names" in "register" is not a list of strings');
  const [name = '', ...spellings] = names;
  return { id: id as PersonId, kind, name, spellings, gender: 'unknown', pseudonym: '', note: '' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
