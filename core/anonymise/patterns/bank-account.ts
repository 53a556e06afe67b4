import type { Mention } from '../../domain/redaction.ts';
import { STAND_INS } from '../stand-ins.ts';
import { mentionsIn, type PatternHit } from './pattern-hits.ts';

/** As long as an IBAN may be, and what else stands behind it in such characters. */
const IBAN = /(?<![\p{L}\p{N}])[a-z]{2}\d\d ?[a-z0-9]{2}[a-z0-9 ]*/giu;
/** How many characters an IBAN of the country has. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  [
    'KZ20 RU33 BY28 UA29 GE22 AZ28 MD24 TR26 AE23 IL23 GB22 IE22 DE22 FR27 IT27 ES24 PT25 NL18 BE16 LU20',
    'CH21 AT20 PL28 CZ24 SK24 HU28 RO24 BG22 GR27 CY28 SE24 NO15 DK18 FI18 EE20 LV21 LT20 HR21 SI19 RS22',
  ]
    .join(' ')
    .split(' ')
    .map((country) => [country.slice(0, 2), Number(country.slice(2))]),
);
const LONGEST = 50;
/** The word, then at most two others, then the number. */
const ACCOUNT =
  /(?<![\p{L}\p{N}])(?:сч[её]т(?:а|у|е|ом)?|р\/с|л\/с|к\/с|account|acct|(?:есеп)?шот(?:ы|ым|ымның|ының|ына)?)(?!\p{L})((?:[^\p{L}\p{N}\n]+\p{L}+){0,2}?[^\p{L}\p{N}\n]*)(\d[\d -]*)(?![\p{L}\p{N}])/giu;
/** As far as the number may stand from the word. */
const REACH = 30;

/**
 * Bank accounts: IBAN (check digits; Kazakhstan's are KZ and 18 more characters), and numbers behind a word like
 * `счёт`. What has the length of its country's IBAN with wrong check digits is in band `ask`: people mistype.
 */
export function findBankAccounts(text: string): Mention[] {
  return mentionsIn(text, accountsIn);
}

function* accountsIn(text: string): Generator<PatternHit> {
  for (const match of text.matchAll(IBAN)) {
    const hit = ibanIn(text.slice(match.index, match.index + match[0].length + 1));
    if (hit === undefined) continue;
    yield accountHit(match.index, match.index + hit.length, hit.band);
  }
  for (const match of text.matchAll(ACCOUNT)) {
    const [all, between = '', rest = ''] = match;
    const number = rest.replace(/[ -]+$/, '');
    const digits = number.replace(/\D/g, '').length;
    if (between.length > REACH || digits < 6 || digits > 22) continue;
    const from = match.index + all.length - rest.length;
    // Russian and most Kazakh account numbers had twenty digits before IBAN.
    yield accountHit(from, from + number.length, digits === 20 ? 'redact' : 'ask');
  }
}

function accountHit(from: number, to: number, band: PatternHit['band']): PatternHit {
  return { from, to, kind: 'bank-number', band, replacement: STAND_INS.bankAccount.en };
}

/** How much of the written characters is an IBAN: words may stand behind it in capitals. */
function ibanIn(written: string): { length: number; band: PatternHit['band'] } | undefined {
  const expected = LENGTHS.get(written.slice(0, 2).toUpperCase());
  const ends = endsOf(written.slice(0, LONGEST));
  if (expected !== undefined) {
    const length = ends[expected - 1];
    if (length === undefined || isWordCut(written, length)) return undefined;
    const valid = isIban(written.slice(0, length));
    // In small letters it is as likely to be words.
    if (!valid && !/^[A-Z]{2}/.test(written)) return undefined;
    return { length, band: valid ? 'redact' : 'ask' };
  }
  const length = ends.findLast(
    (end, at) => at >= 14 && !isWordCut(written, end) && isIban(written.slice(0, end)),
  );
  return length === undefined ? undefined : { length, band: 'redact' };
}

/** Where each character that is no space ends. */
function endsOf(written: string): number[] {
  return Array.from(written.matchAll(/\S/g), (match) => match.index + 1);
}

function isWordCut(written: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(written[at] ?? '');
}

/** True when the check digits of an IBAN are right (ISO 13616, modulo 97). */
export function isIban(written: string): boolean {
  const iban = written.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d\d[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
