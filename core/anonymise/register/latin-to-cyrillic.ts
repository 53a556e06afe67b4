import { letterTable } from '../letter-table.ts';

const LETTERS = letterTable(`
  shch:щ dzh:дж zh:ж kh:х gh:ғ ch:ч sh:ш ts:ц tzh:тж yu:ю ya:я yo:ё ye:е iu:ю ia:я ou:у ph:ф
  ck:к a:а b:б c:к d:д e:е f:ф g:г h:х i:и j:ж k:к l:л m:м n:н o:о p:п q:қ r:р s:с t:т u:у
  v:в w:у x:кс y:ы z:з
`);
const PATTERN = /shch|tzh|dzh|zh|kh|gh|ch|sh|ts|y[uaoe]|i[ua]|ou|ph|ck|[a-z]/g;

/**
 * A Cyrillic spelling of a Russian or Kazakh word written in Latin letters, good enough to be declined
 * and folded again; never shown. Lower case. Other letters stay.
 */
export function latinToCyrillic(word: string): string {
  return word
    .toLowerCase()
    .replace(/ş/g, 'sh')
    .normalize('NFD')
    .replace(/\p{M}|['’ʼʹ`]/gu, '')
    .replace(/(?<=[^aeouiy])(?:iy|ii|yi|y)$|(?<=r)i$/, 'ий')
    .replace(/(?<=[aeou])[yi](?![aeou])/g, 'й')
    .replace(PATTERN, (letters) => LETTERS[letters] ?? letters);
}
