import type { AddressPart } from './address.ts';
import { endOf, matchesOf, START, wordsBefore } from './pattern-hits.ts';

const STREET =
  '(?:көше|даңғыл|тұйы[қғ]|бульвар|алаң|(?:ықшам|мөлтек|шағын) ?аудан)(?:сі|ы|і)?(?:нің|ның|не|на|нде|нда|нен|нан|ні|ны|ндегі|ндағы|да|ге|ға|ен|дан)?';
const TYPE = new RegExp(`${START}(${STREET})(?!\\p{L})`, 'giu');
const NAME_BEFORE =
  /(?<![\p{L}\p{N}])(?:\p{Lu}\. ?)?(?:\p{Lu}[\p{L}'’-]+ ){1,2}(?:(?:би|батыр|ата|хан) )?$/u;
const SMALL_BEFORE = /(?<![\p{L}\p{N}])[\p{L}-]{3,} $/u;
const NTH_BEFORE = /(?<![\p{L}\p{N}.,-])\d{1,3}(?:-?(?:інші|ыншы|нші|ншы|ші|шы))? ?$/iu;

const NTH = String.raw`№? ?\d{1,4}[а-я]?(?:[/-]\d{1,4})?(?:-?(?:інші|ыншы|нші|ншы|ші|шы))?`;
const HOUSE = new RegExp(
  String.raw`[ ,]{0,3}(?:${NTH}-?\s?(?:үй|құрылыс|ғимарат)\p{L}{0,6}|(?:үй\p{L}{0,3} )?№? ?\d{1,3}[а-я]?(?:[/-]\d{1,4})?(?![\p{L}\d-]|[ .,]\d)(?!\s(?:жыл|адам|жас|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел|мың|теңге)))`,
  'iuy',
);
const ROOM = new RegExp(
  String.raw`[ ,]{0,3}(?:${NTH}-?\s?(?:пәтер|подъезд|қабат|бөлме|кв)\p{L}{0,6}|(?:пәтер|кв\.|п\.) ?\d{1,4}(?![\p{L}\d]))`,
  'iuy',
);
const HOUSE_ALONE = new RegExp(
  String.raw`${START}\d{1,4}[а-я]?(?:-?(?:інші|ыншы|нші|ншы|ші|шы))?-?\s?үй\p{L}{0,6}(?=[ ,]{1,3}\d{1,4}[-\s\p{L}]{1,8}пәтер)`,
  'giu',
);
const BOX = /(?<![\p{L}\p{N}])пошта жәшігі ?№? ?\d{1,6}(?![\p{L}\d])/giu;

/** `Абай көшесі, 15 үй, 3 пәтер`, `12 ықшам аудан`. */
export function* kazakhAddresses(text: string): Generator<AddressPart> {
  for (const match of matchesOf(TYPE, text)) {
    const end = match.index + match[0].length;
    const before = wordsBefore(text, match.index);
    const to = roomsEnd(text, endOf(HOUSE, text, end));
    const nth = /аудан/iu.test(match[0]) ? NTH_BEFORE.exec(before) : null;
    const name = nth ?? NAME_BEFORE.exec(before) ?? (to > end ? SMALL_BEFORE.exec(before) : null);
    if (name === null) continue;
    yield { from: match.index - name[0].length, to, isSure: to > end || nth !== null };
  }
  for (const { index, 0: house } of matchesOf(HOUSE_ALONE, text)) {
    yield { from: index, to: roomsEnd(text, index + house.length), isSure: true };
  }
  for (const { index, 0: box } of matchesOf(BOX, text)) {
    yield { from: index, to: index + box.length, isSure: true };
  }
}

function roomsEnd(text: string, at: number): number {
  const next = endOf(ROOM, text, at);
  return next === at ? at : roomsEnd(text, next);
}
