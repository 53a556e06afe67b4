import { expect, it } from 'vitest';
import { SameMentions } from './same.ts';
import { samplePerson } from './sample-person.ts';
import { suggest } from './suggest.ts';

const text =
  'Асель и Aselь: Асель, 8 701 123 45 67, +7 701 123 45 67, 8 701 123 45 67, Марат, Асели.';
const all = suggest(text, [samplePerson('Асель'), samplePerson('Марат')], []);
const words = (at: number): string[] => {
  const mention = all.find(({ from }) => from === at);
  return mention
    ? new SameMentions().of(text, mention, all).map(({ from, to }) => text.slice(from, to))
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
  expect(new SameMentions().of(names, second, people)).toEqual([first, second]);
  expect(new SameMentions().of(names, third, people)).toEqual([third]);
});

it('answers the same as ever more is decided, and anew when something is found that was not there', () => {
  const names = 'Карлыгаш Белова, Беловой, Марат, Белову, Марата';
  const rest = { kind: 'person', source: 'hand', band: 'ask', replacement: '' } as const;
  const people = Array.from(names.matchAll(/[^,]+/g), ({ 0: words, index }) => {
    const from = index + words.length - words.trim().length;
    return { ...rest, from, to: index + words.length };
  });
  const same = new SameMentions();
  const [belova, , marat, last] = people;
  const of = (mention = belova, all = people) =>
    mention && same.of(names, mention, all).map(({ from, to }) => names.slice(from, to));
  expect(of(belova, people.slice(0, 3))).toEqual(['Карлыгаш Белова', 'Беловой']);
  expect(of(belova, people)).toEqual(['Карлыгаш Белова', 'Беловой', 'Белову']);
  // Without the full name nobody would know that these two are one.
  expect(of(last, people.slice(1))).toEqual(['Беловой', 'Белову']);
  expect(of(marat, people.slice(2))).toEqual(['Марат', 'Марата']);
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
  expect(new SameMentions().of(places, second, mentions)).toEqual([first, second, third]);
  const links = [at('Жанатасе', 'url'), at('Жанатаса', 'url')];
  expect(links.flatMap((link) => new SameMentions().of(places, link, links))).toEqual(links);
});
