import { describe, expect, it } from 'vitest';
import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { foldName } from './fold.ts';
import { GIVEN_NAMES, inLatin } from './given-names.ts';
import { createLeakScanner } from './leak-scan.ts';
import { pseudonymProblem, pseudonymsThatName, suggestPseudonym } from './pseudonyms.ts';
import { samplePerson } from './sample-person.ts';

const { kazakh, russian, english } = GIVEN_NAMES;

describe('suggestPseudonym', () => {
  it.each([
    ['Карлыгаш Ахметова', kazakh.female],
    ['Нұрсұлтан Назарбаев', kazakh.male],
    ['Иван Петров', russian.male],
    ['Мария Иванова', russian.female],
    ['Aigul Akhmetova', kazakh.female.map(inLatin)],
    ['Ivan Petrov', russian.male.map(inLatin)],
  ])('fits %s in culture, gender and alphabet', (name, list) => {
    expect(list).toContain(suggestPseudonym(samplePerson(name), []));
  });

  it('goes by the gender that the register says', () => {
    expect(english.female).toContain(
      suggestPseudonym(samplePerson('Robin Smith', { gender: 'female' }), []),
    );
    expect(english.male).toContain(
      suggestPseudonym(samplePerson('Robin Smith', { gender: 'male' }), []),
    );
  });

  it('shares no initial with the name, repeats nobody, and is found by no scan, for a whole vault', () => {
    const given = ['Айгүл', 'Серік', 'Мария', 'Пётр', 'John', 'Aliya', 'Асель'];
    const family = ['Ахметова', 'Оспанов', 'Ким', 'Smith', 'Назарбаева'];
    const people: Person[] = Array.from({ length: 24 }, (_, i) => ({
      ...samplePerson(`${given[i % 7] ?? ''} ${family[i % 5] ?? ''}`),
      id: `00000000-0000-4000-8000-${String(i * 7919).padStart(12, '0')}` as PersonId,
    }));
    for (const [i, person] of people.entries()) {
      const pseudonym = suggestPseudonym(person, [...people]);
      const own = foldName(person.name)
        .split(' ')
        .map((key) => key[0]);
      expect(own).not.toContain(foldName(pseudonym)[0]);
      people[i] = { ...person, pseudonym };
    }
    const pseudonyms = people.map(({ pseudonym }) => foldName(pseudonym));
    expect(new Set(pseudonyms).size).toBe(people.length);
    const scanner = createLeakScanner(people, []);
    for (const { pseudonym } of people) expect(scanner.scan(pseudonym)).toEqual([]);
  });

  it('numbers places and organisations', () => {
    const place = samplePerson('Жаңаөзен', { kind: 'place' });
    const other = samplePerson('Ақтау', { kind: 'place', pseudonym: 'Место 1' });
    expect(suggestPseudonym(place, [other])).toBe('Место 2');
  });
});

describe('pseudonymProblem', () => {
  const person = samplePerson('Карлыгаш Ахметова', { gender: 'female', pseudonym: 'Мадина' });
  const others = [
    person,
    samplePerson('Серік Оспанов', { pseudonym: 'Ерлан', spellings: ['Сереке'] }),
    samplePerson('Роза Ли', { pseudonym: 'Алия', formerPseudonyms: ['Жулдыз'] }),
  ];

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['Карлыгаш', 'is-a-name'],
    ['Karlygash', 'is-a-name'],
    ['Тётя Ахметовой', 'is-a-name'],
    ['Серик', 'is-a-name'],
    ['сереке', 'is-a-name'],
    ['Ospanov', 'is-a-name'],
    ['ли', 'is-a-name'],
    ['Ерлан', 'taken'],
    ['Yerlan', 'taken'],
    ['әлия', 'taken'],
    ['Жұлдыз', 'taken'],
    ['Мадина', undefined],
    ['Сериккали', undefined],
    ['Гульнара', undefined],
  ])('says %j: %s', (pseudonym, problem) =>
    expect(pseudonymProblem(pseudonym, person, others)).toBe(problem),
  );
});

it('refuses and suggests no pseudonym that is somebody else in another case', () => {
  const bearer = samplePerson('Олег Гусев', { gender: 'male' });
  const valentina = samplePerson('Валентина Белова', { gender: 'female' });
  expect(pseudonymProblem('Валентин', bearer, [valentina])).toBe('is-a-name');
  const taken = samplePerson('Кто Угодно', { gender: 'female', pseudonym: 'Евгения' });
  const left = russian.male.filter((name) => name !== 'Евгений');
  const used = left.map((pseudonym, i) => samplePerson(`Имярек ${String(i)}`, { pseudonym }));
  expect(suggestPseudonym(bearer, [taken, ...used])).not.toBe('Евгений');
});

describe('pseudonymsThatName', () => {
  it('finds the pseudonym that a new name makes into a real one, across alphabets and endings', () => {
    const gulnar = { ...samplePerson('Бақытгүл Оспанова'), pseudonym: 'Сәуле' };
    const marat = { ...samplePerson('Сейтказиев'), pseudonym: 'Марат' };
    const others = [gulnar, marat];
    expect(pseudonymsThatName(samplePerson('Saule Bekova'), others)).toEqual([gulnar]);
    expect(pseudonymsThatName(samplePerson('Viktor Sokolov'), others)).toEqual([]);
    expect(pseudonymsThatName(samplePerson(''), others)).toEqual([]);
  });
});
