import { describe, expect, it } from 'vitest';
import { findConflicts, isBare, parseKeys } from '../../../ui/keys.ts';
import { TESTIMONY_KEYS } from './testimony-keys.ts';

describe('the keys of the testimony', () => {
  it('mean one thing each in each mode', () => {
    for (const bound of Object.values(TESTIMONY_KEYS)) {
      expect(findConflicts(bound.map(([keys]) => ({ keys, scope: 'testimony' })))).toEqual([]);
    }
  });

  it('take away nothing that types while the text is edited', () => {
    expect(TESTIMONY_KEYS.edit.filter(([keys]) => isBare(parseKeys(keys)))).toEqual([]);
  });
});
