import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type InterviewId, newId, type PersonId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { decodeKeyRecord, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { PASSPHRASE, vaultOnDisk } from '../../../tests/support/vault-on-disk.ts';
import { VaultDoor } from './vault-door.ts';
import { noDetector } from '../../../tests/support/no-detector.ts';

async function doorOnDisk() {
  const { host, id, door, snapshots: folder } = await vaultOnDisk();
  const create = async (code: string): Promise<InterviewId> => {
    const made = await door.call('createInterview', {
      record: { ...EMPTY_RECORD, code },
      text: 'words',
    });
    return (made as { id: InterviewId }).id;
  };
  const opened = async (file: string) => {
    const { source, size } = await host.sources.open(file);
    return { source, size, passphrase: PASSPHRASE, name: 'V' };
  };
  return { host, id, door, create, opened, folder };
}

describe('a backup from before', { timeout: 60_000 }, () => {
  it.each(['by the open vault', 'at the door'])(
    'that is restored %s lists nothing that was destroyed since, keeps no key of it, and knows its number',
    async (where) => {
      const { host, id, door, create, opened } = await doorOnDisk();
      const [old, kept] = [await create('INT-001'), await create('INT-002')];
      await create('INT-003');
      const file = path.join(host.folder, 'copy.vouchsafe');
      await door.call('writeBackup', { target: await host.targets.begin(file) });
      const newer = await create('INT-004');
      await door.call('destroyInterviews', { ids: [old, newer], reason: 'withdrawn' });
      const at = new VaultDoor({
        host,
        onProgress: () => undefined,
        fetchDetector: noDetector,
      });
      const restoring = where === 'at the door' ? at : door;
      const report = await restoring.call('restoreBackup', await opened(file));
      expect(report).toMatchObject({ interviews: 2, unreadable: [] });

      await at.call('unlock', { id, passphrase: PASSPHRASE });
      const headers = (await at.call('interviews', undefined)) as { id: string; code: string }[];
      expect(headers.map(({ code }) => code).toSorted()).toEqual(['INT-002', 'INT-003']);
      const retired = new Set((await at.call('retiredCodes', undefined)) as string[]);
      expect(retired.has('INT-001')).toBe(true);
      if (where !== 'at the door') expect(retired.has('INT-004')).toBe(true);
      const keysBefore = await keysIn(readFileSync(file));
      const { first } = await host.vaults.read(id);
      const keysNow = await keysIn(Buffer.from(first ?? new Uint8Array()));
      expect(keysNow.filter((key) => keysBefore.includes(key))).toContain(`interview/${kept}`);
      expect(keysNow.filter((key) => /^(page|root)/.test(key) && keysBefore.includes(key))).toEqual(
        [],
      );
      const withdrawn = await host.call('snapshots.withdrawn', { vault: id });
      expect(new Set(withdrawn)).toEqual(new Set([old, newer]));
    },
  );
});

describe('snapshots', { timeout: 60_000 }, () => {
  it('from before give no key of a deleted person away, and miss nobody when they are opened', async () => {
    const { door, opened, folder } = await doorOnDisk();
    const id = newId<PersonId>();
    const person = { kind: 'person', name: 'Роза', spellings: [], gender: 'unknown' };
    await door.call('putPerson', { ...person, id, pseudonym: 'U', note: '' });
    await door.call('takeSnapshot', undefined);
    const file = path.join(folder, readdirSync(folder)[0] ?? '');
    expect(await keysIn(readFileSync(file))).toContain(`person/${id}`);
    expect(await door.call('deletePerson', { id })).toEqual({ missedSnapshots: 0 });
    expect(await keysIn(readFileSync(file))).not.toContain(`person/${id}`);
    const restored = await door.call('restoreBackup', await opened(file));
    expect(restored).toMatchObject({ people: 0 });
    await door.call('unlock', { id: path.basename(path.dirname(folder)), passphrase: PASSPHRASE });
    expect(await door.call('damage', undefined)).toMatchObject({ people: [] });
  });

  it('from before give no key of a destroyed interview away, and a fresh one opens without it', async () => {
    const { door, create, opened, folder } = await doorOnDisk();
    const codes = ['INT-001', 'INT-002', 'INT-003'];
    const gone = await create('INT-007');
    await Promise.all(codes.map(create));
    await door.call('takeSnapshot', undefined);
    const before = readdirSync(folder);
    const keysThere = () =>
      Promise.all(before.map((name) => keysIn(readFileSync(path.join(folder, name)))));
    const old = (await keysThere()).flat();
    expect(old).toContain(`interview/${gone}`);

    await door.call('destroyInterviews', { ids: [gone], reason: 'withdrawn' });
    const left = (await keysThere()).flat();
    expect(left).not.toContain(`interview/${gone}`);
    // Of the root and of the page that knew it, no key is left either.
    expect(left.filter((key) => /^(root|page)/.test(key))).toEqual([]);
    expect(left.filter((key) => key.startsWith('interview'))).toHaveLength(3);

    await door.call('takeSnapshot', undefined);
    const fresh = readdirSync(folder).find((name) => !before.includes(name)) ?? '';
    const report = await door.call('testBackup', await opened(path.join(folder, fresh)));
    expect(report).toMatchObject({ interviews: 3, unreadable: [], isWhole: true });
  });
});

describe('a snapshot out of reach', { timeout: 60_000 }, () => {
  it('loses the keys of what was destroyed at the next unlock that reaches it, as long as that takes', async () => {
    const { host, id, door, create, folder } = await doorOnDisk();
    const gone = await create('INT-001');
    await door.call('takeSnapshot', undefined);
    const [name = ''] = readdirSync(folder);
    const file = path.join(folder, name);
    const { call } = host;
    let isReached = false;
    host.call = async (which, args) => {
      if (which === 'snapshots.overwrite' && !isReached)
        return { reached: [], missed: [name] } as never;
      // What cannot be reached is not thinned either.
      return which === 'snapshots.thin' ? undefined : call.call(host, which, args);
    };
    const report = await door.call('destroyInterviews', { ids: [gone], reason: 'withdrawn' });
    expect(report).toMatchObject({ areKeysGone: true, missedSnapshots: 1 });
    await door.call('unlock', { id, passphrase: PASSPHRASE });
    // A commit in between does not forgive the debt.
    await create('INT-002');
    expect(await keysIn(readFileSync(file))).toContain(`interview/${gone}`);
    isReached = true;
    await door.call('unlock', { id, passphrase: PASSPHRASE });
    expect(await keysIn(readFileSync(file))).not.toContain(`interview/${gone}`);
  });
});

/** Living key records anywhere in a file, as `kind/id`. */
async function keysIn(bytes: Buffer): Promise<string[]> {
  const found: string[] = [];
  for (let at = bytes.indexOf('VSK1'); at >= 0; at = bytes.indexOf('VSK1', at + 1)) {
    const key = await decodeKeyRecord(bytes.subarray(at, at + KEY_RECORD_SIZE));
    if (key && /^(interview|page|root|person)$/.test(key.kind)) found.push(`${key.kind}/${key.id}`);
  }
  return found;
}
