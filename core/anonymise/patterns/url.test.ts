import { expect, it } from 'vitest';
import { findUrls } from './url.ts';

const found = (text: string): string[] =>
  findUrls(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['см. https://t.me/asel_k.', ['https://t.me/asel_k redact']],
  ['(t.me/asel)', ['t.me/asel redact']],
  ['instagram.com/asel?x=1, ещё', ['instagram.com/asel?x=1 redact']],
  ['www.site.kz', ['www.site.kz redact']],
  ['пишите @asel_kz,', ['@asel_kz redact']],
  ['https://a.kz/x_(y)', ['https://a.kz/x_(y) redact']],
  ['azattyq.org жазды', ['azattyq.org ask']],
  ['на сайте кремль.рф', ['кремль.рф ask']],
  ['t.m\u200Be/asel', ['t.m\u200Be/asel redact']],
])('takes the address of %j', (text, addresses) => expect(found(text)).toEqual(addresses));

it.each([
  'домой.Он сказал',
  'т.е. так',
  'сказал.Me',
  'report.doc',
  'asel@mail.kz',
  '2.5 км',
  'и т.д.',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
