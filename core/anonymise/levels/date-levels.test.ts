import { describe, expect, it } from 'vitest';
import { dateLevels } from './date-levels.ts';

const texts = (...args: Parameters<typeof dateLevels>): string[] =>
  dateLevels(...args).map(({ text }) => text);

describe('in Russian', () => {
  it.each([
    ['', '12 марта 2020 года', 'в марте 2020 года', 'в 2020 году'],
    ['до ', '12 марта 2020 года', 'марта 2020 года', '2020 года'],
    ['к ', '1 мая 2020', 'маю 2020 года', '2020 году'],
    ['дата: ', '12.03.2020', 'март 2020 года', '2020 год'],
    ['Она пришла ', '12.08.1998', 'в августе 1998 года', 'в 1998 году'],
    ['', 'двадцать пятого мая две тысячи второго года', 'в мае 2002 года', 'в 2002 году'],
  ])('%s%s', (before, words, month, year) =>
    expect(texts(words, 'ru', before)).toEqual([words, month, year, '[дата]']),
  );

  it.each([
    ['в ', 'марте 2020', '2020 году'],
    ['с ', 'января 2020 года', '2020 года'],
    ['к ', 'июню 2020', '2020 году'],
    ['перед ', 'апрелем 2020', '2020 годом'],
    ['в ', '03.2020', '2020 году'],
    ['', 'мая 98 года', '1998 года'],
  ])('%s%s', (before, words, year) =>
    expect(texts(words, 'ru', before)).toEqual([words, year, '[дата]']),
  );
});

describe('in Kazakh', () => {
  it.each([
    ['2020 жылғы 12 наурыз', '2020 жылғы наурыз', '2020 жылы'],
    ['2020 жылғы 12 наурызда', '2020 жылғы наурызда', '2020 жылы'],
    ['2020 жылғы 12 наурызға дейін', '2020 жылғы наурызға дейін', '2020 жылға дейін'],
    ['2020 жылғы наурыздың 12-сінен бері', '2020 жылғы наурыздан бері', '2020 жылдан бері'],
    ['2019 жылдың 5-інші қыркүйегінде', '2019 жылғы қыркүйекте', '2019 жылы'],
    ['12.03.2020', '2020 жылғы наурыз', '2020 жылы'],
    ['2020 жылғы 12 шілде', '2020 жылғы шілде', '2020 жылы'],
  ])('%s', (words, month, year) =>
    expect(texts(words, 'kk')).toEqual([words, month, year, '[күні]']),
  );

  it('leaves out the month when there is no day', () =>
    expect(texts('2020 жылдың мамырына', 'kk')).toEqual([
      '2020 жылдың мамырына',
      '2020 жылға',
      '[күні]',
    ]));
});

describe('in English', () => {
  it('steps from the day to the year', () => {
    expect(texts('March 12th 2020', 'en')).toEqual([
      'March 12th 2020',
      'March 2020',
      '2020',
      '[date]',
    ]);
    expect(texts('May 2020', 'en')).toEqual(['May 2020', '2020', '[date]']);
    expect(dateLevels('5–6 May 2020', 'en').map(({ level }) => level)).toEqual([
      'exact',
      'month',
      'year',
      'removed',
    ]);
  });
});

it.each(['2020 году', '12 марта', '90-е', '3/4/2020', 'пятницу'])(
  'has no step between for %j',
  (words) => expect(texts(words, 'ru')).toEqual([words, '[дата]']),
);
