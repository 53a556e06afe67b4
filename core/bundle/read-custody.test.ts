import { describe, expect, test } from 'vitest';
import type { Bytes } from '../bytes.ts';
import { type Chain, entryHash, extended, newChain } from '../custody/custody-entry.ts';
import type { BundleMac } from './bundle-ids.ts';
import { custodyFile } from './custody-file.ts';
import { jsonBytes, parseJson } from './manifest.ts';
import { checkCustody, type CustodyFileValue, parseCustodyJson } from './read-custody.ts';

const ID = '6f9619ff-8b86-8d11-b42d-00c04fc964ff';
const OTHER_ID = '7a9619ff-8b86-8d11-b42d-00c04fc964ff';
const INTERVIEW = { path: 'interviews/INT-001.json', id: ID };
const PATH = 'custody/INT-001.json';
const BEGIN = Date.UTC(2026, 4, 17, 13, 45);

const mac: BundleMac = async (message) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', message));

async function fileOf(own: Chain, interview = ID) {
  return custodyFile(own, { bundle: 'bundle-1', interview, version: 'original', mac });
}

const own = extended(
  newChain(),
  [{ action: 'create' }, { action: 'edit' }, { action: 'export', target: crypto.randomUUID() }],
  BEGIN,
);
const { bytes, head } = await fileOf(own);
const value = parseJson(bytes) as CustodyFileValue;
type Entry = CustodyFileValue['entries'][number];
const [made, edited, left] = value.entries as [Entry, Entry, Entry];

/** Of the interview's one chain. */
function finding(file: Bytes | undefined, heads: readonly string[] = [head]) {
  const files = new Map(file ? [[PATH, file]] : []);
  const listed = heads.map((one) => ({ path: PATH, head: one }));
  return checkCustody(files, listed, [INTERVIEW]).findings.get(INTERVIEW.path);
}

const withEntries = (entries: readonly Entry[]): Bytes => jsonBytes({ ...value, entries });

describe('the chain of an interview', () => {
  test('is whole as it was written', () => {
    const found = finding(bytes);
    expect(found?.state).toBe('whole');
    expect(found).toMatchObject({ entries: value.entries });
  });

  test('is none where the bundle neither has nor names one', () => {
    expect(finding(undefined, [])).toBeUndefined();
  });

  test('is missing where the manifest names its head alone', () => {
    expect(finding(undefined)).toEqual({ state: 'missing' });
  });

  test.each<[string, number, string, readonly Entry[]]>([
    ['another action', 2, 'altered', [made, { ...edited, action: 'import' }, left]],
    ['another day', 1, 'altered', [{ ...made, at: 0 }, edited, left]],
    ['a gap', 2, 'missing', [made, left]],
    ['two exchanged', 1, 'reordered', [edited, made, left]],
    ['one twice', 2, 'repeated', [made, made, edited, left]],
  ])('is broken by %s, and the entry is named', (_, seq, how, entries) => {
    expect(finding(withEntries(entries))).toMatchObject({ state: 'broken', seq, how });
  });

  test('does not end as the manifest says when its last entry was cut off, or the whole was made anew', async () => {
    expect(finding(withEntries([made, edited]))?.state).toBe('other-end');
    const anew = extended(newChain(), [{ action: 'create' }], BEGIN);
    expect(finding((await fileOf(anew)).bytes)?.state).toBe('other-end');
  });

  test('does not end as the manifest says when that names two ends', () => {
    expect(finding(bytes, [head, 'ab'.repeat(32)])?.state).toBe('other-end');
    expect(finding(bytes, [head, head])?.state).toBe('whole');
  });

  test('is told as unlisted when the manifest names no head of it', () => {
    expect(finding(bytes, [])?.state).toBe('unlisted');
  });

  test('is not that of another interview', async () => {
    const other = await fileOf(own, OTHER_ID);
    expect(finding(other.bytes, [other.head])?.state).toBe('other-interview');
  });

  test('may have codes that a later version adds', () => {
    const later = { ...made, action: 'published', reason: 'on-paper' };
    const hash = entryHash(value.start, later);
    expect(finding(withEntries([{ ...later, hash }]), [hash])?.state).toBe('whole');
  });
});

describe('a file of other rules is not read', () => {
  const entryWith = (part: object) => ({ ...value, entries: [{ ...made, ...part }] });
  test.each<[string, unknown]>([
    ['no JSON object', []],
    ['another format', { ...value, format: 'vouchsafe-interview' }],
    ['no interview', { ...value, interview: undefined }],
    ['a chain that begins later', { ...value, first: 2 }],
    ['no start', { ...value, start: '' }],
    ['no entry', { ...value, entries: [] }],
    ['a field that nothing covers', { ...value, note: 'x' }],
    ['a field of an entry that no hash covers', entryWith({ who: 'x' })],
    ['a time of day', entryWith({ at: made.at + 1 })],
    ['a day that no calendar has', entryWith({ at: 8_640_000_000_000_000 })],
    ['a day before 1970', entryWith({ at: -86_400_000 })],
    ['words in place of a code', entryWith({ action: 'Роза left' })],
    ['words in place of a reason', entryWith({ reason: 'she asked' })],
    ['a target that is no id', entryWith({ target: 'Роза' })],
    ['a hash of the content', entryWith({ content: 'ab'.repeat(32) })],
    ['a number as text', entryWith({ seq: '1' })],
  ])('%s', (_, broken) => {
    expect(parseCustodyJson(bytes)).toBeDefined();
    expect(parseCustodyJson(jsonBytes(broken))).toBeUndefined();
    expect(finding(jsonBytes(broken))).toEqual({ state: 'unreadable' });
  });
});

test('chains and heads that belong to no interview are named', () => {
  const files = new Map([
    [PATH, bytes],
    ['custody/INT-002.json', bytes],
    ['custody/note.txt', bytes],
  ]);
  const heads = [PATH, 'custody/INT-009.json', 'interviews/INT-001.json'].map((path) => ({
    path,
    head,
  }));
  const { findings, stray } = checkCustody(files, heads, [INTERVIEW]);
  expect([...findings.values()].map(({ state }) => state)).toEqual(['whole']);
  expect(stray).toEqual([
    'custody/INT-002.json',
    'custody/INT-009.json',
    'custody/note.txt',
    'interviews/INT-001.json',
  ]);
});

test('a bundle from before the log has nothing to check', () => {
  const { findings, stray } = checkCustody(new Map(), [], [INTERVIEW]);
  expect([findings.size, stray.length]).toEqual([0, 0]);
});
