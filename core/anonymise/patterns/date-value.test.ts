import { expect, it } from 'vitest';
import { readDate } from './date-value.ts';

it.each([
  ['12.03.2020', 2020, 3, 12],
  ['2020-03-12 11:34', 2020, 3, 12],
  ['3/22/1998', 1998, 3, 22],
  ['22/3/98', 1998, 3, 22],
  ['12-03-05', 2005, 3, 12],
  ['3/4/2020', 2020, undefined, undefined],
  ['03.2020', 2020, 3, undefined],
  ['12 марта 2020 года', 2020, 3, 12],
  ['5 и 6 мая 2020', 2020, 5, undefined],
  ['двадцать пятого мая две тысячи второго года', 2002, 5, 25],
  ['марте 2020', 2020, 3, undefined],
  ['девяносто восьмом году', 1998, undefined, undefined],
  ['98-м году', 1998, undefined, undefined],
  ['12 марта 98 года', 1998, 3, 12],
  ['2020 жылғы 12 наурыз', 2020, 3, 12],
  ['2020 жылдың 12-нші наурызында', 2020, 3, 12],
  ['екі мың жиырмасыншы жылдың бірінші қаңтарынан', 2020, 1, 1],
  ['осы жылдың сәуірінде', undefined, undefined, undefined],
  ['2020 жылғы наурыздың жиырма бірінде', 2020, 3, 21],
  ['March 12th 2020', 2020, 3, 12],
  ['the twenty-first of March, 1999', 1999, 3, 21],
  ['10-Feb-2006', 2006, 2, 10],
  ['nineteen ninety-eight', 1998, undefined, undefined],
  ['summer of 2010', 2010, undefined, undefined],
  ['12.\u200B03.2020', 2020, 3, 12],
])('reads %j', (words, year, month, day) => {
  const date = readDate(words);
  expect([date?.year, date?.month, date?.day]).toEqual([year, month, day]);
});

it.each([
  '12 марта',
  '1990s',
  '90-е',
  'девяностые',
  '2019–2020 гг.',
  '30.02.2020',
  'Friday',
  '19th century',
])('does not claim to know %j', (words) => expect(readDate(words)).toBeUndefined());
