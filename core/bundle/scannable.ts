import { unzipSync } from 'fflate';
import type { Bytes } from '../bytes.ts';
import type { TextRange } from '../domain/text-change.ts';
import { isUuid } from './bundle-ids.ts';
import { COLUMNS } from './formats/columns.ts';
import { guardLength, parseCsv } from './formats/csv-text.ts';
import { ENTRY_PATHS, parseJson } from './manifest.ts';
import { pdfText } from './pdf-text.ts';
import { isSignatureFile } from './ssh-signature.ts';
import { xmlParts } from './xml-parts.ts';

/**
 * A finished file of the bundle, as bytes. `testimonyAt` is for text files, see `encodeInterviewText`; `testimonies` for
 * zips, see `FormatFile`.
 */
export interface ScannedEntry {
  readonly path: string;
  readonly bytes: Bytes;
  readonly testimonyAt?: number;
  readonly testimonies?: ReadonlyMap<string, string>;
}

/** Text in which names are looked for: a path, or what a reader of the file, or of a part of it, would see. */
export interface Scannable {
  readonly text: string;
  /** Which of several in one file. Without an id of the bundle: a finding's key must be the same in the next. */
  readonly where: string;
  readonly testimony?: TextRange;
  /** Where a code or the name of a file stands. */
  readonly labels?: readonly TextRange[];
  /** Bundle id of the one interview that it is about. */
  readonly owner?: string;
}

const UUIDS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;
const DIGEST = /^[0-9a-f]{64}$/;

/** Ids differ in each bundle, and among their digits any short number occurs by chance. */
function withoutIds(text: string): string {
  return text.replace(UUIDS, (id) => '-'.repeat(id.length));
}

/** Keys and values of parsed JSON, each as text, with the names that lead to it. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<[string, string]> {
  if (value === null || typeof value !== 'object') {
    yield [path.join('.'), String(value)];
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value)) yield ['', key];
    yield* leaves(child, [...path, key]);
  }
}

/**
 * What a reader of the JSON would see, a line for each key and value: in the raw file a line end is `\n`, and
 * the letter n would stick to the name behind it. Ids and digests are left out: a hash function made them,
 * and among thousands of hexadecimal digits any short number occurs by chance.
 */
function jsonText(json: unknown, where: string): Scannable {
  let text = '';
  let testimony: TextRange | undefined;
  const labels: TextRange[] = [];
  for (const [path, leaf] of leaves(json)) {
    if (isUuid(leaf) || DIGEST.test(leaf)) continue;
    const range = { from: text.length, to: text.length + leaf.length };
    if (path === 'text') testimony = range;
    if (path === 'code') labels.push(range);
    text += `${leaf}\n`;
  }
  return { where, text, labels, ...(testimony && { testimony }) };
}

/** A line for each cell; a row is about the interview whose id it has. */
function* rowsOf(file: string, where: string): Generator<Scannable> {
  const rows = parseCsv(file);
  const names = rows[0] ?? [];
  for (const row of rows) {
    let text = '';
    let owner: string | undefined;
    let testimony: TextRange | undefined;
    const labels: TextRange[] = [];
    for (const [i, cell] of row.entries()) {
      const range = { from: text.length + guardLength(cell), to: text.length + cell.length };
      if (names[i] === COLUMNS.interview) owner = cell;
      if (names[i] === COLUMNS.testimony) testimony = range;
      if (names[i] === COLUMNS.code) labels.push(range);
      text += `${withoutIds(cell)}\n`;
    }
    yield { where, text, labels, ...(owner && { owner }), ...(testimony && { testimony }) };
  }
}

function* zipParts(entry: ScannedEntry, where: string): Generator<Scannable> {
  for (const [path, content] of Object.entries(unzipSync(entry.bytes))) {
    const inside = { path, bytes: Uint8Array.from(content) };
    const owner = entry.testimonies?.get(path);
    if (owner === undefined) {
      yield* scannables(inside, where);
      continue;
    }
    const text = new TextDecoder().decode(content);
    yield pathPart(path, where);
    yield { where, text, owner, testimony: { from: 0, to: text.length } };
  }
}

function pathPart(path: string, where: string): Scannable {
  const text = withoutIds(path);
  return { where: `${where}path`, text, labels: [{ from: 0, to: text.length }] };
}

function isZip(bytes: Bytes): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function isPdf(bytes: Bytes): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 5)) === '%PDF-';
}

function textPart({ path, testimonyAt }: ScannedEntry, file: string, where: string): Scannable {
  // Random letters: a name as short as Li would stand in one of many signatures by chance.
  if (path === ENTRY_PATHS.signature && isSignatureFile(file)) return { where, text: '' };
  const text = withoutIds(file.replace(/^[0-9a-f]{64} {2}/gm, ''));
  if (testimonyAt === undefined) return { where, text };
  const testimony = { from: testimonyAt, to: text.length };
  // The code is the first line, see `encodeInterviewText`.
  return { where, text, testimony, labels: [{ from: 0, to: text.indexOf('\n') }] };
}

/** Everything in a finished file that a reader can come to see, file names first. What does not parse is read as text. */
export function* scannables(entry: ScannedEntry, outer = ''): Generator<Scannable> {
  const { path, bytes } = entry;
  yield pathPart(path, outer);
  const where = outer === '' ? 'content' : outer;
  if (isZip(bytes)) {
    yield* zipParts(entry, `${where}/`);
    return;
  }
  if (isPdf(bytes)) {
    yield { where, text: withoutIds(pdfText(bytes)) };
    return;
  }
  const json = path.endsWith('.json') ? parseJson(bytes) : undefined;
  if (json !== undefined) {
    yield jsonText(json, where);
    return;
  }
  const file = new TextDecoder().decode(bytes);
  if (path.endsWith('.csv')) {
    yield* rowsOf(file, where);
    return;
  }
  const xml = file.startsWith('<?xml') ? xmlParts(file) : undefined;
  if (xml === undefined) {
    yield textPart(entry, file, where);
    return;
  }
  for (const { text, labels, owner } of xml)
    yield { where, text: withoutIds(text), labels, ...(owner !== undefined && { owner }) };
}
