import type { ModelDocument } from './document.ts';
import { isCapital } from './place-features.ts';
import { type Probabilities, TYPES } from './probabilities.ts';

/** So sure must one mention be to speak for the others. */
const CONFIDENT = 0.7;
/** What the others get at least: enough to be asked about. */
export const SPREAD = 0.4;
const LONGEST_ENDING = 5;

/** What is surely a name: its stem, and of which type it is. */
export type SureName = readonly [stem: string, type: number];

/** A token that is probably a name of a type because the same name is one elsewhere. */
export type Raise = readonly [token: number, type: number];

/**
 * A word that is surely a name at one place is offered wherever it stands in the text, in its other forms too: `Әсел`,
 * `Әселге`. In text with capitals only where it has one.
 * @param raw of each sentence
 */
export function sureNames(
  document: ModelDocument,
  raw: Uint8Array,
  probabilities: Probabilities,
): SureName[] {
  const sure: SureName[] = [];
  for (const token of mayBeNames(document, raw)) {
    if ((probabilities.name[token] ?? 0) < CONFIDENT) continue;
    sure.push([stemOf(document.words[token]?.lower ?? ''), probabilities.likeliest(token)]);
  }
  return sure;
}

/** The tokens that could be offered, and nothing else makes likely enough. */
export function unsureTokens(
  document: ModelDocument,
  raw: Uint8Array,
  probabilities: Probabilities,
): number[] {
  return mayBeNames(document, raw).filter((token) => (probabilities.name[token] ?? 0) < SPREAD);
}

/** @param sure of the whole text */
export function spreadNames(
  { words }: ModelDocument,
  unsure: readonly number[],
  sure: ReadonlyMap<string, number>,
): Raise[] {
  const raises: Raise[] = [];
  for (const token of unsure) {
    const type = typeOf(words[token]?.lower ?? '', sure);
    if (type !== undefined && type < TYPES) raises.push([token, type]);
  }
  return raises;
}

function mayBeNames({ tokens, words }: ModelDocument, raw: Uint8Array): number[] {
  const found: number[] = [];
  for (const [at, flag] of raw.entries()) {
    for (
      let token = tokens.sentences[at] ?? 0;
      token < (tokens.sentences[at + 1] ?? 0);
      token += 1
    ) {
      const word = words[token];
      if (word === undefined || word.lower.length < 3) continue;
      if (flag === 1 || isCapital(word)) found.push(token);
    }
  }
  return found;
}

/** An ending is never longer than the name itself. */
function typeOf(lower: string, sure: ReadonlyMap<string, number>): number | undefined {
  const shortest = Math.max(3, lower.length - LONGEST_ENDING, Math.ceil(lower.length / 2));
  for (let end = lower.length; end >= shortest; end -= 1) {
    const type = sure.get(lower.slice(0, end));
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Without the last vowel, which changes from case to case. */
function stemOf(lower: string): string {
  return lower.length > 3 && /[аяоеийыьұүіэюaeiouy]$/.test(lower) ? lower.slice(0, -1) : lower;
}
