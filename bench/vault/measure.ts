import path from 'node:path';
import type { Page } from 'playwright-core';
import { TextFolder } from '../../core/search/fold-text.ts';
import { parseQuery } from '../../core/search/query.ts';
import { openBenchPage } from '../chromium-page.ts';
import { generateInterviews } from '../generate-interviews.ts';
import { isInstalled } from '../peers-installed.ts';
import { type BenchRow, figure, median, notInstalled, row } from '../report.ts';
import { type Backend, BACKENDS, backendIn } from './backend.ts';
import type { Bench, UnlockTimes } from './page.ts';
import type { PeerCall } from './peers/peer.ts';
import { measureSqlite } from './peers/sqlite.ts';
import { workerBytes } from './worker-memory.ts';

export interface Size {
  readonly interviews: number;
  readonly isLarge: boolean;
}

const BULK_ROUNDS = 3;
const PAIRS = 7;
const SEARCHES = 9;
/** CryptoJS, field by field, takes half a minute for ten thousand. */
const RXDB_INTERVIEWS = 1000;
const LARGE_INTERVIEWS = 50_000;
const LARGE_HEADERS = 100_000;
/** A testimony that is only there so that its header is. */
const HEADER_TEXT_UNITS = 100;

/** Workers of peers by the package that they need. */
const PEERS: Readonly<Record<string, string>> = {
  'dexie-encrypted': 'dexie-encrypted',
  rxdb: 'rxdb',
};

const here = (file: string) => path.join(import.meta.dirname, file);

/** The measurements on one of Chromium's stores, in a browser of its own. */
export async function measureBackend(backend: Backend, size: Size): Promise<BenchRow[]> {
  const peers = Object.keys(PEERS).filter(isInstalled);
  const { page, profile, close } = await openBenchPage(here('page.ts'), {
    workers: Object.fromEntries(peers.map((name) => [name, here(`peers/${name}.worker.ts`)])),
    alias: { 'hash-wasm': here('timed-argon2.ts') },
    args: BACKENDS[backend],
  });
  try {
    await page.waitForFunction(() => 'bench' in globalThis);
    const rows = await new Measurement(page, size, new Set(peers)).run();
    const found = backendIn(profile);
    if (found !== backend) throw new Error(`asked for ${backend}, found ${found ?? 'neither'}`);
    return rows.map((one) => ({ ...one, what: `${backend}: ${one.what}` }));
  } finally {
    await close();
  }
}

type Side = 'ours' | 'plain';
type BulkCall = { readonly name: 'bulk'; readonly count: number } | { readonly name: 'all' };
type BenchWindow = { readonly bench: Bench };

class Measurement {
  readonly #page: Page;
  readonly #size: Size;
  readonly #peers: ReadonlySet<string>;
  readonly #rows: BenchRow[] = [];
  /** What ours took for one interview, and SQLCipher's times: each measured once. */
  readonly #oneOurs = new Map<string, readonly number[]>();
  #sqlite: Awaited<ReturnType<typeof measureSqlite>> | undefined;

  constructor(page: Page, size: Size, peers: ReadonlySet<string>) {
    this.#page = page;
    this.#size = size;
    this.#peers = peers;
  }

  async run(): Promise<BenchRow[]> {
    const { interviews, isLarge } = this.#size;
    await this.#bulk(interviews, BULK_ROUNDS);
    const unlocked = await this.#unlock(interviews);
    // Before interviews of 1 MB are added, which the bare pass does not have.
    await this.#search(interviews);
    await this.#oneByOne(interviews);
    await this.#othersOneByOne(interviews, unlocked);
    await this.#load(interviews);
    await this.#rxdb();
    if (isLarge) await this.#large(unlocked);
    return this.#rows;
  }

