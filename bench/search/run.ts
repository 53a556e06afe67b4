import path from 'node:path';
import type { Page } from 'playwright-core';
import { TextFolder } from '../../core/search/fold-text.ts';
import { parseQuery } from '../../core/search/query.ts';
import { generateInterviews } from '../generate-interviews.ts';
import { openBenchPage } from '../chromium-page.ts';
import { report, row } from '../report.ts';
import type { Bench } from './page.ts';

/**
 * Full-text search of 10,000 interviews through the worker's door, against a bare `includes()` pass over the same
 * folded texts behind the same hop; and the first search after an unlock against only decrypting everything.
 */
const INTERVIEWS = Number(process.env['INTERVIEWS'] ?? 10_000);
const PAIRS = 15;
const COLD_PAIRS = 3;

type BenchWindow = { readonly bench: Bench };
type Name = keyof Bench;

async function ask<N extends Name>(page: Page, name: N, argument: unknown) {
  return (await page.evaluate(
    ([run, one]) =>
      ((globalThis as unknown as BenchWindow).bench[run] as (a: unknown) => Promise<unknown>)(one),
    [name, argument] as const,
  )) as Awaited<ReturnType<Bench[N]>>;
}

async function measure(page: Page, what: string, words: string) {
  const { terms } = parseQuery(words, new TextFolder());
  const needles = terms.map((term) => term.needles[0] ?? '');
  const [ours, peer]: [number[], number[]] = [[], []];
  let found = [0, 0];
  for (let i = 0; i < PAIRS; i += 1) {
    const [mine, bare] = [await ask(page, 'search', words), await ask(page, 'peer', { needles })];
    ours.push(mine.ms);
    peer.push(bare.ms);
    found = [mine.found, bare.found];
  }
  const label = `${what} (${found.join(' / ')} found)`;
  return row({ what: label, unit: 'ms', ours, peer, goal: ['<=', 2] });
}

/** Words of the generated texts, from everywhere to nowhere. */
function sampleWords(): { common: string; rare: string; phrase: string } {
  const words =
    ([...generateInterviews(30)].at(-1)?.text ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return { common: words[0] ?? '', rare: longest, phrase: `"${words.slice(4, 7).join(' ')}"` };
}

const { page, close } = await openBenchPage(path.join(import.meta.dirname, 'page.ts'));
try {
  await page.waitForFunction(() => 'bench' in globalThis);
  await ask(page, 'prepare', INTERVIEWS);
  await ask(page, 'peer', { count: INTERVIEWS });
  const { common, rare, phrase } = sampleWords();
  const colds = [];
  for (let i = 0; i < COLD_PAIRS; i += 1) colds.push(await ask(page, 'cold', common));
  const decryptAll = colds.map(({ decryptAllMs }) => decryptAllMs);
  const first = colds.map(({ firstHitMs }) => firstHitMs);
  const rows = [
    await measure(page, 'one word', common),
    await measure(page, 'a rare word', rare),
    await measure(page, 'two words', `${common} ${rare}`),
    await measure(page, 'a phrase', phrase),
    await measure(page, 'nowhere', 'qwertyuiop'),
    row({
      what: 'first search after unlock: all, against decrypting all',
      unit: 'ms',
      ours: colds.map(({ ms }) => ms),
      peer: decryptAll,
      goal: ['<=', 1.5],
    }),
    row({
      what: 'first search after unlock: first hit, against decrypting all',
      unit: 'ms',
      ours: first,
      peer: decryptAll,
      goal: undefined,
    }),
  ];
  const megabytes = (colds[0]?.summary.bytes ?? 0) / 2 ** 20;
  console.log(
    `${INTERVIEWS} interviews: ${megabytes.toFixed(1)} MiB folded in memory, none on disk.`,
  );
  report('search', rows, process.argv.includes('--json'));
} finally {
  await close();
}
