import { expect, it } from 'vitest';
import { hideKeys } from './hide-keys.ts';
import { keycaps } from './ui/keys.ts';

it('hides with Q, but not where the system logs out with it', () => {
  expect(keycaps(hideKeys(false), false)).toEqual(['Ctrl', 'Shift', 'Q']);
  expect(keycaps(hideKeys(true), true)).toEqual(['⌘', '⇧', 'L']);
});
