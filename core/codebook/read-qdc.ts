import { SaxesParser } from 'saxes';
import { AppError } from '../errors.ts';
import { checkedTags, type ImportedTag, unreadable } from './imported-tag.ts';

/** Deeper than anybody reads. */
const DEPTH_MAX = 64;

/** The tags of a REFI-QDA codebook (QDC). Sets are left out. @throws AppError codebook-file-unreadable */
export function readQdc(text: string): readonly ImportedTag[] {
  const tags: { name: string; description: string; parent?: number }[] = [];
  /** Names of the open elements; of the open codes, their places in `tags`. */
  const path: string[] = [];
  const codes: number[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    throw unreadable('not XML');
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (path.length === 0 && local !== 'CodeBook') throw unreadable('another kind of XML');
    if (path.length > DEPTH_MAX) throw unreadable('too deep');
    const isCode = local === 'Code' && (path.at(-1) === 'Codes' || path.at(-1) === 'Code');
    path.push(local);
    if (!isCode) return;
    const parent = codes.at(-1);
    const name = attributes['name']?.value ?? '';
    codes.push(tags.push({ name, description: '', ...(parent !== undefined && { parent }) }) - 1);
  });
  const read = (words: string) => {
    if (path.at(-1) !== 'Description' || path.at(-2) !== 'Code') return;
    const tag = tags[codes.at(-1) ?? -1];
    if (tag) tag.description += words;
  };
  parser.on('text', read);
  parser.on('cdata', read);
  parser.on('closetag', () => {
    const local = path.pop();
    // A code inside anything else was not taken in.
    if (local === 'Code' && (path.at(-1) === 'Codes' || path.at(-1) === 'Code')) codes.pop();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable('not XML');
  }
  return checkedTags(tags);
}
