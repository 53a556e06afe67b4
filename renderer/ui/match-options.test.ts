import { expect, it } from 'vitest';
import { matchOptions } from './match-options.ts';

const options = ['Work', 'Forced work', 'Teamwork', 'Арест', 'Полёт'].map((label) => ({ label }));
const labels = (words: string) => matchOptions(options, words).map(({ option }) => option.label);

it('puts whole names first, then beginnings, then words, then the rest', () => {
  expect(labels('work')).toEqual(['Work', 'Forced work', 'Teamwork']);
  expect(labels('wor')).toEqual(['Work', 'Forced work', 'Teamwork']);
});

it('takes case and ё for no difference', () => {
  expect(labels('АРЕ')).toEqual(['Арест']);
  expect(labels('полет')).toEqual(['Полёт']);
  expect(matchOptions(options, ' полет ')[0]?.isExact).toBe(true);
});

it('finds by other names too, after every find in a name', () => {
  const known = [
    { label: 'Дамир', otherNames: ['Ерлан Жумабаев', 'Ерлан'] },
    { label: 'Ержан', otherNames: ['Серик'] },
    { label: 'Жанна' },
  ];
  const found = matchOptions(known, 'ер');
  expect(found.map(({ option }) => option.label)).toEqual(['Ержан', 'Дамир']);
  expect(matchOptions(known, 'ерлан')[0]?.isExact).toBe(false);
});

it('shows everything for no words and nothing for unknown ones', () => {
  expect(labels(' ')).toHaveLength(options.length);
  expect(labels('xyz')).toEqual([]);
});
