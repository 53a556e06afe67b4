import { expect, it } from 'vitest';
import { newId, type InterviewId } from '../domain/ids.ts';
import { tombstoneOf } from './tombstone.ts';

const DAY = Date.UTC(2026, 10, 24, 9);

it('holds a number and a day, and nothing that somebody wrote', () => {
  const id = newId<InterviewId>();
  expect(tombstoneOf(id, 'INT-007', 'withdrawn', DAY)).toEqual({
    id,
    code: 'INT-007',
    day: '2026-11-24',
    reason: 'withdrawn',
  });
  expect(tombstoneOf(id, 'INT-007 Ахметова', 'bin', DAY)).not.toHaveProperty('code');
});
