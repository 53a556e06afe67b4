import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { TextFolder } from '../../../core/search/fold-text.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { CountedWorker, MissingWorker } from './counted-worker-for-test.ts';
import { foldInterview } from './row-work.ts';
import { Vault } from './vault.ts';

/** Enough for a helper, and as many as it is not called for. */
const [MANY, FEW] = [2000, 512];
const hasCores = navigator.hardwareConcurrency > 1;

/** Counts its questions, and says when it has spoken. */
class RowWorker extends CountedWorker {
  readonly spoken = new Promise<void>((resolve) => {
    for (const type of ['message', 'error'])
      this.addEventListener(type, () => resolve(), { once: true });
  });
  asked = 0;

  override postMessage(message: unknown, transfer?: unknown): void {
    this.asked += 1;
    super.postMessage(message, transfer as Transferable[]);
  }
}

/** Breaks with its first question in hand. */
class BreakingWorker extends RowWorker {
  override postMessage(message: unknown, transfer?: unknown): void {
    super.postMessage(message, transfer);
    if (this.name === 'row') this.dispatchEvent(new Event('error', { cancelable: true }));
  }
}

const RealWorker = globalThis.Worker;
const vaults: Vault[] = [];
const rowWorkers = () => CountedWorker.started.filter(({ name }) => name === 'row');

beforeEach(() => {
  globalThis.Worker = RowWorker;
});
afterEach(async () => {
  globalThis.Worker = RealWorker;
  expect(rowWorkers().every(({ isOver }) => isOver)).toBe(true);
  CountedWorker.started.length = 0;
  for (const vault of vaults.splice(0)) {
    vault.close();
    await Dexie.delete(vault.database.name);
  }
});

/** The last of them has started, if there is one. */
async function spoken(): Promise<void> {
  const last = rowWorkers().at(-1);
  if (last instanceof RowWorker) await last.spoken;
}

/** Its disk is slower than a helper's start. */
class SlowHost extends MemoryHost {
  override call: MemoryHost['call'] = async (name, args) => {
    if (name === 'keyFile.write') await spoken();
    return super.call(name, args);
  };
}

async function fullVault(count: number) {
  const host = new SlowHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
  const secrets = { identity: new Uint8Array(32), signing: new Uint8Array(48) };
  await Vault.create(host, facts, secrets, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, facts);
  vaults.push(vault);
  const contents = Array.from({ length: count }, (_, i) => ({
    record: EMPTY_RECORD,
    text: `Ақтоты ${i} базарда`,
  }));
  const ids = await vault.interviews.many.create(contents);
  const texts = new Map<string, string>(ids.map((id, i) => [id, contents[i]?.text ?? '']));
  return { vault, ids, texts };
}

/** Text or error of each, read with the helper at work from the second batch on. */
async function readAll(vault: Vault): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  const ids = vault.interviews.headers().map(({ id }) => id);
  for await (const batch of vault.interviews.many.read(ids)) {
    for (const one of batch)
      read.set(one.id, one.content?.text ?? ('error' in one ? one.error : ''));
    await spoken();
  }
  return read;
}

test('many are made and read with a helper each, which ends', async () => {
  const { vault, texts } = await fullVault(MANY);
  expect(await readAll(vault)).toEqual(texts);
  const asked = rowWorkers().map((one) => one instanceof RowWorker && one.asked > 0);
  expect(asked).toEqual(hasCores ? [true, true] : []);
});

test('for a few, none is called', async () => {
  const { vault, texts } = await fullVault(FEW);
  expect(await readAll(vault)).toEqual(texts);
  expect(rowWorkers()).toHaveLength(0);
});

test('what a helper folds is what this thread folds', async () => {
  const { vault, ids } = await fullVault(MANY);
  const folder = new TextFolder();
  const [folded, own] = [new Map<string, string | undefined>(), new Map<string, string>()];
  for await (const batch of vault.interviews.many.fold(ids, new Map(), folder)) {
    for (const { id, content } of batch) folded.set(id, content);
    await spoken();
  }
  for (const id of ids)
    own.set(id, foldInterview(await vault.interviews.read(id), new Map(), folder));
  expect(folded).toEqual(own);
});

test('a row that is damaged, moved or without its key is told, whoever opens it', async () => {
  const { vault, texts } = await fullVault(MANY);
  const { interviews } = vault.database;
  const rows = await interviews.orderBy(':id').toArray();
  for (const at of [3, 1200, 1900]) {
    const [flipped, moved, later] = rows.slice(at, at + 3);
    if (!flipped || !moved || !later) throw new Error('too few rows');
    await interviews.put({ ...flipped, sealed: flipped.sealed.map((byte) => byte ^ 1) });
    await interviews.put({ ...moved, sealed: flipped.sealed });
    await interviews.put({ ...later, rev: later.rev + 1 });
    for (const { id } of [flipped, moved, later]) texts.set(id, 'row-damaged');
  }
  expect(await readAll(vault)).toEqual(texts);
});

test('what is saved or destroyed while it is on its way is given as it is then', async () => {
  const { vault, ids, texts } = await fullVault(MANY);
  const order = (await vault.database.interviews.toCollection().primaryKeys()) as InterviewId[];
  const read = new Map<string, string | undefined>();
  let batches = 0;
  for await (const batch of vault.interviews.many.read(ids)) {
    for (const { id, content } of batch) read.set(id, content?.text);
    await spoken();
    batches += 1;
    if (batches !== 3) continue;
    // The next ones are with the helper now.
    const [saved, destroyed] = order.slice(read.size + 5, read.size + 7) as [
      InterviewId,
      InterviewId,
    ];
    await vault.interviews.save({ id: saved, changes: [[0, 0, 'new ']] });
    await vault.withdrawal.destroy([destroyed], 'withdrawn');
    texts.set(saved, `new ${texts.get(saved)}`);
    texts.delete(destroyed);
  }
  expect(read).toEqual(texts);
});

test.each([
  ['breaks', BreakingWorker],
  ['does not start', MissingWorker],
])('when the helper %s, this thread does it all', async (_, Broken) => {
  globalThis.Worker = Broken;
  const { vault, texts } = await fullVault(MANY);
  expect(await readAll(vault)).toEqual(texts);
});

test('whoever stops reading ends the helper', async () => {
  const { vault, ids } = await fullVault(MANY);
  for await (const batch of vault.interviews.many.read(ids)) {
    await spoken();
    if (batch.length > 0) break;
  }
  expect(rowWorkers().every(({ isOver }) => isOver)).toBe(true);
});
