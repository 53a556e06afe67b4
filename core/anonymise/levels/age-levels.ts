import { ageIn } from '../patterns/age.ts';
import type { StandInLanguage } from '../stand-ins.ts';
import type { LevelStep } from './level-step.ts';

const OF_AGE = 18;
/** No gender, number or case is right for all: in brackets. */
const GROUPS: Readonly<
  Record<StandInLanguage, { readonly adult: string; readonly minor: string }>
> = {
  en: { adult: '[adult]', minor: '[minor]' },
  ru: { adult: '[совершеннолетний возраст]', minor: '[несовершеннолетний возраст]' },
  kk: { adult: '[кәмелетке толған]', minor: '[кәмелетке толмаған]' },
};

/**
 * The ways between an age's own words and none: `42 года`, `40–44 лет`, `40–49 лет`, `[совершеннолетний возраст]`. What
 * is no single number (`in her 80s`) has none.
 * @param words a found age, as it stands in the text
 * @param language the testimony's
 */
export function ageLevels(words: string, language: StandInLanguage): readonly LevelStep[] {
  const found = ageIn(words);
  if (found === undefined) return [];
  const behind = inPlural(words.slice(found.to).replace(/^-?(?:ти|и|х)?(?=[- ]?летн)/u, ''));
  const span = (years: number): string => {
    const from = Math.floor(found.age / years) * years;
    return `${words.slice(0, found.from)}${from}–${from + years - 1}${behind}`;
  };
  return [
    { level: 'five-years', text: span(5) },
    { level: 'ten-years', text: span(10) },
    { level: 'adult', text: GROUPS[language][found.age < OF_AGE ? 'minor' : 'adult'] },
  ];
}

/** Russian counts `42 года` but `40–49 лет`; a hyphen before a word stays. */
function inPlural(behind: string): string {
  return behind
    .replace(/^( (?:полных )?)(?:года?|годика)(?!\p{L})/u, '$1лет')
    .replace(/^[- ]?(?=летн)/u, '-');
}
