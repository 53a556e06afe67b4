import { mkdtemp, mkdir, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { concatBytes, utf8 } from '../../core/bytes.ts';
import {
  decodeKeyRecord,
  destroyedRecord,
  encodeKeyRecord,
  KEY_RECORD_SIZE,
  type KeyRecordKind,
} from '../../core/vault/key-record.ts';
import {
  encodeSnapshotEnd,
  encodeSnapshotHeader,
  encodeSnapshotRow,
  SNAPSHOT_BLOCK,
  SnapshotSum,
} from '../../core/vault/snapshot-format.ts';
import { nodeFileSystem } from './file-system.ts';
import { SnapshotFiles } from './snapshot-files.ts';

const VAULT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const GONE = 'aaaaaaaa-d9cb-469f-a165-70867728950e';
const STAYS = 'bbbbbbbb-d9cb-469f-a165-70867728950e';
const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 24, 12);

let folder = '';
const snapshots = new SnapshotFiles();
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vouchsafe-snapshots-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const wrapped = (id: string) => new Uint8Array(60).fill(id.charCodeAt(0));
const record = (kind: KeyRecordKind, id: string) =>
  encodeKeyRecord({ kind, id, sequence: 1, payload: wrapped(id) });
const destroyed = async (kind: KeyRecordKind, id: string) => ({
  kind,
  id,
  record: await encodeKeyRecord({ ...destroyedRecord(kind, id), sequence: 9 }),
});

/** A snapshot with one row of `sealed` and these keys. */
async function write(
  keys: readonly Uint8Array[],
  madeAt = NOON,
  sealed = new Uint8Array(50),
  generation = 0,
) {
  const { file } = await snapshots.place(folder, madeAt);
  const header = await encodeSnapshotHeader({ vault: VAULT, madeAt, generation });
  const sum = new SnapshotSum(header);
  const row = await encodeSnapshotRow({
    table: 'interviews',
    row: { id: GONE, rev: 1, f: 2, sealed },
  });
  sum.add(row);
  const end = await encodeSnapshotEnd({
    keyAreaAt: header.length + row.length,
    keyRecords: keys.length,
    frames: 1,
    interviews: 1,
    sum: await sum.digest(),
  });
  await writeFile(file, concatBytes(header, row, ...keys, end));
  return file;
}

async function changeByte(file: string, fromEnd: number): Promise<void> {
  const bytes = await readFile(file);
  const at = bytes.length - fromEnd;
  bytes[at] = (bytes[at] ?? 0) + 1;
  await writeFile(file, bytes);
}

const holds = async (file: string, id: string) =>
  (await readFile(file)).includes(Buffer.from(wrapped(id)));

describe('overwriting keys in snapshots', () => {
  it('takes a list, in one pass that hashes no record', async () => {
    const ids = Array.from(
      { length: 200 },
      (_, i) => `${String(i).padStart(8, '0')}${VAULT.slice(8)}`,
    );
    const file = await write(await Promise.all(ids.map((id) => record('interview', id))));
    const doomed = await Promise.all(ids.slice(0, 150).map((id) => destroyed('interview', id)));
    const digest = vi.spyOn(crypto.subtle, 'digest');
    const { reached, missed } = await snapshots.overwrite(folder, doomed);
    expect(digest.mock.calls.length).toBeLessThan(5);
    digest.mockRestore();
    expect([reached, missed]).toEqual([[path.basename(file)], []]);
    const bytes = await readFile(file);
    const area = bytes.subarray(bytes.length - SNAPSHOT_BLOCK - 200 * KEY_RECORD_SIZE);
    for (const [i, id] of ids.entries()) {
      const at = area.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE);
      const kind = i < 150 ? 'destroyed' : 'interview';
      expect(await decodeKeyRecord(at)).toMatchObject({ kind, id });
    }
    expect((await snapshots.withdrawn(folder)).toSorted()).toEqual(ids.slice(0, 150));
  });

  it('takes a key of another kind or id for another', async () => {
    const file = await write([await record('page', GONE), await record('interview', STAYS)]);
    await snapshots.overwrite(folder, [await destroyed('interview', GONE)]);
    expect([await holds(file, GONE), await holds(file, STAYS)]).toEqual([true, true]);
  });

  it('reaches a record that is damaged: what it wraps may not be', async () => {
    const file = await write([await record('interview', GONE)]);
    await changeByte(file, SNAPSHOT_BLOCK + 1); // in its checksum
    await snapshots.overwrite(folder, [await destroyed('interview', GONE)]);
    expect(await holds(file, GONE)).toBe(false);
  });

  it.each([
    ['whose end record is damaged', (file: string) => changeByte(file, 10)],
    [
      'whose header is damaged',
      async (file: string) => {
        await changeByte(file, (await readFile(file)).length - 10);
      },
    ],
    [
      'that lost its end',
      async (file: string) => {
        await truncate(file, (await readFile(file)).length - SNAPSHOT_BLOCK - 40);
      },
    ],
  ])('reaches a snapshot %s, and spares its rows', async (_what, damage) => {
    // A row in which six bytes look like a passphrase slot.
    const sealed = concatBytes(utf8('VSK1'), new Uint8Array([2, 0, 60, 0]), new Uint8Array(300));
    const keys = [await record('interview', STAYS), await record('passphrase', GONE)];
    const file = await write(keys, NOON, sealed);
    await damage(file);
    const next = {
      kind: 'passphrase',
      id: null,
      record: await record('passphrase', VAULT),
    } as const;
    const isCut = (await readFile(file)).length < 1400;
    const { missed } = await snapshots.overwrite(folder, [
      isCut ? await destroyed('passphrase', GONE) : next,
    ]);
    expect(missed).toEqual([]);
    expect([await holds(file, GONE), await holds(file, STAYS)]).toEqual([false, true]);
    expect((await readFile(file)).includes(Buffer.from(sealed))).toBe(true);
  });

  it('finds a key across the borders of what is read at once', async () => {
    const sealed = new Uint8Array(1024 * 1024 - 400);
    const file = await write([await record('interview', GONE)], NOON, sealed);
    await changeByte(file, 10);
    await snapshots.overwrite(folder, [await destroyed('interview', GONE)]);
    expect(await holds(file, GONE)).toBe(false);
    expect(await snapshots.withdrawn(folder)).toEqual([GONE]);
  });

  it('says which it could not reach', async () => {
    const file = await write([await record('interview', GONE)]);
    const open: typeof nodeFileSystem.open = (name, flags, mode) =>
      flags === 'r+' ? Promise.reject(new Error('EACCES')) : nodeFileSystem.open(name, flags, mode);
    const reached = await new SnapshotFiles({ ...nodeFileSystem, open }).overwrite(folder, []);
    expect(reached).toEqual({ reached: [], missed: [path.basename(file)] });
  });
});

