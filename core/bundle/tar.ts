import type { Bytes } from '../bytes.ts';
import { padmeLength } from './padme.ts';

/**
 * Writing the tar of a bundle: POSIX ustar, regular files only, the same bytes for the same entries.
 *
 * Our own few lines rather than `modern-tar`, which is as fast (`docs/bundle-format.md`, "Why our own
 * tar"): there is one kind of header to write, and the reader must refuse what a general library accepts.
 * `modern-tar` and GNU tar are the judges in the tests.
 *
 * | bytes   | field    | value in a bundle                               |
 * |---------|----------|-------------------------------------------------|
 * | 0-99    | name     | ASCII path, zero-filled                         |
 * | 100-107 | mode     | `0000644\0`                                     |
 * | 108-123 | uid, gid | `0000000\0` each                                |
 * | 124-135 | size     | eleven octal digits, zero byte                  |
 * | 136-147 | mtime    | eleven octal digits, zero byte                  |
 * | 148-155 | checksum | six octal digits, zero byte, space              |
 * | 156     | type     | `0`, a regular file                             |
 * | 257-264 | magic    | `ustar\0` `00`                                  |
 * | others  |          | zero: no link, no user or group name, no prefix |
 */
export const TAR_BLOCK = 512;
/** What eleven octal digits can say: 8 GiB less one byte. */
export const TAR_SIZE_MAX = 8 ** 11 - 1;

export interface TarEntry {
  /** Relative path in ASCII, see `isSafePath`. */
  readonly path: string;
  readonly bytes: Bytes;
}

/**
 * True for a path that a bundle may hold: one to a hundred characters of ASCII letters, digits, `.`, `_`,
 * `-` in parts joined by `/`; no part is empty, starts with `.` or `-`, or ends with `.`. So nothing escapes
 * the folder it is unpacked into, hides there, is taken for an option, or needs quoting.
 */
export function isSafePath(path: string): boolean {
  return path.length <= 100 && /^\w(?:[\w.-]*[\w-])?(?:\/\w(?:[\w.-]*[\w-])?)*$/.test(path);
}

/** Writes ASCII in place: `TextEncoder` for each field took longer than encrypting a small entry. */
function put(header: Bytes, at: number, text: string): void {
  for (let i = 0; i < text.length; i += 1) header[at + i] = text.charCodeAt(i);
}

/** The sum of a header's bytes, its own checksum field counted as eight spaces. */
export function tarChecksum(header: Uint8Array): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < TAR_BLOCK; at += 1) if (at < 148 || at >= 156) sum += header[at] ?? 0;
  return sum;
}

/**
 * One header block, written to `block` at `at`, where zeros stand.
 * @param mtime seconds since 1970, UTC.
 * @throws RangeError when the path or the size does not fit the format.
 */
export function putTarHeader(
  block: Bytes,
  at: number,
  { path, size, mtime }: { readonly path: string; readonly size: number; readonly mtime: number },
): void {
  if (!isSafePath(path)) throw new RangeError('path does not fit a bundle');
  if (size > TAR_SIZE_MAX) throw new RangeError(`entry of ${size} bytes does not fit a tar`);
  const header = block.subarray(at, at + TAR_BLOCK);
  put(header, 0, path);
  put(header, 100, '0000644');
  put(header, 108, '0000000');
  put(header, 116, '0000000');
  put(header, 124, size.toString(8).padStart(11, '0'));
  put(header, 136, mtime.toString(8).padStart(11, '0'));
  put(header, 156, '0');
  put(header, 257, 'ustar\x0000');
  put(header, 148, `${tarChecksum(header).toString(8).padStart(6, '0')}\0 `);
}

function zerosTo(multiple: number, length: number): number {
  return (multiple - (length % multiple)) % multiple;
}

/** Bytes that an entry takes in the tar: header, content, filling. */
export function tarEntrySize(contentSize: number): number {
  return TAR_BLOCK + contentSize + zerosTo(TAR_BLOCK, contentSize);
}

/** Length of the whole tar: entries, two zero blocks, Padmé padding. */
export function tarSize(contentSizes: readonly number[]): number {
  return padmeLength(
    contentSizes.reduce((sum, size) => sum + tarEntrySize(size), 0) + 2 * TAR_BLOCK,
  );
}

/** Small contents are packed together up to so many bytes. */
const PACK_SIZE = 64 * 1024;
const ZEROS = new Uint8Array(64 * 1024);

function* zeros(count: number): Generator<Bytes> {
  for (let left = count; left > 0; left -= ZEROS.length)
    yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
}

/**
 * The tar as a stream of pieces. Asks for the next entry only when the last is consumed. A piece is good until
 * the next is asked for: small entries are packed into one buffer, because each step through generators
 * and each fresh buffer costs as much as encrypting some kilobytes.
 *
 * @param mtime seconds since 1970, UTC, the same for all entries.
 */
export async function* writeTar(
  entries: AsyncIterable<TarEntry> | Iterable<TarEntry>,
  mtime: number,
): AsyncGenerator<Bytes> {
  const pack = new Uint8Array(PACK_SIZE);
  let used = 0;
  let length = 0;
  for await (const { path, bytes } of entries) {
    const size = tarEntrySize(bytes.length);
    const isSmall = size <= PACK_SIZE;
    if (used + (isSmall ? size : TAR_BLOCK) > PACK_SIZE) {
      yield pack.subarray(0, used);
      used = 0;
    }
    pack.fill(0, used, used + (isSmall ? size : TAR_BLOCK));
    putTarHeader(pack, used, { path, size: bytes.length, mtime });
    if (isSmall) {
      pack.set(bytes, used + TAR_BLOCK);
      used += size;
    } else {
      yield pack.subarray(0, used + TAR_BLOCK);
      used = 0;
      yield bytes;
      yield* zeros(zerosTo(TAR_BLOCK, bytes.length));
    }
    length += size;
  }
  yield pack.subarray(0, used);
  pack.fill(0);
  yield* zeros(padmeLength(length + 2 * TAR_BLOCK) - length);
}
