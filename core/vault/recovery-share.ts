import { concatBytes, utf8, type Bytes } from '../bytes.ts';
import { uuidBytes } from './key-record.ts';

/**
 * A recovery share as text that a person copies by hand: 80 characters in 16 groups of 5, four groups a
 * line. Four characters of a group carry something, the fifth checks them and the group's place, so that a
 * slip is found and where it is can be said. The scheme itself cannot notice a wrong share.
 * Specification and vector: docs/recovery-shares.md, tests/vectors/recovery-share-v1.json.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const SHARE_GROUPS = 16;
export const GROUP_LENGTH = 5;
const GROUP_DATA = GROUP_LENGTH - 1;
export const GROUPS_PER_LINE = 4;
const SHARE_LENGTH = SHARE_GROUPS * GROUP_LENGTH;
const CODE_SYMBOLS = 4;
const CHECKSUM_SYMBOLS = 3;
/** A share's secret part: a point of 32 bytes and its position. */
const PAYLOAD_BYTES = 33;
const PAYLOAD_SYMBOLS = Math.ceil((PAYLOAD_BYTES * 8) / 5);
const HEAD_SYMBOLS = CODE_SYMBOLS + 4;
const FORMAT = 1;

export const SHARE_COUNT = 3;
/** Sets count from 1; after the last one they begin anew. */
export const MAX_SET = 1023;

export interface RecoveryShare {
  /** Four characters that tell vaults apart and say nothing about them. */
  readonly vaultCode: string;
  readonly set: number;
  /** 1, 2 or 3. */
  readonly index: number;
  /** The secret part, as `shamir-secret-sharing` gives and takes it. */
  readonly payload: Bytes;
}

/** What is wrong with a typed share. Groups count from 0; `by` is how many characters are too many (or, below 0, too few). */
export type ShareProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly group: number; readonly character: string }
  | { readonly kind: 'length'; readonly by: number; readonly group: number | undefined }
  | { readonly kind: 'groups'; readonly groups: readonly number[] }
  | { readonly kind: 'whole' }
  | { readonly kind: 'newer' };

export type ShareReading =
  | { readonly ok: true; readonly share: RecoveryShare }
  | { readonly ok: false; readonly problem: ShareProblem };

/** The vault's short code: the first 20 bits of a hash of its id. */
export async function vaultCode(vault: string): Promise<string> {
  const hash = await sha256(concatBytes(utf8('vouchsafe/recovery/vault/1/'), uuidBytes(vault)));
  return textOf(symbolsOf(hash).slice(0, CODE_SYMBOLS));
}

/** The share's text: four lines of four groups. */
export async function shareText(share: RecoveryShare): Promise<string> {
  const head = [
    ...Array.from(share.vaultCode, (c) => ALPHABET.indexOf(c)),
    FORMAT,
    share.set >> 5,
    share.set & 31,
    share.index,
  ];
  const body = [...head, ...symbolsOf(share.payload)];
  const symbols = [...body, ...(await checksum(body))];
  const groups = Array.from({ length: SHARE_GROUPS }, (_, g) => {
    const data = symbols.slice(g * GROUP_DATA, (g + 1) * GROUP_DATA);
    return textOf([...data, checkSymbol(data, g)]);
  });
  return linesOf(groups).join('\n');
}

/** Reads what somebody typed: any case, any spaces, Cyrillic letters that look like ours. */
export async function readShare(typed: string): Promise<ShareReading> {
  const words = typed.split(/[\s\p{Pd}]+/u).filter((word) => word !== '');
  const characters = Array.from(words.join(''));
  if (characters.length === 0) return refuse({ kind: 'empty' });
  const symbols = characters.map(symbolOf);
  const unknown = symbols.indexOf(-1);
  if (unknown >= 0)
    return refuse({
      kind: 'character',
      group: Math.min(Math.floor(unknown / GROUP_LENGTH), SHARE_GROUPS - 1),
      character: characters[unknown] ?? '',
    });
  const groups = groupsOf(symbols);
  const wrong = groups.flatMap((group, g) => (isWhole(group, g) ? [] : [g]));
  if (symbols.length !== SHARE_LENGTH) {
    const group = oddWord(words) ?? wrong.find((g) => groups[g]?.length === GROUP_LENGTH);
    return refuse({ kind: 'length', by: symbols.length - SHARE_LENGTH, group });
  }
  if (wrong.length > 0) return refuse({ kind: 'groups', groups: wrong });
  return decode(groups.flatMap((group) => group.slice(0, GROUP_DATA)));
}

