import { describe, expect, it } from 'vitest';
import type { RedactionId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { Redaction } from '../domain/redaction.ts';
import { withCurrentPseudonyms } from './current-pseudonyms.ts';
import { pseudonymForms, pseudonymIn, pseudonymOwners } from './pseudonym-form.ts';
import { createRegisterMatcher } from './register/register-matcher.ts';
import { samplePerson } from './sample-person.ts';

const person = (name: string, pseudonym: string, gender: Person['gender']): Person =>
  samplePerson(name, { pseudonym, gender });
const people = [
  person('Карлыгаш Ахметова', 'Жанна', 'female'),
  person('Айгүл Досова', 'Динара', 'female'),
  person('Серик Оспанов', 'Ерлан', 'male'),
  person('Марат Ким', 'Участник 4', 'male'),
  person('Иван Белов', 'Пётр Громов', 'male'),
  person('Ольга Вебер', 'Madina', 'female'),
  person('Мария Лескова', 'Шолпан', 'female'),
];
const matcher = createRegisterMatcher(people);
const replaced = (text: string): string =>
  matcher
    .find(text)
    .toReversed()
    .reduce((left, { from, to, replacement }) => {
      return left.slice(0, from) + replacement + left.slice(to);
    }, text);

describe('a pseudonym stands like the name that stood there', () => {
  it.each([
    ['Ахметова ушла', 'Жанна ушла'],
    ['видели Ахметову', 'видели Жанну'],
    ['у Ахметовой', 'у Жанны'],
    ['к нашей Ахметовой', 'к нашей Жанне'],
    ['с Ахметовой', 'с Жанной'],
    ['сказали Ахметовой', 'сказали Жанне'],
    ['Ахметовой сказали', 'Жанне сказали'],
    ['муж Ахметовой', 'муж Жанны'],
    ['от имени Карлыгаш Ахметовой', 'от имени Жанны'],
    ['Карлыгаш сказала', 'Жанна сказала'],
    ['потом Карлыгаш ушла', 'потом Жанна ушла'],
    ['к Карлыгаш', 'к Жанне'],
    ['Серика, Серику, о Серике', 'Ерлана, Ерлану, о Ерлане'],
    ['с Сериком Оспановым', 'с Ерланом'],
    ['Иваном Беловым', 'Петром Громовым'],
    ['к Ване', 'к Петру Громову'],
    ['Ким ушёл', 'Участник 4 ушёл'],
    ['о Марии', 'о Шолпан'],
    ['Akhmetova said', 'Жанна said'],
  ])('in Russian: %j', (text, expected) => expect(replaced(text)).toBe(expected));

  it.each([
    ['Айгүлдің үйі', 'Динараның үйі'],
    ['мен Айгүлге айттым', 'мен Динараға айттым'],
    ['Айгүлден, Айгүлмен', 'Динарадан, Динарамен'],
    ['Айгүлдер келді', 'Динаралар келді'],
    ['Оспановтың үйінде', 'Ерланның үйінде'],
    ['Айгүл Досоваға', 'Динараға'],
    ['Айгүл келді', 'Динара келді'],
  ])('in Kazakh, in its own vowel harmony: %j', (text, expected) =>
    expect(replaced(text)).toBe(expected),
  );

  it.each([
    ['Ахметовой не было', '[Жанна] не было'],
    ['и Карлыгаш.', 'и [Жанна].'],
    ['увели Кима', 'увели [Участник 4]'],
    ['у Ольги', 'у [Madina]'],
    ['у Ахметвой', 'у [Жанна]'],
  ])('or in brackets where that cannot be known: %j', (text, expected) =>
    expect(replaced(text)).toBe(expected),
  );

  it('without brackets where the pseudonym is the same in all that is possible', () => {
    expect(replaced('Лесковой не было')).toBe('Шолпан не было');
    expect(replaced('видел и Серика')).toBe('видел и Ерлана');
  });

  it.each([
    ['у И. Белова', 'у П. Громова'],
    ['Белова И. С. увели', 'П. Громова увели'],
    ['у К. Ахметовой', 'у Жанны'],
  ])('with its own initials where the name had some: %j', (text, expected) =>
    expect(replaced(text)).toBe(expected),
  );
});

it('follows a pseudonym that changes after the decision, in the form of the sentence', () => {
  const text = 'у Ахметовой';
  const [mention] = matcher.find(text);
  if (mention?.form === undefined || mention.person === undefined) throw new Error('no form');
  const { from, to, kind, form, replacement, source } = mention;
  const decision: Redaction = {
    id: 'r' as RedactionId,
    action: 'pseudonym',
    person: mention.person,
    decidedAt: 0,
    from,
    to,
    kind,
    form,
    replacement,
    source,
  };
  const current = (pseudonym: string): string | undefined => {
    const changed = people.map((one) => (one.id === mention.person ? { ...one, pseudonym } : one));
    return withCurrentPseudonyms([decision], changed)[0]?.replacement;
  };
  expect(current('Жанна')).toBe('Жанны');
  expect(current('Мария')).toBe('Марии');
  expect(current('Сосед 2')).toBe('[Сосед 2]');
  expect(current('Madina')).toBe('[Madina]');
});

it('takes an ending that a later version wrote for one that is not known', () => {
  const bearer = person('x', 'Жанна', 'female');
  expect(pseudonymIn({ endings: ['kk.unheard'] }, bearer)).toBe('[Жанна]');
  expect(pseudonymIn({ endings: ['ru.unheard'] }, bearer)).toBe('[Жанна]');
  expect(pseudonymIn({ endings: ['xx.genitive'] }, bearer)).toBe('[Жанна]');
});

it('knows whose pseudonym some words are, in any form', () => {
  const owner = (words: string): string | undefined => pseudonymOwners(words, people)[0]?.name;
  expect(owner('Жанне')).toBe('Карлыгаш Ахметова');
  expect(owner('zhanny')).toBe('Карлыгаш Ахметова');
  expect(owner('Динараға')).toBe('Айгүл Досова');
  expect(owner('[Участник 4]')).toBe('Марат Ким');
  expect(owner('сосед')).toBeUndefined();
  expect(owner('')).toBeUndefined();
  expect(pseudonymForms(person('x', 'Лев', 'male'))).toContain('Льва');
});
