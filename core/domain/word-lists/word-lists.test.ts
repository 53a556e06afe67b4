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
};

/** A printed passphrase, and six words that two people compare, must mean the same for ever. */
const SHA256: Readonly<Record<WordListLanguage, string>> = {
  en: '2e16099b43cf9cf1d2f82651c8614e79d246f81d0314046489b507e5ea1453e7',
  ru: '9a30edc3f3613442f02900e9cc03323743010175dceb104e9b30fc22af793b6c',
};

describe.each(WORD_LIST_LANGUAGES)('the word list (%s)', (language) => {
  it('holds 4,096 words', async () => {
    expect(WORD_LIST_SIZE).toBe(4096);
    expect(await loadWordList(language)).toHaveLength(WORD_LIST_SIZE);
  });

  it('has no two words with the same first four letters', async () => {
    const words = await loadWordList(language);
    const starts = words.map((word) => word.slice(0, 4).replaceAll('й', 'и'));
    expect(starts.filter((start, at) => starts.indexOf(start) !== at)).toEqual([]);
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
    expect(words).toEqual([...words].sort());
  });

  it('does not change', async () => {
    const text = (await loadWordList(language)).join(' ');
    expect(createHash('sha256').update(text).digest('hex')).toBe(SHA256[language]);
  });
});
