import type { ByteReader } from './byte-reader.ts';
import { LOOK_COLUMNS, lookAt, type Looked, lookedSentence, type TakeFact } from './look-facts.ts';
import { type Probabilities, TYPES } from './probabilities.ts';

/** What the first model takes for a name less surely is none. */
export const LEAST = 0.002;
export const LOOK_SCALE = 100;
export const LOOK_OFFSET = 10_000;

/**
 * A logistic model of what the first one's probabilities are worth, here and elsewhere in the text. It starts from them, and says
 * by how much they were too high or too low: so its own mean what they say.
 */
export class SecondLook {
  /** {@link TYPES} to a column. */
  readonly #weights: Float64Array;
  readonly #sums = new Float64Array(TYPES);

  /** Format: the weights in hundredths. */
  constructor(reader: ByteReader) {
    this.#weights = Float64Array.from(
      { length: LOOK_COLUMNS * TYPES },
      () => (reader.number() - LOOK_OFFSET) / LOOK_SCALE,
    );
  }

  /** Writes to `out` what a sentence's words are. */
  look(looked: Looked, from: number, to: number, out: Probabilities): void {
    const sentence = lookedSentence(looked.document, from, to);
    const [weights, sums] = [this.#weights, this.#sums];
    const take: TakeFact = (column, value) => {
      if (value === 0) return;
      for (let type = 0; type < TYPES; type += 1)
        sums[type] = (sums[type] ?? 0) + value * (weights[column * TYPES + type] ?? 0);
    };
    for (let token = from; token < to; token += 1) {
      if ((looked.probabilities.name[token] ?? 0) < LEAST) continue;
      firstOdds(looked.probabilities, token, sums);
      lookAt(looked, sentence, token, take);
      let all = 1;
      for (let type = 0; type < TYPES; type += 1) {
        sums[type] = Math.exp(sums[type] ?? 0);
        all += sums[type] ?? 0;
      }
      for (let type = 0; type < TYPES; type += 1) sums[type] = (sums[type] ?? 0) / all;
      out.put(token, sums);
    }
  }
}

/** The first model's log-odds of each type against nothing. */
export function firstOdds(probabilities: Probabilities, token: number, out: Float64Array): void {
  const nothing = Math.log(Math.max(1 - (probabilities.name[token] ?? 0), FAINT));
  for (let type = 0; type < TYPES; type += 1)
    out[type] = Math.log(Math.max(probabilities.ofType(token, type), FAINT)) - nothing;
}

const FAINT = 1e-5;
