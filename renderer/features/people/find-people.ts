import type { Person } from '../../../core/domain/person.ts';
import type { FoldedRegister } from '../../../core/search/folded-register.ts';
import { compareText } from '../../ui/alphabet.ts';
import type { FormatLanguage } from '../../ui/format.ts';

/** What the query finds, or all when there is none; by pseudonym. */
export function findPeople(
  people: readonly Person[],
  register: FoldedRegister,
  query: string,
  language: FormatLanguage,
): readonly Person[] {
  const found = query.trim() === '' ? people : register.find(query);
  return found.toSorted((a, b) => compareText(a.pseudonym, b.pseudonym, language));
}
