import type { GrammaticalGender } from '../../domain/person.ts';
import { foldWord } from '../fold.ts';
import { genderOf } from '../name-gender.ts';
import { kazakhEndings, softened } from './kazakh-forms.ts';
import { type NamePart, withEnding } from './name-forms.ts';
import type { RunWord } from './name-run.ts';
import { declined, endingForms, nameRole } from './russian-forms.ts';
import { spellingVariants } from './spelling-variants.ts';

/** What the ending of each word allows, in the words of `NameForm`: `ru.nominative`, `ru.dative`, `kk.genitive`. */
export function endingsOf(words: readonly RunWord[], isKazakh: boolean): readonly string[] {
  const typed = words.filter(({ token }) => !token.isGuess);
  const all = typed.map(wordEndings);
  const russian = all.map(({ ru }) => ru).reduce(intersection, all[0]?.ru ?? NONE);
  // Of a Kazakh name only the last word is declined; the others stand as they are.
  const isPlain = all.slice(0, -1).every(({ ru }) => ru.has('nominative'));
  const kazakh = isPlain ? (all.at(-1)?.kk ?? NONE) : NONE;
  const [first, second] = isKazakh ? ['kk', 'ru'] : ['ru', 'kk'];
  const named = {
    ru: [...russian].map((name) => `ru.${name}`),
    kk: [...kazakh].map((name) => `kk.${name}`),
  };
  if (russian.has('nominative') && isKazakh) return ['ru.nominative'];
  const own = first === 'kk' ? named.kk : named.ru;
  const other = second === 'kk' ? named.kk : named.ru;
  return own.length > 0 ? own : other;
}

interface WordEndings {
  readonly ru: ReadonlySet<string>;
  readonly kk: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((name) => b.has(name)));
}

/** What a form may be is asked again at each of its mentions. */
const remembered = new WeakMap<NamePart, Map<string, WordEndings>>();

function wordEndings({ token, reference }: RunWord): WordEndings {
  const gender = genderOf(reference.person);
  const known = remembered.get(reference.part) ?? new Map<string, WordEndings>();
  remembered.set(reference.part, known);
  const id = `${gender} ${token.key}`;
  const endings = known.get(id) ?? findEndings(reference.part, gender, token.key);
  known.set(id, endings);
  return endings;
}

function findEndings(
  { base, key }: NamePart,
  gender: GrammaticalGender,
  form: string,
): WordEndings {
  if (base === undefined) return { ru: NONE, kk: NONE };
  const bases = [base, ...spellingVariants(key, base)].filter((word) =>
    /\p{Script=Cyrillic}/u.test(word),
  );
  const ru = new Set<string>();
  const kk = new Set<string>();
  for (const word of bases) {
    for (const name of russianEndings(word, gender, form)) ru.add(name);
    const [own, soft] = [foldWord(word), foldWord(softened(word))];
    const isForm = (isSoft: boolean, ending: string): boolean =>
      withEnding(isSoft ? soft : own, ending) === form;
    for (const name of kazakhEndings(word, isForm)) kk.add(name);
  }
  return { ru, kk };
}

const MALE_ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[ая]$/, ['genitive', 'accusative']],
  [/[ую]$/, ['dative']],
  [/[оеё]м$/, ['instrumental']],
  [/е$/, ['prepositional']],
];

function russianEndings(word: string, gender: GrammaticalGender, key: string): ReadonlySet<string> {
  const names = new Set<string>();
  if (foldWord(word) === key) names.add('nominative');
  const genders = gender === 'unknown' ? (['male', 'female'] as const) : [gender];
  for (const each of genders) {
    for (const [gcase, form] of declined(word, nameRole(word), each)) {
      if (foldWord(form) === key) names.add(gcase);
    }
  }
  if (names.size > 0) return names;
  // People decline women's names that end in a consonant like men's: у Карлыгаша.
  for (const form of endingForms(word).filter((other) => foldWord(other) === key)) {
    const rule = /[бвгджзклмнпрстфхцчшщй]$/.test(word)
      ? MALE_ENDINGS.find(([ending]) => ending.test(form))
      : undefined;
    for (const gcase of rule?.[1] ?? []) names.add(gcase);
  }
  return names;
}
