import { describe, expect, it } from 'vitest';
import { dateLevels } from './date-levels.ts';

const texts = (...args: Parameters<typeof dateLevels>): string[] =>
  dateLevels(...args).map(({ text }) => text);

describe('in Russian', () => {
  it.each([
    ['', '12 марта 2020 года', 'в марте 2020 года', 'в 2020 году', 'в 2020-е годы'],
    ['до ', '12 марта 2020 года', 'марта 2020 года', '2020 года', '2020-х годов'],
    ['к ', '1 мая 2020', 'маю 2020 года', '2020 году', '2020-м годам'],
    ['дата: ', '12.03.2020', 'март 2020 года', '2020 год', '2020-е годы'],
    ['Она пришла ', '12.08.1998', 'в августе 1998 года', 'в 1998 году', 'в 1990-е годы'],
    [
      '',
      'двадцать пятого мая две тысячи второго года',
      'в мае 2002 года',
      'в 2002 году',
      'в 2000-е годы',
    ],
  ])('%s%s', (before, words, ...steps) => expect(texts(words, 'ru', before)).toEqual(steps));

  it.each([
    ['в ', 'марте 2020', '2020 году', '2020-х годах'],
    ['с ', 'января 2020 года', '2020 года', '2020-х годов'],
    ['к ', 'июню 2020', '2020 году', '2020-м годам'],
    ['перед ', 'апрелем 2020', '2020 годом', '2020-ми годами'],
    ['в ', '03.2020', '2020 году', '2020-х годах'],
    ['', 'мая 98 года', '1998 года', '1990-х годов'],
  ])('%s%s', (before, words, ...steps) => expect(texts(words, 'ru', before)).toEqual(steps));

  it.each([
    ['в ', '1998 году', '1990-х годах'],
    ['к ', '1998 году', '1990-м годам'],
    ['с ', '1998 года', '1990-х годов'],
    ['перед ', '1998 годом', '1990-ми годами'],
    ['', '1998 год', '1990-е годы'],
  ])('a year: %s%s', (before, words, decade) =>
    expect(dateLevels(words, 'ru', before)).toEqual([{ level: 'decade', text: decade }]),
  );

  it.each([
    ['Они пришли ', '12 марта', 'весной'],
    ['до ', '12 января', 'зимы'],
    ['к ', '1 сентября', 'осени'],
    ['с ', 'июля', 'лета'],
    ['в ', 'марте', '[весна]'],
  ])('a day without a year: %s%s', (before, words, season) =>
    expect(dateLevels(words, 'ru', before)).toEqual([{ level: 'season', text: season }]),
  );
});

describe('in Kazakh', () => {
  it.each([
    ['2020 жылғы 12 наурыз', '2020 жылғы наурыз', '2020 жылы', '2020 жылдары'],
    ['2020 жылғы 12 наурызда', '2020 жылғы наурызда', '2020 жылы', '2020 жылдары'],
    [
      '2020 жылғы 12 наурызға дейін',
      '2020 жылғы наурызға дейін',
      '2020 жылға дейін',
      '2020 жылдарға дейін',
    ],
    [
      '2020 жылғы наурыздың 12-сінен бері',
      '2020 жылғы наурыздан бері',
      '2020 жылдан бері',
      '2020 жылдардан бері',
    ],
    ['2019 жылдың 5-інші қыркүйегінде', '2019 жылғы қыркүйекте', '2019 жылы', '2010 жылдары'],
    ['12.03.2020', '2020 жылғы наурыз', '2020 жылы', '2020 жылдары'],
    ['2020 жылғы 12 шілде', '2020 жылғы шілде', '2020 жылы', '2020 жылдары'],
  ])('%s', (words, ...steps) => expect(texts(words, 'kk')).toEqual(steps));

  it('leaves out the month when there is no day, and the year when there is no month', () => {
    expect(texts('2020 жылдың мамырына', 'kk')).toEqual(['2020 жылға', '2020 жылдарға']);
    expect(texts('1998 жылы', 'kk')).toEqual(['1990 жылдары']);
  });

  it.each([
    ['12 наурыз', 'көктемде'],
    ['желтоқсанда', 'қыста'],
    ['шілдеге дейін', 'жазға дейін'],
  ])('a day without a year: %s', (words, season) => expect(texts(words, 'kk')).toEqual([season]));
});

describe('in English', () => {
  it('steps from the day to the decade', () => {
    expect(texts('March 12th 2020', 'en')).toEqual(['March 2020', '2020', 'the 2020s']);
    expect(texts('May 1998', 'en')).toEqual(['1998', 'the 1990s']);
    expect(texts('12 March', 'en')).toEqual(['spring']);
    expect(dateLevels('5–6 May 2020', 'en').map(({ level }) => level)).toEqual([
      'month',
      'year',
      'decade',
    ]);
  });

  it('says the year of a day whose month is not certain', () =>
    expect(texts('3/4/2020', 'en')).toEqual(['2020', 'the 2020s']));
});

it.each(['90-е', 'пятницу', 'между мартом и маем'])('has no step between for %j', (words) =>
  expect(texts(words, 'ru')).toEqual([]),
);
