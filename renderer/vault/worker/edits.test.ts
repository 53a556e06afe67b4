import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { TextChange } from '../../../core/domain/text-change.ts';
import type { InterviewContent } from '../../../core/vault/row-format.ts';
import { applied, type ChangeRow } from '../../../tests/vectors/reader/apply-changes.ts';
import { applyEdit } from './edits.ts';

const LENGTH = 24;
const text = fc.string({
  unit: fc.constantFrom('a', 'ё', 'Қ', '𐰴', ' '),
  minLength: LENGTH,
  maxLength: LENGTH,
});

const range = fc
  .tuple(fc.nat(LENGTH - 1), fc.nat(LENGTH))
  .map(([from, length]) => ({ from, to: Math.min(LENGTH, from + 1 + length) }));

const content = fc.record({
  text,
  passages: fc.array(range, { maxLength: 3 }),
  redactions: fc.array(
    fc.tuple(range, fc.boolean()).map(([at, isOpen]) => (isOpen ? { ...at, touched: true } : at)),
    { maxLength: 3 },
  ),
  review: fc.constantFrom('not-started', 'in-review', 'done'),
});

/** Sorted and not overlapping, often exactly at an end of a range. */
const changes = fc
  .array(fc.tuple(fc.nat(6), fc.nat(4), fc.constantFrom('', ' ', 'б', 'два', '𐰴', 'x y', '́')), {
    maxLength: 4,
  })
  .map((steps) => {
    let at = 0;
    return steps.map(([gap, length, insert]): TextChange => {
      const from = Math.min(LENGTH, at + gap);
      at = Math.min(LENGTH, from + length);
      return [from, at, insert];
    });
  });

/** The reader knows only what `docs/vault-format.md` says of changes. */
it('an edit changes text and marks as the page of the vault’s format says', () => {
  fc.assert(
    fc.property(content, changes, ({ text, ...marks }, edit) => {
      const before = { record: { ...EMPTY_RECORD, ...marks }, text } as unknown as InterviewContent;
      const row: ChangeRow = { of: '', base: 1, n: 0, changes: edit };
      expect(applied(before as unknown as Parameters<typeof applied>[0], row)).toEqual(
        applyEdit(before, { changes: edit }),
      );
    }),
    { numRuns: 2000 },
  );
});
