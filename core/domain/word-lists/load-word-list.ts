/** Languages that have a list. */
export const WORD_LIST_LANGUAGES = ['en', 'ru', 'kk'] as const;
export type WordListLanguage = (typeof WORD_LIST_LANGUAGES)[number];

/** Words of every list, so that twelve bits choose one, and an index means a word in each language. */
export const WORD_LIST_SIZE = 4096;

/** The words of a list in their fixed order. Each list is a chunk of its own, fetched when it is first asked for. */
export async function loadWordList(language: WordListLanguage): Promise<readonly string[]> {
  const text = await loadText(language);
  return text.trim().split(/\s+/);
}

async function loadText(language: WordListLanguage): Promise<string> {
  switch (language) {
    case 'en':
      return (await import('./english.ts')).ENGLISH_WORDS;
    case 'ru':
      return (await import('./russian.ts')).RUSSIAN_WORDS;
    case 'kk':
      return (await import('./kazakh.ts')).KAZAKH_WORDS;
  }
}
