import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type InterviewId,
  newId,
  type PassageId,
  type PersonId,
  type RedactionId,
  type TagId,
} from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../../core/domain/interview.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import { AppError } from '../../../core/errors.ts';
import type { CallName } from '../../../core/ipc/channels.ts';
import type { CallArgs, CallResult } from '../../../core/ipc/contract.ts';
import { decodeKeyRecord, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import {
  decodeSlot,
  decodeWrapped,
  KDF_OPEN_FLOOR,
  slotContext,
  wrapContext,
} from '../../../core/vault/key-slot.ts';
import { type Row, rowContext, type TableName } from '../../../core/vault/row-format.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { deriveKey, open, passphraseKey, unwrapMasterForUse, unwrapRowKey } from './crypto.ts';
import { Database } from './database.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
const CANARIES = [
  'канарейка-текст',
  'канарейка-место',
  'канарейка.тег',
  'канарейка-вчера',
  'канарейка-сводка',
  'канарейка-поиск',
];
const DAY = 24 * 3_600_000;
const realPut = IDBObjectStore.prototype.put;

/** A host whose key-file writes fail from a given one on. */
class FailingHost extends MemoryHost {
  failFrom = Number.POSITIVE_INFINITY;
  #writes = 0;

  override async call<C extends CallName>(name: C, args: CallArgs<C>): Promise<CallResult<C>> {
    if (name === 'keyFile.write') {
      this.#writes += 1;
      if (this.#writes >= this.failFrom) throw new AppError('storage-failed');
    }
    return super.call(name, args);
  }

  failFromNow(write: number): void {
    this.#writes = 0;
    this.failFrom = write;
  }
}

interface RowEverWritten {
  readonly table: TableName;
  readonly row: Row;
}

/** A vault of which every row that ever reached the database is kept, as LevelDB's files would. */
async function freshVault() {
  const host = new FailingHost();
  const id = crypto.randomUUID();
  const everWritten: RowEverWritten[] = [];
  vi.restoreAllMocks();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args: [Row, IDBValidKey?]
  ) {
    everWritten.push({ table: this.name as TableName, row: structuredClone(args[0]) });
    return realPut.apply(this, args);
  });
  await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, SECRETS, KDF_OPEN_FLOOR);
  const unlock = async () => (await Vault.unlock(host, { id, passphrase: PASSPHRASE })).vault;
  return { host, id, unlock, everWritten, vault: await unlock() };
}

/** Flips a bit in the rows of a table. */
async function flipRows(vault: string, table: TableName, only?: string): Promise<void> {
  const database = new Database(vault);
  for (const row of await database.rows(table).toArray()) {
    if (only !== undefined && row.id !== only) continue;
    const sealed = row.sealed.slice();
    sealed[30] = (sealed[30] ?? 0) ^ 1;
    await database.rows(table).put({ ...row, sealed });
  }
  database.close();
}

function record(change: Partial<InterviewRecord>): InterviewRecord {
  return { ...EMPTY_RECORD, ...change };
}

type Six = [string, string, string, string, string, string];

/** An interview that has every kind of row: its own, changes, versions, a place in a header page; and somebody searched for it. */
async function withCanaries(vault: Vault): Promise<InterviewId> {
  const [text, place, tag, old, summary, searched] = CANARIES as Six;
  await vault.savePlace(JSON.stringify({ screen: 'search', words: searched }));
  await vault.savePlace('{}');
  const passages = [{ id: newId<PassageId>(), tag: tag as TagId, from: 0, to: 5 }];
  const words = `${old} ${'и так далее '.repeat(2000)}`;
  const { id } = await vault.interviews.create(
    record({
      code: 'INT-007',
      place: { name: place, published: '', level: 'region' },
      summary,
      passages,
    }),
    words,
  );
  await vault.interviews.open(id);
  await vault.interviews.save({ id, changes: [[0, old.length, text]] });
  return id;
}

