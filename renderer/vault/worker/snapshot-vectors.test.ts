import 'fake-indexeddb/auto';
import { spawnSync } from 'node:child_process';
import { hkdfSync } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Bytes, concatBytes, utf8 } from '../../../core/bytes.ts';
import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import {
  encodeSnapshotEnd,
  encodeSnapshotHeader,
  encodeSnapshotRow,
  readKeyArea,
  readSnapshotEnds,
  readSnapshotRows,
  SNAPSHOT_BLOCK,
  type SnapshotRow,
  SnapshotSum,
} from '../../../core/vault/snapshot-format.ts';
import { LOOSE_SINGLES } from '../../../core/vault/row-format.ts';
import { DiskHost } from '../../../tests/support/disk-host.ts';
import { readSnapshot } from '../../../tests/vectors/reader/read-snapshot.ts';
import { parseFrozen } from '../../../tests/support/consent-of-today.ts';
import {
  contentOf,
  headerOf,
  makeSample,
  PASSPHRASE,
  sourceOf,
} from '../../../tests/vectors/sample-snapshot.ts';
import { deriveKey, open, seal } from './crypto.ts';
import { unpackSnapshot } from './snapshot-reader.ts';
import { Vault } from './vault.ts';
import { takeSnapshot } from './vault-snapshots.ts';

/** A frozen backup gives the same content for ever, to the app and to a reader that shares no code with it. */
vi.setConfig({ testTimeout: 60_000 });

const vectors = path.join(import.meta.dirname, '../../../tests/vectors');

function vector(folder: string) {
  const frozenFile = path.join(vectors, folder, 'backup.vouchsafe');
  const frozen = Uint8Array.from(readFileSync(frozenFile));
  const json = readFileSync(path.join(vectors, folder, 'expected.json'), 'utf8');
  const { passphrase, content: expected } = JSON.parse(json) as {
    passphrase: string;
    content: Awaited<ReturnType<typeof makeSample>>['content'];
  };
  const { content: ofToday } = parseFrozen(json) as { content: typeof expected };
  return { frozenFile, frozen, passphrase, expected, ofToday };
}

/** Of the formats that are written today. */
const { frozen, passphrase, expected } = vector('snapshot-v1-vault-4');

const hosts: DiskHost[] = [];
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.remove();
});

function newHost(): DiskHost {
  const host = new DiskHost();
  hosts.push(host);
  return host;
}

/** A backup of other rows, with every checksum as it should be: anybody could make it. */
async function forged(
  change: (rows: SnapshotRow[]) => SnapshotRow[],
  backup = frozen,
): Promise<Bytes> {
  const source = sourceOf(backup);
  const { header, end } = await readSnapshotEnds(source);
  const head = await encodeSnapshotHeader(header);
  const changed = change(await rowsOf(backup));
  const frames = await Promise.all(changed.map(encodeSnapshotRow));
  const sum = new SnapshotSum(head);
  for (const frame of frames) sum.add(frame);
  const before = concatBytes(head, ...frames);
  const interviews = changed.filter(({ table }) => table === 'interviews').length;
  const next = { keyAreaAt: before.length, frames: sum.frames, interviews };
  return concatBytes(
    before,
    await readKeyArea(source, end),
    await encodeSnapshotEnd({ ...end, ...next, sum: await sum.digest() }),
  );
}

async function rowsOf(backup: Bytes): Promise<SnapshotRow[]> {
  const source = sourceOf(backup);
  const rows: SnapshotRow[] = [];
  for await (const row of readSnapshotRows(source, (await readSnapshotEnds(source)).end))
    rows.push(row);
  return rows;
}

/** The frozen rows on which something depends, each once. */
async function pinned(): Promise<SnapshotRow[]> {
  const loose: ReadonlySet<string> = new Set(LOOSE_SINGLES);
  const all = (await rowsOf(frozen)).filter(({ row }) => !loose.has(row.id));
  return [...new Map(all.map((one) => [`${one.table}/${one.row.id}`, one])).values()];
}

const isSame = (a: SnapshotRow, b: SnapshotRow) => a.table === b.table && a.row.id === b.row.id;

const flip = (bytes: Bytes, at: number) => bytes.with(at, (bytes[at] ?? 0) ^ 1);

const sealedAs = ({ table, row }: SnapshotRow, sealed: Bytes): SnapshotRow => ({
  table,
  row: { ...row, sealed },
});

