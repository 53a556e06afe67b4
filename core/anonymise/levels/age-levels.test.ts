import { expect, it } from 'vitest';
import { ageLevels } from './age-levels.ts';

it.each([
  ['42 года', 'ru', '40–44 лет', '40–49 лет', '[совершеннолетний возраст]'],
  ['сорок один год', 'ru', '40–44 лет', '40–49 лет', '[совершеннолетний возраст]'],
  ['47-летний', 'ru', '45–49-летний', '40–49-летний', '[совершеннолетний возраст]'],
  ['42-х летняя', 'ru', '40–44-летняя', '40–49-летняя', '[совершеннолетний возраст]'],
  ['5 лет', 'ru', '5–9 лет', '0–9 лет', '[несовершеннолетний возраст]'],
  ['қырық екі жаста', 'kk', '40–44 жаста', '40–49 жаста', '[кәмелетке толған]'],
  ['17 жасар', 'kk', '15–19 жасар', '10–19 жасар', '[кәмелетке толмаған]'],
  ['aged 42', 'en', 'aged 40–44', 'aged 40–49', '[adult]'],
  ['forty-two years old', 'en', '40–44 years old', '40–49 years old', '[adult]'],
  ['17-year-old', 'en', '15–19-year-old', '10–19-year-old', '[minor]'],
  ['aged 18', 'en', 'aged 15–19', 'aged 10–19', '[adult]'],
] as const)('steps from %j', (words, language, ...texts) => {
  const steps = ageLevels(words, language);
  expect(steps.map(({ level }) => level)).toEqual(['five-years', 'ten-years', 'adult']);
  expect(steps.map(({ text }) => text)).toEqual(texts);
});

it('has no steps for what is no single number', () =>
  expect(ageLevels('in her 80s', 'en')).toEqual([]));
