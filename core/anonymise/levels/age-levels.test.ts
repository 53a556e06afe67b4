import { expect, it } from 'vitest';
import { ageLevels } from './age-levels.ts';

it.each([
  ['42 года', 'ru', '40–49 лет'],
  ['сорок один год', 'ru', '40–49 лет'],
  ['42-летний', 'ru', '40–49-летний'],
  ['42-х летняя', 'ru', '40–49-летняя'],
  ['5 лет', 'ru', '0–9 лет'],
  ['қырық екі жаста', 'kk', '40–49 жаста'],
  ['80 жасар', 'kk', '80–89 жасар'],
  ['aged 42', 'en', 'aged 40–49'],
  ['forty-two years old', 'en', '40–49 years old'],
  ['42-year-old', 'en', '40–49-year-old'],
] as const)('steps from %j', (words, language, decade) => {
  const steps = ageLevels(words, language);
  expect(steps.map(({ level }) => level)).toEqual(['exact', 'decade', 'removed']);
  expect(steps.map(({ text }) => text).slice(0, 2)).toEqual([words, decade]);
});

it('says in the testimony’s language that an age was taken out', () => {
  expect(ageLevels('42', 'kk').at(-1)?.text).toBe('[жасы]');
  expect(ageLevels('42', 'en').at(-1)?.text).toBe('[age]');
});

it('has no decade for what is no single number', () =>
  expect(ageLevels('in her 80s', 'en')).toEqual([
    { level: 'exact', text: 'in her 80s' },
    { level: 'removed', text: '[age]' },
  ]));
