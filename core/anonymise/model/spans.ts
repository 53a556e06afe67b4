import { MODEL_TYPES, type ModelType } from './labels.ts';
import type { ModelSpan } from './model-span.ts';
import { type Probabilities, TYPES } from './probabilities.ts';
import type { Tokens } from './tokens.ts';

/** From which probability on a token belongs to a name, by type. */
export type Thresholds = Readonly<Record<ModelType, number>>;

const PERSON = MODEL_TYPES.indexOf('PERSON');
/** Signs that hold the parts of a name together: `К. Ахметова`, `Касым-Жомарт`, `O'Brien`, `AT&T`. */
const BRIDGE = /^[-‐‑.'’ʼ&/]$/;
const READABLE = /[\p{L}\p{N}]/u;

/** Runs of tokens that are likely enough. */
export function spansOf(
  tokens: Tokens,
  probabilities: Probabilities,
  thresholdsAt: (token: number) => Thresholds,
): ModelSpan[] {
  const spans: ModelSpan[] = [];
  let run: Run | undefined;
  const close = (): void => {
    if (run !== undefined) spans.push(run.span(tokens));
    run = undefined;
  };
  const starts = new Set(tokens.sentences);
  for (let token = 0; token < tokens.count; token += 1) {
    if (starts.has(token)) close();
    const word = tokens.words[token] ?? '';
    const type = probabilities.likeliest(token);
    const name = MODEL_TYPES[type] ?? 'PERSON';
    const thresholds = thresholdsAt(token);
    const isLikely =
      (probabilities.name[token] ?? 0) >= thresholds[name] ||
      // A person is not missed for being likelier a place.
      probabilities.ofType(token, PERSON) >= thresholds.PERSON;
    const isName = isLikely && READABLE.test(word);
    if (!isName) {
      if (run === undefined || !BRIDGE.test(word) || !holds(tokens, token, run.last)) close();
      continue;
    }
    const goesOn =
      run !== undefined &&
      (token - run.last > 1 || run.takes(type, probabilities.begins[token] === 1));
    if (!goesOn) close();
    run ??= new Run(token);
    run.add(token, probabilities);
  }
  close();
  return spans;
}

/** A sign right behind the name; behind a hyphen goes on what is written together with it. */
function holds({ from, to, words }: Tokens, sign: number, last: number): boolean {
  if (sign - last > 1 || to[last] !== from[sign]) return false;
  return words[sign] === '.' || to[sign] === from[sign + 1];
}

class Run {
  readonly #first: number;
  readonly #sums = new Float64Array(TYPES);
  #score = 0;
  last: number;

  constructor(first: number) {
    this.#first = first;
    this.last = first;
  }

  add(token: number, probabilities: Probabilities): void {
    this.last = token;
    this.#score = Math.max(this.#score, probabilities.name[token] ?? 0);
    for (let type = 0; type < TYPES; type += 1)
      this.#sums[type] = (this.#sums[type] ?? 0) + probabilities.ofType(token, type);
  }

  /** Whether the name may go on with the token behind its last one. */
  takes(type: number, begins: boolean): boolean {
    return !begins && type === this.type();
  }

  type(): number {
    return this.#sums.indexOf(Math.max(...this.#sums));
  }

  span({ from, to }: Tokens): ModelSpan {
    const type = MODEL_TYPES[this.type()] ?? 'PERSON';
    return { from: from[this.#first] ?? 0, to: to[this.last] ?? 0, type, score: this.#score };
  }
}
