import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBenchPage } from '../chromium-page.ts';
import { type BenchRow, figure, report, row } from '../report.ts';
import type { Bench } from './page.tsx';
import { SAMPLE_LANGUAGES } from './sample.ts';

/**
 * `npm run bench -- review [--json]`: what a testimony of a megabyte costs whoever writes in it and reviews it, with a
 * register of 2,000. Keys are pressed in the app's own panes, with the app's own worker behind them.
 */
const ROUNDS = 3;
const KEYS = 60;
const MARKS = 1500;
/** People do not type faster. */
const BETWEEN_KEYS_MS = 60;
/** Above this a person feels that the text lags behind. */
const TYPING_MS = 50;
const REVIEW_MS = 100;
/** What a save may take once it began: it begins a quarter of a second after the key. */
const SAVE_MS = 250;

type BenchWindow = { readonly bench: Bench };

async function ask<N extends keyof Bench>(
  page: Page,
  name: N,
  ...args: Parameters<Bench[N]>
): Promise<Awaited<ReturnType<Bench[N]>>> {
  return (await page.evaluate(
    ([run, list]) =>
      ((globalThis as unknown as BenchWindow).bench[run] as (...a: unknown[]) => unknown)(
        ...(list as unknown[]),
      ),
    [name, args] as const,
  )) as Awaited<ReturnType<Bench[N]>>;
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/** Presses a key so many times. @returns from each to the next frame, in milliseconds */
async function press(page: Page, key: string, times: number): Promise<readonly number[]> {
  for (let i = 0; i < times; i += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(BETWEEN_KEYS_MS);
  }
  return ask(page, 'takeLatencies');
}

/** Median and 95th of a hundred. */
function both(what: string, values: readonly number[], atMost: number): BenchRow[] {
  return [
    figure({ what: `${what}, median`, unit: 'ms', values }),
    figure({ what: `${what}, p95`, unit: 'ms', values: [p95(values)], atMost }),
  ];
}

async function analysis(page: Page): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const language of SAMPLE_LANGUAGES) {
    const full: number[] = [];
    const edited: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await ask(page, 'openAnother', language);
      full.push((await ask(page, 'analyse', language)).ms);
      edited.push(await ask(page, 'analyseEdited', language, `слово${round} `));
    }
    rows.push(
      row({
        what: `looking through ${language} after a word / from the beginning`,
        unit: 'ms',
        ours: edited,
        peer: full,
        goal: ['<=', 0.1],
      }),
    );
  }
  return rows;
}

async function typing(page: Page): Promise<BenchRow[]> {
  await ask(page, 'showTestimony', 'typed');
  await page.getByText('Edit text').click();
  await page.getByRole('textbox', { name: 'Testimony' }).focus();
  // What comes with the first keys is not what a key costs.
  await press(page, 'a', 20);
  const [quiet, busy]: [number[], number[]] = [[], []];
  const [quietSaves, busySaves]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await ask(page, 'takeSaves');
    quiet.push(...(await press(page, 'a', KEYS)));
    quietSaves.push(...(await ask(page, 'takeSaves')));
    await ask(page, 'startAnalysing', ['ru', 'en']);
    busy.push(...(await press(page, 'a', KEYS)));
    busySaves.push(...(await ask(page, 'takeSaves')));
    await ask(page, 'stopAnalysing');
  }
  // Keys that nothing was saved of were typed into something else.
  if (busySaves.length === 0) throw new Error('nothing was typed');
  const looking = 'while a megabyte is looked through';
  return [
    ...both('key to paint, worker idle', quiet, TYPING_MS),
    ...both(`key to paint, ${looking}`, busy, TYPING_MS),
    ...both('save, worker idle', quietSaves, SAVE_MS),
    ...both(`save, ${looking}`, busySaves, SAVE_MS),
  ];
}

async function review(page: Page): Promise<BenchRow[]> {
  const { found } = await ask(page, 'analyse', 'mixed');
  await ask(page, 'showReview', 'mixed');
  await page.getByText(`0 of ${found} decided`).waitFor();
  await page.getByText('Looking').waitFor({ state: 'detached' });
  await page.getByRole('textbox', { name: 'Original' }).focus();
  await press(page, 'j', 1);
  const rows = [];
  for (const [what, key, times] of [
    ['step on (J)', 'j', 40],
    ['step back (K)', 'k', 20],
    ['accept (A)', 'a', 40],
    ['undo (U)', 'u', 10],
  ] as const)
    rows.push(...both(`${found} places: ${what}`, await press(page, key, times), REVIEW_MS));
  rows.push(...(await acceptSame(page, found)));
  rows.push(...both(`${found} places: accept then`, await press(page, 'a', 20), REVIEW_MS));
  return rows;
}

/** "All the same": the dialog, and its answer. */
async function acceptSame(page: Page, found: number): Promise<BenchRow[]> {
  const [opened, replaced]: [number[], number[]] = [[], []];
  for (let i = 0; i < 5; i += 1) {
    opened.push(...(await press(page, 'Shift+A', 1)));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Replace/ }).click();
    await dialog.waitFor({ state: 'detached' });
    replaced.push(...(await ask(page, 'takeLatencies')));
    await page.getByRole('textbox', { name: 'Original' }).focus();
  }
  return [
    ...both(`${found} places: all the same (Shift+A)`, opened, REVIEW_MS),
    ...both(`${found} places: replace all the same`, replaced, REVIEW_MS),
  ];
}

const { page, close } = await openBenchPage(path.join(import.meta.dirname, 'page.tsx'));
try {
  page.on('pageerror', (error) => console.error(error.message));
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.setViewportSize({ width: 1366, height: 768 });
  await ask(page, 'prepare');
  await ask(page, 'add', 'typed', 'mixed', MARKS);
  for (const language of SAMPLE_LANGUAGES) await ask(page, 'add', language, language, 0);
  const only = process.env['ONLY'];
  const rows = [
    ...(only === undefined || only === 'analysis' ? await analysis(page) : []),
    ...(only === undefined || only === 'typing' ? await typing(page) : []),
    ...(only === undefined || only === 'review' ? await review(page) : []),
  ];
  report('review', rows, process.argv.includes('--json'));
} finally {
  await close();
}