describe('thinning', () => {
  const names = async () => (await readdir(path.join(folder, 'snapshots'))).toSorted();
  const thin = (written: string) => snapshots.thin(folder, path.basename(written));

  it('never takes the one that was just written, whatever its time', async () => {
    const newer: string[] = [];
    for (let i = 0; i < 40; i += 1) newer.push(await write([], NOON + i * 24 * HOUR));
    const header = await encodeSnapshotHeader({ vault: VAULT, madeAt: 0, generation: 0 });
    const back = path.join(folder, 'snapshots', '19700101T000000000Z.snapshot');
    const last = await readFile(newer[0] ?? '');
    await writeFile(back, concatBytes(header, last.subarray(SNAPSHOT_BLOCK)));
    await thin(back);
    expect(await names()).toContain(path.basename(back));
    expect((await names()).length).toBeLessThan(41);
    await thin(newer.at(-1) ?? '');
    expect(await names()).not.toContain(path.basename(back));
  });

  it('gets a time after all others when the clock was set back', async () => {
    await write([], NOON);
    const damaged = await write([], NOON + HOUR);
    await changeByte(damaged, 10);
    expect(await snapshots.place(folder, 5)).toMatchObject({ madeAt: NOON + HOUR + 1 });
    expect(await snapshots.place(folder, NOON + 2 * HOUR)).toMatchObject({
      madeAt: NOON + 2 * HOUR,
    });
  });

  it('lets a damaged one go in its time, in the place of no whole one', async () => {
    const whole = await write([], NOON);
    const damaged = await write([], NOON + 1000);
    await changeByte(damaged, 10);
    const newest = await write([], NOON + HOUR);
    await thin(newest);
    expect(await names()).toEqual([whole, damaged, newest].map((file) => path.basename(file)));
    const later: string[] = [];
    for (let i = 0; i < 30; i += 1) later.push(await write([], NOON + (i + 2) * HOUR));
    await thin(later.at(-1) ?? '');
    expect(await names()).not.toContain(path.basename(damaged));
  });

  it.each([
    ['its end', () => 10],
    ['its header', (size: number) => size - 10],
  ])('leaves the last of what a restore replaced, damaged in %s', async (_, fromEnd) => {
    const damaged = await write([], NOON);
    await changeByte(damaged, fromEnd((await readFile(damaged)).length));
    const none = new Uint8Array(50);
    for (let i = 1; i < 3; i += 1) await write([], NOON + i * 1000, none, 1);
    const newest = await write([], NOON + 5000, none, 1);
    await thin(newest);
    expect(await names()).toEqual([damaged, newest].map((file) => path.basename(file)));
  });

  it('leaves alone what cannot be read just now', async () => {
    const newest = await write([], NOON);
    const name = '20200101T000000000Z.snapshot';
    await mkdir(path.join(folder, 'snapshots', name));
    await thin(newest);
    expect(await names()).toContain(name);
  });
});
