import { ageIn } from '../patterns/age.ts';
import { standInOf, type StandInLanguage } from '../stand-ins.ts';
import type { LevelStep } from './level-step.ts';

export type AgeLevel = 'exact' | 'decade' | 'removed';

/**
 * The ways to say an age, from the words as they stand to none: `42 года`, `40–49 лет`, `[возраст]`. What is no single
 * number (`in her 80s`) has no decade of its own.
 * @param words a found age, as it stands in the text
 * @param language the testimony's, for what stands for a removed one
 */
export function ageLevels(words: string, language: StandInLanguage): LevelStep<AgeLevel>[] {
  const found = ageIn(words);
  const exact = { level: 'exact', text: words } as const;
  const removed = { level: 'removed', text: standInOf('age', language) } as const;
  if (found === undefined) return [exact, removed];
  const from = Math.floor(found.age / 10) * 10;
  const behind = words.slice(found.to).replace(/^-?(?:ти|и|х)(?=[- ]?летн)/u, '');
  const text = `${words.slice(0, found.from)}${from}–${from + 9}${inPlural(behind)}`;
  return [exact, { level: 'decade', text }, removed];
}

/** Russian counts `42 года` but `40–49 лет`; a hyphen before a word stays. */
function inPlural(behind: string): string {
  return behind
    .replace(/^( (?:полных )?)(?:года?|годика)(?!\p{L})/u, '$1лет')
    .replace(/^[- ]?(?=летн)/u, '-');
}
