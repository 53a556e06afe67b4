import { expect, it } from 'vitest';
import type { PassageId, TagId } from '../../../../core/domain/ids.ts';
import type { Passage } from '../../../../core/domain/interview.ts';
import { nextOverlap, type Overlap } from './overlaps.ts';

const passage = (id: string, from: number, to: number): Passage => ({
  id: id as PassageId,
  tag: 'prs.job' as TagId,
  from,
  to,
});
const PASSAGES = [
  passage('inner', 4, 9),
  passage('outer', 0, 20),
  passage('twin', 4, 9),
  passage('away', 30, 40),
];

it('goes round all passages at a place, also those with the same words', () => {
  const seen: string[] = [];
  let last: Overlap | undefined;
  let selection = { from: 6, to: 6 };
  for (let i = 0; i < 4; i += 1) {
    last = nextOverlap(PASSAGES, selection, last);
    if (!last) break;
    selection = last.passage;
    seen.push(`${last.passage.id} ${last.nth}/${last.count}`);
  }
  expect(seen).toEqual(['outer 1/3', 'inner 2/3', 'twin 3/3', 'outer 1/3']);
});

it('begins anew where the selection was moved, and is nothing where no passage is', () => {
  const first = nextOverlap(PASSAGES, { from: 6, to: 6 }, undefined);
  expect(nextOverlap(PASSAGES, { from: 35, to: 35 }, first)?.passage.id).toBe('away');
  expect(nextOverlap(PASSAGES, { from: 25, to: 25 }, first)).toBeUndefined();
});