  async #ask<N extends keyof Bench>(name: N, argument?: unknown) {
    return (await this.#page.evaluate(
      ([run, one]) =>
        ((globalThis as unknown as BenchWindow).bench[run] as (a: unknown) => Promise<unknown>)(
          one,
        ),
      [name, argument] as const,
    )) as Awaited<ReturnType<Bench[N]>>;
  }

  async #peer(name: string, call: PeerCall): Promise<number> {
    return (await this.#ask('peer', { name, call })) as number;
  }

  /** Saving everything at once and reading everything, each side first in every other round. The last round's stay. */
  async #bulk(count: number, rounds: number): Promise<void> {
    const saved: Record<Side, number[]> = { ours: [], plain: [] };
    const read: Record<Side, number[]> = { ours: [], plain: [] };
    for (let round = 0; round < rounds; round += 1) {
      const order: readonly Side[] = round % 2 === 0 ? ['ours', 'plain'] : ['plain', 'ours'];
      if (round > 0) await this.#removeAll();
      for (const side of order) saved[side].push(await this.#side(side, { name: 'bulk', count }));
      for (const side of order) read[side].push(await this.#side(side, { name: 'all' }));
    }
    const n = count.toLocaleString('en');
    this.#pair(`bulk save of ${n} / plain`, saved.ours, saved.plain, 1.3);
    this.#pair(`reading all ${n} / plain`, read.ours, read.plain, 2);
    await this.#others(n, count, median(saved.ours), median(read.ours));
  }

  /** Once each: they are slow, and far from the goals on either side. */
  async #others(n: string, count: number, saved: number, read: number): Promise<void> {
    if (this.#peers.has('dexie-encrypted')) {
      const peer = 'dexie-encrypted';
      this.#pair(
        `bulk save of ${n} / ${peer}`,
        [saved],
        [await this.#peer(peer, { name: 'bulk', count })],
      );
      this.#pair(
        `reading all ${n} / ${peer}`,
        [read],
        [await this.#peer(peer, { name: 'all' })],
        0.7,
      );
      await this.#peer(peer, { name: 'remove' });
    } else this.#rows.push(notInstalled('dexie-encrypted'));
    if (isInstalled('better-sqlite3-multiple-ciphers')) {
      const peer = await measureSqlite(count);
      this.#sqlite ??= peer;
      this.#pair(`bulk save of ${n} / SQLCipher in Node`, [saved], [peer.bulk]);
      this.#pair(`reading all ${n} / SQLCipher in Node`, [read], [peer.everything]);
    } else this.#rows.push(notInstalled('better-sqlite3-multiple-ciphers'));
  }

  async #side(side: Side, call: BulkCall): Promise<number> {
    return side === 'ours' ? this.#ask('ours', call) : this.#peer(side, call);
  }

  /** @returns milliseconds of ours, from the derived key on */
  async #unlock(count: number): Promise<number[]> {
    await this.#ask('unlockOurs');
    await this.#ask('copyHeaders');
    await this.#ask('pageLoad');
    const [ours, peer]: [UnlockTimes[], number[]] = [[], []];
    for (let i = 0; i < PAIRS; i += 1) {
      if (i % 2 === 0) ours.push(await this.#ask('unlockOurs'));
      peer.push(await this.#ask('unlockPlain'));
      if (i % 2 === 1) ours.push(await this.#ask('unlockOurs'));
    }
    const n = count.toLocaleString('en');
    const unlocked = `unlock to the list of ${n}`;
    const after = ours.map((one) => one.after);
    this.#pair(`${unlocked}, from the derived key on / plain header rows`, after, peer, 0.5);
    const rest = ours.map(({ whole, derived }) => whole - derived);
    this.#pair(`${unlocked}, all but the derivation / plain header rows`, rest, peer);
    const whole = ours.map((one) => one.whole);
    this.#rows.push(figure({ what: `${unlocked}, all of it`, unit: 'ms', values: whole }));
    const word = 'қызылорда';
    const filters = await this.#ask('filters', word);
    this.#pair(`narrow the list of ${n} / plain header rows`, filters.ours, filters.plain);
    return after;
  }

  async #oneByOne(count: number): Promise<void> {
    await this.#ask('prepare');
    const n = count.toLocaleString('en');
    const measured = [
      ['saveShort', `save one edit, 5 KB, among ${n}`, 40, 1.2],
      ['saveLong', `save one edit, 1 MB, among ${n}`, 20, 1.2],
      ['readShort', `open one, 5 KB, among ${n}`, 60, 1.3],
      ['readLong', `open one, 1 MB, among ${n}`, 20, 1.3],
    ] as const;
    for (const [name, what, times, goal] of measured) {
      const [ours, peer]: [number[], number[]] = [[], []];
      for (let i = 0; i < PAIRS; i += 1) {
        const pair = await this.#ask(name, { count: times });
        ours.push(median(pair.ours));
        peer.push(median(pair.plain));
      }
      this.#pair(`${what} / plain`, ours, peer, goal);
      this.#oneOurs.set(name, ours);
    }
  }

  /** One interview at a time, and the list, with the others that encrypt. */
  async #othersOneByOne(count: number, unlocked: readonly number[]): Promise<void> {
    const n = count.toLocaleString('en');
    const other = 'dexie-encrypted';
    if (this.#peers.has(other)) {
      await this.#ask('prepareOther', other);
      const saved = await this.#ask('saveShort', { count: 40, other });
      this.#pair(`save one edit, 5 KB / ${other}`, saved.ours, saved.plain);
      const read = await this.#ask('readShort', { count: 60, other });
      this.#pair(`open one, 5 KB / ${other}`, read.ours, read.plain);
      const lists: number[] = [];
      for (const _ of unlocked) lists.push(await this.#ask('listOther', other));
      this.#pair(`unlock to the list of ${n} / header rows of ${other}`, unlocked, lists);
      await this.#peer(other, { name: 'remove' });
    }
    const { reads, saves } = this.#sqlite ?? {};
    if (!reads || !saves) return;
    this.#pair('save one edit, 5 KB / SQLCipher in Node', this.#one('saveShort'), [median(saves)]);
    this.#pair('open one, 5 KB / SQLCipher in Node', this.#one('readShort'), [median(reads)]);
  }

  /** In other turns than the other's: only the medians can be compared. */
  #one(name: string): readonly number[] {
    return [median(this.#oneOurs.get(name) ?? [])];
  }

  /** Against a bare pass over the same folded texts, when both are in memory; and the first one after an unlock. */
  async #search(count: number): Promise<void> {
    const words =
      [...generateInterviews(30)]
        .at(-1)
        ?.text.toLowerCase()
        .match(/\p{L}+/gu) ?? [];
    const rare = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
    const first = await this.#ask('search', rare);
    const n = count.toLocaleString('en');
    this.#rows.push(
      figure({ what: `first search of ${n} after an unlock`, unit: 'ms', values: [first.ms] }),
    );
    await this.#ask('bareSearch', { count });
    for (const [what, word] of [
      ['a common word', words[0] ?? ''],
      ['a rare word', rare],
      ['a word that is nowhere', 'qwertyuiop'],
    ] as const) {
      const needles = parseQuery(word, new TextFolder()).terms.map((term) => term.needles[0] ?? '');
      const [ours, peer]: [number[], number[]] = [[], []];
      for (let i = 0; i < SEARCHES; i += 1) {
        if (i % 2 === 0) ours.push((await this.#ask('search', word)).ms);
        peer.push((await this.#ask('bareSearch', { needles })).ms);
        if (i % 2 === 1) ours.push((await this.#ask('search', word)).ms);
      }
      this.#pair(`search of ${n}, ${what} / includes()`, ours, peer, 2);
    }
  }

  /** What all of that was to the page's own thread and to memory. */
  async #load(count: number): Promise<void> {
    const load = await this.#ask('pageLoad');
    const what = 'longest WebCrypto call on the page';
    this.#rows.push(figure({ what, unit: 'ms', values: [load.longestCrypto], atMost: 50 }));
    const task = `longest task on the page (of ${load.longTasks} over 50 ms: lists coming in)`;
    this.#rows.push(figure({ what: task, unit: 'ms', values: [load.longestTask] }));
    await this.#ask('stopBulk');
    const bytes = await workerBytes(this.#page, 'ours.worker');
    await this.#ask('startBulk');
    const memory = `memory of the vault worker, ${count.toLocaleString('en')} folded for search`;
    this.#rows.push(figure({ what: memory, unit: 'MiB', values: [bytes / 2 ** 20] }));
  }

  async #rxdb(): Promise<void> {
    if (!this.#peers.has('rxdb')) {
      this.#rows.push(notInstalled('rxdb'));
      return;
    }
    const bulk = { name: 'bulk', count: RXDB_INTERVIEWS } as const;
    const ours = [await this.#ask('ours', bulk), await this.#ask('ours', { name: 'all' })];
    await this.#peer('rxdb', { name: 'open' });
    const peer = [await this.#peer('rxdb', bulk), await this.#peer('rxdb', { name: 'all' })];
    await this.#peer('rxdb', { name: 'remove' });
    const n = RXDB_INTERVIEWS.toLocaleString('en');
    this.#pair(`bulk save of ${n} / RxDB with crypto-js`, ours.slice(0, 1), peer.slice(0, 1));
    this.#pair(`reading all ${n} / RxDB with crypto-js`, ours.slice(1), peer.slice(1));
  }

  /** Everything but the bulk rounds at 50,000, and the list alone at 100,000. */
  async #large(unlocked: readonly number[]): Promise<void> {
    await this.#removeAll();
    await this.#bulk(LARGE_INTERVIEWS, 1);
    await this.#unlock(LARGE_INTERVIEWS);
    await this.#search(LARGE_INTERVIEWS);
    await this.#oneByOne(LARGE_INTERVIEWS);
    await this.#load(LARGE_INTERVIEWS);
    await this.#removeAll();
    await this.#ask('ours', { name: 'bulk', count: LARGE_HEADERS, textUnits: HEADER_TEXT_UNITS });
    const all = await this.#unlock(LARGE_HEADERS);
    const what = `unlock to the list: of ${LARGE_HEADERS.toLocaleString('en')} / of ${this.#size.interviews.toLocaleString('en')}`;
    this.#pair(what, all, unlocked, 12);
  }

  async #removeAll(): Promise<void> {
    await this.#ask('ours', { name: 'remove' });
    await this.#peer('plain', { name: 'remove' });
  }

  #pair(what: string, ours: readonly number[], peer: readonly number[], goal?: number): void {
    const bar = goal === undefined ? undefined : (['<=', goal] as const);
    const one = row({ what, unit: 'ms', ours, peer, goal: bar });
    // The whole takes minutes: what is known is said at once.
    console.error(
      `${what}: ${one.ours.toFixed(1)} / ${one.peer.toFixed(1)} ms = ${one.ratio.toFixed(2)}`,
    );
    this.#rows.push(one);
  }
}
