import { describe, expect, it } from 'vitest';
import type { Bytes } from '../bytes.ts';
import { errorCode } from '../errors.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_TEXT } from './import-limits.ts';
import { readImportFile } from './read-file.ts';
import type { TextEncoding } from './text-encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
};
function readText(bytes: Bytes, encoding?: TextEncoding) {
  const file = readImportFile({ name: 'a.txt', bytes, encoding });
  if (file.kind !== 'text') throw new Error('a table');
  return file;
}
const codeOfText = (text: string) =>
  codeOf(() => readImportFile({ name: 'a.txt', bytes: utf8(text) }));

describe('a text file', () => {
  it('becomes a testimony with the line ends of the vault, its letters as they are written', () => {
    const composed = 'Куда\u0301 й\u0438\u0306';
    const { text, notes } = readText(utf8(`\uFEFF${composed}\r\na\rb\fc`));
    expect(text).toBe(`${composed}\na\nb\nc`);
    expect(notes).toEqual([]);
  });

  it('loses control characters, and says how many', () => {
    const { text, notes } = readText(utf8(`${'слово '.repeat(40)}\u0007\u009B!`));
    expect(text).toBe(`${'слово '.repeat(40)}!`);
    expect(notes).toEqual([{ kind: 'controls', count: 2 }]);
  });

  it('says what cannot be read in the encoding that somebody chose', () => {
    const bytes = Uint8Array.from([...utf8('word '), 0xc0, 0xc1]);
    expect(readText(bytes).encoding?.chosen).not.toBe('utf-8');
    const { text, notes, encoding } = readText(bytes, 'utf-8');
    expect(encoding?.chosen).toBe('utf-8');
    expect(text).toBe('word \uFFFD\uFFFD');
    expect(notes).toEqual([{ kind: 'unreadable', count: 2 }]);
  });

  it('is refused with what is wrong', () => {
    expect(codeOfText('')).toBe('import-empty');
    expect(codeOfText(' \r\n\t \uFEFF')).toBe('import-empty');
    expect(codeOfText('%PDF-1.7 …')).toBe('import-not-text');
    expect(codeOfText('{\\rtf1 text}')).toBe('import-not-text');
    expect(codeOfText('\u0001\u0002\u0003')).toBe('import-not-text');
    expect(
      codeOf(() => readImportFile({ name: 'a.txt', bytes: Uint8Array.of(0x89, 0x50, 0, 0) })),
    ).toBe('import-not-text');
    expect(codeOfText('a'.repeat(MAX_IMPORT_TEXT + 1))).toBe('import-too-large');
    const large = new Uint8Array(MAX_IMPORT_BYTES + 1).fill(65);
    expect(codeOf(() => readImportFile({ name: 'a.txt', bytes: large }))).toBe('import-too-large');
  });
});
