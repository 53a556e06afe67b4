/**
 * The records of an SQLite database and of its write-ahead log, put together over their overflow pages
 * (sqlite.org/fileformat2.html), current or not: a word or a row may be cut by the end of a page.
 */
const MAGIC = Buffer.from('SQLite format 3\0');
const WAL_MAGICS = [0x377f0682, 0x377f0683];
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
const DATABASE_HEADER = 100;
/** Where rows with a number lie, and with them every value of IndexedDB. */
const TABLE_LEAF = 0x0d;

type Pages = Map<number, Buffer>;

export function isSqlite(bytes: Buffer): boolean {
  return bytes.subarray(0, MAGIC.length).equals(MAGIC);
}

/** Nothing when the file is neither. */
export function* sqliteRecords(file: Buffer): Generator<Buffer> {
  if (isSqlite(file)) {
    const pages = pagesOf(file);
    for (const number of pages.keys()) yield* recordsOf(number, pages);
  } else if (file.length > WAL_HEADER && WAL_MAGICS.includes(file.readUInt32BE(0))) {
    yield* walRecords(file);
  }
}

function pagesOf(file: Buffer): Pages {
  // 1 stands for 65536, which does not fit.
  const said = file.readUInt16BE(16);
  const size = said === 1 ? 65536 : said;
  const pages: Pages = new Map();
  const count = size === 0 ? 0 : Math.floor(file.length / size);
  for (let number = 1; number <= count; number += 1)
    pages.set(number, file.subarray((number - 1) * size, number * size));
  return pages;
}

/**
 * Commit by commit: a page is as the last commit left it. Behind the newest commits lie those of the round before,
 * told apart by their salt.
 */
function* walRecords(file: Buffer): Generator<Buffer> {
  const size = file.readUInt32BE(8);
  let pages: Pages = new Map();
  let changed: number[] = [];
  let salt = file.subarray(16, 24);
  for (let at = WAL_HEADER; at + FRAME_HEADER + size <= file.length; at += FRAME_HEADER + size) {
    const ownSalt = file.subarray(at + 8, at + 16);
    if (!ownSalt.equals(salt)) [pages, changed, salt] = [new Map(), [], ownSalt];
    const number = file.readUInt32BE(at);
    pages.set(number, file.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size));
    changed.push(number);
    const isCommit = file.readUInt32BE(at + 4) !== 0;
    if (!isCommit) continue;
    for (const page of changed) yield* recordsOf(page, pages);
    changed = [];
  }
}

/** What spills over; what fits a page lies in one piece, and is seen there. */
function* recordsOf(number: number, pages: Pages): Generator<Buffer> {
  const page = pages.get(number);
  const head = number === 1 ? DATABASE_HEADER : 0;
  if (!page || page[head] !== TABLE_LEAF) return;
  const cells = page.readUInt16BE(head + 3);
  for (let cell = 0; cell < cells; cell += 1) {
    const pointer = head + 8 + 2 * cell;
    if (pointer + 2 > page.length) return;
    const record = recordAt(page, page.readUInt16BE(pointer), pages);
    if (record) yield record;
  }
}

function recordAt(page: Buffer, cell: number, pages: Pages): Buffer | undefined {
  const { value: size, next } = varint(page, cell);
  const { next: start } = varint(page, next);
  const local = localSize(size, page.length);
  if (local === size || start + local + 4 > page.length) return undefined;
  const parts = [page.subarray(start, start + local)];
  let left = size - local;
  for (let number = page.readUInt32BE(start + local); left > 0; ) {
    const overflow = pages.get(number);
    if (!overflow) break;
    parts.push(overflow.subarray(4, 4 + left));
    left -= overflow.length - 4;
    number = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** How much of a row's bytes lies in its own page. */
function localSize(size: number, page: number): number {
  const most = page - 35;
  if (size <= most) return size;
  const least = Math.floor(((page - 12) * 32) / 255) - 23;
  const even = least + ((size - least) % (page - 4));
  return even <= most ? even : least;
}

/** Big-endian, seven bits a byte; of nine bytes the last has eight, which no size of ours needs. */
function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0;
  for (let next = at; ; ) {
    const byte = bytes[next] ?? 0;
    next += 1;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80 || next - at === 9) return { value, next };
  }
}
