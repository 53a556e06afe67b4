import type { Interview, InterviewHeader } from '../../core/domain/interview.ts';
import {
  filterInterviews,
  NO_FILTER,
} from '../../renderer/features/interviews/interview-filter.ts';
import type { VaultClient } from '../../renderer/vault/client.ts';
import { Library } from '../../renderer/vault/library.ts';
import { unlock } from '../../renderer/vault/unlock.ts';
import { MemoryHost } from '../../tests/support/memory-host.ts';
import { type GeneratedInterview, generateInterviews } from '../generate-interviews.ts';
import { bareSearch, searchOnce } from '../search/search-call.ts';
import { BENCH_PASSPHRASE, clientOf } from '../vault-client.ts';
import { AskedWorker } from './asked-worker.ts';
import type { Filled, OursCall } from './ours.worker.ts';
import type { PeerCall } from './peers/peer.ts';
import { DERIVED, type Derived } from './timed-argon2.ts';
import { pageLoad } from './watch-page.ts';

/** Runs inside Chromium; `bench/vault/run.ts` calls it and reads the milliseconds. */
const host = new MemoryHost();
let vaultId = '';
let vault: VaultClient | undefined;
let library: Library | undefined;
let derived = Promise.withResolvers<Derived>();
new BroadcastChannel(DERIVED).addEventListener('message', ({ data }: MessageEvent<Derived>) =>
  derived.resolve(data),
);

function startOurs(): AskedWorker {
  const worker = new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' });
  return new AskedWorker(worker);
}

function startPlain(): AskedWorker {
  return new AskedWorker(
    new Worker(new URL('./peers/plain.worker.ts', import.meta.url), { type: 'module' }),
  );
}

let bulkOurs = startOurs();
let plain = startPlain();
/** Peers that were built beside the page because they are installed. */
const others = new Map<string, AskedWorker>();

/** @returns milliseconds of the saving alone; another vault each time, the one before is deleted */
async function ours(bench: OursCall): Promise<number> {
  if (bench.name !== 'all') vault?.terminate();
  const answer = await bulkOurs.ask({ bench });
  if (bench.name !== 'bulk') return answer as number;
  const filled = answer as Filled;
  vaultId = filled.id;
  for (const [id, copies] of filled.copies) host.copies.set(id, copies);
  return filled.ms;
}

function peerWorker(name: string): AskedWorker {
  if (name === 'plain') return plain;
  const known =
    others.get(name) ??
    new AskedWorker(new Worker(new URL(`${name}.js`, document.baseURI), { type: 'module' }));
  others.set(name, known);
  return known;
}

