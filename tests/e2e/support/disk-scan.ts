import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync, unzipSync } from 'node:zlib';
import { uncompress } from 'snappyjs';
import { sqliteRecords } from './sqlite-pages.ts';

/**
 * Looks for words in every file below some folders, the way a forensic reader would: raw bytes in several
 * encodings, LevelDB tables and logs and SQLite records put together again and decompressed, values that Blink
 * compressed, zlib and gzip members. Knows no file that it skips.
 */
export interface Finding {
  readonly file: string;
  readonly word: string;
  readonly how: string;
}

export function scanFolders(
  folders: readonly string[],
  words: readonly string[],
): { files: number; findings: Finding[] } {
  const needles = words.flatMap((word) => forms(word).map((form) => ({ word, ...form })));
  // In one pass, which nearly always finds nothing: one for each takes four times as long.
  const any = new RegExp(needles.map(({ needle }) => pattern(needle)).join('|'));
  const findings: Finding[] = [];
  let files = 0;
  for (const file of new Set(folders.flatMap((folder) => [...walk(folder)]))) {
    const bytes = tryRead(file);
    if (!bytes) continue;
    files += 1;
    for (const { view, how } of views(bytes)) {
      if (!any.test(view.toString('latin1'))) continue;
      for (const { word, encoding, needle } of needles) {
        if (view.includes(needle)) findings.push({ file, word, how: `${how}, ${encoding}` });
      }
    }
    for (const { word, encoding, needle } of needles) {
      if (Buffer.from(file).includes(needle))
        findings.push({ file, word, how: `file name, ${encoding}` });
    }
  }
  return { files, findings };
}

/** A word as bytes, in each encoding in which software writes words. */
function forms(word: string): { encoding: string; needle: Buffer }[] {
  const utf8 = Buffer.from(word);
  const utf16 = Buffer.from(word, 'utf16le');
  const base64 = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), utf8]);
    // Cut what depends on the neighbours: the first group after an offset, and the last one.
    return padded.toString('base64').slice(offset === 0 ? 0 : 4, -4);
  });
  return [
    { encoding: 'utf-8', needle: utf8 },
    { encoding: 'utf-16le', needle: utf16 },
    { encoding: 'utf-16be', needle: Buffer.from(utf16).swap16() },
    { encoding: 'percent', needle: Buffer.from(encodeURIComponent(word)) },
    { encoding: 'json', needle: Buffer.from(escapeJson(word)) },
    ...base64.map((text) => ({ encoding: 'base64', needle: Buffer.from(text) })),
  ];
}

/** Of these bytes, in a text that has a character for each byte. */
function pattern(bytes: Buffer): string {
  return bytes.toString('hex').replaceAll(/../g, (pair) => `\\x${pair}`);
}

