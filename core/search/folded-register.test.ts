import { describe, expect, it } from 'vitest';
import { newId, type PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { FoldedRegister } from './folded-register.ts';

const entry = (pseudonym: string, rest: Partial<Person>): Person => ({
  id: newId<PersonId>(),
  kind: 'person',
  name: '',
  spellings: [],
  gender: 'unknown',
  pseudonym,
  note: '',
  ...rest,
});

const register = new FoldedRegister([
  entry('Жанна', { name: 'Қарлығаш Ахметова', spellings: ['Кака'], note: 'sister of the driver' }),
  entry('Rose', { name: 'Айгүл Сериковна', note: 'drives the school bus' }),
]);
const found = (words: string) => register.find(words).map(({ pseudonym }) => pseudonym);

describe('looking through the register', () => {
  it.each([
    ['akhmet', ['Жанна']],
    ['каки', []],
    ['Kak', ['Жанна']],
    ['zhanna', ['Жанна']],
    ['driv', ['Жанна', 'Rose']],
    ['driv -bus', ['Жанна']],
    ['карлыгаш sister', ['Жанна']],
    ['"Ахметова Кака"', []],
    ['metova', []],
    ['', []],
  ])('%s finds %j', (words, pseudonyms) => {
    expect(found(words)).toEqual(pseudonyms);
  });
});
