import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixKeys, searchKey, TextFolder } from './fold-text.ts';
import { findHits, matches, parseQuery } from './query.ts';

const folder = new TextFolder();

function finds(query: string, text: string): boolean {
  return matches(parseQuery(query, folder), folder.fold(text));
}

function marked(query: string, text: string): string[] {
  return findHits(parseQuery(query, folder), text, folder).map(({ from, to }) =>
    text.slice(from, to),
  );
}

const CYRILLIC = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі'.split('');
const LATIN = 'abcdefghijklmnopqrstuvwxyz'.split('');
const word = fc.oneof(
  ...[CYRILLIC, LATIN].map((letters) =>
    fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((w) => w.join('')),
  ),
);

describe('folding for a search', { timeout: 60_000 }, () => {
  it.each([
    ['Назарбаев', 'Nazarbayev', 'Nazarbaev', 'НАЗАРБАЕВ', 'nazarbaiev'],
    ['Қарлығаш', 'Карлыгаш', 'Karlygash', 'Qarlyghash', 'Qarlığaş'],
    ['Өскемен', 'Оскемен', 'Oskemen'],
    ['Сәуле', 'Сауле', 'Saule'],
    ['Жұмабай', 'Жумабай', 'Zhumabay', 'Jumabai'],
    ['Үміт', 'Умит', 'Umit'],
    ['ёлка', 'елка', 'ЕЛКА'],
    ['щит', 'shchit', 'schit'],
    ['Хан', 'Һан', 'Khan'],
    ['мұғалім', 'мугалим'],
    ['пе\u00ADтиция', 'петиция', 'petitsiya'],
    ['и\u0306од', 'йод'],
  ])('gives one key to %s and its kin', (...kin) => {
    expect(new Set(kin.map(searchKey)).size).toBe(1);
  });

  it.each([
    ['сам', 'шам'],
    ['стол', 'стул'],
    ['рок', 'рог'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(searchKey(one)).not.toBe(searchKey(other));
  });

  it('finds every word by every beginning of it', () => {
    fc.assert(
      fc.property(word, fc.nat(), (whole, n) => {
        const start = whole.slice(0, 1 + (n % whole.length));
        const keys = prefixKeys(start);
        const key = searchKey(whole);
        return keys.length === 0 || keys.some((beginning) => key.startsWith(beginning));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same keys with places and without, and the places hold their words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const words = folder.words(text);
        const keys = words.map(({ key }) => ` ${key}`).join('');
        expect(folder.fold(text)).toBe(`${keys} `);
        for (const { from, to, key } of words) expect(searchKey(text.slice(from, to))).toBe(key);
      }),
    );
  });
});

describe('a query', () => {
  const TEXT = 'Учителя в Алма-Ате собирали подписи. The teachers were told: sign, or leave.';

  it.each([
    ['учит', true],
    ['uchit', true],
    ['чит', false],
    ['учит подпис', true],
    ['учит врач', false],
    ['"or leave"', true],
    ['"or lea"', false],
    ['«собирали подписи»', true],
    ['"leave or"', false],
    ['учит -sign', false],
    ['учит -врач', true],
    ['-врач', false],
    ['алма-ат', true],
    ['ата-алм', false],
    ['', false],
    ['"', false],
    ['-', false],
  ])('%s: %s', (query, found) => {
    expect(finds(query, TEXT)).toBe(found);
  });

  it('marks whole words of the text as it stands', () => {
    expect(marked('uchit "were told" алма', TEXT)).toEqual(['Учителя', 'Алма', 'were told']);
    expect(marked('"told sign"', TEXT)).toEqual(['told: sign']);
    expect(marked('-sign teach', TEXT)).toEqual(['teachers']);
  });

  it('finds what is typed letter by letter at every letter', () => {
    for (const [name, text] of [
      ['Nazarbayev', 'Назарбаева'],
      ['Shymkent', 'Шымкентте'],
      ['Zhambyl', 'Жамбыл'],
      ['Щучинск', 'Shchuchinsk'],
      ['Khabarovsk', 'Хабаровске'],
    ] as const)
      for (let end = 1; end <= name.length; end += 1)
        expect([name.slice(0, end), finds(name.slice(0, end), text)]).toEqual([
          name.slice(0, end),
          true,
        ]);
  });

  it('marks exactly when it matches', () => {
    const texts = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(word, texts, (query, text) => {
        expect(marked(query, text).length > 0).toBe(finds(query, text));
      }),
    );
  });
});
