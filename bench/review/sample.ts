import { GIVEN_NAMES } from '../../core/anonymise/given-names.ts';
import { newId, type PersonId } from '../../core/domain/ids.ts';
import type { Person } from '../../core/domain/person.ts';
import { generateInterviews, seededRandom } from '../generate-interviews.ts';

export const SAMPLE_LANGUAGES = ['ru', 'kk', 'en', 'mixed'] as const;
export type SampleLanguage = (typeof SAMPLE_LANGUAGES)[number];

const BYTES = 2 ** 20;
/** Of the generated interviews every third is in the same language, in this order. */
const ORDER = ['ru', 'kk', 'en'];
const SURNAMES = {
  ru: 'Сидор Абдул Зайнул Рахмат Кузьмич Тимоф Березов Калмык Мостов Дворник Полозк'.split(' '),
  kk: 'Әбіл Сейіт Жүніс Құрман Оспан Төле Нұрпейіс Бекмағамбет Ыбырай Дүйсен'.split(' '),
  en: 'Ashdown Barrow Coldwell Dunmore Elstead Farnham Garside Holloway'.split(' '),
} as const;
const ENDINGS = {
  ru: ['ов', 'ова', 'ин', 'ина'],
  kk: ['ов', 'ова', 'ұлы'],
  en: ['', 's'],
} as const;
const CULTURES = { ru: 'russian', kk: 'kazakh', en: 'english' } as const;
/** What identifies somebody without a name. */
const OTHERS = [
  '8 701 123 45 67',
  '12 марта 1999 года',
  'ул. Абая 15-23',
  'a.b@example.kz',
  'in March 1999',
  '1999 жылы 12 наурызда',
  '850412300125',
];

type Language = keyof typeof CULTURES;

function fullName(language: Language, random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const given = GIVEN_NAMES[CULTURES[language]];
  const sex = random() < 0.5 ? given.female : given.male;
  return `${pick(sex)} ${pick(SURNAMES[language])}${pick(ENDINGS[language])}`;
}

/** A register of made-up people, of which a text names some. */
export function sampleRegister(count: number): Person[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, at) => {
    const language = (['ru', 'kk', 'en'] as const)[at % 3] ?? 'ru';
    // A syllable more makes thousands of different ones out of a few.
    const extra = 'бдгкмнрст'.charAt(at % 9) + 'аеиоу'.charAt(Math.floor(at / 9) % 5);
    const [given = '', surname = ''] = fullName(language, random).split(' ');
    const name = `${given} ${surname.slice(0, 3)}${language === 'en' ? '' : extra}${surname.slice(3)}`;
    const rest = { spellings: [], gender: 'unknown', note: '', kind: 'person' } as const;
    return { id: newId<PersonId>(), name, pseudonym: fullName(language, random), ...rest };
  });
}

/**
 * A testimony of a megabyte in questions and answers, a name or another identifier in one of some forty words, half of
 * the names from the register. Words are made up, so that nobody said them.
 */
export function longInterview(language: SampleLanguage, people: readonly Person[]): string {
  const random = seededRandom(11);
  const lines: string[] = [];
  let bytes = 0;
  for (const { record, text } of generateInterviews(Number.POSITIVE_INFINITY, 3)) {
    if (language !== 'mixed' && record.language !== language) continue;
    const own = ORDER.includes(record.language) ? (record.language as Language) : 'ru';
    for (const line of text.split(/(?<=\. )/)) {
      const said = `${random() < 0.3 ? '— ' : ''}${withIdentifier(line.trim(), own, people, random)}`;
      lines.push(said, random() < 0.3 ? '\n' : ' ');
      bytes += new TextEncoder().encode(said).length + 1;
    }
    if (bytes >= BYTES) break;
  }
  return lines.join('');
}

function withIdentifier(
  sentence: string,
  language: Language,
  people: readonly Person[],
  random: () => number,
): string {
  const dice = random();
  if (dice > 0.4) return sentence;
  const words = sentence.split(' ');
  const known = people[Math.floor(random() * Math.min(people.length, 200))]?.name;
  const identifier =
    dice < 0.05
      ? (OTHERS[Math.floor(random() * OTHERS.length)] ?? '')
      : dice < 0.2 && known !== undefined
        ? known
        : fullName(language, random);
  words.splice(1 + Math.floor(random() * (words.length - 1)), 0, identifier);
  return words.join(' ');
}
