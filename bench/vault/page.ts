import { EMPTY_RECORD, type InterviewRecord } from '../../core/domain/interview.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { BENCH_PASSPHRASE, clientOf } from '../vault-client.ts';

/** Runs inside Chromium; `bench/vault/run.ts` calls it and reads the milliseconds. */
const host = new MemoryHost();
const worker = new Worker(new URL('../../renderer/vault/worker/vault.worker.ts', import.meta.url), {
  type: 'module',
});
const vault = clientOf(worker, host);

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

/** Measures both once more, each first in every other turn. */
async function inTurns(
  pair: Pair,
  ours: () => Promise<unknown>,
  peer: () => Promise<unknown>,
): Promise<void> {
  const isOursFirst = pair.ours.length % 2 === 0;
  if (isOursFirst) pair.ours.push(await timed(ours));
  pair.plain.push(await timed(peer));
  if (!isOursFirst) pair.ours.push(await timed(ours));
}

type Made = Awaited<ReturnType<typeof make>>;

async function make(i: number, units: number) {
  const interview = await vault.call('createInterview', {
    record: record(i),
    text: testimony(units, i),
  });
  await plain({ put: interview });
  return interview;
}

/** UTF-16 units of a testimony: about 5 KB and 1 MB in UTF-8. */
const UNITS = { short: 2800, long: 560_000 } as const;
type Length = keyof typeof UNITS;
const made: Record<Length, Made[]> = { short: [], long: [] };

/** A vault of `count` interviews of about 5 KB in UTF-8 and a few of 1 MB, and the same in plain Dexie. */
async function prepare(count: number): Promise<void> {
  const id = crypto.randomUUID();
  await vault.call('create', { id, name: 'Vault 1', passphrase: BENCH_PASSPHRASE });
  for (let i = 0; i < count; i += 1) made.short.push(await make(i, UNITS.short));
  for (let i = 0; i < 4; i += 1) made.long.push(await make(i, UNITS.long));
}

/** One pair of save runs: single-letter edits of one interview. */
async function saves(length: Length, count: number): Promise<Pair> {
  const interview = await make(3, UNITS[length]);
  const pair: Pair = { ours: [], plain: [] };
  let { text } = interview;
  for (let i = 0; i < count; i += 1) {
    const at = (i * 37) % text.length;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    const put = { ...interview, text };
    await inTurns(
      pair,
      () => vault.call('saveInterview', { id: interview.id, changes: [[at, at, 'x']] }),
      () => plain({ put }),
    );
  }
  return pair;
}

/** One pair of read runs: different interviews in turn, so that neither side answers from what it just held. */
async function reads(length: Length, count: number): Promise<Pair> {
  const pair: Pair = { ours: [], plain: [] };
  for (let i = 0; i < count; i += 1) {
    const id = made[length][(i * 13) % made[length].length]?.id;
    if (!id) break;
    await inTurns(
      pair,
      () => vault.call('openInterview', { id }),
      () => plain({ get: id }),
    );
  }
  return pair;
}

export const bench = {
  prepare,
  saveShort: (count: number) => saves('short', count),
  saveLong: (count: number) => saves('long', count),
  readShort: (count: number) => reads('short', count),
  readLong: (count: number) => reads('long', count),
};
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
