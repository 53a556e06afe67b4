import type { TextRange } from '../domain/text-change.ts';
import { hashText } from './model/hash.ts';

/** A stretch of a text of a few paragraphs, with what stands around it. */
export interface TextBlock extends TextRange {
  /** The block with some words before and behind it; `from` and `to` say where in here the block itself stands. */
  readonly window: string;
}

export interface PlacedBlock {
  readonly block: TextBlock;
  /** Where the window begins in the text. */
  readonly at: number;
}

/**
 * [Note: blocks] A text is looked through in blocks, so that after an edit only those that changed are looked at again.
 * Where they are cut depends on the letters there alone, not on how the text came to be: a text has the same blocks
 * whether it was edited into what it is or opened so. Each is looked at with its surroundings, and what touches it
 * counts, so that a name on the border is seen from both sides.
 */
const LEAST = 1200;
const MOST = 4000;
/** No pattern looks further, and no name is longer. */
const AROUND = 200;

/** The blocks of one text, which stay the same objects as long as nothing in or beside them changes. */
export class TextBlocks {
  #known: ReadonlyMap<string, TextBlock> = new Map();

  place(text: string): readonly PlacedBlock[] {
    const known = new Map<string, TextBlock>();
    const placed = blockRanges(text).map(({ from, to }) => {
      const at = Math.max(0, from - AROUND);
      const window = text.slice(at, to + AROUND);
      const head = `${from - at} ${to - at} `;
      // The same words may stand there twice.
      let id = head + window;
      while (known.has(id)) id = ` ${id}`;
      // Cut from the key and not from the text, which would be kept in memory by it.
      const block = this.#known.get(id) ?? {
        window: id.slice(id.length - window.length),
        from: from - at,
        to: to - at,
      };
      known.set(id, block);
      return { block, at };
    });
    this.#known = known;
    return placed;
  }
}

/** The blocks of a text that is looked through once. */
export function blocksOf(text: string): readonly PlacedBlock[] {
  return new TextBlocks().place(text);
}

/** True for what a block's own words have a part in. */
export function touches({ from, to }: TextRange, block: TextRange): boolean {
  return from < block.to && to > block.from;
}

function blockRanges(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  let from = 0;
  while (text.length - from > MOST) {
    const to = cutIn(text, from + LEAST, from + MOST);
    ranges.push({ from, to });
    from = to;
  }
  if (from < text.length) ranges.push({ from, to: text.length });
  return ranges;
}

/** In what a text may be cut, best first: behind a line, behind a sentence, behind a word. */
const CUTS = [/\n+/g, /(?<=\p{Ll}{6}[.!?…]["»”)]?)[ \t]+(?=[\p{Lu}—–-])/gu, /\s+/g];
/** Letters before a cut, which choose it. */
const SEEN = 12;

/** Of the best cuts the one whose letters have the smallest hash. */
function cutIn(text: string, least: number, most: number): number {
  const part = text.slice(least - SEEN, most);
  for (const cuts of CUTS) {
    let [best, smallest] = [0, Number.POSITIVE_INFINITY];
    for (const { index, 0: gap } of part.matchAll(cuts)) {
      const to = index + gap.length;
      // At the end it may go on.
      if (to <= SEEN || to === part.length) continue;
      const hash = hashText(part, Math.max(0, to - SEEN), to);
      if (hash < smallest) [best, smallest] = [to, hash];
    }
    if (best > 0) return least - SEEN + best;
  }
  // Never between the halves of a character.
  return /^[\uDC00-\uDFFF]/.test(text.slice(most, most + 1)) ? most - 1 : most;
}
