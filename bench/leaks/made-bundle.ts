import { ENTRY_PATHS } from '../../core/bundle/manifest.ts';
import { NO_CONSENT, withPermission } from '../../core/domain/consent.ts';
import { type InterviewId, newId, type PassageId, type TagId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD, type Interview, type Passage } from '../../core/domain/interview.ts';
import type { Person } from '../../core/domain/person.ts';
import type { Tag } from '../../core/domain/tag.ts';
import { seededRandom } from '../generate-interviews.ts';
import { disguised } from './disguise.ts';
import { type FillerLanguage, sentencesOf } from './filler.ts';
import type { FrozenEntry } from './frozen-forms.ts';

const INTERVIEWS = 20;
/** UTF-8 bytes of a testimony. */
const TEXT_BYTES = 5000;
const LANGUAGES: readonly FillerLanguage[] = ['ru', 'kk', 'en'];
const PLANTS_MOST = 4;
const STARTER_TAG = 'act.sign.forced' as TagId;

/** Where a name can get into a bundle: the testimony, or what a person typed about it. */
const PLACES = [
  'text',
  'text',
  'text',
  'text',
  'opening',
  'passage',
  'place',
  'employer',
  'code',
  'tag',
] as const;
/** Where the name begins the sentence, so that its capital says nothing. */
const OPENINGS = {
  ru: ['сказала мне, что подписать должны все.', 'приходит домой поздно.'],
  kk: ['маған бәрін айтып берді.', 'үйге кеш келді.'],
  en: ['told me that everybody had to sign.', 'came home late and cried.'],
} as const;

/** Of every other format the files that have it. All of them carry testimonies and facts but for tables, each its own. */
const OTHERS: Readonly<Record<(typeof PLACES)[number], readonly string[]>> = {
  text: ['csv/testimonies.csv'],
  opening: ['csv/testimonies.csv'],
  passage: ['csv/testimonies.csv', 'csv/passages.csv'],
  place: ['csv/interviews.csv'],
  employer: ['csv/interviews.csv'],
  code: ['csv/interviews.csv', 'csv/testimonies.csv'],
  tag: ['csv/interviews.csv', 'csv/codebook.csv', 'codebook.qdc', 'uwazi/thesaurus-tags.csv'],
};

/** A form that was put into a bundle on purpose. */
export interface Plant {
  readonly where: (typeof PLACES)[number];
  readonly person: Person;
  readonly form: string;
  /** As it stands in the bundle: perhaps with letters that only look right. */
  readonly written: string;
  /** Files in which it stands: the interview's own, then those of other formats. */
  readonly files: readonly string[];
  readonly others: readonly string[];
  /** The path itself holds it. */
  readonly inPath: boolean;
}

export interface MadeBundle {
  readonly interviews: readonly Interview[];
  readonly codebook: readonly Tag[];
  readonly plants: readonly Plant[];
}

type Random = () => number;

function pick<T>(from: readonly T[], random: Random): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}

/** Twenty interviews in three languages; every second bundle, by its number, with names in it that nobody took out. */
export function makeBundle(number: number, entries: readonly FrozenEntry[]): MadeBundle {
  const random = seededRandom(number);
  const interviews = Array.from({ length: INTERVIEWS }, (_, i) => interview(i, random));
  const tag: Tag = {
    id: newId<TagId>(),
    group: 'own',
    label: 'Market levy',
    definition: 'A fee that the market takes.',
    colour: 3,
  };
  const made = { interviews, codebook: [tag], plants: [] as Plant[] };
  if (number % 2 === 1) {
    const count = 1 + Math.floor(random() * PLANTS_MOST);
    const chosen = new Set(Array.from({ length: count }, () => pick(entries, random)));
    for (const one of chosen) plant(made, one, random);
  }
  return made;
}

