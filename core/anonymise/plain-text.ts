import { IGNORABLE } from './fold.ts';
import { mapText, type MappedText, unmapped } from './mapped-text.ts';

const EXOTIC =
  /[\u0660-\u0669\u06F0-\u06F9\u00A0\u00B2\u00B3\u00B9\u2000-\u200A\u202F\u205F\u2070-\u2079\u2080-\u2089\u2460-\u24FF\u3000\u2010\u2011\uFB00-\uFB06\uFE50-\uFE6F\uFF01-\uFF5E]|[\u{1D400}-\u{1D7FF}]/gu;
const SUSPECT = new RegExp(`${IGNORABLE.source}|${EXOTIC.source}`, 'u');

/**
 * The text as a reader sees it: without soft hyphens, zero-width and direction marks, with full-width,
 * mathematical and Arabic-Indic characters as plain ones and every kind of space as a space. Words and
 * patterns are looked for in this and mapped back.
 */
export function plainText(text: string): MappedText {
  if (!SUSPECT.test(text)) return unmapped(text);
  const visible = mapText(unmapped(text), IGNORABLE, () => '');
  return mapText(visible, EXOTIC, plainCharacter);
}

function plainCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x0660 && code <= 0x06f9) return String(code & 0xf);
  if (code === 0x2010 || code === 0x2011) return '-';
  return character.normalize('NFKC');
}
