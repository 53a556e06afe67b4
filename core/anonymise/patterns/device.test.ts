import { expect, it } from 'vitest';
import { findDevices } from './device.ts';

const found = (text: string): string[] =>
  findDevices(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['с адреса 203.0.113.7.', ['203.0.113.7 redact']],
  ['203.0.113.7:8080', ['203.0.113.7:8080 redact']],
  ['2001:db8:0:0:0:0:2:1', ['2001:db8:0:0:0:0:2:1 redact']],
  ['IP 2001:db8::2:1', ['2001:db8::2:1 redact']],
  ['MAC 00:1a:2B:3c:4D:5e', ['00:1a:2B:3c:4D:5e redact']],
  ['00-1A-2B-3C-4D-5E', ['00-1A-2B-3C-4D-5E redact']],
  ['IMEI 490154203237518', ['490154203237518 redact']],
  ['imei: 49-015420-323751-8', ['49-015420-323751-8 redact']],
  ['IMEI 490154203237519', ['490154203237519 ask']],
  ['203.0\u200B.113.7', ['203.0\u200B.113.7 redact']],
])('takes the addresses of %j', (text, addresses) => expect(found(text)).toEqual(addresses));

it.each([
  '12.03.2020.1',
  '300.1.1.1',
  'version 1.2.3.4',
  'статья 1.2.3.4',
  '1.2.3',
  '1.2.3.4.5',
  'в 12:30:45',
  '490154203237518',
  'da::da',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));
