import { expect, test } from 'vitest';
import { utf8 } from '../bytes.ts';
import { errorCode } from '../errors.ts';
import {
  daySeconds,
  encodeManifest,
  jsonBytes,
  parseManifest,
  sumsBytes,
  type Manifest,
} from './manifest.ts';

const MANIFEST: Manifest = {
  format: 'vouchsafe-bundle',
  formatVersion: 1,
  bundleId: 'b3f0c7d2-0000-4000-8000-000000000001',
  createdOn: '2026-11-23',
  version: 'anonymised',
  generator: 'Vouchsafe',
  files: [{ path: 'a.txt', size: 1, sha256: 'ab'.repeat(32) }],
};

function codeOf(value: unknown): string {
  try {
    parseManifest(jsonBytes(value));
    return 'none';
  } catch (error) {
    return errorCode(error);
  }
}

test('comes back as it was, in bytes that do not depend on the order of its fields', () => {
  const shuffled = Object.fromEntries(Object.entries(MANIFEST).reverse()) as Manifest;
  expect(parseManifest(encodeManifest(MANIFEST))).toEqual(MANIFEST);
  expect(encodeManifest(shuffled)).toEqual(encodeManifest(MANIFEST));
});

test.each([
  ['a later version', { ...MANIFEST, formatVersion: 2, files: 'something new' }, 'bundle-newer'],
  ['another format', { ...MANIFEST, format: 'zip' }, 'bundle-not-a-bundle'],
  ['no object', 'x', 'bundle-not-a-bundle'],
  ['a missing list', { ...MANIFEST, files: undefined }, 'bundle-content-mismatch'],
  [
    'a day that does not exist in form',
    { ...MANIFEST, createdOn: 'today' },
    'bundle-content-mismatch',
  ],
  [
    'a negative size',
    { ...MANIFEST, files: [{ path: 'a', size: -1, sha256: '' }] },
    'bundle-content-mismatch',
  ],
])('answers %s with %3$s', (_, value, code) => {
  expect(codeOf(value)).toBe(code);
});

test('does not take bytes that are no UTF-8', () => {
  expect(() => parseManifest(Uint8Array.of(0xff, 0xfe))).toThrow('no manifest of ours');
});

test('writes sums as sha256sum reads them', () => {
  expect(sumsBytes(MANIFEST.files)).toEqual(utf8(`${'ab'.repeat(32)}  a.txt\n`));
});

test('counts a day from midnight UTC', () => {
  expect(daySeconds('2026-11-23')).toBe(1_795_392_000);
});
