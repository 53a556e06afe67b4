import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyChanges, mapRange } from '../domain/text-change.ts';
import { changesBetween } from './text-changes.ts';

const words = fc
  .array(fc.constantFrom('қарлығаш', 'дом', 'a', '𐰴', 'й', ' ', '\n', '. ', '🙂', '\u0306'), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

it('turn the one text into the other, whatever the two are', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(applyChanges(before, changesBetween(before, after))).toBe(after);
    }),
    { numRuns: 500 },
  );
});

it('leave alone what both have: a mark on a word that stayed stays on it', () => {
  const before = 'The warden took the papers.';
  const after = 'That day the warden of the mill took all the papers away.';
  const changes = changesBetween(before, after);
  for (const word of ['warden', 'took', 'papers']) {
    const from = before.indexOf(word);
    const moved = mapRange(changes, { from, to: from + word.length });
    expect(after.slice(moved?.from, moved?.to)).toBe(word);
  }
});

it('split no letter from its marks, and no sign in two', () => {
  const changes = changesBetween('и\u0306 🙂', 'и 😀');
  expect(changes.flatMap(([from, to, insert]) => ['и\u0306 🙂'.slice(from, to), insert])).toEqual([
    'и\u0306',
    'и',
    '🙂',
    '😀',
  ]);
});
