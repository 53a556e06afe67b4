import { expect, it } from 'vitest';
import { findSpokenPhones } from './spoken-phone.ts';

const found = (text: string): string[] =>
  findSpokenPhones(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  'восемь семьсот один сто двадцать три сорок пять шестьдесят семь',
  'плюс семь семьсот один, сто двадцать три, сорок пять, шестьдесят семь',
  'восемь семь ноль один один два три четыре пять шесть семь',
  'сегіз жеті жүз бір жүз жиырма үш қырық бес алпыс жеті',
  'сегіз жеті нөл бір бір екі үш төрт бес алты жеті',
  'eight seven oh one one two three four five six seven',
  'eight seven zero one double two three four five six seven',
  'семьсот один сто двадцать три сорок пять шестьдесят семь',
])('hears %j', (words) => expect(found(`мой номер ${words}.`)).toEqual([`${words} redact`]));

it('asks about what is no number of the country', () => {
  const words = 'one two three four five six seven eight nine one';
  expect(found(`my number is ${words}`)).toEqual([`${words} ask`]);
});

it.each([
  'один два три четыре пять шесть семь восемь девять десять',
  'тысяча девятьсот девяносто восьмой',
  'сегіз жеті жүз бір',
  'two or three, four or five',
  'екі мың жиырма',
  'сексен төрт мың жүз он тоғыз',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
