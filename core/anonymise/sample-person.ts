import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';

/** A register entry for tests: the id is the name. */
export function samplePerson(
  name: string,
  rest: Partial<Omit<Person, 'id' | 'name'>> = {},
): Person {
  return {
    id: name as PersonId,
    kind: 'person',
    name,
    spellings: [],
    gender: 'unknown',
    pseudonym: '',
    note: '',
    ...rest,
  };
}
