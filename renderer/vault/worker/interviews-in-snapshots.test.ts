import 'fake-indexeddb/auto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { KEY_RECORD_MAGIC } from '../../../core/vault/key-record.ts';
import { WHOLE_ROW_MAX } from '../../../core/vault/row-format.ts';
import { SNAPSHOT_BLOCK } from '../../../core/vault/snapshot-format.ts';
import { vaultOnDisk } from '../../../tests/support/vault-on-disk.ts';
import { Database } from './database.ts';

async function openVault() {
  const { id: vault, ask, snapshots } = await vaultOnDisk();
  const make = async (code: string, text: string) =>
    (await ask('createInterview', { record: { ...EMPTY_RECORD, code }, text })).id;
  const edit = async (id: InterviewId, word: string) => {
    await ask('openInterview', { id });
    await ask('saveInterview', { id, changes: [[0, 0, word]] });
  };
  /** Takes one row away, as the disk may. */
  const lose = async (id: InterviewId) => {
    const database = new Database(vault);
    await database.interviews.delete(id);
    database.close();
    // What is open is held in memory: another one takes its place there.
    await make('OTHER', '');
  };
  return { ask, make, edit, lose, snapshots };
}

describe('one interview out of the snapshots', () => {
  it('comes back as the newest one has it, with the changes of a long testimony, and nothing else does', async () => {
    const { ask, make, edit, lose } = await openVault();
    const long = await make('LONG', 'сөз '.repeat(WHOLE_ROW_MAX / 2));
    const other = await make('INT-002', 'before');
    await edit(long, 'one ');
    await ask('takeSnapshot', undefined);
    await edit(long, 'two ');
    await ask('takeSnapshot', undefined);
    await edit(long, 'never in a snapshot ');
    await edit(other, 'later than that ');
    await lose(long);
    await expect(ask('openInterview', { id: long })).rejects.toMatchObject({
      code: 'row-missing',
    });

    const found = await ask('findInSnapshots', { id: long });
    const text = `two one ${'сөз '.repeat(WHOLE_ROW_MAX / 2)}`;
    expect(found?.length).toBe(text.length);
    const header = await ask('bringBackInterview', { id: long, name: found?.name ?? '' });
    expect(header).toMatchObject({ id: long, code: 'LONG' });
    expect((await ask('openInterview', { id: long })).text).toBe(text);
    expect((await ask('openInterview', { id: other })).text).toBe('later than that before');
    // And it can be written on.
    await edit(long, 'more ');
    expect((await ask('openInterview', { id: long })).text).toBe(`more ${text}`);
    expect(await ask('checkInterviews', undefined)).toEqual([]);
  });

  it('is looked for further back when the newest is damaged there', async () => {
    const { ask, make, edit, lose, snapshots } = await openVault();
    const id = await make('INT-001', 'first');
    await ask('takeSnapshot', undefined);
    const [older = ''] = readdirSync(snapshots);
    const olderBytes = readFileSync(path.join(snapshots, older));
    await edit(id, 'second ');
    await ask('takeSnapshot', undefined);
    const newer = path.join(snapshots, readdirSync(snapshots).find((name) => name !== older) ?? '');
    // The rows flip; its ends and its keys say what they said.
    const bytes = readFileSync(newer);
    const keysAt = bytes.indexOf(KEY_RECORD_MAGIC);
    for (let at = SNAPSHOT_BLOCK; at < keysAt; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(newer, bytes);
    // Of two within an hour only one is kept.
    writeFileSync(path.join(snapshots, older), olderBytes);
    await lose(id);
    expect(await ask('findInSnapshots', { id })).toMatchObject({ name: older, length: 5 });
  });

  it('is not found when it is younger than all of them, and another is none', async () => {
    const { ask, make, lose } = await openVault();
    await make('INT-001', 'older');
    await ask('takeSnapshot', undefined);
    const id = await make('INT-002', 'younger');
    await lose(id);
    expect(await ask('findInSnapshots', { id })).toBeUndefined();
  });
});