/** Everything that opens with the passphrase: each row ever written, tried with each key of the key file. */
async function allThatOpens(
  host: MemoryHost,
  vault: string,
  everWritten: readonly RowEverWritten[],
) {
  const bytes = host.copies.get(vault)?.first ?? new Uint8Array();
  const records = await Promise.all(
    Array.from({ length: bytes.length / KEY_RECORD_SIZE }, (_, i) =>
      decodeKeyRecord(bytes.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
    ),
  );
  const slot = records.find((one) => one?.kind === 'passphrase');
  if (!slot) throw new Error('no slot');
  const { kdf, salt, wrapped } = decodeSlot(slot.payload);
  const slotKey = await passphraseKey(PASSPHRASE, salt, kdf);
  const master = await unwrapMasterForUse(wrapped, slotKey, slotContext(vault, slot.id, kdf, salt));
  const wrap = await deriveKey(master, 'wrap');
  const keys = [await deriveKey(master, 'singles')];
  for (const one of records) {
    if (!one || !['interview', 'page', 'person', 'root'].includes(one.kind)) continue;
    keys.push(
      await unwrapRowKey(wrap, decodeWrapped(one.payload), wrapContext(vault, one.kind, one.id)),
    );
  }
  const opened: string[] = [];
  for (const { table, row } of everWritten) {
    const context = rowContext(vault, table, { id: row.id, rev: row.rev, f: row.f });
    for (const key of keys) {
      const plain = await open(key, row.sealed, context).catch(() => undefined);
      if (plain) opened.push(new TextDecoder().decode(plain));
    }
  }
  return opened;
}

function found(opened: readonly string[]): string[] {
  return CANARIES.filter((canary) => opened.some((text) => text.includes(canary)));
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('destroying an interview', { timeout: 60_000 }, () => {
  it('leaves no row version that opens to a word of it, and every other interview as it was', async () => {
    const { host, id, vault, everWritten, unlock } = await freshVault();
    const others = [];
    for (const code of ['INT-001', 'INT-002', 'INT-003'])
      others.push((await vault.interviews.create(record({ code }), `words of ${code}`)).id);
    const gone = await withCanaries(vault);
    // Folds its header into a page, and back into the root.
    for (const other of others)
      await vault.interviews.save({ id: other, changes: [[0, 0, 'more ']] });
    await vault.bin.move(gone, Date.now());
    await vault.interviews.save({ id: gone, changes: [[0, 0, 'x']] });
    expect(found(await allThatOpens(host, id, everWritten))).toEqual(CANARIES);

    const report = await vault.withdrawal.destroy([gone], 'withdrawn');
    expect(report).toEqual({ codes: ['INT-007'], areKeysGone: true, missedSnapshots: 0 });
    const opened = await allThatOpens(host, id, everWritten);
    expect(found(opened)).toEqual([]);
    expect(opened.some((text) => text.includes('more words of INT-002'))).toBe(true);

    for (const check of [vault, await unlock()]) {
      expect(
        check.interviews
          .headers()
          .map((header) => header.code)
          .toSorted(),
      ).toEqual(['INT-001', 'INT-002', 'INT-003']);
      await expect(check.interviews.open(gone)).rejects.toMatchObject({ code: 'not-found' });
      for (const other of others)
        expect((await check.interviews.open(other)).text).toContain('more words of');
      expect(await check.withdrawal.tombstones()).toMatchObject([
        { id: gone, code: 'INT-007', reason: 'withdrawn' },
      ]);
    }
  });

  it('leaves nothing in a header page that was damaged and made anew before', async () => {
    const { host, id, vault, everWritten, unlock } = await freshVault();
    const gone = await withCanaries(vault);
    for (const code of ['INT-001', 'INT-002', 'INT-003'])
      await vault.interviews.create(record({ code }), 'words');
    await flipRows(id, 'pages');
    const again = await unlock();
    await again.withdrawal.destroy([gone], 'withdrawn');
    expect(found(await allThatOpens(host, id, everWritten))).toEqual([]);
    expect((await unlock()).interviews.headers()).toHaveLength(3);
  });

  it('of which neither row nor header can be read leaves no older row that opens', async () => {
    const { host, id, vault, everWritten, unlock } = await freshVault();
    const gone = await withCanaries(vault);
    for (const code of ['INT-001', 'INT-002', 'INT-003'])
      await vault.interviews.create(record({ code }), 'words');
    await flipRows(id, 'pages');
    await flipRows(id, 'interviews', gone);
    const again = await unlock();
    expect((await again.damage()).lost).toBe(1);
    expect(await again.withdrawal.destroyLost()).toMatchObject({ codes: [''], areKeysGone: true });
    expect((await again.damage()).lost).toBe(0);
    expect(found(await allThatOpens(host, id, everWritten))).toEqual([]);
    const last = await unlock();
    expect((await last.damage()).lost).toBe(0);
    expect(last.interviews.headers()).toHaveLength(3);
    expect((await last.withdrawal.tombstones()).map((one) => one.id)).toEqual([gone]);
  });

  it('goes on when the list of destroyed interviews does not open, which is told', async () => {
    const { id, vault, unlock } = await freshVault();
    const [first, second] = [await withCanaries(vault), await withCanaries(vault)];
    await vault.withdrawal.destroy([first], 'withdrawn');
    await flipRows(id, 'singles', 'tombstones');
    const again = await unlock();
    expect((await again.damage()).lists).toEqual(['tombstones']);
    expect(await again.withdrawal.tombstones()).toEqual([{ id: first, reason: 'unknown' }]);
    await again.withdrawal.destroy([second], 'bin');
    const last = await unlock();
    expect((await last.damage()).lists).toEqual([]);
    const ids = (await last.withdrawal.tombstones()).map((one) => one.id);
    expect(new Set(ids)).toEqual(new Set([first, second]));
  });

  it('takes its rows out of the database', async () => {
    const { id, vault } = await freshVault();
    const gone = await withCanaries(vault);
    await vault.withdrawal.destroy([gone], 'withdrawn');
    const database = new Database(id);
    for (const table of ['interviews', 'changes', 'versions'] as const)
      expect(await database.rows(table).count(), table).toBe(0);
    database.close();
  });

  it('goes on in the same session: saves, a second destruction, a new interview', async () => {
    const { vault, unlock } = await freshVault();
    const kept = await vault.interviews.create(record({ code: 'INT-001' }), 'kept');
    const first = await withCanaries(vault);
    const second = await withCanaries(vault);
    await vault.withdrawal.destroy([first], 'withdrawn');
    await vault.interviews.save({ id: kept.id, changes: [[0, 0, 'still ']] });
    await vault.withdrawal.destroy([second], 'bin');
    await vault.interviews.create(record({ code: 'INT-008' }), 'new');
    const again = await unlock();
    expect((await again.interviews.open(kept.id)).text).toBe('still kept');
    expect(again.interviews.headers()).toHaveLength(2);
    expect(await again.withdrawal.tombstones()).toHaveLength(2);
  });

  it('either did nothing or is finished at the next unlock, at whichever key the disk begins to fail', async () => {
    const outcomes = new Set<string>();
    for (let write = 1; write <= 8; write += 1) {
      const { host, id, vault, everWritten, unlock } = await freshVault();
      const gone = await withCanaries(vault);
      for (const code of ['INT-001', 'INT-002', 'INT-003'])
        await vault.interviews.create(record({ code }), 'words');
      host.failFromNow(write);
      const report = await vault.withdrawal.destroy([gone], 'withdrawn').catch(() => undefined);
      host.failFromNow(Number.POSITIVE_INFINITY);
      if (!report) {
        outcomes.add('nothing');
        expect((await (await unlock()).interviews.open(gone)).text).toContain(CANARIES[0]);
        continue;
      }
      outcomes.add(report.areKeysGone ? 'all' : 'finished later');
      const again = await unlock();
      await expect(again.interviews.open(gone)).rejects.toMatchObject({ code: 'not-found' });
      expect(found(await allThatOpens(host, id, everWritten))).toEqual([]);
      expect(again.interviews.headers()).toHaveLength(3);
    }
    expect([...outcomes].toSorted()).toEqual(['all', 'finished later', 'nothing']);
  });

  it('is told at every unlock until the disk lets the keys be overwritten', async () => {
    const { host, id, vault, everWritten, unlock } = await freshVault();
    const gone = await withCanaries(vault);
    // The new root's key is written, and nothing after it.
    host.failFromNow(2);
    expect(await vault.withdrawal.destroy([gone], 'withdrawn')).toMatchObject({
      areKeysGone: false,
    });
    expect(await (await unlock()).damage()).toMatchObject({ undestroyed: 1 });
    expect(found(await allThatOpens(host, id, everWritten))).not.toEqual([]);
    host.failFromNow(Number.POSITIVE_INFINITY);
    expect(await (await unlock()).damage()).toMatchObject({ undestroyed: 0 });
    expect(found(await allThatOpens(host, id, everWritten))).toEqual([]);
  });

  it('does nothing when the commit is refused, and can be done again', async () => {
    const { host, id, vault, everWritten } = await freshVault();
    const gone = await withCanaries(vault);
    const refusing = vi.spyOn(Database.prototype, 'write');
    refusing.mockRejectedValueOnce(new AppError('storage-full'));
    await expect(vault.withdrawal.destroy([gone], 'withdrawn')).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect((await vault.interviews.read(gone)).text).toContain(CANARIES[0]);
    await vault.withdrawal.destroy([gone], 'withdrawn');
    expect(found(await allThatOpens(host, id, everWritten))).toEqual([]);
  });

  it('names the people whom nothing else names', async () => {
    const { vault } = await freshVault();
    const [here, both] = [newId<PersonId>(), newId<PersonId>()];
    const redaction = (person: PersonId): Redaction => ({
      id: newId<RedactionId>(),
      from: 0,
      to: 2,
      kind: 'person',
      action: 'pseudonym',
      person,
      replacement: 'A.',
      source: 'hand',
      decidedAt: 1,
    });
    const one = await vault.interviews.create(
      record({ redactions: [redaction(here), redaction(both)] }),
      'words',
    );
    await vault.interviews.create(record({ redactions: [redaction(both)] }), 'words');
    expect(await vault.withdrawal.onlyNamedIn([one.id])).toEqual([here]);
  });
});

describe('the bin', { timeout: 60_000 }, () => {
  it('destroys what has been in it for 30 days of opening the vault, and nothing else', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24) });
    const { host, id, vault, everWritten } = await freshVault();
    await vault.bin.tend(Date.now());
    const kept = await vault.interviews.create(record({ code: 'INT-001' }), 'kept');
    const later = await vault.interviews.create(record({ code: 'INT-002' }), 'later');
    const due = await withCanaries(vault);
    await vault.bin.move(due, Date.now());
    for (let day = 0; day < 29; day += 1) {
      vi.advanceTimersByTime(DAY);
      if (day === 10) await vault.bin.move(later.id, Date.now());
      expect((await vault.bin.tend(Date.now())).codes).toEqual([]);
    }
    expect(await vault.bin.days()).toEqual(
      new Map([
        [due, 1],
        [later.id, 12],
      ]),
    );
    vi.advanceTimersByTime(DAY);
    expect(await vault.bin.tend(Date.now())).toMatchObject({
      codes: ['INT-007'],
      areKeysGone: true,
    });
    expect(found(await allThatOpens(host, id, everWritten))).toEqual([]);
    expect(
      vault.interviews
        .headers()
        .map((header) => header.id)
        .toSorted(),
    ).toEqual([kept.id, later.id].toSorted());
  });

  it('destroys nothing for a clock that jumps', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24) });
    const { vault, unlock } = await freshVault();
    await vault.bin.tend(Date.now());
    const { id } = await vault.interviews.create(record({ code: 'INT-001' }), 'words');
    await vault.bin.move(id, Date.now());
    vi.setSystemTime(Date.UTC(2038, 0, 1));
    const again = await unlock();
    expect((await again.bin.tend(Date.now())).codes).toEqual([]);
    expect((await again.interviews.open(id)).text).toBe('words');
  });
});
