import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Bytes } from '../../core/bytes.ts';
import { EMPTY_RECORD, type InterviewHeader } from '../../core/domain/interview.ts';
import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import { PAGE_MAX_ENTRIES } from '../../core/vault/row-format.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { noDetector } from '../../tests/support/no-detector.ts';
import { errorCode } from '../../core/errors.ts';
import type { FromWorker, ToWorker } from './api.ts';
import { VaultClient } from './client.ts';
import { unlock } from './unlock.ts';
import { Database } from './worker/database.ts';
import { Rows } from './worker/rows.ts';
import { Vault } from './worker/vault.ts';
import { VaultDoor } from './worker/vault-door.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
const PAGES = 3;

/** The worker's door behind the messages that a worker gets and posts. */
class DoorWorker extends EventTarget {
  readonly posted: FromWorker['type'][] = [];
  onPart: () => void = () => undefined;
  readonly #door: VaultDoor;
  #isEnded = false;

  constructor(host: MemoryHost) {
    super();
    this.#door = new VaultDoor({
      host,
      onProgress: () => undefined,
      fetchDetector: noDetector,
    });
  }

  postMessage(message: ToWorker): void {
    if (message.type !== 'call') return;
    const { id, name, args } = message;
    this.#door
      .call(name, args, (part) => this.#post({ type: 'part', id, part }))
      .then(
        (value) => this.#post({ type: 'result', id, result: { ok: true, value } }),
        (error: unknown) => {
          const result = { ok: false, code: errorCode(error), message: '' } as const;
          this.#post({ type: 'result', id, result });
        },
      );
  }

  terminate(): void {
    this.#isEnded = true;
  }

  #post(message: FromWorker): void {
    if (this.#isEnded) return;
    this.posted.push(message.type);
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
    if (message.type === 'part') this.onPart();
  }
}

/** A vault of a few pages, of which one interview was changed after its page was written. */
async function largeVault() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: PASSPHRASE };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, facts);
  const list = Array.from({ length: PAGES * PAGE_MAX_ENTRIES }, (_, i) => ({
    record: { ...EMPTY_RECORD, code: `INT-${i}` },
    text: 'сөз',
  }));
  const ids = await vault.interviews.many.create(list);
  const changed = ids[PAGE_MAX_ENTRIES];
  if (!changed) throw new Error('nothing was made');
  await vault.interviews.save({ id: changed, changes: [[0, 0, 'new ']] });
  const headers = vault.interviews.headers();
  vault.close();
  const worker = new DoorWorker(host);
  const client = new VaultClient(worker as unknown as Worker, async () => undefined);
  const open = (passphrase = PASSPHRASE) => unlock(client, { id: facts.id, passphrase });
  return { id: facts.id, headers, changed, worker, client, open };
}

async function flip(vault: string, table: 'pages' | 'singles', id: string): Promise<void> {
  const database = new Database(vault);
  const row = await database.row(table, id);
  if (!row) throw new Error('no such row');
  const sealed = row.sealed.map((byte, i) => (i === row.sealed.length - 1 ? byte ^ 1 : byte));
  await database.put(table, { ...row, sealed });
  database.close();
}

async function firstPage(vault: string): Promise<string> {
  const database = new Database(vault);
  const [id = ''] = await database.ids('pages');
  database.close();
  return id;
}

const byId = (headers: readonly InterviewHeader[]) =>
  headers.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Comes between whoever opens pages and the rows. @returns how many were asked for */
function aroundEachPage(around: (nth: number, read: () => Promise<Bytes>) => Promise<Bytes>) {
  const { readJson } = Rows.prototype;
  let asked = 0;
  vi.spyOn(Rows.prototype, 'readJson').mockImplementation(function between(this: Rows, ...args) {
    const read = () => readJson.apply(this, args);
    if (args[0] !== 'pages') return read();
    asked += 1;
    return around(asked, read);
  });
  return () => asked;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the list that unlocking brings', { timeout: 60_000 }, () => {
  it('is whole and in the vault’s order, with what changed since the pages were written, once', async () => {
    const { headers, changed, open } = await largeVault();
    const list = await open();
    expect(list).toEqual(headers);
    expect(list.find(({ id }) => id === changed)?.length).toBe('new сөз'.length);
  });

  it('is in that order in whichever order the pages open', async () => {
    const { headers, open } = await largeVault();
    const others = Promise.withResolvers<void>();
    const asked = aroundEachPage(async (nth, read) => {
      const json = await read();
      if (nth === 1) await others.promise;
      else if (nth === PAGES) others.resolve();
      return json;
    });
    expect(await open()).toEqual(headers);
    expect(asked()).toBeGreaterThanOrEqual(PAGES);
  });

  it('comes while later pages are still being opened', async () => {
    const { worker, headers, open } = await largeVault();
    const told = Promise.withResolvers<void>();
    worker.onPart = () => told.resolve();
    aroundEachPage(async (nth, read) => {
      if (nth > 1) await told.promise;
      return read();
    });
    expect(await open()).toEqual(headers);
  });

  it('is what the repair found when a page does not open', async () => {
    const { id, worker, headers, open } = await largeVault();
    await flip(id, 'pages', await firstPage(id));
    const list = await open();
    expect(worker.posted.filter((type) => type === 'part').length).toBeGreaterThan(1);
    // What was made anew has another time of change.
    const known = (all: readonly InterviewHeader[]) =>
      byId(all).map((header) => ({ ...header, updatedAt: 0 }));
    expect(known(list)).toEqual(known(headers));
  });

  it('is what the repair found when the root does not open', async () => {
    const { id, headers, changed, open } = await largeVault();
    await flip(id, 'singles', 'root');
    const list = await open();
    expect(byId(list).map((one) => one.id)).toEqual(byId(headers).map((one) => one.id));
    expect(list.find((one) => one.id === changed)?.length).toBe('new сөз'.length);
  });

  it('is not told to a wrong passphrase', async () => {
    const { worker, open } = await largeVault();
    await expect(open('wrong')).rejects.toMatchObject({ code: 'unlock-refused' });
    expect(worker.posted).not.toContain('part');
  });

  it('is nobody’s when the vault is locked before it is whole', async () => {
    const { worker, client, open } = await largeVault();
    worker.onPart = () => client.terminate();
    await expect(open()).rejects.toMatchObject({ code: 'locked' });
    expect(worker.posted.filter((type) => type === 'part')).toHaveLength(1);
    expect(worker.posted).not.toContain('result');
  });
});
