import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bytes } from '../../../core/bytes.ts';
import { views } from './disk-scan.ts';
import { keysIn, type Secrets, unsealed } from './opened-keys.ts';

/**
 * What somebody reads who has the disk and the secrets: whatever is sealed in any file, current, overwritten or
 * deleted, tried with every key that any file still gives away. Rows of the database as V8 writes them, row frames
 * of snapshots, backups and their parts, and the edits that a lock could not save.
 */
export async function openEverything(
  folder: string,
  secrets: Secrets,
): Promise<{ sealed: number; opened: string[] }> {
  const files = (readdirSync(folder, { recursive: true }) as string[]).flatMap((name) => {
    const bytes = tryRead(path.join(folder, name));
    return bytes ? [{ name: path.basename(name), bytes }] : [];
  });
  const found = files.flatMap(({ name, bytes }) => [
    ...[...views(bytes)].flatMap(({ view }) => [...rowsIn(view), ...framesIn(view)]),
    ...(name === 'pending' ? pendingIn(bytes) : []),
  ]);
  const sealed = new Map(found.map((bytes) => [Buffer.from(bytes).toString('base64'), bytes]));
  const keys = await keysIn(
    files.map(({ bytes }) => bytes),
    secrets,
  );
  const opened: string[] = [];
  for (const bytes of sealed.values()) {
    for (const key of keys) {
      const plain = await unsealed(key, bytes);
      if (looksOpen(plain)) opened.push(new TextDecoder().decode(plain));
    }
  }
  return { sealed: sealed.size, opened };
}

/** Every seal is over JSON: an object, a list, or for the place on screen such a text within a text. Noise hardly ever begins so. */
function looksOpen(plain: Bytes): boolean {
  return /^(\{["}]|\[[\]{["\d]|"\{)/.test(Buffer.from(plain.subarray(0, 2)).toString('latin1'));
}

const SEALED = Buffer.from('"\u0006sealed', 'latin1');
const V8_BYTES = 0x42;
const V8_TAG_WITHIN = 4;

/** The bytes of `{ …, sealed }` as V8 serialises it: strings are `"`, length, Latin-1; bytes are `B`, length, bytes. */
function* rowsIn(view: Buffer): Generator<Bytes> {
  for (let at = view.indexOf(SEALED); at >= 0; at = view.indexOf(SEALED, at + 1)) {
    const from = at + SEALED.length;
    const tag = view.indexOf(V8_BYTES, from);
    if (tag < 0 || tag >= from + V8_TAG_WITHIN) continue;
    const { value: size, next } = varint(view, tag + 1);
    yield* sealedAt(view, next, size);
  }
}

const FRAME_MAGIC = Buffer.from('VSR1');
const FRAME_HEAD = 40;

/** `docs/snapshot-format.md`; the last one of a file may be cut. */
function* framesIn(view: Buffer): Generator<Bytes> {
  for (let at = view.indexOf(FRAME_MAGIC); at >= 0; at = view.indexOf(FRAME_MAGIC, at + 1)) {
    if (at + FRAME_HEAD > view.length) return;
    const start = at + FRAME_HEAD + view.readUInt16LE(at + 6);
    yield* sealedAt(view, start, view.readUInt32LE(at + 20));
  }
}

const PENDING_HEADER = 16;

/**
 * Sealed edits begin behind the header, or behind those that were still needed when they were written. Where they
 * end is not asked: without a header that names them they would open all the same.
 */
function* pendingIn(file: Buffer): Generator<Bytes> {
  if (file.length < PENDING_HEADER) return;
  const offset = file.readUInt32LE(8);
  const starts = new Set([PENDING_HEADER, offset, offset + file.readUInt32LE(12)]);
  for (const start of starts) yield* sealedAt(file, start, file.length);
}

/** As much of it as is there; nothing when that is too short to say a word. */
function* sealedAt(view: Buffer, start: number, size: number): Generator<Bytes> {
  const bytes = Uint8Array.from(view.subarray(start, start + size));
  if (bytes.length > 28) yield bytes;
}

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let next = at, scale = 1; ; scale *= 128) {
    const byte = bytes[next] ?? 0;
    next += 1;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next };
  }
}

function tryRead(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // a folder, a socket
  }
}
