import { type Bytes, concatBytes } from '../../../core/bytes.ts';
import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { AppError, errorCode, isLostRow } from '../../../core/errors.ts';
import type { VersionContent } from '../../../core/vault/history.ts';
import type { KdfParameters } from '../../../core/vault/key-slot.ts';
import type { InterviewContent, InterviewEntry } from '../../../core/vault/row-format.ts';
import type { Progress } from '../api.ts';
import type { RekeyReport } from '../calls/key-calls.ts';
import { unwrapMasterForUse } from './crypto.ts';
import { CustodyStore } from './custody-store.ts';
import { Database } from './database.ts';
import { type Replacing, replaceVault } from './generations.ts';
import type { HostPort } from './host-port.ts';
import { IndexPages } from './index-pages.ts';
import { KeyFile } from './key-file.ts';
import { Keyring, openAnySlot } from './keyring.ts';
import { replayPending } from './pending-edits.ts';
import { carrySetNumber } from './recovery.ts';
import { Rows, type RowWrite } from './rows.ts';
import { SnapshotHost } from './snapshot-host.ts';
import { deleteDatabase } from './snapshot-reader.ts';
import { SnapshotSlots } from './snapshot-slots.ts';
import { Vault } from './vault.ts';
import { LOG } from './vault-log.ts';
import { takeSnapshot } from './vault-snapshots.ts';

/** Sealed bytes in one commit, about: a testimony with a long history is larger by itself. */
const BATCH_UNITS = 1024 * 1024;
/** Entries in one commit: as many as a header page holds. */
const BATCH_ENTRIES = 128;

