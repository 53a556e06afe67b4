import { toHex, utf8, type Bytes } from '../bytes.ts';
import type { LeakHit, LeakScanner } from '../anonymise/leak-scan.ts';
import type { TextRange } from '../domain/text-change.ts';
import { isUuid } from './bundle-ids.ts';
import { ENTRY_PATHS, parseJson } from './manifest.ts';
import { isSignatureFile } from './ssh-signature.ts';

export interface EntryLeak extends LeakHit {
  readonly key: string;
  readonly before: string;
  readonly after: string;
  /** Position in the outgoing testimony, when the hit lies in it. */
  readonly inTestimony: number | undefined;
}

/** A finished file of the bundle, as bytes. `testimonyAt` is for text files, see `encodeInterviewText`. */
export interface ScannedEntry {
  readonly path: string;
  readonly bytes: Bytes;
  readonly testimonyAt?: number;
}

interface Scannable {
  readonly text: string;
  readonly testimony?: TextRange;
  /** Where the interview's code stands. */
  readonly code?: TextRange;
}

/** UTF-16 units shown on each side of a finding. */
const CONTEXT = 40;
const UUIDS = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const DIGEST = /^[0-9a-f]{64}$/;

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
function jsonText(json: unknown): Scannable {
  let text = '';
  let testimony: TextRange | undefined;
  let code: TextRange | undefined;
  for (const [path, leaf] of leaves(json)) {
    if (isUuid(leaf) || DIGEST.test(leaf)) continue;
    const range = { from: text.length, to: text.length + leaf.length };
    if (path === 'text') testimony = range;
    if (path === 'code') code = range;
    text += `${leaf}\n`;
  }
  return { text, ...(testimony && { testimony }), ...(code && { code }) };
}

/** The text in which a finished file is searched. */
function scannable({ path, bytes, testimonyAt }: ScannedEntry): Scannable {
  const json = path.endsWith('.json') ? parseJson(bytes) : undefined;
  if (json !== undefined) return jsonText(json);
  const file = new TextDecoder().decode(bytes);
  // Random letters: a name as short as Li would stand in one of many signatures by chance.
  if (path === ENTRY_PATHS.signature && isSignatureFile(file)) return { text: '' };
  const text = file
    .replace(/^[0-9a-f]{64} {2}/gm, '')
    // A tag without a label: its id differs in each bundle, and a finding's key must not.
    .replace(UUIDS, (id) => '-'.repeat(id.length));
  if (testimonyAt === undefined) return { text };
  const testimony = { from: testimonyAt, to: text.length };
  // The code is the first line, see `encodeInterviewText`.
  return { text, testimony, code: { from: 0, to: text.indexOf('\n') } };
}

async function keyOf(parts: readonly unknown[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(parts)));
  return toHex(new Uint8Array(digest, 0, 16));
}

function context(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/\s+/g, ' ');
}

/** The line of a hit: outside the testimony, the next line is another field. */
function lineAround(text: string, hit: LeakHit) {
  const end = text.indexOf('\n', hit.to);
  return { from: text.lastIndexOf('\n', hit.from - 1) + 1, to: end < 0 ? text.length : end };
}

function locate({ testimony }: Scannable, hit: LeakHit): number | undefined {
  if (testimony === undefined || hit.from < testimony.from || hit.to > testimony.to)
    return undefined;
  return hit.from - testimony.from;
}

/**
 * Every known form in an entry's content and in its path.
 *
 * A finding's key is made of the path, the words found, the words around them, and which of several equal
 * ones it is. So an allowance outlives a new preview, but not an edit beside it.
 */
export async function scanEntry(entry: ScannedEntry, scanner: LeakScanner): Promise<EntryLeak[]> {
  const content = scannable(entry);
  const { path } = entry;
  const { text: words, code } = content;
  const hits = [
    ...scanner
      .scan(path, [{ from: 0, to: path.length }])
      .map((hit) => ({ hit, where: 'path', text: path })),
    ...scanner
      .scan(words, code ? [code] : [])
      .map((hit) => ({ hit, where: 'content', text: words })),
  ];
  const seen = new Map<string, number>();
  const leaks: EntryLeak[] = [];
  for (const { hit, where, text } of hits) {
    const inTestimony = where === 'content' ? locate(content, hit) : undefined;
    const bounds = inTestimony === undefined ? lineAround(text, hit) : content.testimony;
    const before = context(text, Math.max(bounds?.from ?? 0, hit.from - CONTEXT), hit.from);
    const after = context(text, hit.to, Math.min(bounds?.to ?? text.length, hit.to + CONTEXT));
    const place = [entry.path, where, hit.kind, hit.found, before, after];
    const nth = seen.get(JSON.stringify(place)) ?? 0;
    seen.set(JSON.stringify(place), nth + 1);
    leaks.push({
      ...hit,
      key: await keyOf([...place, nth]),
      before,
      after,
      inTestimony,
    });
  }
  return leaks;
}
