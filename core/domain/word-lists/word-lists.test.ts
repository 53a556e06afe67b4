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
  en: 'da90acf3a06104c4ed7efc4df2a60d791f86a9aa95832613c5932c24e585ff10',
  ru: 'ba68b98a58e6016caf834ad2e6eac1b062185065df4a0cca2cbb0c8ac3f72128',
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
