import type { ModelDocument } from './document.ts';
import { isCapital } from './place-features.ts';
import { type Probabilities, TYPES } from './probabilities.ts';

/** How sure the first model is of a word, coarsely: so what is told to the rest of a text seldom changes. */
const STEPS = [0.005, 0.03, 0.12, 0.35, 0.65, 0.9, 0.98];
/** Log-odds that stand for each level. */
export const LEVEL_ODDS = [-6.5, -4.2, -2.7, -1.3, 0, 1.4, 3, 5] as const;
const LEVELS = LEVEL_ODDS.length;
const LONGEST_ENDING = 5;

/** What a word says of its name for the rest of the text: the name's stem; and level, type and place in one number. */
export type Said = readonly [stem: string, voice: number];

/** A word that asks what the rest of the text says: what it says itself, and other stems that its name may have. */
export interface Asking {
  readonly token: number;
  readonly said: Said;
  readonly others: readonly string[];
}

/** What the same name is taken for elsewhere in the text. */
export interface Elsewhere {
  /** The surest level, and the type there; -1 when the name stands nowhere else. */
  readonly level: number;
  readonly type: number;
  readonly mean: number;
  /** 1 for once, 2 for two or three times, 3 for more. */
  readonly times: number;
  /** The surest level where no sentence begins; -1: nowhere. */
  readonly inside: number;
}

/**
 * The words of a text that could be names, in text with capitals only those with one.
 * @param raw of each sentence: 1 where capitals say nothing
 */
export function askingWords(
  { tokens, words, first }: ModelDocument,
  raw: Uint8Array,
  probabilities: Probabilities,
): Asking[] {
  const found: Asking[] = [];
  for (const [at, flag] of raw.entries()) {
    const end = tokens.sentences[at + 1] ?? 0;
    for (let token = tokens.sentences[at] ?? 0; token < end; token += 1) {
      const word = words[token];
      if (word === undefined || word.lower.length < 3) continue;
      if (flag !== 1 && !isCapital(word)) continue;
      const level = levelOf(probabilities.name[token] ?? 0);
      const type = probabilities.likeliest(token);
      const voice = (level * TYPES + type) * 2 + (first[token] === 1 ? 0 : 1);
      const stem = stemOf(word.lower);
      found.push({ token, said: [stem, voice], others: beginnings(word.lower, stem) });
    }
  }
  return found;
}

function levelOf(probability: number): number {
  const level = STEPS.findIndex((step) => probability < step);
  return level < 0 ? STEPS.length : level;
}

/** Without the last vowel, which changes from case to case. */
function stemOf(lower: string): string {
  return lower.length > 3 && /[аяоёеийыьуұүіэюaeiouy]$/.test(lower) ? lower.slice(0, -1) : lower;
}

/** What a word may be a form of, but for its own stem: an ending is never longer than the name itself. */
function beginnings(lower: string, stem: string): string[] {
  const shortest = Math.max(3, lower.length - LONGEST_ENDING, Math.ceil(lower.length / 2));
  const found: string[] = [];
  for (let end = lower.length; end >= shortest; end -= 1)
    if (end !== stem.length) found.push(lower.slice(0, end));
  return found;
}

/** What all words of a text say of its names: `Әсел` and `Әселге` of one. */
export class SaidNames {
  readonly #voices = new Map<string, Uint32Array>();

  add([stem, voice]: Said): void {
    const voices = this.#voices.get(stem) ?? new Uint32Array(LEVELS * TYPES * 2);
    voices[voice] = (voices[voice] ?? 0) + 1;
    this.#voices.set(stem, voices);
  }

  /** What is said elsewhere of a word's name, in one number; 0: nothing. */
  answer({ said: [stem, own], others }: Asking): number {
    const all = [stem, ...others].flatMap((name) => this.#voices.get(name) ?? []);
    let [times, odds, level, type, most, inside] = [0, 0, -1, 0, 0, -1];
    for (let voice = 0; voice < LEVELS * TYPES * 2; voice += 1) {
      let count = voice === own ? -1 : 0;
      for (const voices of all) count += voices[voice] ?? 0;
      if (count <= 0) continue;
      const here = Math.floor(voice / TYPES / 2);
      times += count;
      odds += count * (LEVEL_ODDS[here] ?? 0);
      if (voice % 2 === 1) inside = here;
      if (here > level || count > most) [type, most] = [(voice >> 1) % TYPES, count];
      level = here;
    }
    return times === 0 ? 0 : pack({ level, type, mean: nearestLevel(odds / times), times, inside });
  }
}

function nearestLevel(odds: number): number {
  const level = LEVEL_ODDS.findIndex((each, at) => odds < (each + (LEVEL_ODDS[at + 1] ?? 99)) / 2);
  return level < 0 ? LEVELS - 1 : level;
}

function pack({ level, type, mean, times, inside }: Elsewhere): number {
  const often = times === 1 ? 1 : times < 4 ? 2 : 3;
  return (((level * TYPES + type) * LEVELS + mean) * 4 + often) * (LEVELS + 1) + inside + 1;
}

/** Reads what {@link SaidNames.answer} told. */
export function elsewhereOf(answer: number): Elsewhere {
  const inside = (answer % (LEVELS + 1)) - 1;
  let rest = Math.floor(answer / (LEVELS + 1));
  const times = rest % 4;
  rest = Math.floor(rest / 4);
  const mean = rest % LEVELS;
  rest = Math.floor(rest / LEVELS);
  return {
    level: times === 0 ? -1 : Math.floor(rest / TYPES),
    type: rest % TYPES,
    mean,
    times,
    inside,
  };
}
