import { mapText, type MappedText, unmapped } from './mapped-text.ts';

// Neighbouring letters are one match: a word is found as a whole, and a long file stays quick.
const ESCAPE =
  /\\u\{[0-9a-f]{1,6}\}|(?:\\u[0-9a-f]{4})+|\\x[0-9a-f]{2}|\\[nrtbf"'\\/]|(?:&#x[0-9a-f]{1,6};)+|(?:&#[0-9]{1,7};)+|&[a-z]{2,8};|(?:%[0-9a-f]{2})+|(?:=[89a-f][0-9a-f](?:=\r?\n)?){2,}|=\r?\n/gi;
/** Escapes that hold no letter of a name as they stand; a long file of them would read as digits. */
const NUMERIC = /(?:\\u[0-9a-f]{4})+|(?:&#x?[0-9a-f]{1,7};)+|(?:%[0-9a-f]{2})+/gi;
const TAG = /<[^<>]{1,2000}>/g;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: ' ', f: '\n' };
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
};
/** Escapes inside escapes: a JSON string inside a JSON string, `&amp;#1040;`. */
const ROUNDS = 3;

/**
 * The readings of a file that a program which opens it would see: as it stands; with JSON, XML, HTML,
 * URL and quoted-printable escapes resolved; and without tags, since a tag may stand in a name. Each
 * knows its place in the file.
 */
export function readings(text: string): MappedText[] {
  const raw = unmapped(text);
  let decoded = raw;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = mapText(decoded, ESCAPE, resolve);
    if (next === decoded) break;
    decoded = next;
  }
  const bare = decoded.text.includes('<') ? mapText(decoded, TAG, () => '') : decoded;
  // Read as it stands too: in `people\\nurlan.txt` the backslash is none of an escape.
  const literal = decoded === raw ? raw : mapText(raw, NUMERIC, () => ' ');
  return Array.from(new Set([literal, decoded, bare]));
}

function resolve(escape: string): string {
  const lead = escape[0];
  if (lead === '%' || lead === '=') return bytes(escape);
  if (lead === '\\') return resolveBackslash(escape);
  if (!escape.startsWith('&#')) return ENTITIES[escape.slice(1, -1).toLowerCase()] ?? escape;
  return escape.replace(/&#(x?)([0-9a-f]+);/gi, (one, hex: string, digits: string) =>
    character(Number.parseInt(digits, hex === '' ? 10 : 16), one),
  );
}

function resolveBackslash(escape: string): string {
  if (/^\\[ux]/i.test(escape)) {
    return escape.replace(/\\[ux]\{?([0-9a-f]+)\}?/gi, (one, digits: string) =>
      character(Number.parseInt(digits, 16), one),
    );
  }
  const letter = escape.slice(1);
  return CONTROLS[letter.toLowerCase()] ?? letter;
}

function character(code: number, escape: string): string {
  return code > 0x10ffff ? escape : String.fromCodePoint(code);
}

/** Percent or quoted-printable bytes as UTF-8; what is none stays. */
function bytes(escape: string): string {
  if (/^=\r?\n$/.test(escape)) return '';
  const codes = escape.match(/[%=][0-9a-f]{2}/gi) ?? [];
  const text = new TextDecoder('utf-8').decode(
    Uint8Array.from(codes, (code) => Number.parseInt(code.slice(1), 16)),
  );
  return text.includes('\uFFFD') ? escape : text;
}
