import { expect, it } from 'vitest';
import { findPlates } from './plate.ts';

const found = (text: string): string[] =>
  findPlates(text).map(({ from, to }) => text.slice(from, to));

it.each([
  ['123 ABC 02', '123 ABC 02'],
  ['белая Нива 123ABC02,', '123ABC02'],
  ['фирмы 456 KZ 17', '456 KZ 17'],
  ['номер 123 АВС 02', '123 АВС 02'],
  ['A 123 BCD', 'A 123 BCD'],
  ['A123BCD', 'A123BCD'],
  ['А123ВС77', 'А123ВС77'],
  ['А 123 ВС 777', 'А 123 ВС 777'],
  ['машина с номером 123 abc 02', '123 abc 02'],
  ['көліктің нөмірі 123abc02 еді', '123abc02'],
  ['the car, a123bcd', 'a123bcd'],
  ['номер у 528 мр 199', 'у 528 мр 199'],
  ['номер А 123 ВСМ', 'А 123 ВСМ'],
  ['123\u00AD ABC 02', '123\u00AD ABC 02'],
])('takes the plate of %j', (text, plate) => expect(found(text)).toEqual([plate]));

it.each([
  'за 150 USD 20 человек',
  '101 FM 10',
  'I 100 TV',
  'В 123 ТОО',
  '123 ABC 21',
  '1234 ABC 02',
  '123 abc 02',
  'в 100 км 12 раз',
  '200 OR 10',
  'нам дали 300 тнг 20',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
