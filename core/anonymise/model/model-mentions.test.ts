import { expect, it } from 'vitest';
import { samplePerson } from '../sample-person.ts';
import { createRegisterMatcher } from '../register/register-matcher.ts';
import { suggestWith } from '../suggest.ts';
import type { ModelSpan } from './model-span.ts';

const matcher = createRegisterMatcher([samplePerson('Ахметова', { pseudonym: 'Мадина' })]);

function proposed(text: string, names: readonly (readonly [words: string, score: number])[]) {
  const spans = names.map(([words, score]): ModelSpan => {
    const from = text.indexOf(words);
    return { from, to: from + words.length, type: 'PERSON', score };
  });
  return suggestWith(matcher, text, [], 'ru', [() => spans]).map(
    ({ from, to, source, band, replacement }) =>
      `${text.slice(from, to)} ${source} ${band} ${replacement}`,
  );
}

it('proposes what the model finds, sure or to be asked', () => {
  expect(
    proposed('Там были Серик и Болат.', [
      ['Серик', 0.9],
      ['Болат', 0.2],
    ]),
  ).toEqual(['Серик model redact [имя]', 'Болат model ask [имя]']);
});

it('leaves to the register what is its own, and proposes the rest', () => {
  expect(proposed('Там Карлыгаш Ахметова была.', [['Карлыгаш Ахметова', 0.9]])).toEqual([
    'Карлыгаш model redact [имя]',
    'Ахметова register redact Мадина',
  ]);
  expect(proposed('Там Ахметова была.', [['Ахметова', 0.9]])).toEqual([
    'Ахметова register redact Мадина',
  ]);
  expect(proposed('Письмо на serik@mail.kz.', [['serik', 0.9]])).toEqual([
    'serik@mail.kz pattern redact [адрес электронной почты]',
  ]);
});

it('proposes nothing without a letter', () => {
  expect(proposed('Там «Ахметова» была.', [['«Ахметова»', 0.9]])).toEqual([
    'Ахметова register redact Мадина',
  ]);
});

it('lets another model add what the first one did not find', () => {
  const text = 'Там были Серик Аманов и Болат.';
  const find = (words: string) => () => {
    const from = text.indexOf(words);
    return [{ from, to: from + words.length, type: 'PERSON', score: 0.3 } as const];
  };
  const mentions = suggestWith(matcher, text, [], 'ru', [
    find('Аманов'),
    find('Серик Аманов'),
    find('Болат'),
  ]);
  expect(mentions.map(({ from, to }) => text.slice(from, to))).toEqual([
    'Серик',
    'Аманов',
    'Болат',
  ]);
});