function interview(i: number, random: Random): Interview {
  const language = LANGUAGES[i % LANGUAGES.length] ?? 'ru';
  return {
    id: newId<InterviewId>(),
    text: testimony(sentencesOf(language), random),
    record: {
      ...EMPTY_RECORD,
      code: `INT-${String(i + 1).padStart(3, '0')}`,
      date: `1998-${String(1 + (i % 12)).padStart(2, '0')}`,
      place: { name: '', published: 'Southern region', level: 'region' },
      role: 'witness',
      occupation: 'occ.trader',
      sex: 'female',
      employer: { name: '', published: 'a market' },
      setting: 'in-person',
      language,
      consent: withPermission(NO_CONSENT, { scope: 'share-with-named-partner', answer: 'yes' }),
    },
  };
}

function testimony(sentences: readonly string[], random: Random): string {
  let text = '';
  let bytes = 0;
  while (bytes < TEXT_BYTES) {
    const sentence = pick(sentences, random);
    const end = random() < 0.15 ? '\n\n' : ' ';
    text += sentence + end;
    bytes += Buffer.byteLength(sentence) + end.length;
  }
  return text.trimEnd();
}

interface Target {
  interviews: Interview[];
  codebook: Tag[];
  plants: Plant[];
}

function plant(made: Target, { person, forms }: FrozenEntry, random: Random): void {
  const drawn = pick(forms, random);
  const chosen = pick(PLACES, random);
  const where = chosen === 'opening' && person.kind !== 'person' ? 'text' : chosen;
  const form = where === 'opening' ? (person.name.split(' ')[0] ?? '') : drawn;
  const written = where === 'code' ? form : disguised(form, random);
  const at = Math.floor(random() * made.interviews.length);
  const before = made.interviews[at];
  if (!before) return;
  const { record, text } = before;
  // What is no ASCII letter becomes a hyphen in a file's name, and there nothing is left to find.
  const code = `${record.code} ${form}`;
  const plantedText = withPlant(text, { where, form, written }, random);
  const planted: Interview = {
    text: plantedText,
    id: before.id,
    record: {
      ...record,
      ...(where === 'passage' && { passages: [passageAround(plantedText, written)] }),
      ...(where === 'place' && { place: { ...record.place, published: written } }),
      ...(where === 'employer' && { employer: { name: '', published: `at ${written}` } }),
      ...(where === 'code' && { code }),
      ...(where === 'tag' && { tags: made.codebook.map(({ id }) => id) }),
    },
  };
  made.interviews = made.interviews.map((one) => (one === before ? planted : one));
  if (where === 'tag') made.codebook = made.codebook.map((tag) => ({ ...tag, label: written }));
  const name = fileName(planted.record.code);
  const own = [`interviews/${name}.json`, `interviews/${name}.txt`];
  const inPath = where === 'code' && name.includes(form.replace(/\s+/g, '-'));
  const files = where === 'tag' ? ['codebook.json', `interviews/${name}.txt`] : own;
  const others = [...OTHERS[where], 'interviews.qdpx', 'uwazi/import.zip'].map(
    (one) => `${ENTRY_PATHS.formats}${one}`,
  );
  made.plants.push({ where, person, form, written, files, others, inPath });
}

function withPlant(
  text: string,
  { where, form, written }: Pick<Plant, 'where' | 'form' | 'written'>,
  random: Random,
): string {
  if (where === 'text' || where === 'passage') return between(text, written, random);
  if (where !== 'opening') return text;
  const language = /[а-я]/i.test(form) ? (/[әғқңөұүһі]/i.test(form) ? 'kk' : 'ru') : 'en';
  const [start = ''] = /^.*?\.(?= )/su.exec(text) ?? [];
  return `${start} ${written} ${pick(OPENINGS[language], random)}${text.slice(start.length)}`;
}

/** A starter tag on the plant and some words around it. */
function passageAround(text: string, written: string): Passage {
  const at = text.indexOf(written);
  const to = Math.min(text.length, at + written.length + 20);
  return { id: newId<PassageId>(), tag: STARTER_TAG, from: Math.max(0, at - 20), to };
}

/** Between two words of a sentence, so that only the name's own capital speaks for it. */
function between(text: string, written: string, random: Random): string {
  const gaps = [...text.matchAll(/(?<=\p{Ll}) (?=\p{Ll})/gu)];
  const at = pick(gaps, random).index;
  return `${text.slice(0, at)} ${written}${text.slice(at)}`;
}

function fileName(code: string): string {
  return code
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