function escapeJson(word: string): string {
  return Array.from(
    { length: word.length },
    (_, i) => `\\u${word.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** All readings of a file's bytes. */
export function* views(bytes: Buffer): Generator<{ view: Buffer; how: string }> {
  yield { view: bytes, how: 'raw' };
  yield* unpacked(bytes, 'raw');
  for (const block of tableBlocks(bytes)) {
    yield { view: block, how: 'leveldb table' };
    yield* unpacked(block, 'leveldb table');
  }
  const log = logRecords(bytes);
  if (log.length > 0) {
    yield { view: log, how: 'leveldb log' };
    yield* unpacked(log, 'leveldb log');
  }
  for (const record of sqliteRecords(bytes)) {
    yield { view: record, how: 'sqlite record' };
    yield* unpacked(record, 'sqlite record');
  }
}

/** What lies compressed inside: zlib, gzip, and Snappy as Blink wraps IndexedDB values (FF 11 03). */
function* unpacked(bytes: Buffer, where: string): Generator<{ view: Buffer; how: string }> {
  for (let at = bytes.indexOf(0x1f); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8)
      yield* attempt(() => unzipSync(bytes.subarray(at)), `${where}, gzip`);
  }
  for (let at = bytes.indexOf(0x78); at >= 0; at = bytes.indexOf(0x78, at + 1)) {
    if ([0x01, 0x5e, 0x9c, 0xda].includes(bytes[at + 1] ?? 0)) {
      yield* attempt(
        () => inflateRawSync(bytes.subarray(at + 2), { finishFlush: 2 }),
        `${where}, zlib`,
      );
    }
  }
  const blink = Buffer.from([0xff, 0x11, 0x03]);
  for (let at = bytes.indexOf(blink); at >= 0; at = bytes.indexOf(blink, at + 1)) {
    yield* attempt(() => snappy(bytes.subarray(at + 3)), `${where}, blink snappy`);
  }
}

function* attempt(unpack: () => Buffer, how: string): Generator<{ view: Buffer; how: string }> {
  try {
    const view = unpack();
    if (view.length > 0) yield { view, how };
  } catch {
    // Most places that look like a compressed stream are not one.
  }
}

/**
 * Decompresses a Snappy stream that may be followed by other bytes: the library wants the exact end, which
 * only the stream itself tells.
 */
function snappy(bytes: Buffer): Buffer {
  return Buffer.from(uncompress(bytes.subarray(0, snappyEnd(bytes))));
}

function snappyEnd(bytes: Buffer): number {
  let at = 0;
  let size = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at] ?? 0;
    at += 1;
    size += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  if (size > 64 * 1024 * 1024) throw new RangeError('not a Snappy stream');
  for (let made = 0; made < size; ) {
    const tag = bytes[at];
    if (tag === undefined) throw new RangeError('cut off');
    at += 1;
    if ((tag & 3) === 0) {
      let length = tag >> 2;
      if (length >= 60) {
        const count = length - 59;
        length = bytes.readUIntLE(at, count);
        at += count;
      }
      at += length + 1;
      made += length + 1;
    } else {
      made += (tag & 3) === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
      at += [0, 1, 2, 4][tag & 3] ?? 0;
    }
  }
  return at;
}

const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex');

/** Every data block of a LevelDB table (`table_format.md` of LevelDB), decompressed. */
function tableBlocks(file: Buffer): Buffer[] {
  if (file.length < 48 || !file.subarray(-8).equals(TABLE_MAGIC)) return [];
  const read = (at: number, size: number): Buffer => {
    const raw = file.subarray(at, at + size);
    return file[at + size] === 1 ? Buffer.from(uncompress(raw)) : raw;
  };
  const footer = new Varints(file.subarray(-48));
  footer.next();
  footer.next();
  const index = read(footer.next(), footer.next());
  const end = index.length - 4 - 4 * index.readUInt32LE(index.length - 4);
  const cursor = new Varints(index);
  const blocks: Buffer[] = [];
  while (cursor.at < end) {
    cursor.next();
    const keyLength = cursor.next();
    const valueLength = cursor.next();
    cursor.at += keyLength;
    const handle = new Varints(index.subarray(cursor.at, cursor.at + valueLength));
    cursor.at += valueLength;
    blocks.push(read(handle.next(), handle.next()));
  }
  return blocks;
}

class Varints {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  next(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.at] ?? 0;
      this.at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
}

const LOG_BLOCK = 32 * 1024;

/** The records of a LevelDB log, fragments joined over the borders of its 32 KiB blocks. Empty when it is none. */
function logRecords(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let block = 0; block < file.length; block += LOG_BLOCK) {
    let at = block;
    const end = Math.min(block + LOG_BLOCK, file.length);
    while (at + 7 <= end) {
      const length = file.readUInt16LE(at + 4);
      const type = file[at + 6] ?? 0;
      if (type < 1 || type > 4 || at + 7 + length > end) break;
      parts.push(file.subarray(at + 7, at + 7 + length));
      at += 7 + length;
    }
  }
  return Buffer.concat(parts);
}

function* walk(folder: string): Generator<string> {
  for (const entry of list(folder)) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(full);
    else if (entry.isFile()) yield full;
  }
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // Gone since its parent was listed.
  }
}

function tryRead(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
