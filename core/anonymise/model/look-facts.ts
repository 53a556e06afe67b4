import type { ModelDocument } from './document.ts';
import { isCapital } from './place-features.ts';
import { type Probabilities, TYPES } from './probabilities.ts';
import { elsewhereOf, LEVEL_ODDS } from './said-names.ts';
import { CAPITALS, NUMBER, type WordFeatures } from './word-features.ts';

/** Takes one fact of a word: its column and its value; 0 is as none. */
export type TakeFact = (column: number, value: number) => void;

/** What the second look sees. */
export interface Looked {
  readonly document: ModelDocument;
  /** The first model's. */
  readonly probabilities: Probabilities;
  /** Of each token: what the rest of the text says of its name. */
  readonly answers: Int32Array;
  readonly edge: WordFeatures;
}

/** A sentence of it, and how much of it is written with capitals. */
export interface LookedSentence {
  readonly from: number;
  readonly to: number;
  readonly written: number;
  readonly capital: number;
}

/** Where each group of columns begins. */
const OWN = 0;
const NEAR = 12;
const ELSEWHERE = 30;
const WRITTEN = 46;
const LISTED = 75;
const FIRST = 85;
const KIND = 102;
const SENTENCE = 264;
export const LOOK_COLUMNS = 269;

/** Log-odds, held within what training has seen enough of, and of the size of the other facts. */
function oddsOf(probability: number): number {
  const odds = Math.log(Math.max(probability, 1e-5) / Math.max(1 - probability, 1e-5));
  return Math.max(-7, Math.min(7, odds)) / 4;
}

export function lookedSentence({ words }: ModelDocument, from: number, to: number): LookedSentence {
  let written = 0;
  let capital = 0;
  for (let token = from; token < to; token += 1) {
    const word = words[token];
    if (word === undefined || word.casing >= NUMBER) continue;
    written += 1;
    if (isCapital(word)) capital += 1;
  }
  return { from, to, written, capital };
}

/** All facts of a token. */
export function lookAt(
  looked: Looked,
  sentence: LookedSentence,
  token: number,
  take: TakeFact,
): void {
  putOwn(looked, token, take);
  putNear(looked, sentence, token, take);
  putElsewhere(looked, token, take);
  putWritten(looked, token, take);
  putKinds(looked, sentence, token, take);
  putSentence(looked, sentence, token, take);
}

function putOwn({ probabilities }: Looked, token: number, put: TakeFact): void {
  const odds = oddsOf(probabilities.name[token] ?? 0);
  put(OWN, 1);
  put(OWN + 1, odds);
  // Bends, so that the looks may trust the first model more here than there.
  put(OWN + 2, Math.max(0, odds + 0.75));
  put(OWN + 3, Math.max(0, odds));
  put(OWN + 4, Math.max(0, odds - 0.75));
  put(OWN + 5 + probabilities.likeliest(token), 1);
  put(OWN + 8, probabilities.begins[token] ?? 0);
  for (let type = 0; type < TYPES; type += 1)
    put(OWN + 9 + type, oddsOf(probabilities.ofType(token, type)));
}

function putNear(
  { document, probabilities }: Looked,
  { from, to }: LookedSentence,
  token: number,
  put: TakeFact,
): void {
  const odds = oddsOf(probabilities.name[token] ?? 0);
  const type = probabilities.likeliest(token);
  for (let place = 0; place < 4; place += 1) {
    const start = NEAR + (NEAR_STARTS[place] ?? 0);
    const other = token + (NEAR_PLACES[place] ?? 0);
    const word = document.words[other];
    if (other < from || other >= to || word === undefined) {
      put(start + 1, 1);
      continue;
    }
    const beside = oddsOf(probabilities.name[other] ?? 0);
    put(start, beside);
    if (place < 2) continue;
    const capital = isCapital(word) ? 1 : 0;
    put(start + 2, probabilities.ofType(other, type));
    put(start + 3, capital);
    put(start + 4, capital * beside);
    put(start + 5, beside > 0 && probabilities.likeliest(other) !== type ? 1 : 0);
    put(start + 6, Math.max(0, beside - odds));
  }
}

/** Of the words two away less is seen than of those beside. */
const NEAR_PLACES = [-2, 2, -1, 1] as const;
const NEAR_STARTS = [0, 2, 4, 11] as const;

