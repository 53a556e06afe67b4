import { EMPTY_RECORD, type InterviewRecord } from '../core/domain/interview.ts';

/** One made-up interview, as `createInterview` takes it. */
export interface GeneratedInterview {
  readonly record: InterviewRecord;
  readonly text: string;
}

const LANGUAGES = ['ru', 'kk', 'en'] as const;
const PLACES = ['Алматы', 'Шымкент', 'Karaganda', 'Қызылорда', 'Semey', 'Уральск'];
/** Syllables and endings from which words are put together: nobody said them, and they mean nothing. */
const PARTS = {
  ru: {
    stems: 'ба за ро ли под пис ста ры до мо ва ку шел тре гор жен сво пра чет ний вол сад'.split(
      ' ',
    ),
    ends: ['', 'а', 'ов', 'ами', 'ить', 'ала', 'ского', 'ению', 'ые', 'ях'],
  },
  kk: {
    stems: 'қо са ба ұл жа ры өз ең бек ті ша ғы мүм кін ата ой де ңіз сұ рақ ке ліс'.split(' '),
    ends: ['', 'дар', 'лері', 'ға', 'нан', 'ымен', 'дық', 'ған', 'іне', 'сы'],
  },
  en: {
    stems: 'mar ket sig na ture lis tea cher wor ker off ice stree dis tri pap er cou vil'.split(
      ' ',
    ),
    ends: ['', 's', 'ed', 'ing', 'er', 'ly', 'tion', 'ment', 'ness', 'al'],
  },
} as const;
const WORDS_IN_LANGUAGE = 12_000;
/** UTF-8 bytes of a testimony. */
const TEXT_BYTES = 5000;

/** A small seeded generator (mulberry32): the same interviews in every run. Gives numbers from 0 to below 1. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(from: readonly T[], random: () => number): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

function vocabulary(language: (typeof LANGUAGES)[number], random: () => number): string[] {
  const { stems, ends } = PARTS[language];
  return Array.from({ length: WORDS_IN_LANGUAGE }, () => {
    const syllables = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      pick(stems, random),
    );
    return syllables.join('') + pick(ends, random);
  });
}

/**
 * Interviews of about 5 KB in UTF-8 for benchmarks: Russian, Kazakh and English in turn, their words as unevenly
 * frequent as in speech. `count` only says where it ends: the first thousand are the same in every size.
 */
export function* generateInterviews(count: number, seed = 1): Generator<GeneratedInterview> {
  const random = seededRandom(seed);
  const words = {
    ru: vocabulary('ru', random),
    kk: vocabulary('kk', random),
    en: vocabulary('en', random),
  };
  for (let i = 0; i < count; i += 1) {
    const language = LANGUAGES[i % LANGUAGES.length] ?? 'ru';
    yield {
      record: {
        ...EMPTY_RECORD,
        code: `INT-${String(i + 1).padStart(3, '0')}`,
        date: `1999-0${1 + (i % 9)}`,
        place: { name: pick(PLACES, random), published: '', level: 'region' },
        occupation: 'occ.trader',
        language,
      },
      text: testimony(words[language], random),
    };
  }
}

function testimony(words: readonly string[], random: () => number): string {
  let [text, bytes, inSentence] = ['', 0, 0];
  while (bytes < TEXT_BYTES) {
    // An exponent over the rank: few words stand everywhere, most are rare.
    const word = words[Math.floor(words.length ** random()) - 1] ?? '';
    const isFirst = inSentence === 0;
    inSentence = inSentence > 12 ? 0 : inSentence + 1;
    const end = inSentence === 0 ? '. ' : ' ';
    text += `${isFirst ? word.charAt(0).toUpperCase() + word.slice(1) : word}${end}`;
    bytes += (/[\u0400-\u04ff]/.test(word) ? 2 : 1) * word.length + end.length;
  }
  return text;
}
