import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, concatBytes } from '../bytes.ts';
import { encodeKeyRecord, KEY_RECORD_SIZE } from './key-record.ts';
import type { TableName } from './row-format.ts';
import {
  type ByteSource,
  encodeSnapshotEnd,
  encodeSnapshotHeader,
  encodeSnapshotRow,
  readKeyArea,
  readSnapshotEnds,
  readSnapshotRows,
  SNAPSHOT_BLOCK,
  type SnapshotRow,
  SnapshotSum,
} from './snapshot-format.ts';

const VAULT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const HEADER = { vault: VAULT, madeAt: 1_764_000_000_000, generation: 3 };

function memory(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (at, length) => bytes.slice(at, at + length) };
}

function row(table: TableName, id: string, rev: number, length: number): SnapshotRow {
  const sealed = new Uint8Array(length).map((_, i) => (i * 31 + rev * 7) % 256);
  return { table, row: { id, rev, f: 1, sealed } };
}

async function build(rows: readonly SnapshotRow[]) {
  const header = await encodeSnapshotHeader(HEADER);
  const sum = new SnapshotSum(header);
  const frames = await Promise.all(rows.map(encodeSnapshotRow));
  for (const frame of frames) sum.add(frame);
  const key = await encodeKeyRecord({
    kind: 'interview',
    id: VAULT,
    sequence: 1,
    payload: new Uint8Array(60).fill(3),
  });
  const body = concatBytes(header, ...frames);
  const end = await encodeSnapshotEnd({
    keyAreaAt: body.length,
    keyRecords: 1,
    frames: frames.length,
    interviews: 2,
    sum: await sum.digest(),
  });
  return { bytes: concatBytes(body, key, end), frames, keyAreaAt: body.length };
}

/** Everything that can be got out of these bytes. @throws AppError when they are refused altogether */
async function read(bytes: Uint8Array) {
  const source = memory(bytes);
  const { header, end } = await readSnapshotEnds(source);
  const rows: SnapshotRow[] = [];
  const reading = readSnapshotRows(source, end);
  let step = await reading.next();
  for (; step.done !== true; step = await reading.next()) rows.push(step.value);
  return { header, end, rows, whole: step.value, keys: await readKeyArea(source, end) };
}

const ROWS = [
  row('interviews', 'a3c1', 1, 300),
  row('interviews', 'b4d2', 4, 17),
  row('changes', 'c5e3', 1, 90),
  row('singles', 'root', 9, 0),
  row('interviews', 'a3c1', 2, 40),
];

describe('a snapshot', () => {
  let whole: { bytes: Bytes; frames: Bytes[]; keyAreaAt: number };
  beforeAll(async () => {
    whole = await build(ROWS);
  });

  it('gives back what was put in, in its order', async () => {
    const { header, rows, whole: isWhole, keys, end } = await read(whole.bytes);
    expect(header).toEqual(HEADER);
    expect(rows).toEqual(ROWS);
    expect(isWhole).toBe(true);
    expect(keys).toHaveLength(KEY_RECORD_SIZE);
    expect(end).toMatchObject({ frames: 5, interviews: 2 });
  });

  it('holds rows larger than one read', async () => {
    const rows = [row('interviews', 'a', 1, 2_500_000), row('people', 'b', 1, 10)];
    const { bytes } = await build(rows);
    const found = await read(bytes);
    expect(found.whole).toBe(true);
    expect(found.rows.map(({ row: { id, sealed } }) => [id, sealed.length])).toEqual([
      ['a', 2_500_000],
      ['b', 10],
    ]);
    expect(found.rows).toEqual(rows);
  });

  it('is refused, or loses one row and says so, when any byte is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const bytes = whole.bytes.slice();
          bytes[at] = (bytes[at] ?? 0) ^ flip; // oxlint-disable-line no-bitwise
          const found = await read(bytes).catch(() => undefined);
          const isInKeys = at >= whole.keyAreaAt && at < bytes.length - SNAPSHOT_BLOCK;
          const isInRows = at >= SNAPSHOT_BLOCK && at < whole.keyAreaAt;
          if (isInRows) {
            expect(found?.whole).toBe(false);
            expect(found?.rows).toHaveLength(ROWS.length - 1);
          } else if (isInKeys) expect(found?.whole).toBe(true);
          else expect(found).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is noticed when cut, and when bytes are dropped or put in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.bytes.length - 1 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('cut', 'drop', 'repeat'),
        async (at, length, how) => {
          const to = Math.min(at + length, whole.bytes.length);
          const parts = {
            cut: [whole.bytes.subarray(0, at)],
            drop: [whole.bytes.subarray(0, at), whole.bytes.subarray(to)],
            repeat: [whole.bytes.subarray(0, to), whole.bytes.subarray(at)],
          }[how];
          await expect(read(concatBytes(...parts))).rejects.toMatchObject({
            code: 'snapshot-damaged',
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is noticed when two rows of one length are swapped, or one stands for another', async () => {
    const rows = [row('interviews', 'a', 1, 50), row('interviews', 'b', 2, 50)];
    const { bytes, frames } = await build(rows);
    const [first, second] = frames as [Bytes, Bytes];
    for (const pair of [
      [second, first],
      [first, first],
    ] as const) {
      const forged = bytes.slice();
      forged.set(concatBytes(...pair), SNAPSHOT_BLOCK);
      expect((await read(forged)).whole).toBe(false);
    }
  });

  it('of a later version says so', async () => {
    const bytes = whole.bytes.slice();
    bytes[4] = 2;
    const sum = await crypto.subtle.digest('SHA-256', bytes.slice(0, 224));
    bytes.set(new Uint8Array(sum), 224);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'vault-newer' });
  });
});
