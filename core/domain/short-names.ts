import type { TagId } from './ids.ts';
import type { Tag } from './tag.ts';

/** Words that say nothing by their first letter. */
const SMALL_WORDS = new Set(
  'a an and at by for from in not of on or that the to was what with в для и из к на не от по с у және мен не үшін'.split(
    ' ',
  ),
);

/** The letters that a short name may be made of, best first. */
function* candidates(label: string): Generator<string> {
  const words = label.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  const used = telling.length > 0 ? telling : words;
  const [first = '?'] = used;
  const initial = letterAt(first, 0).toUpperCase();
  for (const word of used.slice(1)) yield initial + letterAt(word, 0).toLowerCase();
  for (const letter of Array.from(first).slice(1)) yield initial + letter.toLowerCase();
  for (const word of used.slice(1)) {
    for (const letter of Array.from(word).slice(1)) yield initial + letter.toLowerCase();
  }
  for (let digit = 2; digit <= 9; digit += 1) yield initial + digit;
  yield initial;
}

function letterAt(word: string, index: number): string {
  return Array.from(word)[index] ?? '';
}

/**
 * A name of two letters for each tag, shown beside its colour so that colour is never the only sign. Different for
 * every tag as far as letters go; the same codebook always gives the same names.
 */
export function shortNames(tags: readonly Tag[]): ReadonlyMap<TagId, string> {
  const names = new Map<TagId, string>();
  const taken = new Set<string>();
  for (const { id, label } of tags) {
    let chosen = '';
    for (const candidate of candidates(label)) {
      chosen = candidate;
      if (!taken.has(candidate)) break;
    }
    taken.add(chosen);
    names.set(id, chosen);
  }
  return names;
}
