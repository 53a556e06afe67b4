import { describe, expect, it } from 'vitest';
import type { TagId } from '../../../core/domain/ids.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { freeName, labelProblem } from './tag-uses.ts';

function tag(id: string, label: string): Tag {
  return { id: id as TagId, group: 'own', label, definition: '', colour: 0 };
}

const TAGS = [tag('a', 'New tag'), tag('b', 'New tag 2'), tag('c', 'Обыск')];

describe('names of tags', () => {
  it('counts up to the first free name', () => {
    expect(freeName('Arrest', TAGS)).toBe('Arrest');
    expect(freeName('New tag', TAGS)).toBe('New tag 3');
  });

  it('refuses an empty name and one that another tag has, whatever the case', () => {
    expect(labelProblem('  ', 'a' as TagId, TAGS)).toBe('labelEmpty');
    expect(labelProblem('ОБЫСК ', 'a' as TagId, TAGS)).toBe('labelTaken');
    expect(labelProblem('Обыск', 'c' as TagId, TAGS)).toBeUndefined();
  });
});
