import type { ModelDocument } from './document.ts';
import { isCapital } from './place-features.ts';
import { CAPITALS, NUMBER } from './word-features.ts';

/** So many words in a row without a capital are speech written down, not a part of a sentence. */
const LONG_RUN = 20;

/** 1 for sentences whose capitals say nothing: a stretch without any, and one in capitals only. */
export function rawSentences({ words, tokens: { sentences } }: ModelDocument): Uint8Array {
  const raw = new Uint8Array(sentences.length - 1);
  let capitalsAnywhere = false;
  let runStart = 0;
  let runWords = 0;
  const close = (end: number): void => {
    if (runWords >= LONG_RUN || !capitalsAnywhere) raw.fill(1, runStart, end);
    runStart = end + 1;
    runWords = 0;
  };
  for (let at = 0; at < raw.length; at += 1) {
    let written = 0;
    let capital = 0;
    let shouted = 0;
    for (let token = sentences[at] ?? 0; token < (sentences[at + 1] ?? 0); token += 1) {
      const word = words[token];
      if (word === undefined || word.casing >= NUMBER) continue;
      written += 1;
      if (isCapital(word)) capital += 1;
      if (word.casing === CAPITALS) shouted += 1;
    }
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