function putElsewhere(looked: Looked, token: number, put: TakeFact): void {
  const { probabilities, document, answers } = looked;
  const answer = answers[token] ?? 0;
  if (answer === 0) return;
  const said = elsewhereOf(answer);
  const odds = oddsOf(probabilities.name[token] ?? 0);
  const most = (LEVEL_ODDS[said.level] ?? 0) / 4;
  const mean = (LEVEL_ODDS[said.mean] ?? 0) / 4;
  put(ELSEWHERE, 1);
  put(ELSEWHERE + 1, most);
  put(ELSEWHERE + 2, mean);
  put(ELSEWHERE + 2 + said.times, 1);
  put(ELSEWHERE + 6, Math.max(0, most - odds));
  put(ELSEWHERE + 7, Math.max(0, odds - mean));
  if (most > 0) {
    put(ELSEWHERE + 8, said.type === probabilities.likeliest(token) ? 0 : 1);
    put(ELSEWHERE + 9 + said.type, most);
  }
  put(ELSEWHERE + 12, most > 0.5 ? 1 : 0);
  put(ELSEWHERE + 13, most < -0.5 ? 1 : 0);
  if (said.inside < 0) return;
  const inside = (LEVEL_ODDS[said.inside] ?? 0) / 4;
  put(ELSEWHERE + 14, inside);
  // `Will` at the start of a sentence, when the text has a `Will` inside of one.
  put(ELSEWHERE + 15, document.first[token] === 1 ? inside : 0);
}

/** How the word is written here and elsewhere, and what lists say of it; apart for first words, whose capital says nothing. */
function putWritten({ document, probabilities, edge }: Looked, token: number, put: TakeFact): void {
  const word = document.words[token] ?? edge;
  const odds = oddsOf(probabilities.name[token] ?? 0);
  const first = document.first[token] ?? 0;
  const seen = document.seen[token] ?? 0;
  put(WRITTEN + word.casing, 1);
  put(WRITTEN + 8 + word.casing, odds);
  put(WRITTEN + 16 + first * 4 + seen, 1);
  put(WRITTEN + 24, first * odds);
  put(WRITTEN + 25, (seen & 1) * odds);
  put(WRITTEN + 26, word.length / 10);
  put(WRITTEN + 27, word.length <= 2 ? 1 : 0);
  put(WRITTEN + 28, word.casing === CAPITALS ? word.length / 10 : 0);
  const ordinary = word.listed & 7;
  const named = word.listed >> 5;
  put(LISTED + ordinary, 1);
  putBits(LISTED + 5, named, put);
  put(LISTED + 9, named === 0 ? 1 : 0);
  if (isCapital(word)) put(FIRST + (first === 1 ? 0 : 5) + ordinary, 1);
  if (first === 0) return;
  putBits(FIRST + 10, named, put);
  if (ordinary !== WHOLE_WORD) return;
  put(FIRST + 14, seen & 1);
  put(FIRST + 15, 1 - (seen >> 1));
  put(FIRST + 16, named > 0 ? 1 : 0);
}

/** An ordinary word as it stands in the lists, without an ending. */
const WHOLE_WORD = 1;

function putBits(column: number, bits: number, put: TakeFact): void {
  for (let bit = 0; bit < 4; bit += 1) put(column + bit, (bits >> bit) & 1);
}

function putKinds(
  { document, edge }: Looked,
  { from, to }: LookedSentence,
  token: number,
  put: TakeFact,
): void {
  const { words } = document;
  const before = token > from ? (words[token - 1] ?? edge) : edge;
  const word = words[token] ?? edge;
  const behind = token + 1 < to ? (words[token + 1] ?? edge) : edge;
  const sort = word.kind & 31;
  if (isCapital(word)) {
    put(KIND + sort, 1);
    put(KIND + 64 + (word.kind >> 5), 1);
  } else put(KIND + 32 + sort, 1);
  put(KIND + 72 + (before.kind & 31), 1);
  put(KIND + 104 + (behind.kind & 31), 1);
  put(KIND + 136 + before.casing, 1);
  put(KIND + 144 + behind.casing, 1);
  put(KIND + 152 + (before.listed & 7), 1);
  put(KIND + 157 + (behind.listed & 7), 1);
}

function putSentence(
  { document, edge }: Looked,
  { written, capital }: LookedSentence,
  token: number,
  put: TakeFact,
): void {
  const share = written === 0 ? 0 : capital / written;
  put(SENTENCE, share);
  put(SENTENCE + 1, written > 2 && share > 0.7 ? 1 : 0);
  put(SENTENCE + 2, Math.min(written, 30) / 30);
  put(SENTENCE + 3, isCapital(document.words[token] ?? edge) ? share : 0);
  put(SENTENCE + 4, written <= 3 ? 1 : 0);
}
