import type { LabelledText } from './examples.ts';
import { ENGLISH_FRAMES, KAZAKH_FRAMES, RUSSIAN_FRAMES } from './frames.ts';
import {
  inRussian,
  inventName,
  type InventedName,
  type KazakhCase,
  kazakhName,
  kazakhWord,
  latinName,
  type Pick,
  romanise,
  type RussianCase,
  russianName,
} from './invented-names.ts';
import { KAZAKHSTAN_PLACES, ORGANISATIONS } from './own-names.ts';
import { seededRandom } from './random.ts';

/** How many texts, and of how many sentences each. */
const TEXTS = 150;
const SENTENCES = 12;

const FRAMES = { en: ENGLISH_FRAMES, ru: RUSSIAN_FRAMES, kk: KAZAKH_FRAMES } as const;
type Language = keyof typeof FRAMES;
const TYPES: Readonly<Record<string, string>> = { P: 'PERSON', G: 'PERSON', L: 'PLACE', O: 'ORG' };

/** Testimonies of our own invention, with names of the region in the cases that the sentences need. */
export function writtenTestimonies(language: string, seed: number): LabelledText[] {
  const random = seededRandom(seed);
  const pick: Pick = (list) => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  const known = language as Language;
  return Array.from({ length: TEXTS }, () => writeOne(known, pick));
}

function writeOne(language: Language, pick: Pick): LabelledText {
  const spans: { start: number; end: number; type: string }[] = [];
  // A testimony speaks of few people again and again.
  const people = [1, 2, 3, 4].map(() => inventName(pick, language === 'kk' ? 'kazakh' : 'russian'));
  let text = '';
  for (let sentence = 0; sentence < SENTENCES; sentence += 1) {
    for (const part of pick(FRAMES[language]).split(/(\{[^}]+\})/)) {
      const [, slot = '', wanted = 'nominative'] = /^\{(\w)\.?(\w*)\}$/.exec(part) ?? [];
      const filled = slot === '' ? part : fill(language, slot, wanted, pick(people), pick);
      const type = TYPES[slot];
      if (type !== undefined) {
        const skipped = filled.startsWith('the ') ? 4 : 0;
        spans.push({ start: text.length + skipped, end: text.length + filled.length, type });
      }
      text += filled;
    }
    text += pick([' ', ' ', '\n']);
  }
  return { text, spans };
}

function fill(
  language: Language,
  slot: string,
  wanted: string,
  person: InventedName,
  pick: Pick,
): string {
  if (slot === 'O') return pick(ORGANISATIONS[language]);
  if (slot === 'L') return place(language, wanted, pick);
  const name = slot === 'G' ? givenOnly(person, language, pick) : person;
  if (language === 'ru') return russianName(name, wanted as RussianCase);
  if (language === 'kk') return kazakhName(name, wanted as KazakhCase, pick);
  return latinName(name, pick);
}

function givenOnly(person: InventedName, language: Language, pick: Pick): InventedName {
  const first = person.words.find(({ part }) => part === 'first');
  if (first !== undefined) return { ...person, words: [first] };
  return givenOnly(inventName(pick, language === 'kk' ? 'kazakh' : 'russian'), language, pick);
}

function place(language: Language, wanted: string, pick: Pick): string {
  const name = pick(KAZAKHSTAN_PLACES);
  if (language === 'kk') return kazakhWord(name, wanted as KazakhCase, pick);
  const russian = inRussian(name);
  return language === 'ru' ? russianPlace(russian, wanted as RussianCase) : romanise(russian);
}

const PLACE_ENDINGS: readonly (readonly [
  nominative: RegExp,
  cut: number,
  endings: Readonly<Partial<Record<RussianCase, string>>>,
])[] = [
  [
    /ия$/,
    1,
    { genitive: 'и', dative: 'и', accusative: 'ю', instrumental: 'ей', prepositional: 'и' },
  ],
  [
    /[гкхжшщч]а$/,
    1,
    { genitive: 'и', dative: 'е', accusative: 'у', instrumental: 'ой', prepositional: 'е' },
  ],
  [
    /а$/,
    1,
    { genitive: 'ы', dative: 'е', accusative: 'у', instrumental: 'ой', prepositional: 'е' },
  ],
  [/[ьй]$/, 1, { genitive: 'я', dative: 'ю', instrumental: 'ем', prepositional: 'е' }],
  [
    /[бвгджзклмнпрстфхцчшщ]$/,
    0,
    { genitive: 'а', dative: 'у', instrumental: 'ом', prepositional: 'е' },
  ],
];

function russianPlace(name: string, wanted: RussianCase): string {
  const [, cut = 0, endings] = PLACE_ENDINGS.find(([ending]) => ending.test(name)) ?? [];
  const ending = endings?.[wanted];
  return ending === undefined ? name : name.slice(0, name.length - cut) + ending;
}
