import { expect, it } from 'vitest';
import { findWages } from './money.ts';

const found = (text: string): string[] =>
  findWages(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['зарплата 85 000 тенге', '85 000 тенге'],
  ['получаю 85000 тг в месяц', '85000 тг'],
  ['пенсия была сорок две тысячи тенге', 'сорок две тысячи тенге'],
  ['оклад 120 тыс. руб.', '120 тыс. руб.'],
  ['жалақым 120 мың теңге', '120 мың теңге'],
  ['айлығым жүз жиырма мың теңге еді', 'жүз жиырма мың теңге'],
  ['$300 a month', '$300'],
  ['I earned 1,200.50 dollars', '1,200.50 dollars'],
  ['a salary of three hundred dollars', 'three hundred dollars'],
  ['зарплата ₸85\u00A0000', '₸85\u00A0000'],
])('takes the amount of %j', (text, amount) => expect(found(text)).toEqual([`${amount} ask`]));

it.each([
  'хлеб стоит 200 тенге',
  'украли 85 000 тенге. Зарплаты не было.',
  'зарплата маленькая, 85 человек',
  'получаю 2 письма',
  'the bread costs $3',
  'I was paid in 2020',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
