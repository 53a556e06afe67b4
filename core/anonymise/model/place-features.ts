import { mix } from './hash.ts';
import { CAPITAL, CAPITALS, LETTER, MIXED, SIGN, type WordFeatures } from './word-features.ts';

/** Features that depend on where a word stands: its neighbours, and how it is written beside them. */
export const PLACE_COLUMNS = 43;
/** The last of them look at the sorts of words. */
export const PLACE_SORTS = 5;
const WRITTEN_START = 17;

/** What is known of a word's place beside its neighbours, each in one number. */
export interface Beside {
  /** How the word is written here and elsewhere in the document. */
  readonly written: number;
  /** How many words with capitals stand around it. */
  readonly run: number;
  /** In quotation marks: which word stands before them; else 0. */
  readonly quote: number;
}

/**
 * Writes the features of place of the word `at` of a sentence to `out`.
 * @param sentence with two edges before and behind it
 */
export function placeFeatures(
  sentence: readonly WordFeatures[],
  at: number,
  beside: Beside,
  out: Int32Array,
): void {
  const edge = sentence[0] as WordFeatures;
  const before2 = sentence[at - 2] ?? edge;
  const before = sentence[at - 1] ?? edge;
  const word = sentence[at] ?? edge;
  const behind = sentence[at + 1] ?? edge;
  const behind2 = sentence[at + 2] ?? edge;
  putNeighbours([before2, before, word, behind, behind2], out);
  putWritten([before2, before, word, behind, behind2], beside, out);
  for (let column = 0; column < PLACE_COLUMNS; column += 1)
    out[column] = mix(200 + column, out[column] ?? 0);
}

type Five = readonly [WordFeatures, WordFeatures, WordFeatures, WordFeatures, WordFeatures];

/** Columns 0 to {@link WRITTEN_START}. */
function putNeighbours([a, b, w, d, e]: Five, out: Int32Array): void {
  const pair = mix(b.shape, w.shape);
  const three = mix(pair, d.shape);
  const lists = mix(b.listed, w.listed);
  out[0] = mix(b.hash, w.hash);
  out[1] = mix(w.hash, d.hash);
  out[2] = mix(a.hash, b.hash);
  out[3] = mix(d.hash, e.hash);
  out[4] = pair;
  out[5] = mix(w.shape, d.shape);
  out[6] = three;
  out[7] = mix(mix(a.shape, three), e.shape);
  out[8] = mix(w.suffix3, d.suffix3);
  out[9] = mix(b.suffix3, w.suffix3);
  out[10] = lists;
  out[11] = mix(w.listed, d.listed);
  out[12] = mix(lists, d.listed);
  out[13] = mix(b.hash, w.listed);
  out[14] = mix(d.hash, w.listed);
  out[15] = mix(mix(a.suffix3, b.suffix3), w.listed);
  out[16] = mix(mix(d.suffix3, e.suffix3), w.listed);
}

function putWritten([a, b, w, d, e]: Five, { written, run, quote }: Beside, out: Int32Array): void {
  let column = WRITTEN_START;
  const put = (value: number): void => {
    out[column] = mix(written, value);
    column += 1;
  };
  put(0);
  put(run);
  put(b.shape);
  put(d.shape);
  put(w.suffix2);
  put(w.suffix3);
  put(w.suffix4);
  put(b.suffix2);
  put(b.suffix3);
  put(d.suffix2);
  put(d.suffix3);
  put(b.hash);
  put(d.hash);
  put(a.hash);
  put(e.hash);
  put(w.length);
  put(w.listed);
  put(mix(b.listed, d.listed));
  put(mix(b.hash, d.hash));
  put(quote);
  put(quote === 0 ? 0 : 1 + w.casing);
  put(w.kind);
  put(mix(b.kind, w.kind));
  put(mix(w.kind, d.kind));
  put(mix(b.kind, d.kind));
  put(mix(mix(run, w.kind), w.listed));
}

/** True for a word that begins with a capital. */
export function isCapital({ casing }: WordFeatures): boolean {
  return casing === CAPITAL || casing === CAPITALS || casing === MIXED || casing === LETTER;
}

export function isWord({ casing }: WordFeatures): boolean {
  return casing < SIGN;
}
