import { expect, it } from 'vitest';
import { findBankCards } from './bank-card.ts';

const found = (text: string): string[] =>
  findBankCards(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['карта 4400 4301 2345 6789.', ['4400 4301 2345 6789 redact']],
  ['4400-4301-2345-6789', ['4400-4301-2345-6789 redact']],
  ['4400430123456789', ['4400430123456789 redact']],
  ['Amex 3714 496353 98431', ['3714 496353 98431 redact']],
  ['6304 0000 0000 0000 00', ['6304 0000 0000 0000 00 redact']],
  ['44004301\u00AD23456789', ['44004301\u00AD23456789 redact']],
  ['４４００430123456789', ['４４００430123456789 redact']],
  ['4400430123456788', ['4400430123456788 ask']],
  ['картаның нөмірі: 630412345678', []],
  ['my card number 630412345678', ['630412345678 ask']],
  ['с карты 5018640000001', ['5018640000001 ask']],
])('takes the cards of %j', (text, cards) => expect(found(text)).toEqual(cards));

it.each([
  '850412300125',
  '1700000000000',
  '40817810099910004312',
  '0000 0000 0000 0000',
  '8 701 123 45 67 8 702 765 43 21',
  '1234567880123456',
  'картошка 1234 5678',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
