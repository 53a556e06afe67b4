import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CAPITALISED,
  GIVEN_NAME,
  KIND_SHIFT,
  lexiconKey,
  NAME_KIND_SHIFT,
  ORDINARY,
  PLACE_NAME,
  SURNAME,
} from '../../core/anonymise/model/lexicon.ts';
import { latinToCyrillic } from '../../core/anonymise/register/latin-to-cyrillic.ts';
import { GIVEN_NAMES } from '../../core/anonymise/given-names.ts';
import { ByteWriter } from './byte-writer.ts';
import { inRussian } from './invented-names.ts';
import {
  FOREIGN_GIVEN,
  FOREIGN_SURNAMES,
  KAZAKH_GIVEN,
  KAZAKH_SURNAME_STEMS,
  KAZAKHSTAN_PLACES,
  RUSSIAN_SURNAMES,
} from './own-names.ts';
import { WEIGHTS } from '../anonymise/read-model.ts';
import { readWordKinds } from './word-kinds.ts';
import { readWordLists } from './word-lists.ts';

/** `node tools/train-detector/make-lexicon.ts HUNSPELL_FOLDER`: word lists as hashes, for the model's features. */
const [dictionaries = '/usr/share/hunspell'] = process.argv.slice(2);
const bits = new Map<string, number>();
const lists = readWordLists(dictionaries);

function put(word: string, bit: number): void {
  const lower = word.toLowerCase();
  if (lower.length > 1) bits.set(lower, (bits.get(lower) ?? 0) | bit);
}

/** A name, its stem (`Роза`: `роз`), and its Cyrillic spelling if it is Latin. */
function putName(word: string, bit: number): void {
  put(word, bit);
  if (/^[a-z'’]/i.test(word.normalize('NFD'))) putName(latinToCyrillic(word), bit);
  else if (/[аяьйоеи]$/i.test(word) && word.length > 3) put(word.slice(0, -1), bit);
}

for (const word of lists.given) putName(word, GIVEN_NAME);
for (const word of lists.surnames) putName(word, SURNAME);
for (const word of lists.places) putName(word, PLACE_NAME);
for (const word of lists.capitalised) putName(word, CAPITALISED);
for (const stem of lists.stems) put(stem, ORDINARY);
const kazakh = [...KAZAKH_GIVEN, ...GIVEN_NAMES.kazakh.female, ...GIVEN_NAMES.kazakh.male];
const russian = [...GIVEN_NAMES.russian.female, ...GIVEN_NAMES.russian.male];
for (const name of [...kazakh, ...russian])
  for (const word of [name, inRussian(name)]) putName(word, GIVEN_NAME);
for (const stem of KAZAKH_SURNAME_STEMS)
  for (const word of [stem, inRussian(stem)])
    for (const ending of ['ов', 'ев', 'ова', 'ева']) put(word + ending, SURNAME);
for (const name of RUSSIAN_SURNAMES) {
  put(name, SURNAME);
  if (/[вн]$/.test(name)) put(`${name}а`, SURNAME);
}
for (const name of FOREIGN_GIVEN) putName(name, GIVEN_NAME);
for (const name of FOREIGN_SURNAMES) for (const word of name.split('-')) putName(word, SURNAME);
for (const place of KAZAKHSTAN_PLACES)
  for (const word of place.split('-'))
    for (const spelling of [word, inRussian(word)]) putName(spelling, PLACE_NAME);
for (const [word, { kind, nameKind }] of readWordKinds()) {
  // `companies` is found by `compani`.
  for (const form of /[^aeiou]y$/.test(word) ? [word, `${word.slice(0, -1)}i`] : [word])
    if ((bits.get(form) ?? 0) < 1 << KIND_SHIFT)
      bits.set(form, (bits.get(form) ?? 0) | (kind << KIND_SHIFT) | (nameKind << NAME_KIND_SHIFT));
}

const keys = new Map<number, number>();
for (const [word, bit] of bits) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  const key = lexiconKey(hash);
  // Of two words with one key the kind is the first one's.
  const known = keys.get(key) ?? 0;
  keys.set(key, known < 1 << KIND_SHIFT ? known | bit : known | (bit & ((1 << KIND_SHIFT) - 1)));
}
const groups = Map.groupBy(keys, ([, bit]) => bit);
const writer = new ByteWriter();
writer.number(groups.size);
writer.number(keys.size);
for (const [bit, members] of Array.from(groups).toSorted(([a], [b]) => a - b)) {
  writer.number(bit);
  writer.number(members.length);
  let last = 0;
  for (const [key] of members.toSorted(([a], [b]) => a - b)) {
    writer.number(key - last);
    last = key;
  }
}
writeFileSync(path.join(WEIGHTS, 'lexicon.bin'), writer.done());
console.log(`${keys.size} hashes of ${bits.size} words`);
