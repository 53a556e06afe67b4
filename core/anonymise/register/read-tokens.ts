import { foldWord } from '../fold.ts';
import { readWords, wordKeys, wordPieces } from '../words.ts';
import type { Token } from './name-run.ts';
import { isNeverName } from './ordinary-words.ts';
import type { PartReference, RegisterIndex } from './register-index.ts';

/** The rest of a patronymic that is written apart: Сейіт қызына, Сейит-кызы. */
const PATRONYMIC_END = /^(?:[қк]ызы|[ұу]лы|kyzy|qyzy|uly)(?:н[ыі]ң|на|нда|нан|н|мен)?$/i;
const PATRONYMIC_GAP = /^[ \t]*\n?[ \t]*[-‐‑]?$/;
/** A word that is broken over two lines, with or without its hyphen. */
const LINE_BREAK = /^[-‐‑¬]?[ \t]*\n[ \t]*$/;

/** What the register knows of a word. */
type Known = Omit<Token, 'word'>;

/** Enough for the different words of a long testimony. */
const REMEMBERED = 50_000;

/** {@link lookUp}, remembered. */
export function createLookUp(index: RegisterIndex): (word: string) => Known {
  const known = new Map<string, Known>();
  return (word) => {
    const cached = known.get(word);
    if (cached !== undefined) return cached;
    if (known.size >= REMEMBERED) known.clear();
    const found = lookUp(word, index);
    known.set(word, found);
    return found;
  };
}

/** The words of a text, each with what it may be in the register; broken ones joined, joined ones in pieces. */
export function readTokens(text: string, look: (word: string) => Known): Token[] {
  const tokens: Token[] = [];
  const words = readWords(text);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const token = { word, ...look(word.text) };
    const next = words[at + 1];
    const isInTwo =
      next !== undefined && PATRONYMIC_END.test(next.text) && PATRONYMIC_GAP.test(next.gap);
    if (token.references.length > 0 && !isInTwo) tokens.push(token);
    else if (next !== undefined && (isInTwo || LINE_BREAK.test(next.gap))) {
      const joined = look(word.text + next.text);
      const broken =
        joined.references.length > 0 && (isInTwo || look(next.text).references.length === 0);
      if (broken) at += 1;
      tokens.push(
        broken ? { word: { ...word, to: next.to, text: word.text + next.text }, ...joined } : token,
      );
    } else {
      const pieces = wordPieces(text, word).map((piece) => ({ word: piece, ...look(piece.text) }));
      if (pieces.some(({ references }) => references.length > 0)) tokens.push(...pieces);
      else tokens.push(token);
    }
  }
  return tokens;
}

/**
 * Short names are near to many words: the shortest are read in their own alphabet only, in Latin letters nobody
 * declines them (`freedom` is no form of Fred), and a short word with Kazakh letters is no Russian one (Ұлы, Уля).
 */
function canBeCalled(word: string, keys: readonly string[], reference: PartReference): boolean {
  const { nickname, part } = reference;
  if (nickname === undefined) return true;
  const isOwnScript = CYRILLIC.test(word) === CYRILLIC.test(nickname.word);
  if (!isOwnScript && !nickname.inBoth) return false;
  if (!CYRILLIC.test(word)) return keys.includes(part.key);
  return word.length > 4 || !KAZAKH.test(word) || KAZAKH.test(nickname.word);
}

export const CYRILLIC = /\p{Script=Cyrillic}/u;
export const KAZAKH = /[әғқңөұүһі]/i;

function lookUp(word: string, index: RegisterIndex): Known {
  if (isNeverName(word)) return { key: foldWord(word), references: [], isGuess: false };
  const keys = wordKeys(word);
  const key = keys.find((reading) => index.has(reading)) ?? keys[0] ?? '';
  const all = keys.length < 2 ? index.get(key) : keys.flatMap((reading) => index.get(reading));
  const references = all.every(({ nickname }) => nickname === undefined)
    ? all
    : all.filter((reference) => canBeCalled(word, keys, reference));
  return { key, references, isGuess: false };
}
