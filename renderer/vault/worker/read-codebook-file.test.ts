import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../core/bytes.ts';
import type { ImportedTag } from '../../../core/codebook/imported-tag.ts';
import { AppError } from '../../../core/errors.ts';
import type { HostPort } from './host-port.ts';
import { readCodebook, readCodebookFile } from './read-codebook-file.ts';

const QDC = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Some program">
  <Codes>
    <Code guid="5c1cbe25-0d5a-4a4b-8d31-0a3a2d1b1b11" name="Arrest &amp; search" isCodable="true" color="#FF0000">
      <Description>When somebody
was <![CDATA[<held>]]>.</Description>
      <Code guid="5c1cbe25-0d5a-4a4b-8d31-0a3a2d1b1b12" name=" Обыск " isCodable="true"/>
    </Code>
    <Code guid="5c1cbe25-0d5a-4a4b-8d31-0a3a2d1b1b13" name="Fear" isCodable="false"/>
  </Codes>
  <Sets>
    <Set guid="5c1cbe25-0d5a-4a4b-8d31-0a3a2d1b1b14" name="A set">
      <Description>Of codes</Description>
      <MemberCode guid="5c1cbe25-0d5a-4a4b-8d31-0a3a2d1b1b13"/>
    </Set>
  </Sets>
</CodeBook>`;
const FROM_QDC: readonly ImportedTag[] = [
  { name: 'Arrest & search', description: 'When somebody\nwas <held>.' },
  { name: 'Обыск', description: '', parent: 0 },
  { name: 'Fear', description: '' },
];

const CSV =
  '\uFEFFTag,Description\r\n"Arrest, search","When ""held""\nby police"\r\n\r\nОбыск,\r\n';
const FROM_CSV: readonly ImportedTag[] = [
  { name: 'Arrest, search', description: 'When "held"\nby police' },
  { name: 'Обыск', description: '' },
];

const read = (text: string) => readCodebook(utf8(text));
const qdc = (codes: string) => `<CodeBook><Codes>${codes}</Codes></CodeBook>`;

/** What is refused, by its code; anything else thrown is a fault of ours. */
function outcome(bytes: Uint8Array<ArrayBuffer>): readonly ImportedTag[] | 'refused' {
  try {
    return readCodebook(bytes);
  } catch (error) {
    if (error instanceof AppError && error.code === 'codebook-file-unreadable') return 'refused';
    throw error;
  }
}

describe('a codebook of another program', () => {
  it('is read from QDC with its tree, and from a table', () => {
    expect(read(QDC)).toEqual(FROM_QDC);
    expect(read(CSV)).toEqual(FROM_CSV);
    expect(read('description;NAME\nWhen held;Arrest\n')).toEqual([
      { name: 'Arrest', description: 'When held' },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['another kind of XML', '<Project><Codes><Code name="A"/></Codes></Project>'],
    ['XML that breaks off', QDC.slice(0, QDC.indexOf('<Sets>'))],
    ['no code', qdc('')],
    ['a code without a name', qdc('<Code name="  "/>')],
    ['a name that is a page long', qdc(`<Code name="${'a'.repeat(201)}"/>`)],
    ['an entity of its own', `<!DOCTYPE a [<!ENTITY b "c">]>${qdc('<Code name="&b;"/>')}`],
    ['codes without end', qdc('<Code name="a">'.repeat(100) + '</Code>'.repeat(100))],
    ['a table without a name column', 'code,description\na,b\n'],
    ['a table with two', 'tag,name\na,b\n'],
    ['a table with a nameless line', 'tag,description\n,b\n'],
    ['more tags than a codebook has', `tag\n${'a\n'.repeat(5001)}`],
  ])('is refused whole: %s', (_, text) => {
    expect(outcome(utf8(text))).toBe('refused');
  });

  it('is refused in another encoding than UTF-8', () => {
    expect(outcome(new Uint8Array([...utf8('tag\n'), 0xce, 0xf1]))).toBe('refused');
  });

  it('is read whole or refused, however the file is damaged', () => {
    const files = [utf8(QDC), utf8(CSV)];
    const damage = fc.record({
      file: fc.constantFrom(...files),
      cut: fc.nat(1200),
      edits: fc.array(fc.tuple(fc.nat(1200), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      copied: fc.tuple(fc.nat(1200), fc.nat(200)),
    });
    fc.assert(
      fc.property(damage, ({ file, cut, edits, copied: [from, length] }) => {
        const piece = file.subarray(from, from + length);
        const bytes = new Uint8Array([...file.subarray(0, cut), ...piece, ...file.subarray(cut)]);
        for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte;
        const tags = outcome(bytes);
        if (tags === 'refused') return;
        expect(tags.length).toBeGreaterThan(0);
        tags.forEach(({ name, parent }, at) => {
          expect(name.trim()).not.toBe('');
          if (parent !== undefined) expect(parent).toBeLessThan(at);
        });
      }),
      { numRuns: 2000 },
    );
    // A QDC that is cut anywhere before its end is never taken in part.
    fc.assert(
      fc.property(fc.nat(utf8(QDC).length - 1), (cut) => {
        expect(outcome(utf8(QDC).slice(0, cut))).toBe('refused');
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void outcome(new Uint8Array(bytes))));
  });

  it('is asked for in pieces, and refused when it is too large or became shorter', async () => {
    const bytes = utf8(CSV);
    const host = {
      call: (_: string, { offset, length }: { offset: number; length: number }) =>
        Promise.resolve(bytes.slice(offset, offset + Math.min(length, 10))),
    } as unknown as HostPort;
    const size = bytes.length;
    expect(await readCodebookFile(host, { source: 'x', size })).toEqual(FROM_CSV);
    const refused = { code: 'codebook-file-unreadable' };
    await expect(readCodebookFile(host, { source: 'x', size: size + 1 })).rejects.toMatchObject(
      refused,
    );
    await expect(readCodebookFile(host, { source: 'x', size: 2 ** 23 })).rejects.toMatchObject(
      refused,
    );
  });
});
