import { expect, it } from 'vitest';
import { findEmails } from './email.ts';

const found = (text: string): string[] =>
  findEmails(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['пишите asel.k+1@mail.kz.', ['asel.k+1@mail.kz redact']],
  ['<a@b.kz>, c_d@e-f.com.ru', ['a@b.kz redact', 'c_d@e-f.com.ru redact']],
  ['асель@почта.рф', ['асель@почта.рф redact']],
  ['as\u00ADel@mail.kz', ['as\u00ADel@mail.kz redact']],
  ['asel＠mail.kz', ['asel＠mail.kz redact']],
  ['asel (at) mail.ru', ['asel (at) mail.ru ask']],
  ['asel собака mail точка ru', ['asel собака mail точка ru ask']],
])('takes the addresses of %j', (text, addresses) => expect(found(text)).toEqual(addresses));

it.each(['a @ b', '@asel_kz', 'x@y', 'собака лаяла, точка', 'we met at mail.ru'])(
  'leaves %j alone',
  (text) => expect(found(text)).toEqual([]),
);

it('stays linear on a long run of letters: a quadratic search would take minutes', () => {
  const start = performance.now();
  expect(findEmails('a'.repeat(300_000))).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5000);
});
