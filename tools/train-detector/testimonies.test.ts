import { expect, it } from 'vitest';
import {
  type InventedName,
  kazakhName,
  kazakhWord,
  type Pick,
  russianName,
} from './invented-names.ts';
import { writtenTestimonies } from './testimonies.ts';

it.each(['en', 'ru', 'kk'])('writes %s testimonies, the same for the same seed', (language) => {
  const texts = writtenTestimonies(language, 1);
  expect(texts).toEqual(writtenTestimonies(language, 1));
  expect(texts).not.toEqual(writtenTestimonies(language, 2));
  expect(texts.length).toBeGreaterThan(50);
  for (const { text, spans } of texts) {
    expect(text).not.toMatch(/[{}]|undefined/);
    for (const { start, end } of spans)
      expect(text.slice(start, end)).toMatch(/^[\p{L}«№].*[\p{L}\p{N}.»]$/u);
  }
});

it('puts names into the case that the sentence needs', () => {
  const name: InventedName = {
    gender: 'female',
    words: [
      { text: 'Роза', part: 'first' },
      { text: 'Ахметова', part: 'last' },
    ],
  };
  const initials = { text: 'Р.', part: 'initial' } as const;
  expect(russianName(name, 'instrumental')).toBe('Розой Ахметовой');
  expect(russianName({ ...name, words: [initials, ...name.words.slice(1)] }, 'dative')).toBe(
    'Р. Ахметовой',
  );
  const first: Pick = (list) => list[0] ?? never();
  expect(kazakhName(name, 'genitive', first)).toBe('Роза Ахметованың');
  expect(kazakhWord('Тараз', 'dative', first)).toBe('Таразға');
  expect(kazakhWord('Үміт', 'locative', first)).toBe('Үмітте');
});

function never(): never {
  throw new Error('an empty list');
}
