import { expect, it } from 'vitest';
import { ageIn, findAges } from './age.ts';

const found = (text: string): string[] =>
  findAges(text).map(({ from, to }) => text.slice(from, to));

it.each([
  ['Асель, 42 года, учительница', '42 года'],
  ['мне 42 года', '42 года'],
  ['Мне сорок два.', 'сорок два'],
  ['мне тогда было сорок два года', 'сорок два года'],
  ['моей дочери всего 5 лет', '5 лет'],
  ['сыну исполнилось девять лет', 'девять лет'],
  ['в возрасте 60 лет', 'возрасте 60 лет'],
  ['возраст: 42', 'возраст: 42'],
  ['42-летний мужчина', '42-летний'],
  ['42-х летняя женщина', '42-х летняя'],
  ['сорокадвухлетняя', 'сорокадвухлетняя'],
  ['мен 42 жаста едім', '42 жаста'],
  ['қырық екі жаста', 'қырық екі жаста'],
  ['15 жасымда', '15 жасымда'],
  ['жасым қырық екіде', 'жасым қырық екіде'],
  ['80 жасар қария', '80 жасар'],
  ['aged 42', 'aged 42'],
  ['at the age of forty-two', 'age of forty-two'],
  ['she is 42 years old', '42 years old'],
  ['a 42-year-old teacher', '42-year-old'],
  ['forty-two years old', 'forty-two years old'],
  ['42 yo', '42 yo'],
  ['I am 58 y/o.', '58 y/o'],
  ["I'm 42.", '42'],
  ['my daughter was only twelve when', 'twelve'],
  ['a woman in her 80s', 'in her 80s'],
  ['she turned 18 that summer', '18'],
  ['мне 4\u00AD2 года', '4\u00AD2 года'],
])('takes the age of %j', (text, age) => {
  expect(found(text)).toEqual([age]);
  expect(findAges(text)[0]?.band).toBe('ask');
});

it.each([
  'работал 42 года',
  '5 лет назад',
  'через 5 лет',
  '10-летний опыт',
  'дали 15 лет',
  'екі жас жігіт',
  'for 42 years',
  'I was 2 km away',
  'он был первый',
  'мне сорок тысяч',
  'i am one of them',
  'page 42',
])('leaves %j alone', (text) => expect(found(text)).toEqual([]));

it.each([
  ['42 года', 42, '42'],
  ['сорок два', 42, 'сорок два'],
  ['42-летний', 42, '42'],
  ['қырық екі жаста', 42, 'қырық екі'],
  ['жасым қырық екіде', 42, 'қырық екіде'],
  ['age of forty-two', 42, 'forty-two'],
  ['aged 7', 7, '7'],
  ['4\u00AD2 года', 42, '4\u00AD2'],
])('reads %j', (words, age, number) => {
  const read = ageIn(words);
  expect(read?.age).toBe(age);
  expect(words.slice(read?.from, read?.to)).toBe(number);
});

it.each(['in her 80s', 'сорокадвухлетняя', 'his twenties', 'возраст'])(
  'knows no single number in %j',
  (words) => expect(ageIn(words)).toBeUndefined(),
);
