import { describe, expect, it } from 'vitest';
import { samplePerson } from '../sample-person.ts';
import { createRegisterMatcher } from './register-matcher.ts';

const ALEXANDER = samplePerson('Александр Иванов', { gender: 'male' });
const matcher = createRegisterMatcher([
  ALEXANDER,
  samplePerson('Мария Белова', { gender: 'female' }),
  samplePerson('Светлана Ким', { gender: 'female' }),
  samplePerson('Нұрсұлтан Оспанов', { gender: 'male' }),
  samplePerson('Серік Ахметов', { gender: 'male' }),
  samplePerson('Айгүл Досова', { gender: 'female' }),
  samplePerson('William Carter', { gender: 'male' }),
  samplePerson('Elizabeth Shaw', { gender: 'female' }),
]);
const found = (text: string, one = matcher): string[] =>
  one
    .find(text)
    .map(({ from, to, person, band }) => `${text.slice(from, to)} > ${person ?? '-'}, ${band}`);

describe('short names', () => {
  it.each([
    ['потом Саша ушёл', 'Саша > Александр Иванов, redact'],
    ['сказал Сашке', 'Сашке > Александр Иванов, redact'],
    ['к Сашеньке', 'Сашеньке > Александр Иванов, redact'],
    ['видел Саньком', 'Саньком > Александр Иванов, redact'],
    ['и Шуру нашли', 'Шуру > Александр Иванов, redact'],
    ['эй, Саш, стой', 'Саш > Александр Иванов, redact'],
    ['with Sasha', 'Sasha > Александр Иванов, redact'],
    ['Сашаға айттым', 'Сашаға > Александр Иванов, redact'],
    ['Саша Иванов', 'Саша Иванов > Александр Иванов, redact'],
    ['ну Маш', 'Маш > Мария Белова, redact'],
    ['о Машеньке', 'Машеньке > Мария Белова, redact'],
    ['Нұрик келді', 'Нұрик > Нұрсұлтан Оспанов, redact'],
    ['с Нуриком', 'Нуриком > Нұрсұлтан Оспанов, redact'],
    ['then Bill left', 'Bill > William Carter, redact'],
    ['Liz was there', 'Liz > Elizabeth Shaw, ask'],
    ['and Liz', 'Liz > Elizabeth Shaw, redact'],
  ])('are taken: %j', (text, ...expected) => expect(found(text)).toEqual(expected));

  it.each([
    ['Нұрекеңе бардым', 'Нұрекеңе > Нұрсұлтан Оспанов, ask'],
    ['Сереке айтты', 'Сереке > Серік Ахметов, ask'],
    ['ол Секе еді', 'Секе > Серік Ахметов, ask'],
    ['Айгүлтай', 'Айгүлтай > Айгүл Досова, ask'],
    ['Nureke said', 'Nureke > Нұрсұлтан Оспанов, ask'],
  ])('made by rule are asked about: %j', (text, ...expected) =>
    expect(found(text)).toEqual(expected),
  );

  it.each([
    'на том свете',
    'Свет погас',
    'Will you come? We will.',
    'Make it so, she said',
    'We seke it',
    'Miss Parker',
  ])('that are words are left alone: %j', (text) => expect(found(text)).toEqual([]));

  it('that begin a sentence are asked about where they stand as a name elsewhere', () => {
    expect(found('Will came. I saw Will.')).toEqual([
      'Will > William Carter, ask',
      'Will > William Carter, redact',
    ]);
  });

  it('of two people are asked about, and the one named last is offered', () => {
    const both = createRegisterMatcher([
      ALEXANDER,
      samplePerson('Александра Петрова', { gender: 'female' }),
    ]);
    expect(found('Александра Петрова и Саша', both)).toEqual([
      'Александра Петрова > Александра Петрова, redact',
      'Саша > Александра Петрова, ask',
    ]);
  });

  it('belong first to whoever is registered with them', () => {
    const both = createRegisterMatcher([ALEXANDER, samplePerson('Саша Ким')]);
    expect(found('пришла Саша', both)).toEqual(['Саша > Саша Ким, redact']);
  });
});
