import type { ModelDocument } from './document.ts';
import { isCapital } from './place-features.ts';
import { type Probabilities, TYPES } from './probabilities.ts';

/** So sure must one mention be to speak for the others. */
const CONFIDENT = 0.7;
/** What the others get at least: enough to be asked about. */
const SPREAD = 0.4;
const LONGEST_ENDING = 5;

/**
 * A word that is surely a name at one place is offered wherever it stands, in its other forms too: `Әсел`, `Әселге`.
 * In text with capitals only where it has one.
 */
export function spreadNames(
  { tokens, words }: ModelDocument,
  raw: Uint8Array,
  probabilities: Probabilities,
): void {
  const isRaw = new Uint8Array(tokens.count);
  for (const [at, flag] of raw.entries())
    isRaw.fill(flag, tokens.sentences[at] ?? 0, tokens.sentences[at + 1] ?? 0);
  const sure = new Map<string, number>();
  for (const [token, word] of words.entries()) {
    if (word.lower.length < 3 || (probabilities.name[token] ?? 0) < CONFIDENT) continue;
    if (isRaw[token] !== 1 && !isCapital(word)) continue;
    sure.set(stemOf(word.lower), probabilities.likeliest(token));
  }
  if (sure.size === 0) return;
  for (const [token, word] of words.entries()) {
    if (word.lower.length < 3 || (probabilities.name[token] ?? 0) >= SPREAD) continue;
    if (isRaw[token] !== 1 && !isCapital(word)) continue;
    const type = typeOf(word.lower, sure);
    if (type !== undefined && type < TYPES) probabilities.raise(token, type, SPREAD);
  }
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
