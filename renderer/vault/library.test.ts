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

function load(
  headers: readonly InterviewHeader[],
  call: (name: string) => Promise<unknown> = async () => [],
): Promise<Library> {
  return Library.load({ call } as unknown as VaultClient, headers);
}

describe('the lists on the page', () => {
  it('take in what a save brought back: first when it is newest, in its list, once', async () => {
    const [old, middle, binned] = [header(1), header(2), header(3, { deletedAt: 3 })];
    const library = await load([old, binned, middle]);
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

  it('show a translation under its original alone, and by itself when that is gone or it was deleted alone', async () => {
    const original = header(1, { code: 'INT-001', place: 'Market' });
    const of = (updatedAt: number, translationOf: InterviewId, more: Partial<InterviewHeader>) =>
      header(updatedAt, { translationOf, ...more });
    const english = of(2, original.id, { language: 'en' });
    const russian = of(3, original.id, { language: 'ru' });
    const deleted = of(4, original.id, { language: 'en', deletedAt: 4 });
    const stray = of(5, newId<InterviewId>(), { language: 'en' });
    const binned = header(6, { deletedAt: 6 });
    const withIt = of(7, binned.id, { language: 'en', deletedAt: 6 });
    const all = [english, stray, original, deleted, russian, binned, withIt];
    const library = await load(all);
    const named = { code: 'INT-001', place: 'Market' };
    expect(library.snapshot()).toMatchObject({
      interviews: [stray, original],
      translations: [
        { ...russian, ...named },
        { ...english, ...named },
      ],
      bin: [binned, { ...deleted, ...named }],
    });
    library.takeHeader({ ...english, length: 9 });
    library.takeHeader({ ...original, code: 'INT-100' });
    expect(library.snapshot().interviews).toHaveLength(2);
    expect(library.snapshot().translations).toMatchObject([
      { id: russian.id, code: 'INT-100' },
      { id: english.id, code: 'INT-100', length: 9 },
    ]);
  });

  it('do not show a person whose row is gone, although the key could not be destroyed', async () => {
    let people = [person('Роза')];
    const call = async (name: string) => {
      if (name === 'people') return people;
      if (name !== 'deletePerson') return [];
      people = [];
      throw new AppError('storage-failed');
    };
    const library = await load([], call);
    const [roza] = library.snapshot().people;
    await expect(library.deletePerson(roza?.id as PersonId)).rejects.toMatchObject({
      code: 'storage-failed',
    });
    expect(library.snapshot().people).toEqual([]);
    expect(library.snapshot().savedAt).toBeUndefined();
  });

  it('know when something was last on the disk', async () => {
    const library = await load([]);
    expect(library.snapshot().savedAt).toBeUndefined();
    const before = Date.now();
    await library.putPerson(person('Роза'));
    expect(library.snapshot().savedAt).toBeGreaterThanOrEqual(before);
  });
});
