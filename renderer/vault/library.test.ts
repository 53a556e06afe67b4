import { describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../../core/domain/ids.ts';
import type { Person } from '../../core/domain/person.ts';
import { AppError } from '../../core/errors.ts';
import type { VaultClient } from './client.ts';
import { Library } from './library.ts';

function person(name: string): Person {
  const id = newId<PersonId>();
  return { id, kind: 'person', name, spellings: [], gender: 'unknown', pseudonym: 'U', note: '' };
}

describe('the lists on the page', () => {
  it('do not show a person whose row is gone, although the key could not be destroyed', async () => {
    let people = [person('Роза')];
    const call = async (name: string) => {
      if (name === 'people') return people;
      if (name !== 'deletePerson') return [];
      people = [];
      throw new AppError('storage-failed');
    };
    const library = await Library.load({ call } as unknown as VaultClient);
    const [roza] = library.snapshot().people;
    await expect(library.deletePerson(roza?.id as PersonId)).rejects.toMatchObject({
      code: 'storage-failed',
    });
    expect(library.snapshot().people).toEqual([]);
    expect(library.snapshot().savedAt).toBeUndefined();
  });

  it('know when something was last on the disk', async () => {
    const call = async () => [];
    const library = await Library.load({ call } as unknown as VaultClient);
    expect(library.snapshot().savedAt).toBeUndefined();
    const before = Date.now();
    await library.putPerson(person('Роза'));
    expect(library.snapshot().savedAt).toBeGreaterThanOrEqual(before);
  });
});
