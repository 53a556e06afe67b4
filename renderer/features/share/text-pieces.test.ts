import { expect, it } from 'vitest';
import { cutIntoPieces } from './text-pieces.ts';

it('cuts overlapping passages where any of them begins or ends, and loses no letter', () => {
  const pieces = cutIntoPieces('abcdefgh', [
    { from: 1, to: 5, tag: 'x' },
    { from: 3, to: 7, tag: 'y' },
  ]);
  expect(pieces).toEqual([
    { from: 0, text: 'a', tags: [], ending: [] },
    { from: 1, text: 'bc', tags: ['x'], ending: [] },
    { from: 3, text: 'de', tags: ['y', 'x'], ending: ['x'] },
    { from: 5, text: 'fg', tags: ['y'], ending: ['y'] },
    { from: 7, text: 'h', tags: [], ending: [] },
  ]);
});

it('keeps to the text when a bundle claims more', () => {
  const pieces = cutIntoPieces('ab', [{ from: -5, to: 99, tag: 'x' }]);
  expect(pieces.map((piece) => piece.text).join('')).toBe('ab');
});

it('gives an empty text no piece', () => {
  expect(cutIntoPieces('', [])).toEqual([]);
});