describe.each(['snapshot-v1', 'snapshot-v1-vault-3', 'snapshot-v1-vault-4'])(
  'the frozen backup in %s',
  (folder) => {
    const { frozenFile, frozen, passphrase, expected, ofToday } = vector(folder);

    it('gives what was in it to a reader that has nothing of ours beside it', () => {
      const alone = mkdtempSync(path.join(tmpdir(), 'vouchsafe-reader-'));
      try {
        cpSync(path.join(vectors, 'reader'), alone, { recursive: true });
        const args = [path.join(alone, 'read-snapshot.ts'), frozenFile];
        const run = spawnSync(process.execPath, args, {
          cwd: alone,
          input: `${passphrase}\n`,
          encoding: 'utf8',
        });
        const { secrets: _, ...content } = expected;
        expect(JSON.parse(run.stdout)).toEqual({ ...content, isComplete: true });
      } finally {
        rmSync(alone, { recursive: true });
      }
    });

    it('gives it to the app', async () => {
      const unpacked = await unpackSnapshot({
        source: sourceOf(frozen),
        passphrase,
        generation: 0,
        since: [],
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      expect(unpacked.report).toMatchObject({
        interviews: 2,
        people: 1,
        unreadable: [],
        isWhole: true,
      });
      const { vault } = await Vault.unlock(unpacked.host, { id: unpacked.vault, passphrase });
      const { log, ...content } = await contentOf(vault);
      const { log: frozenLog = [], ...frozenContent } = ofToday;
      expect({ ...(await headerOf(frozen)), ...content }).toEqual(frozenContent);
      // One of before the log begins it late, when a key that was destroyed then is entered.
      expect(log?.slice(0, frozenLog.length)).toEqual(frozenLog);
      vault.close();
    });

    it('holds what it is there for', () => {
      const [long, short] = expected.interviews.toSorted((a, b) => b.text.length - a.text.length);
      expect(long?.text.length).toBeGreaterThan(16 * 1024);
      expect(long?.record.redactions.map(({ touched }) => touched)).toEqual([true, true]);
      expect(short?.versions.map(({ text }) => text)).toEqual([
        'Вымышленное: подпись просили на рынке.',
      ]);
      expect(expected.people).toHaveLength(1);
      const { codebook, tombstones } = expected.singles as Readonly<Record<string, unknown>>;
      expect(codebook).toHaveLength(1);
      expect(tombstones).toMatchObject([
        { id: expected.destroyed[0], code: 'INT-003', reason: 'withdrawn' },
      ]);
    });
  },
);

describe('the reader', () => {
  it('reads what today’s code writes', async () => {
    const { vault, bytes, content } = await makeSample(newHost());
    vault.close();
    expect(readSnapshot(bytes, PASSPHRASE)).toEqual({ ...content, isComplete: true });
  });

  it('takes either spelling of a passphrase in Unicode', () => {
    const typed = passphrase.normalize('NFD');
    expect(typed).not.toBe(passphrase);
    expect(readSnapshot(frozen, typed)).toEqual({ ...expected, isComplete: true });
  });

  it('finds the chain of one that was imported in its row', async () => {
    const { vault, again } = await makeSample(newHost());
    const record = { ...EMPTY_RECORD, code: 'INT-004' };
    const [id] = await vault.interviews.many.create([{ record, text: 'Imported, invented.' }]);
    const { interviews } = await contentOf(vault);
    const read = readSnapshot(await again(), PASSPHRASE).interviews;
    expect(read).toEqual(interviews);
    const actions = read.find((one) => one.id === id)?.custody?.entries.map((one) => one.action);
    expect(actions).toEqual(['import']);
  });

  it('reads what is left of a snapshot from before an interview and a person were destroyed', async () => {
    const host = newHost();
    const { vault } = await makeSample(host);
    await takeSnapshot(host, vault.id, vault.database, (task) => task());
    const folder = path.join(host.vaults.folder(vault.id), 'snapshots');
    const [name = ''] = readdirSync(folder);
    const snapshot = () => readSnapshot(readFileSync(path.join(folder, name)), PASSPHRASE);
    const before = snapshot();
    const [person] = await vault.register.list();
    await vault.register.delete(person?.id ?? ('' as PersonId));
    expect(snapshot()).toEqual({ ...before, people: [] });
    const [gone, left] = vault.interviews.headers().toSorted((a, b) => a.length - b.length);
    if (!gone || !left) throw new Error('the sample has two interviews');
    await vault.withdrawal.destroy([gone.id], 'withdrawn');
    vault.close();
    const { place: _, ...singles } = before.singles;
    const { header: __, ...rest } = before.interviews.find(({ id }) => id === left.id) ?? {};
    expect(snapshot()).toEqual({
      ...before,
      isComplete: false,
      interviews: [rest],
      people: [],
      singles,
      destroyed: [...before.destroyed, gone.id].toSorted(),
    });
  });

  it('refuses another passphrase', () => {
    for (const other of [` ${passphrase}`, passphrase.toUpperCase(), ''])
      expect(() => readSnapshot(frozen, other)).toThrow('wrong passphrase');
  });

  it('refuses a flipped byte of a row, also when the checksums were made anew', async () => {
    // The first frame is that of an interview.
    const bare = flip(frozen, 256 + 40 + 36 + 20);
    expect(() => readSnapshot(bare, passphrase)).toThrow('a damaged row');
    for (const one of await pinned()) {
      const other = sealedAs(one, flip(one.row.sealed, 20));
      const bytes = await forged((rows) => rows.map((row) => (isSame(row, one) ? other : row)));
      expect(() => readSnapshot(bytes, passphrase), one.table).toThrow('not open');
    }
  });

  it('refuses a dropped row, also when the end record was made anew', async () => {
    const { end } = await readSnapshotEnds(sourceOf(frozen));
    for (const one of await pinned()) {
      const bytes = await forged((rows) => rows.filter((row) => !isSame(row, one)));
      const { keyAreaAt } = (await readSnapshotEnds(sourceOf(bytes))).end;
      const bare = concatBytes(
        bytes.subarray(0, -SNAPSHOT_BLOCK),
        await encodeSnapshotEnd({ ...end, keyAreaAt }),
      );
      expect(() => readSnapshot(bare, passphrase), one.table).toThrow('rows are missing');
      expect(() => readSnapshot(bytes, passphrase), one.table).toThrow(/is missing|no root/);
    }
  });

  it('refuses rows that were exchanged', async () => {
    const [one, other] = (await pinned()).filter(({ table }) => table === 'changes');
    if (!one || !other) throw new Error('the vector has changes');
    const exchanged = [sealedAs(one, other.row.sealed), sealedAs(other, one.row.sealed)];
    const bytes = await forged((rows) =>
      rows.map((row) => exchanged.find((next) => isSame(next, row)) ?? row),
    );
    expect(() => readSnapshot(bytes, passphrase)).toThrow('not open');
  });

  it('refuses a row of before the last save, and a root of before the last interview', async () => {
    const { vault, bytes, again } = await makeSample(newHost());
    const earlier = await rowsOf(bytes);
    await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-010' });
    const made = await again();
    const { id } = vault.interviews.headers().find(({ code }) => code === 'INT-002') ?? { id: '' };
    await vault.interviews.save({ id: id as InterviewId, record: EMPTY_RECORD });
    const saved = await again();
    vault.close();
    const rolledBack = (backup: Bytes, id: string) =>
      forged(
        (rows) =>
          rows.map((row) =>
            row.row.id === id ? (earlier.find((old) => isSame(old, row)) ?? row) : row,
          ),
        backup,
      );
    const row = await rolledBack(saved, id);
    expect(() => readSnapshot(row, PASSPHRASE)).toThrow('another revision');
    const root = await rolledBack(made, 'root');
    expect(() => readSnapshot(root, PASSPHRASE)).toThrow('is not listed');
  });

  it('knows the keys for each purpose by the names that the page says', async () => {
    const page = readFileSync(path.join(vectors, '../../docs/vault-format.md'), 'utf8');
    const names = [...page.matchAll(/`(vouchsafe\/1\/(\w+))`/g)];
    expect(names.map(([, , purpose]) => purpose)).toEqual(['wrap', 'singles', 'pending']);
    const raw = new Uint8Array(32).fill(5);
    const master = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
    for (const [, info = '', purpose] of names) {
      const key = await deriveKey(master, purpose as 'wrap' | 'singles' | 'pending');
      const sealed = await seal(key, utf8('invented'), utf8('context'));
      const other = new Uint8Array(hkdfSync('sha256', raw, new Uint8Array(32), info, 32));
      const derived = await crypto.subtle.importKey('raw', other, 'AES-GCM', false, ['decrypt']);
      expect(await open(derived, sealed, utf8('context'))).toEqual(utf8('invented'));
    }
  });
});
