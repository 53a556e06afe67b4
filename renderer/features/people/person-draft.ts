import { suggestPseudonym } from '../../../core/anonymise/pseudonyms.ts';
import { newId, type PersonId } from '../../../core/domain/ids.ts';
import type { Person } from '../../../core/domain/person.ts';

/** What stands in the form. The pseudonym is undefined until a person wrote one: then it follows the name. */
export interface PersonForm extends Omit<Person, 'pseudonym'> {
  readonly pseudonym: string | undefined;
}

export function personFromDraft(draft: Partial<Person>): PersonForm {
  return {
    id: draft.id ?? newId<PersonId>(),
    kind: draft.kind ?? 'person',
    name: draft.name ?? '',
    spellings: draft.spellings ?? [],
    gender: draft.gender ?? 'unknown',
    pseudonym: draft.pseudonym,
    note: draft.note ?? '',
    ...(draft.formerPseudonyms && { formerPseudonyms: draft.formerPseudonyms }),
  };
}

/** One spelling a line, as they are typed; blank lines and repeats say nothing. */
export function spellingsFromLines(lines: string): readonly string[] {
  const spellings = lines.split('\n').map((line) => line.trim());
  return [...new Set(spellings)].filter((spelling) => spelling !== '');
}

/**
 * The entry as it would be saved: nothing around the words, and a free pseudonym where none was written.
 * @param refused pseudonyms that were made for it and were not liked
 */
export function completePerson(
  form: PersonForm,
  spellingLines: string,
  others: readonly Person[],
  refused: readonly string[],
): Person {
  const entry: Person = {
    ...form,
    name: form.name.trim(),
    pseudonym: form.pseudonym?.trim() ?? '',
    note: form.note.trim(),
    spellings: spellingsFromLines(spellingLines),
  };
  if (form.pseudonym !== undefined || entry.name === '') return entry;
  return { ...entry, pseudonym: suggestPseudonym(entry, [...others, ...takers(refused)]) };
}

/** The entry with the pseudonym that it had until now among its former ones. */
export function rememberPseudonym(entry: Person, before: Person | undefined): Person {
  if (!before || before.pseudonym === entry.pseudonym) return entry;
  const former = [...(entry.formerPseudonyms ?? []), before.pseudonym];
  return {
    ...entry,
    formerPseudonyms: [...new Set(former)].filter((one) => one !== entry.pseudonym && one !== ''),
  };
}

/** Entries without a name that hold the refused pseudonyms, so that the next one is another. */
function takers(refused: readonly string[]): readonly Person[] {
  return refused.map((pseudonym) => ({
    ...personFromDraft({}),
    pseudonym,
  }));
}
