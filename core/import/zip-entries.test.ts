import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../bytes.ts';
import { errorCode } from '../errors.ts';
import { unpack, type ZipEntry, zipEntries } from './zip-entries.ts';

const TEXT = strToU8('слово за слово '.repeat(100));

function packed(level: 0 | 6): readonly [Bytes, ZipEntry] {
  const bytes = zipSync({ 'a.xml': TEXT }, { level });
  const [entry] = zipEntries(bytes);
  if (!entry) throw new Error('no entry');
  return [bytes, entry];
}

const codeOf = (bytes: Bytes, entry: ZipEntry, most = 1e6) => {
  try {
    unpack(bytes, entry, most);
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
};

describe('an entry of a zip', () => {
  it.each([0, 6] as const)('comes out as it was packed, at level %i', (level) => {
    const [bytes, entry] = packed(level);
    expect(entry.path).toBe('a.xml');
    expect(unpack(bytes, entry, 1e6)).toEqual(TEXT);
  });

  it('is not taken when a single bit of it is another', () => {
    const [bytes, entry] = packed(0);
    const at = bytes.length >> 1; // oxlint-disable-line no-bitwise
    bytes[at] = (bytes[at] ?? 0) ^ 1; // oxlint-disable-line no-bitwise
    expect(codeOf(bytes, entry)).toBe('import-damaged');
  });

  it('is not unpacked beyond what is allowed, nor beyond what it says', () => {
    const [bytes, entry] = packed(6);
    expect(codeOf(bytes, entry, TEXT.length - 1)).toBe('import-too-large');
    // Room for that would be made first.
    expect(codeOf(bytes, { ...entry, size: 0xffffffff })).toBe('import-too-large');
    expect(codeOf(bytes, { ...entry, size: TEXT.length - 1 })).toBe('import-damaged');
    expect(codeOf(bytes, { ...entry, size: TEXT.length + 1 })).toBe('import-damaged');
  });

  it('is not looked for beyond the file', () => {
    const [bytes, entry] = packed(6);
    expect(codeOf(bytes, { ...entry, offset: bytes.length })).toBe('import-damaged');
    expect(codeOf(bytes, { ...entry, packed: bytes.length })).toBe('import-damaged');
    expect(codeOf(bytes, { ...entry, method: 9 })).toBe('import-damaged');
  });
});
