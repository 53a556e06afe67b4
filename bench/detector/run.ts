import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createRegisterMatcher } from '../../core/anonymise/register/register-matcher.ts';
import { suggestWith } from '../../core/anonymise/suggest.ts';
import { readDetector, WEIGHTS } from '../../tools/anonymise/read-model.ts';
import {
  corporaFolder,
  type CorpusDocument,
  isHeldBack,
  readCorpus,
} from '../../tools/train-detector/corpus.ts';
import { median } from '../report.ts';
import { type Bar, BARS, LOWER_CASE, SIZE, SPEED } from './bars.ts';
import { DoorScorer, findScorer, type Scores } from './score.ts';

/**
 * `npm run bench -- detector --corpora DIR [--json]`: recall and precision of what the door proposes, as the corpora's scorer
 * counts, beside the bars. "held back" and "unseen" were never trained on, "not for training" may not be: their licence
 * forbids it. "whole file" is mostly trained on, which flatters; but for Spanish, which nobody trains for.
 */
const folder = corporaFolder(process.argv.slice(2));
const scorer = folder === undefined ? undefined : findScorer(folder);
if (folder === undefined || scorer === undefined) {
  console.error('This benchmark needs the corpora and their score.mjs: --corpora DIR.');
  process.exit(2);
}
const corpora = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .toSorted()
  .map((file) => ({
    name: path.basename(file, '.jsonl'),
    documents: readCorpus(path.join(folder, file)),
  }));

const work = mkdtempSync(path.join(os.tmpdir(), 'detector-bench-'));
try {
  const known = path.join(work, 'known.jsonl');
  const trained = corpora.flatMap(({ documents }) =>
    documents.filter((one) => one.lang !== 'es' && one.train && !isHeldBack(one)),
  );
  writeFileSync(known, trained.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const rows = scoreAll(new DoorScorer(scorer, work, known));
  const speeds = measureSpeeds();
  const bytes = readdirSync(WEIGHTS)
    .map((file) => gzipSync(readFileSync(path.join(WEIGHTS, file)), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);
  console.table(rows.map(shown));
  console.log(
    `All layers, KB/s on one core: ${JSON.stringify(speeds)} (bar ${SPEED[0]}, moonshot ${SPEED[1]}).`,
  );
  console.log(`Weights: ${(bytes / 1e6).toFixed(2)} MB gzipped (bar ${SIZE / 1e6}).`);
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ name: 'detector', rows, speeds, bytes }));
} finally {
  rmSync(work, { recursive: true });
}

interface Row extends Scores {
  readonly bars: readonly [Bar, Bar] | undefined;
}

function scoreAll(door: DoorScorer): Row[] {
  const rows: Row[] = [];
  for (const { name, documents } of corpora) {
    const add = (
      what: string,
      some: readonly CorpusDocument[],
      bars: readonly [Bar, Bar] | undefined,
    ): void => {
      if (some.length > 0) rows.push({ ...door.score(`${name}, ${what}`, some), bars });
    };
    const unseen = documents.filter((one) => !one.train || isHeldBack(one));
    add(
      'held back',
      unseen.filter((one) => one.train),
      BARS[name],
    );
    add(
      'not for training',
      unseen.filter((one) => !one.train),
      BARS[name],
    );
    add('unseen, small letters', unseen.flatMap(inSmallLetters), LOWER_CASE);
    add('whole file', documents, BARS[name]);
  }
  return rows;
}

/** Nothing where offsets would move. */
function inSmallLetters(document: CorpusDocument): CorpusDocument[] {
  const text = document.text.toLowerCase();
  return text.length === document.text.length ? [{ ...document, text }] : [];
}

/** KB of UTF-8 in a second of processor time through register, patterns and model, of each language. */
function measureSpeeds(): Record<string, number> {
  const detector = readDetector();
  const matcher = createRegisterMatcher([]);
  const speedOf = (texts: readonly string[]): number => {
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const runs = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      for (const text of texts) suggestWith(matcher, text, [], 'en', [(all) => detector.find(all)]);
      const { user, system } = process.cpuUsage(start);
      return bytes / 1024 / ((user + system) / 1e6);
    });
    return median(runs);
  };
  const documents = corpora.flatMap((corpus) => corpus.documents);
  const byLanguage = Object.groupBy(documents, ({ lang }) => lang);
  return Object.fromEntries(
    Object.entries(byLanguage).map(([language, some = []]) => [
      language,
      Math.round(speedOf(some.map(({ text }) => text))),
    ]),
  );
}

function shown({ set, documents, person, names, all, precision, leak, unseen, bars }: Row) {
  const [bar, moonshot] = bars ?? [];
  return {
    set,
    documents,
    'PERSON / names / all': [person, names, all].map(digits).join(' '),
    'precision, leak': `${digits(precision)} ${digits(leak)}`,
    'PERSON unseen': digits(unseen),
    bar: barText(bar),
    moonshot: barText(moonshot),
  };
}

function barText(bar: Bar | undefined): string {
  if (bar === undefined) return '';
  return [bar.person, bar.all, bar.precision, bar.leak]
    .map((value) => digits(value ?? null))
    .join(' ');
}

function digits(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}
