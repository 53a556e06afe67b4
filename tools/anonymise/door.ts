import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { ModelLanguage } from '../../core/anonymise/model/language.ts';
import {
  createRegisterMatcher,
  type RegisterMatcher,
} from '../../core/anonymise/register/register-matcher.ts';
import { suggestWith } from '../../core/anonymise/suggest.ts';
import type { IdentifierKind, Mention } from '../../core/domain/redaction.ts';
import { type DoorDocument, readDoorLine } from './door-line.ts';
import { readDetector } from './read-model.ts';

/**
 * `npm run --silent anonymise -- --lang auto [--threshold T] < in.jsonl > out.jsonl`: what the app would propose for every
 * document, one JSON object a line. See docs/detector.md.
 */
const TYPES: Readonly<Record<IdentifierKind, string>> = {
  person: 'PERSON',
  place: 'PLACE',
  organisation: 'ORG',
  date: 'DATE',
  age: 'OTHER',
  phone: 'PHONE',
  email: 'EMAIL',
  iin: 'ID',
  'id-number': 'ID',
  plate: 'ID',
  'bank-number': 'ID',
  device: 'ID',
  address: 'PLACE',
  money: 'OTHER',
  url: 'OTHER',
  occupation: 'OTHER',
  other: 'OTHER',
};
/** What register and patterns are worth beside the model's probabilities. */
const SCORES = { redact: 0.99, ask: 0.5 } as const;

const { values } = parseArgs({
  options: { lang: { type: 'string', default: 'auto' }, threshold: { type: 'string' } },
});
const language = ['en', 'ru', 'kk'].includes(values.lang)
  ? (values.lang as ModelLanguage)
  : undefined;
const threshold = values.threshold === undefined ? undefined : Number(values.threshold);
if (language === undefined && values.lang !== 'auto')
  fail(`--lang is auto, en, ru or kk, not ${values.lang}`);
if (threshold !== undefined && !(threshold >= 0 && threshold <= 1))
  fail('--threshold is a number from 0 to 1');

const detector = readDetector();
let last: { readonly key: string; readonly matcher: RegisterMatcher } | undefined;
let number = 0;
let bad = 0;
for await (const line of createInterface({
  input: process.stdin,
  crlfDelay: Number.POSITIVE_INFINITY,
})) {
  number += 1;
  if (line.trim() === '') continue;
  try {
    const answer = JSON.stringify(answerFor(readDoorLine(line)));
    // Nothing piles up: the next line waits until this one is taken.
    if (!process.stdout.write(`${answer}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  } catch (error) {
    bad += 1;
    console.error(`line ${number}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (bad > 0) {
  console.error(`${bad} of ${number} lines were left out.`);
  process.exitCode = 2;
}

function answerFor({ id, lang, text, register }: DoorDocument): unknown {
  const key = JSON.stringify(register);
  if (last?.key !== key) last = { key, matcher: createRegisterMatcher(register) };
  const stated = language ?? lang;
  const options = {
    ...(stated === undefined ? {} : { language: stated }),
    ...(threshold === undefined ? {} : { threshold }),
  };
  const mentions = suggestWith(last.matcher, text, [], 'en', [
    (all) => detector.find(all, options),
  ]);
  const spans = mentions
    .map((mention) => spanOf(text, mention))
    .filter(({ score }) => threshold === undefined || score >= threshold);
  return { id, spans };
}

function spanOf(text: string, { from, to, kind, source, band, person, score }: Mention) {
  const handle = kind === 'url' && text[from] === '@';
  return {
    start: from,
    end: to,
    type: handle ? 'ID' : TYPES[kind],
    source,
    score: score === undefined ? SCORES[band] : Math.round(score * 10_000) / 10_000,
    ...(person === undefined ? {} : { entity: person }),
  };
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