async function decode(symbols: readonly number[]): Promise<ShareReading> {
  const body = symbols.slice(0, -CHECKSUM_SYMBOLS);
  const sum = await checksum(body);
  if (sum.some((symbol, i) => symbol !== symbols[body.length + i]))
    return refuse({ kind: 'whole' });
  const [format = 0, high = 0, low = 0, index = 0] = body.slice(CODE_SYMBOLS, HEAD_SYMBOLS);
  if (format !== FORMAT) return refuse({ kind: 'newer' });
  const set = high * 32 + low;
  const payload = bytesOf(body.slice(HEAD_SYMBOLS));
  if (set === 0 || index < 1 || index > SHARE_COUNT || !payload) return refuse({ kind: 'whole' });
  return {
    ok: true,
    share: { vaultCode: textOf(body.slice(0, CODE_SYMBOLS)), set, index, payload },
  };
}

/** Lines of a share's text, or of its groups. */
function linesOf(groups: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(groups.length / GROUPS_PER_LINE) }, (_, line) =>
    groups.slice(line * GROUPS_PER_LINE, (line + 1) * GROUPS_PER_LINE).join(' '),
  );
}

function refuse(problem: ShareProblem): ShareReading {
  return { ok: false, problem };
}

function groupsOf(symbols: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(symbols.length / GROUP_LENGTH) }, (_, g) =>
    symbols.slice(g * GROUP_LENGTH, (g + 1) * GROUP_LENGTH),
  );
}

/** Somebody who typed the spaces shows where a character is missing or too many. */
function oddWord(words: readonly string[]): number | undefined {
  if (words.length < SHARE_GROUPS - 1) return undefined;
  const odd = words.findIndex((word) => word.length !== GROUP_LENGTH);
  return odd < 0 ? undefined : Math.min(odd, SHARE_GROUPS - 1);
}

function isWhole(group: readonly number[], g: number): boolean {
  return (
    group.length === GROUP_LENGTH &&
    checkSymbol(group.slice(0, GROUP_DATA), g) === group[GROUP_LENGTH - 1]
  );
}

/**
 * Over GF(32): a weight for each place, and one for the group, all different, so that one changed
 * character, two that are exchanged, and two exchanged groups never pass.
 */
function checkSymbol(data: readonly number[], group: number): number {
  return data.reduce((sum, symbol, i) => sum ^ times(symbol, power(i + 1)), power(group));
}

/** Multiplication in GF(32) modulo x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit += 1) if ((b >> bit) & 1) product ^= a << bit;
  for (let bit = 8; bit >= 5; bit -= 1) if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  return product;
}

function power(exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i += 1) value = times(value, 2);
  return value;
}

/** The first 15 bits of a hash of everything before: finds what slips through the groups. */
async function checksum(body: readonly number[]): Promise<number[]> {
  const hash = await sha256(utf8(`vouchsafe/recovery/share/1/${textOf(body)}`));
  return symbolsOf(hash).slice(0, CHECKSUM_SYMBOLS);
}

async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Five bits a symbol, most significant first; the last is filled up with zeros. */
function symbolsOf(bytes: Bytes): number[] {
  const symbols: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      symbols.push((held >> bits) & 31);
    }
  }
  if (bits > 0) symbols.push((held << (5 - bits)) & 31);
  return symbols;
}

/** The opposite; undefined when bits are set that no byte holds. */
function bytesOf(symbols: readonly number[]): Bytes | undefined {
  if (symbols.length !== PAYLOAD_SYMBOLS) return undefined;
  const bytes = new Uint8Array(PAYLOAD_BYTES);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const symbol of symbols) {
    held = ((held << 5) | symbol) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 255;
    at += 1;
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

function textOf(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET[symbol] ?? '').join('');
}

/** Letters and digits that look like one of ours on paper, Latin and Cyrillic, as capitals. */
const LOOK_ALIKES = new Map(
  Object.entries({
    O: '0',
    О: '0',
    I: '1',
    L: '1',
    І: '1',
    Ӏ: '1',
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    Һ: 'H',
    К: 'K',
    М: 'M',
    Р: 'P',
    Т: 'T',
    Х: 'X',
    У: 'Y',
    Ү: 'Y',
    Ѕ: 'S',
    Ј: 'J',
    З: '3',
  }),
);

function symbolOf(character: string): number {
  const capital = character.toUpperCase();
  const ours = LOOK_ALIKES.get(capital) ?? capital;
  return ours.length === 1 ? ALPHABET.indexOf(ours) : -1;
}
