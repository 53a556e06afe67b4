import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBenchPage } from '../chromium-page.ts';
import { median, report, row } from '../report.ts';
import type { Bench } from './page.ts';

/**
 * Sealed saves and reads through the worker's door against plain Dexie behind the same hop: at least five
 * pairs of runs, medians and spread; inside a run the two take turns in who goes first.
 */
const PAIRS = 7;
const INTERVIEWS = 300;

type Measure = Exclude<keyof Bench, 'prepare'>;
type BenchWindow = { readonly bench: Bench };

async function measure(page: Page, what: string, name: Measure, count: number, goal: number) {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let i = 0; i < PAIRS; i += 1) {
    const pair = await page.evaluate(
      ([run, n]) => (globalThis as unknown as BenchWindow).bench[run](n),
      [name, count] as const,
    );
    ours.push(median(pair.ours));
    peer.push(median(pair.plain));
  }
  return row({ what, unit: 'ms', ours, peer, goal: ['<=', goal] });
}

const { page, close } = await openBenchPage(path.join(import.meta.dirname, 'page.ts'));
try {
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.evaluate((n) => (globalThis as unknown as BenchWindow).bench.prepare(n), INTERVIEWS);
  const rows = [
    await measure(page, 'save one edit, 5 KB testimony', 'saveShort', 40, 1.2),
    await measure(page, 'save one edit, 1 MB testimony', 'saveLong', 20, 1.2),
    await measure(page, 'read one interview, 5 KB', 'readShort', 60, 1.3),
    await measure(page, 'read one interview, 1 MB', 'readLong', 20, 1.3),
  ];
  report('vault', rows, process.argv.includes('--json'));
} finally {
  await close();
}
