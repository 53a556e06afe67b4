import { wholeDocument, type WordCache } from '../../core/anonymise/model/document.ts';
import { typeOfLabel } from '../../core/anonymise/model/labels.ts';
import { LOOK_COLUMNS, lookAt, lookedSentence } from '../../core/anonymise/model/look-facts.ts';
import { Probabilities, TYPES } from '../../core/anonymise/model/probabilities.ts';
import { askingWords, SaidNames } from '../../core/anonymise/model/said-names.ts';
import {
  firstOdds,
  LEAST,
  LOOK_OFFSET,
  LOOK_SCALE,
} from '../../core/anonymise/model/second-look.ts';
import type { Tagger } from '../../core/anonymise/model/tagger.ts';
import { readTokens } from '../../core/anonymise/model/tokens.ts';
import { ByteWriter } from './byte-writer.ts';
import { labelsOf, type LabelledText } from './examples.ts';
import { minimise } from './minimise.ts';

/** A word that the first model does not rule out, and which type it is of; -1: of none. */
export interface LookExample {
  readonly columns: Uint16Array;
  readonly values: Float64Array;
  /** The first model's log-odds of each type. */
  readonly odds: Float64Array;
  readonly type: number;
}

/** @param tagger a first model that has not seen the text */
export function readLookExamples(
  { text, spans }: LabelledText,
  tagger: Tagger,
  cache: WordCache,
  raw: boolean,
): LookExample[] {
  const tokens = readTokens(text);
  const document = wholeDocument(tokens, cache, raw);
  const labels = labelsOf(document, spans);
  const probabilities = new Probabilities(tokens.count);
  const sentences = tokens.sentences.slice(0, -1).map((from, at) => {
    return { from, to: tokens.sentences[at + 1] ?? from };
  });
  for (const { from, to } of sentences)
    if (to > from) probabilities.set(from, tagger.tag(document, from, to));
  const answers = answersOf(document, raw, probabilities);
  const looked = { document, probabilities, answers, edge: cache.edge };
  return sentences.flatMap(({ from, to }) => {
    const sentence = lookedSentence(document, from, to);
    return Array.from({ length: to - from }, (_, at) => from + at)
      .filter((token) => (probabilities.name[token] ?? 0) >= LEAST)
      .map((token) => {
        const columns: number[] = [];
        const values: number[] = [];
        lookAt(looked, sentence, token, (column, value) => {
          if (value === 0) return;
          columns.push(column);
          values.push(value);
        });
        const odds = new Float64Array(TYPES);
        firstOdds(probabilities, token, odds);
        const type = typeOfLabel(labels[token] ?? 0);
        return {
          columns: Uint16Array.from(columns),
          values: Float64Array.from(values),
          odds,
          type,
        };
      });
  });
}

function answersOf(
  document: Parameters<typeof askingWords>[0],
  raw: boolean,
  probabilities: Probabilities,
): Int32Array {
  const { count, sentences } = document.tokens;
  const flags = new Uint8Array(sentences.length - 1).fill(raw ? 1 : 0);
  const asking = askingWords(document, flags, probabilities);
  const names = new SaidNames();
  for (const { said } of asking) names.add(said);
  const answers = new Int32Array(count);
  for (const one of asking) answers[one.token] = names.answer(one);
  return answers;
}

/**
 * The weights under which the examples are likeliest, {@link TYPES} to a column; the further a weight from 0, the better its
 * reason must be.
 */
export function trainLook(examples: readonly LookExample[], strength: number): Float64Array {
  const scores = new Float64Array(TYPES);
  return minimise(LOOK_COLUMNS * TYPES, (at, slope) => {
    let loss = 0;
    for (const [index, weight] of at.entries()) {
      slope[index] = strength * weight;
      loss += (strength * weight * weight) / 2;
    }
    for (const { columns, values, odds, type } of examples) {
      scores.set(odds);
      for (const [fact, column] of columns.entries())
        for (let each = 0; each < TYPES; each += 1)
          scores[each] =
            (scores[each] ?? 0) + (values[fact] ?? 0) * (at[column * TYPES + each] ?? 0);
      let all = 1;
      for (const score of scores) all += Math.exp(score);
      loss += Math.log(all) - (type < 0 ? 0 : (scores[type] ?? 0));
      for (let each = 0; each < TYPES; each += 1)
        scores[each] = Math.exp(scores[each] ?? 0) / all - (each === type ? 1 : 0);
      for (const [fact, column] of columns.entries())
        for (let each = 0; each < TYPES; each += 1) {
          const place = column * TYPES + each;
          slope[place] = (slope[place] ?? 0) + (values[fact] ?? 0) * (scores[each] ?? 0);
        }
    }
    return loss;
  });
}

/** Writes what `SecondLook` reads. */
export function encodeLook(weights: Float64Array): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  for (const weight of weights) writer.number(Math.round(weight * LOOK_SCALE) + LOOK_OFFSET);
  return writer.done();
}