function peer({ name, call }: { name: string; call: PeerCall }): Promise<unknown> {
  return peerWorker(name).ask({ call });
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of an unlock, from the passphrase to the lists on the page. */
export interface UnlockTimes {
  readonly whole: number;
  /** How long the key was derived: what is done meanwhile costs nobody any time. */
  readonly derived: number;
  /** From the derived key on. */
  readonly after: number;
}

/** Nobody types a passphrase faster: by then the worker's helper has started too. */
const TYPING_MS = 500;

async function unlockOurs(): Promise<UnlockTimes> {
  vault?.terminate();
  const fresh = clientOf(startOurs().worker, host);
  vault = fresh;
  // Refused, but only once everything is loaded.
  await fresh.call('interviews', undefined).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
  derived = Promise.withResolvers();
  const whole = await timed(async () => {
    const headers = await unlock(fresh, { id: vaultId, passphrase: BENCH_PASSPHRASE });
    library = await Library.load(fresh, headers);
  });
  const ended = performance.timeOrigin + performance.now();
  const { ms, at } = await derived.promise;
  return { whole, derived: ms, after: ended - at };
}

/** The same way for plain header rows. */
async function unlockPlain(): Promise<number> {
  plain.worker.terminate();
  plain = startPlain();
  await plain.ask({ call: { name: 'ready' } });
  return timed(() => plain.ask({ call: { name: 'headers' } }));
}

function opened(): { vault: VaultClient; library: Library } {
  if (!vault || !library) throw new Error('nothing is unlocked');
  return { vault, library };
}

/** Gives plain Dexie the headers that the vault has. @returns how many */
async function copyHeaders(): Promise<number> {
  const headers: readonly InterviewHeader[] = opened().library.snapshot().interviews;
  await plain.ask({ call: { name: 'putHeaders', headers } });
  return headers.length;
}

interface Pair {
  /** Milliseconds each. */
  readonly ours: number[];
  readonly plain: number[];
}

/** Measures both `count` times; each goes first in every other turn. */
async function inTurns(
  count: number,
  turn: (i: number) => { ours: () => Promise<unknown>; plain: () => Promise<unknown> },
): Promise<Pair> {
  const pair: Pair = { ours: [], plain: [] };
  for (let i = 0; i < count; i += 1) {
    const work = turn(i);
    if (i % 2 === 0) pair.ours.push(await timed(work.ours));
    pair.plain.push(await timed(work.plain));
    if (i % 2 === 1) pair.ours.push(await timed(work.ours));
  }
  return pair;
}

/** Interviews put into one to make about 1 MB in UTF-8. */
const PARTS = { short: 1, long: 200 } as const;
type Length = keyof typeof PARTS;
const made: Record<Length, Interview[]> = { short: [], long: [] };
const source = generateInterviews(10_000, 2);

async function make(length: Length): Promise<Interview> {
  const parts: GeneratedInterview[] = [];
  while (parts.length < PARTS[length]) {
    const { value } = source.next();
    if (!value) break;
    parts.push(value);
  }
  const [first] = parts;
  if (!first) throw new Error('no more interviews');
  const text = parts.map((part) => part.text).join('');
  const interview = await opened().vault.call('createInterview', { record: first.record, text });
  await plain.ask({ call: { name: 'put', interview } });
  return interview;
}

/** Who is measured beside ours: plain Dexie, or one of the others by its name. */
const asked = (other = 'plain') =>
  other === 'plain'
    ? (call: PeerCall) => plain.ask({ call })
    : (call: PeerCall) => peer({ name: other, call });

/** A few interviews that both sides know under the same id. */
async function prepare(): Promise<void> {
  made.short = [];
  made.long = [];
  for (let i = 0; i < 64; i += 1) made.short.push(await make('short'));
  for (let i = 0; i < 4; i += 1) made.long.push(await make('long'));
}

/** The same interviews and as many headers as the vault has, for another that is to be measured beside it. */
async function prepareOther(other: string): Promise<void> {
  const ask = asked(other);
  await ask({ name: 'open' });
  for (const interview of made.short) await ask({ name: 'put', interview });
  await ask({ name: 'putHeaders', headers: opened().library.snapshot().interviews });
}

interface Times {
  readonly count: number;
  readonly other?: string;
}

/** Single-letter edits of one interview. */
async function saves(length: Length, { count, other }: Times): Promise<Pair> {
  const { vault: door } = opened();
  const ask = asked(other);
  const interview = await make(length);
  await ask({ name: 'put', interview });
  let { text } = interview;
  return inTurns(count, (i) => {
    const at = (i * 37) % text.length;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    const put: PeerCall = { name: 'put', interview: { ...interview, text } };
    return {
      ours: () => door.call('saveInterview', { id: interview.id, changes: [[at, at, 'x']] }),
      plain: () => ask(put),
    };
  });
}

/** Different interviews in turn, so that neither side answers from what it just held. */
async function reads(length: Length, { count, other }: Times): Promise<Pair> {
  const { vault: door } = opened();
  const ask = asked(other);
  return inTurns(count, (i) => {
    const one = made[length][(i * 13) % made[length].length];
    if (!one) throw new Error('nothing was prepared');
    return {
      ours: () => door.call('openInterview', { id: one.id }),
      plain: () => ask({ name: 'get', id: one.id }),
    };
  });
}

/** The list that is on the page, narrowed as the screen does, against plain header rows asked for it. */
async function filters(word: string): Promise<Pair> {
  const { interviews } = opened().library.snapshot();
  return inTurns(10, () => ({
    ours: async () => filterInterviews(interviews, { ...NO_FILTER, text: word }),
    plain: () => plain.ask({ call: { name: 'filter', word } }),
  }));
}

export const bench = {
  ours,
  peer,
  unlockOurs,
  unlockPlain,
  copyHeaders,
  prepare,
  prepareOther,
  saveShort: (times: Times) => saves('short', times),
  saveLong: (times: Times) => saves('long', times),
  readShort: (times: Times) => reads('short', times),
  readLong: (times: Times) => reads('long', times),
  listOther: (other: string) => timed(() => asked(other)({ name: 'headers' })),
  filters,
  search: (words: string) => searchOnce(opened().vault, words),
  bareSearch,
  pageLoad: async () => pageLoad(),
  /** So that the worker behind the door is the only one of ours. */
  stopBulk: async () => bulkOurs.worker.terminate(),
  startBulk: async () => {
    bulkOurs = startOurs();
  },
};
export type Bench = typeof bench;

Object.assign(globalThis, { bench });
