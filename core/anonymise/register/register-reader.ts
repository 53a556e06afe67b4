import type { PersonId } from '../../domain/ids.ts';
import type { Mention } from '../../domain/redaction.ts';
import type { Steps } from '../steps.ts';
import { type PlacedBlock, type TextBlock, touches } from '../text-blocks.ts';
import { type Bearer, type Find, findNames } from './block-finds.ts';
import type { Token } from './name-run.ts';
import { readTokens } from './read-tokens.ts';
import { AskedEvidence, type BlockWords, blockWords, TextEvidence } from './text-evidence.ts';
import type { TypingErrors } from './typing-errors.ts';

/** What of a matcher reads texts. */
export interface RegisterTools {
  readonly look: (word: string) => Omit<Token, 'word'>;
  readonly errors: TypingErrors;
}

/** A block that was read. */
interface ReadBlock {
  readonly words: BlockWords;
  /** Kept only until the names are found. */
  tokens: readonly Token[] | undefined;
  finds: readonly Find[];
  asked: AskedEvidence | undefined;
}

/**
 * The registered names in one text, which may be read again after each edit: only blocks that changed are read anew, and
 * those that had asked something about the rest of the text of which the answer is another now.
 */
export class RegisterReader {
  readonly #tools: RegisterTools;
  readonly #known = new WeakMap<TextBlock, ReadBlock>();
  readonly #evidence = new TextEvidence();
  /** Which of them `#evidence` counts. */
  #counted: readonly ReadBlock[] = [];

  constructor(tools: RegisterTools) {
    this.#tools = tools;
  }

  *read(placed: readonly PlacedBlock[]): Steps<Mention[]> {
    // A word or two may need none of it.
    if (placed.length > 1) yield* this.#tools.errors.prepare();
    const blocks: ReadBlock[] = [];
    for (const { block } of placed) {
      if (!this.#known.has(block)) yield;
      blocks.push(this.#readBlock(block));
    }
    this.#count(blocks);
    const finds: { readonly at: number; readonly find: Find }[] = [];
    for (const [index, { block, at }] of placed.entries()) {
      const read = blocks[index];
      if (read === undefined) continue;
      if (read.asked?.holds() !== true) {
        yield;
        this.#findIn(block, read);
      }
      for (const find of read.finds) finds.push({ at, find });
    }
    return chosen(finds);
  }

  #readBlock(block: TextBlock): ReadBlock {
    const known = this.#known.get(block);
    if (known !== undefined) return known;
    const tokens = readTokens(block.window, this.#tools.look);
    const read = { words: blockWords(block, tokens), tokens, finds: [], asked: undefined };
    this.#known.set(block, read);
    return read;
  }

  #count(blocks: readonly ReadBlock[]): void {
    const [before, now] = [new Set(this.#counted), new Set(blocks)];
    for (const block of before) if (!now.has(block)) this.#evidence.add(block.words, -1);
    for (const block of now) if (!before.has(block)) this.#evidence.add(block.words, 1);
    this.#counted = blocks;
  }

  #findIn(block: TextBlock, read: ReadBlock): void {
    const tokens = read.tokens ?? readTokens(block.window, this.#tools.look);
    read.tokens = undefined;
    read.asked = new AskedEvidence(block.window, this.#evidence);
    const found = findNames(block.window, tokens, this.#tools.errors, read.asked);
    read.finds = found.filter((bearers) => bearers.some(({ range }) => touches(range, block)));
  }
}

/** Of several who may be meant the one named last, in the order of the text. */
function chosen(finds: readonly { readonly at: number; readonly find: Find }[]): Mention[] {
  const mentions: Mention[] = [];
  const seen = new Map<PersonId, number>();
  const lastSeen = ({ person }: Bearer): number => (person && seen.get(person.id)) ?? -1;
  for (const { at, find } of finds) {
    const bearer = find.reduce((latest, other) =>
      lastSeen(other) > lastSeen(latest) ? other : latest,
    );
    const [from, to] = [bearer.range.from + at, bearer.range.to + at];
    const before = mentions.at(-1);
    if (before !== undefined && from < before.to) {
      // On the border of two blocks it is seen from both.
      if (to > before.to) mentions[mentions.length - 1] = { ...before, to };
      continue;
    }
    if (bearer.person !== undefined) seen.set(bearer.person.id, from);
    mentions.push({ ...bearer.mention(), from, to });
  }
  return mentions;
}
