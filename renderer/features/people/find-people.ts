import { foldName } from '../../../core/anonymise/fold.ts';
import type { Person } from '../../../core/domain/person.ts';
import { compareText } from '../../ui/alphabet.ts';
import type { FormatLanguage } from '../../ui/format.ts';

/** Entries whose pseudonym, name, spellings or note hold the query, in any alphabet; by pseudonym. */
export function findPeople(
  people: readonly Person[],
  query: string,
  language: FormatLanguage,
): readonly Person[] {
  const wanted = foldName(query);
  return people
    .filter(({ pseudonym, name, spellings, note }) =>
      [pseudonym, name, ...spellings, note].some((words) => foldName(words).includes(wanted)),
    )
    .toSorted((a, b) => compareText(a.pseudonym, b.pseudonym, language));
}
