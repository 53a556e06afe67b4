import { expect, it } from 'vitest';
import { findDocuments } from './document.ts';

const found = (text: string): string[] =>
  findDocuments(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['паспорт N12345678 забрали', ['N12345678 redact']],
  ['N 12345678', ['N 12345678 redact']],
  ['показал Н12345678', ['Н12345678 redact']],
  ['паспорт 12 34 567890', ['12 34 567890 redact']],
  ['паспорт серии 1234 № 567890', ['1234 № 567890 redact']],
  ['загранпаспорт 71 1234567,', ['71 1234567 redact']],
  ['удостоверение личности №012345678', ['012345678 redact']],
  ['жеке куәлігім 012345678', ['012345678 redact']],
  ['Төлқұжатымды, 12 34 567890, алып қойды', ['12 34 567890 redact']],
  ['my passport, number 012345678, is', ['012345678 redact']],
  ['passport no. AB1234567', ['AB1234567 redact']],
  ['водительские права серия AB 123456', ['AB 123456 redact']],
  ["My driver's license number is X1234567890", ['X1234567890 redact']],
  ['жүргізуші куәлігінің нөмірі AB 123456', ['AB 123456 redact']],
  ['Here is my SSN: 123-45-6789', ['123-45-6789 redact']],
  ['his social security number is 123-45-6789', ['123-45-6789 redact']],
  ['123-45-6789', ['123-45-6789 ask']],
  ['нашли листок: 12 34 567890', ['12 34 567890 ask']],
  ['012345678', ['012345678 ask']],
  ['паспорт N1234\u00AD5678', ['N1234\u00AD5678 redact']],
])('takes the numbers of %j', (text, numbers) => expect(found(text)).toEqual(numbers));

it.each([
  'паспорт я получил в 2019 году',
  'права человека',
  'украли 250000000 тенге',
  '№ 12345678',
  'ИИН 850412300125',
  '+77011234567',
  'без паспорта 15 лет',
  'N1234567',
  '12 34 5678901',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
