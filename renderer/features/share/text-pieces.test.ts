import { expect, it } from 'vitest';
import { paragraphsOf } from './text-pieces.ts';

const textOf = (paragraphs: ReturnType<typeof paragraphsOf>) =>
  paragraphs.map(({ pieces }) => pieces.map((piece) => piece.text).join('')).join('\n');

it('cuts overlapping passages where any of them begins or ends, each on a line of its own', () => {
  const [paragraph] = paragraphsOf('abcdefgh', [
    { from: 1, to: 5, tag: 'x' },
    { from: 3, to: 7, tag: 'y' },
  ]);
  const [none, x, y] = [undefined, 'x', 'y'];
  expect(paragraph?.pieces).toEqual([
    { from: 0, text: 'a', lanes: [none, none, none], top: none },
    { from: 1, text: 'bc', lanes: [x, none, none], top: x },
    { from: 3, text: 'de', lanes: [x, y, none], top: y },
    { from: 5, text: 'fg', lanes: [none, y, none], top: y },
    { from: 7, text: 'h', lanes: [none, none, none], top: none },
  ]);
  expect(paragraph?.beginning).toEqual(['x', 'y']);
});

it('names a passage beside the line in which it begins, and marks it in each that it goes through', () => {
  const text = 'ab\n\ncd';
  const paragraphs = paragraphsOf(text, [{ from: 1, to: 5, tag: 'x' }]);
  expect(textOf(paragraphs)).toBe(text);
  expect(paragraphs.map(({ beginning }) => beginning)).toEqual([['x'], [], []]);
  expect(paragraphs.flatMap(({ pieces }) => pieces.map((piece) => piece.top))).toEqual([
    undefined,
    'x',
    'x',
    undefined,
  ]);
});

it('keeps to the text when a bundle claims more', () => {
  for (const passage of [
    { from: -5, to: 99, tag: 'x' },
    { from: 50, to: 60, tag: 'x' },
    { from: 2, to: 1, tag: 'x' },
  ])
    expect(textOf(paragraphsOf('a\nb', [passage]))).toBe('a\nb');
});

it('gives an empty text no piece', () => {
  expect(paragraphsOf('', [])).toEqual([{ from: 0, pieces: [], beginning: [] }]);
});
