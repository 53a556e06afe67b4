import type { InterviewId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../core/domain/interview.ts';
import type { CallArgs } from '../../core/ipc/contract.ts';
import type { CallName } from '../../core/ipc/channels.ts';
import { VaultClient } from '../../renderer/vault/client.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';

/** Runs inside Chromium; `bench/vault/run.ts` calls it and reads the milliseconds. */
const host = new MemoryHost();
const worker = new Worker(new URL('../../renderer/vault/worker/vault.worker.ts', import.meta.url), {
  type: 'module',
});
const vault = new VaultClient(worker, (name: CallName, args) =>
  host.call(name, args as CallArgs<CallName>),
);

const plainWorker = new Worker(new URL('./plain.worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, (value: unknown) => void>();
let next = 1;
plainWorker.addEventListener('message', (event: MessageEvent<{ id: number; value: unknown }>) => {
  waiting.get(event.data.id)?.(event.data.value);
  waiting.delete(event.data.id);
});

function plain(message: { put?: object; get?: string }): Promise<unknown> {
  const id = next;
  next += 1;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    plainWorker.postMessage({ id, ...message });
  });
}

interface Pair {
  /** Milliseconds each. */
  readonly ours: number[];
  readonly plain: number[];
}

const WORDS =
  'базарда қол қойғызды market петиция учитель мұғалім дәрігер hospital список подпись'.split(' ');

function testimony(units: number, seed: number): string {
  let text = '';
  for (let i = seed; text.length < units; i += 7) text += `${WORDS[i % WORDS.length] ?? ''} `;
  return text.slice(0, units);
}

function record(i: number): InterviewRecord {
  return {
    ...EMPTY_RECORD,
    code: `INT-${i}`,
    date: '1998-11-26',
    occupation: 'occ.trader',
    language: 'ru',
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const made: { id: InterviewId; record: InterviewRecord; text: string }[] = [];

/** A vault of `count` interviews of about 5 KB in UTF-8, and the same in plain Dexie. */
async function prepare(count: number): Promise<void> {
  await vault.call('create', {
    id: crypto.randomUUID(),
    name: 'Vault 1',
    passphrase: 'quiet river carries seven lanterns home',
  });
  await vault.call('unlock', {
    id: [...host.copies.keys()][0] ?? '',
    passphrase: 'quiet river carries seven lanterns home',
  });
  for (let i = 0; i < count; i += 1) {
    const interview = await vault.call('createInterview', {
      record: record(i),
      text: testimony(2800, i),
    });
    made.push(interview);
    await plain({ put: interview });
  }
}

/** One pair of save runs: `saves` single-letter edits, ours and plain in turn. */
async function saves(text: string, count: number): Promise<Pair> {
  const interview = await vault.call('createInterview', { record: record(0), text });
  await plain({ put: interview });
  const pair: Pair = { ours: [], plain: [] };
  let edited = text;
  for (let i = 0; i < count; i += 1) {
    const at = (i * 37) % text.length;
    edited = `${edited.slice(0, at)}x${edited.slice(at)}`;
    pair.ours.push(
      await timed(() =>
        vault.call('saveInterview', { id: interview.id, changes: [[at, at, 'x']] }),
      ),
    );
    const put = { ...interview, text: edited };
    pair.plain.push(await timed(() => plain({ put })));
  }
  return pair;
}

/** Reads of different interviews in turn, so that neither side answers from what it just held. */
async function reads(count: number): Promise<Pair> {
  const pair: Pair = { ours: [], plain: [] };
  for (let i = 0; i < count; i += 1) {
    const id = made[(i * 13) % made.length]?.id;
    if (!id) break;
    pair.ours.push(await timed(() => vault.call('openInterview', { id })));
    pair.plain.push(await timed(() => plain({ get: id })));
  }
  return pair;
}

export const bench = {
  prepare,
  saveShort: (count: number) => saves(testimony(2800, 3), count),
  saveLong: (count: number) => saves(testimony(560_000, 5), count),
  reads,
};
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
