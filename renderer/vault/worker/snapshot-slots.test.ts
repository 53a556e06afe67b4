import 'fake-indexeddb/auto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { AppError } from '../../../core/errors.ts';
import {
  decodeKeyRecord,
  encodeKeyRecord,
  KEY_RECORD_SIZE,
  type KeyRecord,
} from '../../../core/vault/key-record.ts';
import { VAULT_FORMAT } from '../../../core/vault/row-format.ts';
import { encodeVaultRecord, FIRST_RECORD } from '../../../core/vault/vault-record.ts';
import { newDoor, PASSPHRASE, vaultOnDisk } from '../../../tests/support/vault-on-disk.ts';

const NEXT = 'nine other lanterns drift past quietly';
const THIRD = 'four dry orchards lean against winter';

/** A vault with one snapshot. */
async function withSnapshot() {
  const { host, id, door, snapshots: folder } = await vaultOnDisk();
  await door.call('createInterview', { record: EMPTY_RECORD, text: 'words' });
  await door.call('takeSnapshot', undefined);
  const file = path.join(folder, readdirSync(folder)[0] ?? '');
  const opens = async (passphrase: string): Promise<boolean> => {
    const { source, size } = await host.sources.open(file);
    return newDoor(host)
      .call('testBackup', { source, size, passphrase })
      .then(
        () => true,
        () => false,
      );
  };
  return { host, id, door, newDoor: () => newDoor(host), file, folder, opens };
}

async function recordsIn(file: string): Promise<{ at: number; record: KeyRecord }[]> {
  const bytes = readFileSync(file);
  const found = [];
  for (let at = bytes.indexOf('VSK1'); at >= 0; at = bytes.indexOf('VSK1', at + 1)) {
    const record = await decodeKeyRecord(bytes.subarray(at, at + KEY_RECORD_SIZE));
    if (record) found.push({ at, record });
  }
  return found;
}

async function slotsIn(file: string): Promise<string[]> {
  return (await recordsIn(file))
    .filter(({ record }) => record.kind === 'passphrase')
    .map(({ record }) => record.id);
}

describe('slots in snapshots', { timeout: 120_000 }, () => {
  it('that could not be replaced at once are replaced after the next unlock', async () => {
    const { host, id, door, newDoor, opens } = await withSnapshot();
    const { call } = host;
    host.call = async (name, args) => {
      if (name === 'snapshots.overwrite') throw new AppError('storage-failed');
      return call.call(host, name, args) as never;
    };
    const change = { current: PASSPHRASE, next: NEXT };
    expect(await door.call('changePassphrase', change)).toEqual({ missedSnapshots: 1 });
    expect(await opens(PASSPHRASE)).toBe(true);
    host.call = call;
    const report = await newDoor().call('unlock', { id, passphrase: NEXT });
    expect(report).toMatchObject({ snapshotsBehind: 0 });
    expect(await opens(PASSPHRASE)).toBe(false);
    expect(await opens(NEXT)).toBe(true);
  });

  it('that cannot be reached are told of at every unlock until the file is gone', async () => {
    const { id, door, newDoor, folder } = await withSnapshot();
    mkdirSync(path.join(folder, '20200101T000000000Z.snapshot'));
    const change = { current: PASSPHRASE, next: NEXT };
    expect(await door.call('changePassphrase', change)).toEqual({ missedSnapshots: 1 });
    for (let i = 0; i < 2; i += 1)
      expect(await newDoor().call('unlock', { id, passphrase: NEXT })).toMatchObject({
        snapshotsBehind: 1,
      });
  });

  it.each(['beside a whole one', 'alone'])(
    'are replaced in a cut snapshot too, %s',
    async (where) => {
      const { door, file, folder } = await withSnapshot();
      const before = await slotsIn(file);
      const cut = where === 'alone' ? file : path.join(folder, '20200101T000000000Z.snapshot');
      if (cut !== file) copyFileSync(file, cut);
      truncateSync(cut, readFileSync(cut).length - 10);
      await door.call('changePassphrase', { current: PASSPHRASE, next: NEXT });
      const after = await slotsIn(cut);
      expect(before).toHaveLength(1);
      expect(after).toHaveLength(1);
      expect(after).not.toEqual(before);
    },
  );

  it('of a recovery set follow its replacement and its removal', async () => {
    const { door, file, folder } = await withSnapshot();
    const make = async () => {
      const made = await door.call('makeShares', { passphrase: PASSPHRASE });
      await door.call('keepShares', { typed: (made as { shares: string[] }).shares[0] });
    };
    await make();
    await door.call('createInterview', { record: EMPTY_RECORD, text: 'more' });
    await door.call('takeSnapshot', undefined);
    const second = path.join(folder, readdirSync(folder).toSorted().at(-1) ?? file);
    const sets = async () =>
      (await recordsIn(second))
        .filter(({ record }) => record.kind === 'recovery')
        .map(({ record }) => [record.payload[0], record.payload.length > 2]);
    expect(await sets()).toEqual([[1, true]]);
    await make();
    expect(await sets()).toEqual([[2, true]]);
    await door.call('removeShares', undefined);
    expect(await sets()).toEqual([[2, false]]);
  });

  it('are not put into a snapshot under another master key', async () => {
    const { door, file } = await withSnapshot();
    const header = (await recordsIn(file)).find(({ record }) => record.kind === 'vault');
    if (!header) throw new Error('no header');
    const other = { ...FIRST_RECORD, format: VAULT_FORMAT, master: crypto.randomUUID() };
    const bytes = readFileSync(file);
    bytes.set(
      await encodeKeyRecord({ ...header.record, payload: encodeVaultRecord(other) }),
      header.at,
    );
    writeFileSync(file, bytes);
    const before = await recordsIn(file);
    await door.call('changePassphrase', { current: PASSPHRASE, next: NEXT });
    await door.call('changePassphrase', { current: NEXT, next: THIRD });
    expect(await recordsIn(file)).toEqual(before);
  });
});
