import { expect, it } from 'vitest';
import { findBankAccounts, isIban } from './bank-account.ts';

const found = (text: string): string[] =>
  findBankAccounts(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['IBAN KZ86125KZT5004100100, БИК', ['KZ86125KZT5004100100 redact']],
  ['KZ86 125K ZT50 0410 0100', ['KZ86 125K ZT50 0410 0100 redact']],
  ['KZ86 125K ZT50 0410 0100 KASPI BANK', ['KZ86 125K ZT50 0410 0100 redact']],
  ['kz86125kzt5004100100', ['kz86125kzt5004100100 redact']],
  ['KZ86125KZT5004100101', ['KZ86125KZT5004100101 ask']],
  ['GB82 WEST 1234 5698 7654 32', ['GB82 WEST 1234 5698 7654 32 redact']],
  ['MT84MALT011000012345MTLCAST001S', ['MT84MALT011000012345MTLCAST001S redact']],
  ['KZ86\u200B125KZT5004100100', ['KZ86\u200B125KZT5004100100 redact']],
  ['счёт 40817810099910004312', ['40817810099910004312 redact']],
  ['на счёт № 4081 7810 0999', ['4081 7810 0999 ask']],
  ['my account number is 12345678', ['12345678 ask']],
  ['шоты: 1234567890', ['1234567890 ask']],
])('takes the accounts of %j', (text, accounts) => expect(found(text)).toEqual(accounts));

it.each([
  'AB12 was the code of the house there',
  'KZ86 125K',
  'счёт 2:1',
  'потерял счёт, 2020 год',
  'KZ86125KZT50041001002',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));

it('notices one wrong character', () => {
  const iban = 'KZ86125KZT5004100100';
  expect(isIban(iban)).toBe(true);
  for (let at = 4; at < iban.length; at += 1) {
    const wrong = iban[at] === '7' ? '8' : '7';
    expect(isIban(iban.slice(0, at) + wrong + iban.slice(at + 1))).toBe(false);
  }
});
