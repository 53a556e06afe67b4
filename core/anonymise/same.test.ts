import { expect, it } from 'vitest';
import { sameMentions } from './same.ts';
import { samplePerson } from './sample-person.ts';
import { suggest } from './suggest.ts';

const text =
  'Асель и Aselь: Асель, 8 701 123 45 67, +7 701 123 45 67, 8 701 123 45 67, Марат, Асели.';
const all = suggest(text, [samplePerson('Асель'), samplePerson('Марат')], []);
const words = (at: number): string[] => {
  const mention = all.find(({ from }) => from === at);
  return mention
    ? sameMentions(text, mention, all).map(({ from, to }) => text.slice(from, to))
    : [];
};

it('takes all mentions of a person together, in every form', () => {
  expect(words(0)).toEqual(['Асель', 'Aselь', 'Асель', 'Асели']);
});

it('takes unregistered words together by kind and spelling', () => {
  expect(words(text.indexOf('8 701'))).toEqual(['8 701 123 45 67', '8 701 123 45 67']);
});

it('takes unregistered people together in every form of their name', () => {
  const names = 'Карлыгаш Белова, Беловой, Марат';
  const rest = { kind: 'person', source: 'hand', band: 'ask', replacement: '' } as const;
  const people = ['Карлыгаш Белова', 'Беловой', 'Марат'].map((name) => {
    const from = names.indexOf(name);
    return { ...rest, from, to: from + name.length };
  });
  const [first, second, third] = people;
  if (!first || !second || !third) throw new Error('no mentions');
  expect(sameMentions(names, second, people)).toEqual([first, second]);
  expect(sameMentions(names, third, people)).toEqual([third]);
});

it('takes an unregistered place together in every form of its name, and no other place', () => {
  const places = 'Жанатас, в Жанатасе, из Жанатаса, Жанатас базары, в Тараз';
  const at = (words: string, kind: 'place' | 'url' = 'place') => {
    const from = places.indexOf(words);
    const rest = { source: 'hand', band: 'ask', replacement: '' } as const;
    return { ...rest, kind, from, to: from + words.length };
  };
  const mentions = ['Жанатас,', 'Жанатасе', 'Жанатаса', 'Жанатас базары', 'Тараз'].map((words) =>
    at(words),
  );
  const [first, second, third] = mentions;
  if (!first || !second || !third) throw new Error('no mentions');
  expect(sameMentions(places, second, mentions)).toEqual([first, second, third]);
  const links = [at('Жанатасе', 'url'), at('Жанатаса', 'url')];
  expect(links.flatMap((link) => sameMentions(places, link, links))).toEqual(links);
});
