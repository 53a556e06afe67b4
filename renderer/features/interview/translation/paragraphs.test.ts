import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { paragraphAt, paragraphStart } from './paragraphs.ts';

const original = Text.of(['Раз.', '', 'Два.', 'Три.', ' ', 'Четыре.']);
const translation = Text.of(['One.', 'Two.', '', '', 'Three.', '']);

test('paragraphs are counted without the empty lines between them', () => {
  const at = (words: string) => paragraphAt(original, original.toString().indexOf(words) + 1);
  expect(['Раз', 'Два', 'Три', 'Четыре'].map(at)).toEqual([0, 1, 2, 3]);
});

test('an empty line belongs to the paragraph that will be written there', () => {
  expect(paragraphAt(translation, translation.length)).toBe(3);
  expect(paragraphAt(Text.empty, 0)).toBe(0);
});

test('a paragraph is found in the other text, and the last one where that is shorter', () => {
  const startOf = (paragraph: number) =>
    original.sliceString(paragraphStart(original, paragraph)).slice(0, 3);
  expect([0, 1, 2, 3, 9].map(startOf)).toEqual(['Раз', 'Два', 'Три', 'Чет', 'Чет']);
  expect(paragraphStart(Text.empty, 4)).toBe(0);
});
