import 'fake-indexeddb/auto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Serializer } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InterviewId, newId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { KEY_RECORD_KINDS, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { encodePending, pendingContext } from '../../../core/vault/pending-edit.ts';
import { seal } from '../../../renderer/vault/worker/crypto.ts';
import type { NewShares } from '../../../renderer/vault/calls/recovery-calls.ts';
import { Vault } from '../../../renderer/vault/worker/vault.ts';
import { VaultDoor } from '../../../renderer/vault/worker/vault-door.ts';
import { noDetector } from '../../support/no-detector.ts';
import { DiskHost } from '../../support/disk-host.ts';
import { readRaw } from '../../support/raw-database.ts';
import { openEverything } from './opened-rows.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const WORD = 'zanzibarite';
const EDIT = 'қарлығаштау';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };

const host = new DiskHost();
const folder = mkdtempSync(path.join(tmpdir(), 'opened-rows-'));
/** What lies on the disk of a vault with one interview, one snapshot, shares, and an edit that waits. */
const made: Record<'keys' | 'snapshot' | 'rows' | 'pending', Buffer> & { shares: string[] } = {
  keys: Buffer.alloc(0),
  snapshot: Buffer.alloc(0),
  rows: Buffer.alloc(0),
  pending: Buffer.alloc(0),
  shares: [],
};

beforeAll(async () => {
  const id = crypto.randomUUID();
  await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, SECRETS, KDF_OPEN_FLOOR);
  const door = new VaultDoor({
    host,
    onProgress: () => undefined,
    fetchDetector: noDetector,
  });
  await door.call('unlock', { id, passphrase: PASSPHRASE });
  await door.call('createInterview', {
    record: { ...EMPTY_RECORD, code: 'INT-001' },
    text: `${WORD} ${'lorem ipsum '.repeat(50)}`,
  });
  const { shares } = (await door.call('makeShares', { passphrase: PASSPHRASE })) as NewShares;
  await door.call('keepShares', { typed: shares[0] ?? '' });
  await door.call('takeSnapshot', undefined);
  const key = (await door.call('pendingSealKey', undefined)) as CryptoKey;
  const edit = { id: newId<InterviewId>(), bases: [], record: EMPTY_RECORD, text: EDIT };
  const sealed = await seal(key, encodePending([edit]), pendingContext(id));
  await host.call('pendingEdit.write', { vault: id, sealed });

  const vault = host.vaults.folder(id);
  const [snapshot = ''] = readdirSync(path.join(vault, 'snapshots'));
  const { tables } = await readRaw(`vault-${id}`);
  made.keys = readFileSync(path.join(vault, 'keys-a'));
  made.snapshot = readFileSync(path.join(vault, 'snapshots', snapshot));
  const { interviews = [], ...others } = tables;
  made.rows = Buffer.concat([...Object.values(others).flat(), ...interviews].map(asV8));
  made.pending = readFileSync(path.join(vault, 'pending'));
  made.shares = [...shares];
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await host.remove();
});

/** Not `serialize`, which writes bytes in a way of Node's own. */
function asV8(row: object): Buffer {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(row);
  return serializer.releaseBuffer();
}

/** Which of the two words these files give away. */
async function found(
  files: Record<string, Uint8Array>,
  secrets: { passphrases?: string[]; shares?: string[] } = { passphrases: [PASSPHRASE] },
): Promise<string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  const { opened } = await openEverything(folder, { passphrases: [], ...secrets });
  return [WORD, EDIT].filter((word) => opened.some((text) => text.includes(word)));
}

/** The snapshot as a power cut leaves it: no key area, and the interview's row not to its end. */
function cutSnapshot(): Buffer {
  return made.snapshot.subarray(0, made.snapshot.indexOf('VSK1') - 100);
}

describe('a reader with the disk and the passphrase', { timeout: 60_000 }, () => {
  it.each([
    ['the database and a key file', () => ({ rows: made.rows, keys: made.keys })],
    ['a snapshot alone', () => ({ snapshot: made.snapshot })],
    ['a part of one and a key file', () => ({ '.x.part': cutSnapshot(), keys: made.keys })],
    ["the database and a snapshot's keys", () => ({ rows: made.rows, snapshot: made.snapshot })],
    ['rows that are cut', () => ({ rows: made.rows.subarray(0, -40), keys: made.keys })],
  ])('reads %s', async (_, files) => {
    expect(await found(files())).toEqual([WORD]);
  });

  it('reads what two shares open, of a key file or a snapshot', async () => {
    const shares = made.shares.slice(1);
    expect(await found({ rows: made.rows, keys: made.keys }, { shares })).toEqual([WORD]);
    expect(await found({ snapshot: made.snapshot }, { shares })).toEqual([WORD]);
    expect(await found({ snapshot: made.snapshot }, { shares: shares.slice(1) })).toEqual([]);
  });

  it('reads on when the record of a key is damaged, and stands anywhere', async () => {
    const damaged = Buffer.concat([Buffer.from('x'), made.keys]);
    for (let at = 1; at < damaged.length; at += KEY_RECORD_SIZE) {
      if (damaged[at + 4] !== KEY_RECORD_KINDS.interview) continue;
      // The tag of the wrapped key, and the checksum.
      damaged.fill(0, at + 32 + 12 + 32, at + KEY_RECORD_SIZE);
    }
    expect(await found({ rows: made.rows, damaged })).toEqual([WORD]);
  });

  it('reads edits that wait, also where no header names them', async () => {
    const unnamed = Buffer.from(made.pending).fill(0, 0, 16);
    expect(await found({ pending: made.pending, keys: made.keys })).toEqual([EDIT]);
    expect(await found({ pending: unnamed, keys: made.keys })).toEqual([EDIT]);
  });

  it('reads nothing with another passphrase, nor without the keys', async () => {
    const { keys, rows, snapshot, pending } = made;
    expect(await found({ keys, rows, snapshot, pending }, { passphrases: ['another'] })).toEqual(
      [],
    );
    expect(await found({ rows, pending, '.x.part': cutSnapshot() })).toEqual([]);
  });
});
