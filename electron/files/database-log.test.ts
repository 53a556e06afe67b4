import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { endsInside, isLogTorn } from './database-log.ts';

const BLOCK = 32 * 1024;

/** CRC-32C bit by bit, as RFC 3720 has it, and masked as LevelDB does. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc % 2 === 0 ? 0 : 0x82f63b78);
    crc >>>= 0;
  }
  crc = (crc ^ 0xffffffff) >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

/** Writes records one after the other, cut into blocks, as `log_format.md` says. */
function logOf(...sizes: number[]): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const size of sizes) {
    let left = size;
    for (let isFirst = true; left > 0 || isFirst; isFirst = false) {
      const room = BLOCK - (length % BLOCK);
      if (room < 7) push(Buffer.alloc(room));
      const data = Buffer.alloc(Math.min(left, BLOCK - (length % BLOCK) - 7), size % 251);
      left -= data.length;
      const type = isFirst ? (left === 0 ? 1 : 2) : left === 0 ? 4 : 3;
      const header = Buffer.alloc(7);
      header.writeUInt32LE(checksum(Buffer.concat([Buffer.of(type), data])), 0);
      header.writeUInt16LE(data.length, 4);
      header[6] = type;
      push(Buffer.concat([header, data]));
    }
  }
  return Buffer.concat(parts);
}

const WHOLE = [
  [10],
  [10, 200, 30],
  [BLOCK - 7],
  [BLOCK - 7, 1],
  [BLOCK - 12, 5],
  [3 * BLOCK, 77],
  [],
];

describe('a log of LevelDB', () => {
  it('has the checksum that is known for 32 zeros', () => {
    // RFC 3720, B.4: 0x8a9136aa before masking.
    const crc = 0x8a9136aa;
    expect(checksum(new Uint8Array(32))).toBe((((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0);
  });

  it.each(WHOLE)('of whole writes ends between two', (...sizes) => {
    expect(endsInside(logOf(...sizes))).toBe(false);
  });

  it('ends inside a write wherever it was cut', () => {
    for (const sizes of [[10, 200, 30], [BLOCK - 20, 40], [3 * BLOCK]]) {
      const whole = logOf(...sizes);
      const before = logOf(...sizes.slice(0, -1)).length;
      const step = whole.length > 2 * BLOCK ? 257 : 1;
      for (let end = before + 1; end < whole.length; end += step)
        expect(endsInside(whole.subarray(0, end)), `${sizes.join()} at ${end}`).toBe(true);
    }
    // Also between the pieces of one write, at the end of a block.
    expect(endsInside(logOf(3 * BLOCK).subarray(0, BLOCK))).toBe(true);
  });

  it('ends inside a write when its last bytes never reached the disk', () => {
    const log = logOf(10, 200);
    expect(endsInside(log.fill(0, log.length - 20))).toBe(true);
    expect(endsInside(Buffer.concat([logOf(10), Buffer.alloc(100)]))).toBe(true);
  });
});

describe('the log of a profile', () => {
  const storage = mkdtempSync(path.join(tmpdir(), 'vouchsafe-log-'));
  const folder = path.join(storage, 'IndexedDB', 'app_0.indexeddb.leveldb');
  afterAll(() => rmSync(storage, { recursive: true }));

  it('is the one with the highest number, and none is not torn', async () => {
    expect(await isLogTorn(storage)).toBe(false);
    mkdirSync(folder, { recursive: true });
    expect(await isLogTorn(storage)).toBe(false);
    writeFileSync(path.join(folder, '000009.log'), logOf(10).subarray(0, 12));
    writeFileSync(path.join(folder, '000010.log'), logOf(10));
    expect(await isLogTorn(storage)).toBe(false);
    writeFileSync(path.join(folder, '000011.log'), logOf(10).subarray(0, 12));
    expect(await isLogTorn(storage)).toBe(true);
  });
});
