import type { FormatLanguage } from './format.ts';

/** What format.ts must write, asked in Node and in Chromium alike: their language data differ. */
export const PARTIAL_DATES: readonly [edtf: string, language: FormatLanguage, words: string][] = [
  ['1998-11-26', 'en', '26\u00a0November 1998'],
  ['1998-11-26', 'ru', '26\u00a0ноября 1998\u00a0г.'],
  ['1998-11-26', 'kk', '1998\u00a0ж. 26\u00a0қараша'],
  ['1998-11', 'en', 'November 1998'],
  ['1998-11', 'ru', 'ноябрь 1998\u00a0г.'],
  ['1998-11', 'kk', '1998\u00a0ж. қараша'],
  ['1998', 'en', '1998'],
  ['1998', 'ru', '1998\u00a0г.'],
  ['1998', 'kk', '1998\u00a0ж.'],
  ['1998~', 'en', 'about 1998'],
  ['1998-11~', 'ru', 'около ноября 1998\u00a0г.'],
  ['1998-05~', 'kk', 'шамамен 1998\u00a0ж. мамыр'],
  ['', 'kk', ''],
  ['spring 1998', 'en', 'spring 1998'],
  ['1998-13', 'en', '1998-13'],
];

export const NUMBERS: readonly [
  value: number,
  language: FormatLanguage,
  decimals: number,
  words: string,
][] = [
  [1234567.5, 'en', 1, '1,234,567.5'],
  [1234567.5, 'ru', 1, '1\u00a0234\u00a0567,5'],
  [1234567.5, 'kk', 1, '1\u00a0234\u00a0567,5'],
  [1234, 'en', 0, '1,234'],
  [1234, 'kk', 0, '1234'],
  [12345, 'kk', 0, '12\u00a0345'],
  [2.5, 'kk', 2, '2,5'],
  [-0.04, 'en', 1, '0'],
  [-12, 'en', 0, '−12'],
  [0, 'ru', 0, '0'],
];

export const SIZES: readonly [bytes: number, language: FormatLanguage, words: string][] = [
  [0, 'en', '0\u00a0B'],
  [999, 'en', '999\u00a0B'],
  [1000, 'en', '1\u00a0kB'],
  [1_440_000, 'ru', '1,4\u00a0МБ'],
  [1_440_000, 'kk', '1,4\u00a0МБ'],
  [999_960, 'en', '1\u00a0MB'],
  [123_456_789, 'en', '123\u00a0MB'],
  [5e15, 'en', '5,000\u00a0TB'],
];

/** In the order of the Kazakh alphabet; Latin and digits before it. */
export const KAZAKH_ORDER: readonly string[] = [
  '2 куәлік',
  '10 куәлік',
  'Zhetisu',
  'Алма',
  'Әділ',
  'Бота',
  'Гүл',
  'Ғазиз',
  'Кенже',
  'Қанат',
  'Нұр',
  'Ңұр',
  'Омар',
  'Өмір',
  'Уәли',
  'Ұлжан',
  'Үміт',
  'Хан',
  'Һәм',
  'Ысқақ',
  'Інжу',
  'Эльмира',
];
