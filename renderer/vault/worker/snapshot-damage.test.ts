import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bytes, concatBytes } from '../../../core/bytes.ts';
import { AppError } from '../../../core/errors.ts';
import { KEY_RECORD_KINDS, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { readKeyArea, readSnapshotEnds } from '../../../core/vault/snapshot-format.ts';
import { ALTERATION, altered } from '../../../tests/support/altered-bytes.ts';
import { DiskHost } from '../../../tests/support/disk-host.ts';
import {
  contentOf,
  makeSample,
  PASSPHRASE,
  sourceOf,
} from '../../../tests/vectors/sample-snapshot.ts';
import type { SnapshotReport } from '../calls/snapshot-calls.ts';
import { newChecksum } from './crypto.ts';
import { unpackSnapshot } from './snapshot-reader.ts';
import { Vault } from './vault.ts';

const NEXT = 'nine other lanterns drift past quietly';
const CHECKSUM_AT = 224;
/** What is said of a backup that does not open at all. That it was closed by a re-keying is not true of these. */
const REFUSALS = ['unlock-refused', 'snapshot-damaged', 'row-damaged', 'vault-newer'];

let host: DiskHost;
let content: Awaited<ReturnType<typeof contentOf>>;
/** The backup in three: its rows, its keys, its end. */
let rows: Bytes;
let keys: Bytes;
let end: Bytes;

beforeAll(async () => {
  // Dexie tells that a database in use is replaced, which is what these tests do.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  host = new DiskHost();
  const { vault, again } = await makeSample(host);
  // So that a slot was destroyed here that no re-keying has destroyed.
  await vault.keyring.changePassphrase(PASSPHRASE, NEXT, KDF_OPEN_FLOOR);
  content = await contentOf(vault);
  const backup = await again();
  vault.close();
  const { end: said } = await readSnapshotEnds(sourceOf(backup));
  keys = await readKeyArea(sourceOf(backup), said);
  rows = backup.slice(0, said.keyAreaAt);
  end = backup.slice(said.keyAreaAt + keys.length);
}, 60_000);
afterAll(() => host.remove());

type Unpacked = Awaited<ReturnType<typeof unpackSnapshot>>;

/** Opens everything in the backup with these keys. Undefined when it is refused, with a code that is true. */
async function tested(area: Bytes): Promise<Unpacked | undefined> {
  const { signal } = new AbortController();
  const job = { passphrase: NEXT, generation: 0, since: [], signal, onProgress: () => undefined };
  const source = sourceOf(concatBytes(rows, area, end));
  try {
    return await unpackSnapshot({ source, ...job });
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(REFUSALS).toContain((error as AppError).code);
    return undefined;
  }
}

function isTold(report: SnapshotReport): boolean {
  const { damagedKeys, damagedPeople, damagedVersions, damagedLists, lost, unreadable } = report;
  const counts = [damagedKeys, damagedPeople, damagedVersions, damagedLists.length, lost];
  return report.areListsRebuilt || [...counts, unreadable.length].some((count) => count > 0);
}

/** What was not told to be damaged is all there; of what was, nothing opens with other words. */
async function expectTruth({ report, host: keysOf, vault: id }: Unpacked) {
  const { vault } = await Vault.unlock(keysOf, { id, passphrase: NEXT });
  try {
    if (!isTold(report)) {
      const { interviews, people, secrets } = await contentOf(vault);
      expect({ interviews, people, secrets }).toEqual({
        interviews: content.interviews,
        people: content.people,
        secrets: content.secrets,
      });
    }
    for (const one of vault.interviews.headers()) {
      const read = await vault.interviews.read(one.id).catch(() => undefined);
      if (read) expect(read.text).toBe(content.interviews.find(({ id }) => id === one.id)?.text);
    }
    const { interviews, unreadable, lost } = report;
    expect(interviews + unreadable.length + lost).toBe(content.interviews.length);
  } finally {
    vault.close();
  }
}
describe('the keys of a backup', { timeout: 60_000 }, () => {
  it('open all of it when they are whole', async () => {
    const opened = await tested(keys);
    if (!opened) throw new Error('it was refused');
    expect(isTold(opened.report)).toBe(false);
    await expectTruth(opened);
  });

  it('of which a byte was changed or two were exchanged: it is told, or refused, and nothing false opens', async () => {
    const how = fc.constantFrom('changed', 'exchanged');
    await fc.assert(
      fc.asyncProperty(ALTERATION, how, async (alteration, how) => {
        const area = altered(keys, alteration)[how];
        const opened = area && (await tested(area));
        if (!opened) return;
        expect(opened.report.damagedKeys).toBeGreaterThan(0);
        await expectTruth(opened);
      }),
      { numRuns: 60 },
    );
  });

  it('of which one was forged under a right checksum: what is missing then is told, or all is refused', async () => {
    const checksum = await newChecksum();
    const which = fc.nat(keys.length / KEY_RECORD_SIZE - 1);
    await fc.assert(
      fc.asyncProperty(which, ALTERATION, async (which, alteration) => {
        const record = keys.slice(which * KEY_RECORD_SIZE).slice(0, CHECKSUM_AT);
        const { changed: forged = record } = altered(record, alteration);
        // A slot has a test of its own, and that a key was destroyed is what anybody can write.
        const kinds = [record[4], forged[4]];
        if (kinds.includes(KEY_RECORD_KINDS.passphrase)) return;
        if (forged[4] === KEY_RECORD_KINDS.destroyed) return;
        const area = keys.slice();
        area.set(concatBytes(forged, checksum(forged)), which * KEY_RECORD_SIZE);
        const opened = await tested(area);
        if (opened) await expectTruth(opened);
      }),
      { numRuns: 60 },
    );
  });
});
