import { expect, it } from 'vitest';
import { NO_LINEAGE, standing } from './lineage.ts';

it.each([
  [
    'a state that this vault sent',
    { same: [], before: ['x'] },
    { same: ['x', 'y'], before: [] },
    'older',
  ],
  ['one that it has now', { same: ['x'], before: [] }, { same: ['x'], before: [] }, 'older'],
  [
    'one made from what it has',
    { same: ['x'], before: [] },
    { same: ['y'], before: ['x'] },
    'newer',
  ],
  [
    'one made from what it had',
    { same: [], before: ['x'] },
    { same: ['y'], before: ['x'] },
    'apart',
  ],
  ['one of which it knows nothing', NO_LINEAGE, { same: ['y'], before: [] }, 'apart'],
] as const)('%s', (_, ours, theirs, expected) => {
  expect(standing(ours, theirs)).toBe(expected);
});
