import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { compress } from 'snappyjs';
import { afterAll, describe, expect, it } from 'vitest';
import { scanFolders } from './disk-scan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'disk-scan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WORD = 'канарейка';
const LATIN = 'zanzibarite';
const text = Buffer.from(`${'filler '.repeat(50)}${WORD} and ${LATIN}`);
const snappy = (bytes: Buffer) => Buffer.from(compress(bytes));

/** A LevelDB log whose one record is cut by the end of a 32 KiB block, in the middle of the word. */
function fragmentedLog(): Buffer {
  const header = (type: number, length: number) => {
    const bytes = Buffer.alloc(7);
    bytes.writeUInt16LE(length, 4);
    bytes[6] = type;
    return bytes;
  };
  const cut = text.indexOf(WORD) + 4;
  const room = 32 * 1024 - 7;
  const filler = Buffer.alloc(room - 7 - cut, 0x2e);
  const first = [header(1, filler.length), filler, header(2, cut), text.subarray(0, cut)];
  const rest = text.subarray(cut);
  return Buffer.concat([...first, header(4, rest.length), rest]);
}

/** The smallest LevelDB table: one Snappy block, its index, the footer. */
function table(): Buffer {
  const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >> 7)]);
  const data = snappy(text);
  const handle = Buffer.from([...varint(0), ...varint(data.length)]);
  const index = Buffer.concat([
    Buffer.from([0, 1, handle.length]),
    Buffer.from('k'),
    handle,
    Buffer.alloc(4),
    Buffer.from([1, 0, 0, 0]),
  ]);
  const trailer = (type: number) => Buffer.from([type, 0, 0, 0, 0]);
  const indexAt = data.length + 5;
  const footer = Buffer.alloc(48);
  Buffer.from([0, 0, ...varint(indexAt), ...varint(index.length)]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  return Buffer.concat([data, trailer(1), index, trailer(0), footer]);
}

describe('the disk scan', () => {
  it.each([
    ['plain', text],
    ['utf-16', Buffer.from(text.toString(), 'utf16le')],
    [
      'utf-16 at an odd offset',
      Buffer.concat([Buffer.from('x'), Buffer.from(text.toString(), 'utf16le')]),
    ],
    ['gzip', Buffer.concat([Buffer.from('junk'), gzipSync(text)])],
    ['zlib', Buffer.concat([Buffer.from('junk'), deflateSync(text), Buffer.from('junk')])],
    ['base64', Buffer.from(`"${text.toString('base64')}"`)],
    [
      'blink',
      Buffer.concat([Buffer.from([1, 2, 0xff, 0x11, 0x03]), snappy(text), Buffer.from('more')]),
    ],
    ['log', fragmentedLog()],
    ['table', table()],
  ])('finds both words in %s', (name, bytes) => {
    const place = path.join(folder, name, 'deep');
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'file'), bytes);
    const { findings } = scanFolders([path.join(folder, name)], [WORD, LATIN]);
    expect(new Set(findings.map((finding) => finding.word))).toEqual(new Set([WORD, LATIN]));
  });

  it('finds nothing that is not there', () => {
    const { files, findings } = scanFolders([folder], ['невидимка']);
    expect(files).toBeGreaterThan(8);
    expect(findings).toEqual([]);
  });
});
