import { describe, expect, it } from 'vitest';
import { type InterviewId, newId, type PersonId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewHeader } from '../../core/domain/interview.ts';
import type { Person } from '../../core/domain/person.ts';
import { AppError } from '../../core/errors.ts';
import { headerOf } from '../../core/vault/interview-header.ts';
import type { VaultClient } from './client.ts';
import { Library } from './library.ts';

function person(name: string): Person {
  const id = newId<PersonId>();
  return { id, kind: 'person', name, spellings: [], gender: 'unknown', pseudonym: 'U', note: '' };
}

function header(updatedAt: number, more: Partial<InterviewHeader> = {}): InterviewHeader {
  const content = { record: EMPTY_RECORD, text: '' };
  return { ...headerOf(newId<InterviewId>(), content, updatedAt), ...more };
}

describe('the lists on the page', () => {
  it('take in what a save brought back: first when it is newest, in its list, once', async () => {
    const [old, middle, binned] = [header(1), header(2), header(3, { deletedAt: 3 })];
    const call = async (name: string) => (name === 'interviews' ? [old, binned, middle] : []);
    const library = await Library.load({ call } as unknown as VaultClient);
    const before = library.snapshot();
    expect(before.interviews).toEqual([middle, old]);
    const saved = { ...old, updatedAt: 9 };
    library.takeHeader(saved);
    expect(library.snapshot().interviews).toEqual([saved, middle]);
    expect(library.snapshot().bin).toBe(before.bin);
    const { deletedAt: _, ...back } = binned;
    library.takeHeader(back);
    expect(library.snapshot()).toMatchObject({ interviews: [saved, back, middle], bin: [] });
    const fresh = header(0);
    library.takeHeader(fresh);
    expect(library.snapshot().interviews.at(-1)).toEqual(fresh);
  });

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
