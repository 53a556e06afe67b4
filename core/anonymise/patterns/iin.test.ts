import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findIins, isIin } from './iin.ts';

const found = (text: string): string[] =>
  findIins(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

it.each([
  ['ИИН 850412300125.', '850412300125 redact'],
  ['ЖСН850412300125', '850412300125 redact'],
  ['850412 300125', '850412 300125 redact'],
  ['8504123\u00AD00125', '8504123\u00AD00125 redact'],
  ['850412300124', '850412300124 ask'],
])('takes %j', (text, number) => expect(found(text)).toEqual([number]));

it.each([
  '850412 300124',
  '+998901234567',
  '1234567890123',
  '85041230012',
  '000000000000000',
  '2019 2020',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));

it.each([
  ['590315402313 681120300451', ['590315402313 redact', '681120300451 redact']],
  ['590315402313,681120300451', ['590315402313 redact', '681120300451 redact']],
  ['590315402313-681120300451', ['590315402313 redact', '681120300451 redact']],
  ['590315402313.5', ['590315402313 redact']],
  ['кв. 14 590315402313', ['590315402313 redact']],
  ['кв. 14, 590315 402313', ['590315 402313 redact']],
  ['8 701 123 45 67 590315402313', ['590315402313 redact']],
  ['590315402313 8 701 123 45 67', ['590315402313 redact']],
  ['1998 590315402314', ['590315402314 ask']],
  ['590315402314 681120300451', ['590315402314 ask', '681120300451 redact']],
])('finds each in %j, whatever number stands beside it', (text, numbers) =>
  expect(found(text)).toEqual(numbers),
);

it.each([
  '5903154023130',
  '0590315402313',
  '+590315402313',
  '590315402314,50',
  '1.590315402314',
  '14 590315 402314',
])('finds none in %j', (text) => expect(found(text)).toEqual([]));

it('accepts at most one check digit, and notices a wrong digit', () => {
  const eleven = fc.stringMatching(/^[1-9]\d{10}$/);
  fc.assert(
    fc.property(eleven, fc.nat(9), fc.integer({ min: 1, max: 9 }), (body, at, step) => {
      const valid = Array.from('0123456789').filter((digit) => isIin(body + digit));
      expect(valid.length).toBeLessThanOrEqual(1);
      const [check] = valid;
      const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
      const sum = (digits: string): number =>
        weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0) % 11;
      const wrong = body.slice(0, at) + ((Number(body[at]) + step) % 10) + body.slice(at + 1);
      // Only the first row of weights promises it, and not for the eleventh digit: 11 is 0 modulo 11.
      if (check === undefined || sum(body) === 10 || sum(wrong) === 10) return;
      expect(isIin(wrong + check)).toBe(false);
    }),
  );
});
