import type { StandInLanguage } from '../stand-ins.ts';
import type { LevelStep } from './level-step.ts';

/** One amount in figures, with or without its groups: `47 300`, `47,300`. */
const FIGURES = /\d{1,3}(?:[  ,.]\d{3})+(?!\d)|\d+(?![\d.,]*\d)/g;
const ABOUT: Readonly<Record<StandInLanguage, string>> = {
  en: 'about ',
  ru: 'около ',
  kk: 'шамамен ',
};
const GROUPS: Readonly<Record<StandInLanguage, string>> = { en: ',', ru: ' ', kk: ' ' };

/** The way between an amount's own words and none: rounded to its first digit, `около 50 000 тенге`. None for words and ranges. */
export function moneyLevels(words: string, language: StandInLanguage): readonly LevelStep[] {
  const [found, ...others] = words.matchAll(FIGURES);
  if (found === undefined || others.length > 0) return [];
  const amount = Number(found[0].replace(/\D/g, ''));
  const unit = 10 ** (String(amount).length - 1);
  const rounded = Math.round(amount / unit) * unit;
  if (rounded === 0 || rounded === amount) return [];
  const written = String(rounded).replace(/\B(?=(?:\d{3})+$)/g, GROUPS[language]);
  const { index } = found;
  const text = words.slice(0, index) + written + words.slice(index + found[0].length);
  return [{ level: 'rounded', text: ABOUT[language] + text }];
}
