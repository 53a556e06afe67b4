import { LABELS, MODEL_TYPES } from './labels.ts';

/** What the model holds of every token of a document. */
export class Probabilities {
  /** Of being part of a name. */
  readonly name: Float32Array;
  /** Of each type, in the order of MODEL_TYPES. */
  readonly types: Float32Array;
  /** 1 where a name rather begins than goes on. */
  readonly begins: Uint8Array;

  constructor(count: number) {
    this.name = new Float32Array(count);
    this.types = new Float32Array(count * TYPES);
    this.begins = new Uint8Array(count);
  }

  copy(): Probabilities {
    const copy = new Probabilities(this.name.length);
    copy.name.set(this.name);
    copy.types.set(this.types);
    copy.begins.set(this.begins);
    return copy;
  }

  /** Takes the marginals of a sentence that begins at `from`. */
  set(from: number, marginals: Float64Array): void {
    for (let at = 0; at * LABELS < marginals.length; at += 1) {
      const row = at * LABELS;
      let begin = 0;
      let inside = 0;
      for (let type = 0; type < TYPES; type += 1) {
        const b = marginals[row + 1 + type * 2] ?? 0;
        const i = marginals[row + 2 + type * 2] ?? 0;
        this.types[(from + at) * TYPES + type] = b + i;
        begin += b;
        inside += i;
      }
      this.name[from + at] = begin + inside;
      this.begins[from + at] = begin > inside ? 1 : 0;
    }
  }

  ofType(token: number, type: number): number {
    return this.types[token * TYPES + type] ?? 0;
  }

  /** Takes what a second look makes of a token, of each type. */
  put(token: number, types: Float64Array): void {
    this.types.set(types, token * TYPES);
    this.name[token] = types.reduce((sum, each) => sum + each, 0);
  }

  likeliest(token: number): number {
    let best = 0;
    for (let type = 1; type < TYPES; type += 1)
      if (this.ofType(token, type) > this.ofType(token, best)) best = type;
    return best;
  }
}

export const TYPES = MODEL_TYPES.length;
