import { expect, it } from 'vitest';
import { languageOf, languageSigns } from './language.ts';

it.each([
  ['Мен сол күні үйде болдым', 'ru', 'kk'],
  ['Я сказала Қайрату, чтобы он ушёл', 'kk', 'ru'],
  ['И тогда Нұрлан сказал', 'kk', 'ru'],
  ['They took Қайрат away', 'ru', 'en'],
  ['Ну вот', 'kk', 'kk'],
  ['Балабан', 'en', 'ru'],
  ['12.03', 'kk', 'kk'],
] as const)('"%s" among %s is %s', (sentence, usual, language) => {
  expect(languageOf(languageSigns(sentence.split(' ')), usual)).toBe(language);
});
