import type { Place } from '../../domain/interview.ts';
import { foldName } from '../fold.ts';
import type { StandInLanguage } from '../stand-ins.ts';
import type { LevelStep } from './level-step.ts';

/** No gazetteer is asked: what the place is part of, without its name, which a person may type. */
const WORDS = {
  town: { en: '[town]', ru: '[населённый пункт]', kk: '[елді мекен]' },
  district: { en: '[district]', ru: '[район]', kk: '[аудан]' },
  region: { en: '[region]', ru: '[область]', kk: '[облыс]' },
  country: { en: '[country]', ru: '[страна]', kk: '[ел]' },
} as const satisfies Partial<Record<LevelStep['level'], Record<StandInLanguage, string>>>;
type PlaceStep = keyof typeof WORDS;

const STEPS = Object.keys(WORDS) as PlaceStep[];

/**
 * The ways between the name of a place and none: `[town]`, `[district]`, `[region]`, `[country]`. Where it is the place of the
 * interview, what is published of that says it at its own level.
 */
export function placeLevels(
  words: string,
  language: StandInLanguage,
  { name, published, level }: Place,
): readonly LevelStep[] {
  const isOwn = published.trim() !== '' && isPartOf(words, name) && !isPartOf(words, published);
  return STEPS.map((step) => ({
    level: step,
    text: isOwn && step === level ? published.trim() : WORDS[step][language],
  }));
}

/** `Жанатас` is one of the names in `Жанатас, Жамбылская область`. */
function isPartOf(words: string, name: string): boolean {
  const key = foldName(words);
  return key !== '' && ` ${foldName(name)} `.includes(` ${key} `);
}
