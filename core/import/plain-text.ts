import { normaliseText } from '../domain/interview.ts';
import { AppError } from '../errors.ts';
import { MAX_IMPORT_TEXT } from './import-limits.ts';
import { type ImportNote, notesOf } from './import-note.ts';

/** A text as it would be taken, and what it lost on the way. */
export interface ReadText {
  readonly text: string;
  readonly notes: readonly ImportNote[];
}

/** A text file has a stray control character now and then; a program or a picture has them all over. */
const MOST_CONTROLS_PERCENT = 2;

/**
 * Without control characters, which nobody sees. Line ends as the vault keeps them; a page break is one.
 * @throws AppError import-not-text
 */
export function cleanText(raw: string): { readonly text: string; readonly controls: number } {
  let text = '';
  let kept = 0;
  let controls = 0;
  const lines = normaliseText(raw).replace(/[\v\f\u0085]/g, '\n');
  for (let i = 0; i < lines.length; i += 1) {
    if (!isControl(lines.charCodeAt(i))) continue;
    text += lines.slice(kept, i);
    kept = i + 1;
    controls += 1;
  }
  if (controls * 100 > lines.length * MOST_CONTROLS_PERCENT)
    throw new AppError('import-not-text', 'control characters all over');
  return { text: text + lines.slice(kept), controls };
}

/**
 * A whole text as it would be taken. Letters stay as they are written, composed or not.
 * @throws AppError import-empty, import-not-text, import-too-large
 */
export function toTestimony(raw: string): ReadText {
  if (raw.length > MAX_IMPORT_TEXT) throw new AppError('import-too-large', 'a long text');
  const { text, controls } = cleanText(raw);
  if (text.trim() === '') throw new AppError('import-empty');
  return { text, notes: notesOf({ controls, unreadable: countOf(text, '\uFFFD') }) };
}

/** True of what `cleanText` leaves out wherever it stands. */
export function isLeftOut(unit: number): boolean {
  const isLineEnd = (unit >= 0x0a && unit <= 0x0d) || unit === 0x85;
  return !isLineEnd && isControl(unit);
}

/** All but tab and line feed, of ASCII's and of Latin-1's. */
function isControl(unit: number): boolean {
  return (unit < 0x20 && unit !== 0x09 && unit !== 0x0a) || (unit >= 0x7f && unit < 0xa0);
}

function countOf(text: string, letter: string): number {
  let count = 0;
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count += 1;
  return count;
}
