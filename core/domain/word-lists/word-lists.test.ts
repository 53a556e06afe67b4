import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GUESSABLE_WORDS } from '../guessable-words.ts';
import {
  loadWordList,
  WORD_LIST_LANGUAGES,
  WORD_LIST_SIZE,
  type WordListLanguage,
} from './load-word-list.ts';

/** Without ё: people write е for it, and a passphrase does not forgive that. */
const LETTERS: Readonly<Record<WordListLanguage, RegExp>> = {
  en: /^[a-z]{4,9}$/,
  ru: /^[а-я]{4,9}$/,
  kk: /^[а-яәғқңөұүһі]{4,9}$/,
};

/** In the order in which a reader looks for them, which for Kazakh is not that of the code points. */
const ALPHABETS: Readonly<Record<WordListLanguage, string>> = {
  en: 'abcdefghijklmnopqrstuvwxyz',
  ru: 'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  kk: 'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
};

/** What a hand writes that has not, or does not see, the marks: й as и everywhere, Kazakh letters as Russian ones. */
const LOOKALIKES = new Map(
  Array.from('йәғқңөұүһі', (letter, i) => [letter, 'иагкноуухи'.charAt(i)]),
);

function start(word: string): string {
  return Array.from(word.slice(0, 4), (letter) => LOOKALIKES.get(letter) ?? letter).join('');
}

/** A printed passphrase, and six words that two people compare, must mean the same for ever. */
const SHA256: Readonly<Record<WordListLanguage, string>> = {
  en: '2e16099b43cf9cf1d2f82651c8614e79d246f81d0314046489b507e5ea1453e7',
  kk: 'dbae7acea1eef2a21da640ad4425fd1d0288aee7f9de6f028df4ed34963000fa',
  ru: '9a30edc3f3613442f02900e9cc03323743010175dceb104e9b30fc22af793b6c',
};

describe.each(WORD_LIST_LANGUAGES)('the word list (%s)', (language) => {
  it('holds 4,096 words', async () => {
    expect(WORD_LIST_SIZE).toBe(4096);
    expect(await loadWordList(language)).toHaveLength(WORD_LIST_SIZE);
  });

  it('has no two words with the same first four letters, however they are typed', async () => {
    const starts = (await loadWordList(language)).map(start);
    expect(starts.filter((one, at) => starts.indexOf(one) !== at)).toEqual([]);
  });

  it('has words of four to nine letters of its alphabet', async () => {
    const words = await loadWordList(language);
    expect(words.filter((word) => !LETTERS[language].test(word))).toEqual([]);
  });

  it('has no word that guessing programs try first', async () => {
    const words = await loadWordList(language);
    expect(words.filter((word) => GUESSABLE_WORDS.has(word))).toEqual([]);
  });

  it('is in the order of the alphabet', async () => {
    const words = await loadWordList(language);
    const alphabet = ALPHABETS[language];
    const places = words.map((word) =>
      Array.from(word, (letter) => String.fromCharCode(alphabet.indexOf(letter))).join(''),
    );
    expect(places).toEqual([...places].sort());
  });

  it('does not change', async () => {
    const text = (await loadWordList(language)).join(' ');
    expect(createHash('sha256').update(text).digest('hex')).toBe(SHA256[language]);
  });
});
