import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord } from './fold.ts';
import { readWords, wordKeys, wordPieces } from './words.ts';

const seen = (text: string): string[] => readWords(text).map((word) => word.text);

describe('readWords', () => {
  it.each([
    ['Қасым-Жомарт Тоқаев', ['Қасым', 'Жомарт', 'Тоқаев']],
    ["O'Brien's house, Akhmetova’s", ["O'Brien", 'house', 'Akhmetova']],
    ['karlygash_akhmetova2.docx', ['karlygash', 'akhmetova', '2', 'docx']],
    ['Ах\u00ADме\u200Bто\uFEFFва', ['Ахметова']],
    ['Ａｓｅｌ 𝐀𝐬𝐞𝐥', ['Asel', 'Asel']],
    ['школа №25', ['школа', '25']],
    ['', []],
  ])('reads %j', (text, words) => expect(seen(text)).toEqual(words));

  it('gives positions in the text as it stands, invisible characters inside', () => {
    const text = 'о\u200Bн, Ах\u00ADметова\u200D!';
    const words = readWords(text).map(({ from, to }) => text.slice(from, to));
    expect(words).toEqual(['о\u200Bн', 'Ах\u00ADметова']);
  });

  it('says what stands between words', () => {
    expect(readWords('К.\u00A0Ахметова-Ли').map(({ gap }) => gap)).toEqual(['', '. ', '-']);
  });

  it('finds the same words at the right places wherever invisible characters are strewn', () => {
    const invisible = fc.constantFrom('\u00AD', '\u200B', '\u200D', '\u2060', '\uFE0F');
    fc.assert(
      fc.property(fc.array(invisible, { maxLength: 8 }), fc.nat(), (marks, seed) => {
        let text = 'Вчера Карлыгаш Ахметова ушла';
        for (const [i, mark] of marks.entries()) {
          const at = (seed * (i + 7)) % (text.length + 1);
          text = text.slice(0, at) + mark + text.slice(at);
        }
        expect(seen(text)).toEqual(['Вчера', 'Карлыгаш', 'Ахметова', 'ушла']);
        for (const word of readWords(text)) {
          const shown = text
            .slice(word.from, word.to)
            .replace(/\u00AD|\u200B|\u200D|\u2060|\uFE0F/g, '');
          expect(shown).toBe(word.text);
        }
      }),
    );
  });
});

describe('wordKeys', () => {
  it.each([
    ['Aхмeтoвa', 'Ахметова'],
    ['Аkhmetova', 'Akhmetova'],
    ['ΚИМ', 'КИМ'],
    ['Cерик', 'Серик'],
    ['Норе', 'Hope'],
    ['əйгерім', 'әйгерім'],
  ])('reads %s as %s too', (disguised, name) => {
    expect(wordKeys(disguised)).toContain(foldWord(name));
  });

  it('reads an ordinary word one way', () => {
    expect(wordKeys('Ахметова')).toEqual(['ahmetova']);
    expect(wordKeys('Smith')).toEqual(['smith']);
  });
});

describe('wordPieces', () => {
  it('takes words apart that were written together', () => {
    const text = 'в #СвободуАхметовой';
    const word = readWords(text)[1];
    const pieces = word === undefined ? [] : wordPieces(text, word);
    expect(pieces.map(({ from, to }) => text.slice(from, to))).toEqual(['Свободу', 'Ахметовой']);
  });

  it('leaves a word in one piece alone', () => {
    const word = readWords('АХМЕТОВА')[0];
    expect(word && wordPieces('АХМЕТОВА', word)).toEqual([]);
  });
});
