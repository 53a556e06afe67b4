/** Text as a search sees it: small letters, ё as е, one space between words. */
export function foldForSearch(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}
