import type { ModelDocument } from './document.ts';
import { isCapital } from './place-features.ts';
import { CAPITALS, NUMBER } from './word-features.ts';

/** So many words in a row without a capital are speech written down, not a part of a sentence. */
const LONG_RUN = 20;

/** How the words of a sentence are written, counted. */
export interface SentenceCasing {
  readonly written: number;
  readonly capital: number;
  readonly shouted: number;
}

export function sentenceCasings({ words, tokens: { sentences } }: ModelDocument): SentenceCasing[] {
  return sentences.slice(0, -1).map((from, at) => {
    const casing = { written: 0, capital: 0, shouted: 0 };
    for (let token = from; token < (sentences[at + 1] ?? 0); token += 1) {
      const word = words[token];
      if (word === undefined || word.casing >= NUMBER) continue;
      casing.written += 1;
      if (isCapital(word)) casing.capital += 1;
      if (word.casing === CAPITALS) casing.shouted += 1;
    }
    return casing;
  });
}

/**
 * 1 for sentences whose capitals say nothing: a stretch without any, and one in capitals only.
 * @param casings of all sentences of a text
 */
export function rawSentences(casings: readonly SentenceCasing[]): Uint8Array {
  const raw = new Uint8Array(casings.length);
  let capitalsAnywhere = false;
  let runStart = 0;
  let runWords = 0;
  const close = (end: number): void => {
    if (runWords >= LONG_RUN || !capitalsAnywhere) raw.fill(1, runStart, end);
    runStart = end + 1;
    runWords = 0;
  };
  for (const [at, { written, capital, shouted }] of casings.entries()) {
    if (capital > 0) {
      if (written >= 3 && shouted > written * 0.7) raw[at] = 1;
      if (!capitalsAnywhere && runWords < LONG_RUN) runWords = 0;
      capitalsAnywhere = true;
      close(at);
    } else runWords += written;
  }
  close(raw.length);
  return raw;
}
