import { expect, it } from 'vitest';
import {
  CARDINAL_KK,
  CARDINAL_RU,
  ORDINAL_KK,
  ORDINAL_RU,
  sumOfWords,
  valueOfWord,
  YEAR_EN,
} from './number-words.ts';

const worth = (words: string): number | undefined =>
  sumOfWords(words.split(/[ -]/).flatMap((word) => valueOfWord(word) ?? []));

it.each([
  ['сорок два', 42],
  ['сорока двух', 42],
  ['тысяча девятьсот девяносто восьмого', 1998],
  ['две тысячи двадцатом', 2020],
  ['двухтысячном', 2000],
  ['пятнадцатого', 15],
  ['пятидесяти', 50],
  ['третьего', 3],
  ['семьсот один', 701],
  ['қырық екі', 42],
  ['екі мың жиырмасыншы', 2020],
  ['мың тоғыз жүз тоқсан бірінші', 1991],
  ['бір мың тоғыз жүз алпысыншы', 1960],
  ['екі мыңыншы', 2000],
  ['жиырма бірінде', 21],
  ['forty-two', 42],
  ['nineteen ninety-eight', 1998],
  ['nineteen oh five', 1905],
  ['twenty twenty', 2020],
  ['two thousand and five', 2005],
  ['twenty-first', 21],
  ['sixth', 6],
  ['sixty', 60],
])('reads %j', (words, value) => expect(worth(words)).toBe(value));

it.each([
  [CARDINAL_RU, 'восьмидесяти двенадцать четырёхсот'],
  [ORDINAL_RU, 'третьего девяностого двухтысячный семнадцатое'],
  [CARDINAL_KK, 'жиырма тоқсан'],
  [ORDINAL_KK, 'жиырмасыншы қырқыншы екінші елуінші он'],
])('finds the words of %#', (source, words) => {
  const found = words.split(' ').filter((word) => new RegExp(`^${source}$`, 'iu').test(word));
  expect(found).toEqual(words.split(' ').filter((word) => word !== 'он'));
});

it('finds an English year', () => {
  expect(new RegExp(`^${YEAR_EN}$`).test('nineteen eighty-four')).toBe(true);
  expect(new RegExp(`^${YEAR_EN}$`).test('nineteen people')).toBe(false);
});