export interface Rekeying extends Omit<Replacing, 'vault' | 'name'> {
  readonly vault: Vault;
  readonly current: string;
  readonly next: string;
  readonly kdf: KdfParameters;
  /** Of the vault's own new age identity and signing key. */
  readonly secrets: { readonly identity: Bytes; readonly signing: Bytes };
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Gives a vault another master key and every row another key, in a database of its own: what somebody has who knows
 * the old passphrase opens nothing of what is written here from then on. See
 * `docs/decisions/0010-re-keying-writes-a-new-generation.md`.
 * @throws AppError unlock-refused when `current` is wrong, rekey-damaged, storage-*: then nothing was changed
 */
export async function rekey(job: Rekeying): Promise<RekeyReport> {
  const { host, vault, current, leave } = job;
  const { id, keyring } = vault;
  const slots = keyring.file.all('passphrase');
  await openAnySlot(id, slots, { passphrase: current }, unwrapMasterForUse);
  await ensureWhole(vault);
  await drainPending(vault, host);
  const { report, generation } = await replaceVault(
    { host, vault: id, name: id.slice(0, 8), leave },
    async (generation) => {
      await deleteDatabase(id, generation);
      const keys = await keysFor(job, generation);
      await fill(job, keys.host, keys.root);
      const report = await verify(job, keys.host);
      return { keys: keys.host.keys, report, generation };
    },
  );
  return { ...report, ...(await settleSnapshots(job, generation)) };
}

/** Edits that wait are sealed under a key of the old master: left waiting, they would never open again. */
async function drainPending(vault: Vault, host: HostPort): Promise<void> {
  const { waiting, isUnreadable } = await replayPending(vault, host);
  const left = await host.call('pendingEdit.read', { vault: vault.id });
  if (waiting.length > 0 || (left && !isUnreadable)) throw new AppError('storage-failed');
}

/** What does not open cannot be sealed anew, and would be lost without a word. */
async function ensureWhole(vault: Vault): Promise<void> {
  const { lost, people, lists } = await vault.damage();
  // Of the list of destroyed interviews, the key file knows all that has to be known; the log stops nobody.
  const others = lists.filter((list) => list !== 'tombstones' && list !== 'custody');
  if (lost + people.length + others.length > 0) throw new AppError('rekey-damaged');
}

/** The new key file, in memory until the switch, with all that is not a key of a row. */
async function keysFor(
  { vault, next, kdf, secrets }: Rekeying,
  generation: number,
): Promise<{ host: SnapshotHost; root: CryptoKey }> {
  const { id, keyring: old } = vault;
  const { records, root } = await Keyring.create(id, next, secrets, kdf);
  const host = await SnapshotHost.of(concatBytes(...records), generation, new Set());
  const { keyring } = await Keyring.unlock(host, id, next);
  for (const kind of ['identity', 'signing'] as const)
    for (const secret of [...(await old.retired(kind)), await old.secret(kind)]) {
      await keyring.retire(kind, secret);
      secret.fill(0);
    }
  const tombstones = await vault.withdrawal.tombstones();
  await keyring.noteDestroyed(tombstones.map((one) => one.id));
  await carrySetNumber(old.file, keyring.file);
  // Said before the switch: whatever comes after it is finished by the next unlock.
  await keyring.file.setHeader({ master: crypto.randomUUID(), areOldSlotsDoomed: true });
  return { host, root };
}

/** Reads everything under the old keys and writes it under new ones. */
async function fill({ vault, next, onProgress }: Rekeying, host: SnapshotHost, root: CryptoKey) {
  const { keyring } = await Keyring.unlock(host, vault.id, next);
  const database = new Database(vault.id, host.generation);
  try {
    const rows = new Rows(database, vault.id);
    await rows.commit(IndexPages.emptyRoot({}), [], [], root);
    const index = new IndexPages(rows, keyring);
    for (const [name, content] of await vault.lists()) await index.commitSingle(name, content);
    await carryLog(vault, index, keyring.singles);
    const people = await vault.register.list();
    await keyring.newKeys(
      'person',
      people.map((person) => person.id),
    );
    const sealed = people.map(async (person): Promise<RowWrite> => {
      const key = await keyring.key('person', person.id);
      return { table: 'people', id: person.id, rev: 1, key, content: person };
    });
    const entries = people.map((person) => ({ id: person.id, rev: 1 }));
    await index.commitPeople(entries, await Promise.all(sealed));
    const custody = new CustodyStore(rows, keyring, index);
    await fillInterviews(vault, { index, keyring, custody }, onProgress);
  } finally {
    database.leave();
  }
}

interface Filling {
  readonly index: IndexPages;
  readonly keyring: Keyring;
  readonly custody: CustodyStore;
}

async function fillInterviews(
  vault: Vault,
  { index, keyring, custody }: Filling,
  onProgress: Rekeying['onProgress'],
): Promise<void> {
  const headers = vault.interviews.headers();
  await keyring.newKeys(
    'interview',
    headers.map((header) => header.id),
  );
  let entries: InterviewEntry[] = [];
  let writes: RowWrite[] = [];
  let deeds: Deed[] = [];
  let units = 0;
  for (const [done, header] of headers.entries()) {
    const { id } = header;
    const key = await keyring.key('interview', id);
    const own = await rowsOf(vault, id, key);
    const history = own.some((row) => row.table === 'versions') ? { history: 1 } : {};
    const content = own[0]?.content as InterviewContent;
    const entry = { id, rev: 1, changes: [], header, ...history };
    const carried = await vault.custody.carried(custody, entry, content);
    entries.push(carried.entry);
    writes.push(...own, ...carried.writes);
    deeds.push(...carried.deeds);
    units += own.reduce((sum, { content }) => sum + textLength(content), 0);
    if (units < BATCH_UNITS && entries.length < BATCH_ENTRIES && done + 1 < headers.length)
      continue;
    await index.commitInterviews(entries, writes, [], deeds);
    onProgress({ stage: 'write', done: done + 1, total: headers.length });
    entries = [];
    writes = [];
    deeds = [];
    units = 0;
  }
}

/** The vault's custody chain goes along as it is; of its last run that does not open, an entry says so. */
async function carryLog(vault: Vault, index: IndexPages, key: CryptoKey): Promise<void> {
  const { lists } = await vault.damage();
  const runs = [...(await vault.logRuns())];
  const last = runs.pop();
  for (const content of runs) {
    const write: RowWrite = { table: 'custody', id: crypto.randomUUID(), rev: 1, key, content };
    await index.commitInterviews([], [write]);
  }
  if (last) await index.commitSingle(LOG, last);
  const lost: Deed = { action: 'begin', reason: 'damaged' };
  await index.commitDeeds([...(lists.includes('custody') ? [lost] : []), { action: 'rekey' }]);
}

/** An interview's rows: changes are written into it, earlier versions that do not open are left behind. */
async function rowsOf(vault: Vault, id: InterviewId, key: CryptoKey): Promise<RowWrite[]> {
  const content = await vault.interviews.read(id).catch((cause: unknown) => {
    throw isLostRow(errorCode(cause)) ? new AppError('rekey-damaged', undefined, { cause }) : cause;
  });
  const writes: RowWrite[] = [{ table: 'interviews', id, rev: 1, key, content }];
  const versions = [];
  for (const { version, content: earlier } of await vault.history.readable(id)) {
    const row: VersionContent = { of: id, at: version.at, ...earlier };
    writes.push({ table: 'versions', id: version.id, rev: 1, key, content: row });
    versions.push(version);
  }
  if (versions.length > 0)
    writes.push({ table: 'versions', id, rev: 1, key, content: { versions } });
  return writes;
}

/** Opens the new vault as any vault is opened, and everything in it. */
async function verify(
  { vault: old, next, onProgress }: Rekeying,
  host: SnapshotHost,
): Promise<Pick<RekeyReport, 'interviews' | 'people'>> {
  const { vault } = await Vault.unlock(host, { id: old.id, passphrase: next });
  try {
    const headers = vault.interviews.headers();
    let done = 0;
    for await (const batch of vault.interviews.many.read(headers.map(({ id }) => id))) {
      for (const one of batch)
        if ('error' in one) throw new AppError(one.error, 'an interview of the new database');
      done += batch.length;
      onProgress({ stage: 'verify', done, total: headers.length });
    }
    const people = (await vault.register.list()).length;
    const before = (await old.register.list()).length;
    if (headers.length !== old.interviews.headers().length || people !== before)
      throw new AppError('row-missing', 'the new database is not the old one');
    await vault.bin.keepSeen(await old.bin.seen());
    const backup = await old.lastBackup();
    if (backup !== undefined) await vault.saveLastBackup(backup);
    return { interviews: headers.length, people };
  } finally {
    vault.close();
  }
}

/** The switch has happened, so nothing here throws: old snapshots are closed, and a first new one is taken. */
async function settleSnapshots(
  { host, vault: { id } }: Rekeying,
  generation: number,
): Promise<Pick<RekeyReport, 'missedSnapshots' | 'hasSnapshot'>> {
  const database = new Database(id, generation);
  try {
    const missedSnapshots = await KeyFile.load(host, id).then(
      (file) => new SnapshotSlots(host, id, file).finish(),
      () => 1,
    );
    const hasSnapshot = await takeSnapshot(host, id, database, (task) => task()).then(
      () => true,
      () => false,
    );
    return { missedSnapshots, hasSnapshot };
  } finally {
    database.leave();
  }
}

function textLength(content: unknown): number {
  const { text } = content as { readonly text?: string };
  return text?.length ?? 0;
}
