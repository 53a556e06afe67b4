import { describe, expect, it } from 'vitest';
import { OCCUPATIONS } from './interview.ts';
import { STARTER_TAGS } from './starter-codebook.ts';
import { isHandlingTag, TAG_GROUPS } from './tag.ts';

describe('starter codebook', () => {
  it('has 92 tags with the counts of its plan', () => {
    const counts = TAG_GROUPS.map(
      (name) => STARTER_TAGS.filter(({ group }) => group === name).length,
    );
    expect(counts).toEqual([14, 11, 14, 12, 16, 11, 5, 5, 4, 0]);
  });

  it('has unique ids that begin with their group, and unique labels within a group', () => {
    expect(new Set(STARTER_TAGS.map(({ id }) => id)).size).toBe(STARTER_TAGS.length);
    for (const { id, group } of STARTER_TAGS)
      expect(id).toMatch(new RegExp(`^${group}\\.[a-z.]+$`));
    const labels = STARTER_TAGS.map(({ group, label }) => `${group} ${label}`);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('defines every tag in one line and colours each group with one of twelve colours', () => {
    const colours = new Map<string, number>();
    for (const { definition, group, colour } of STARTER_TAGS) {
      expect(definition).toMatch(/^[A-Z][^\n]{10,110}\.$/);
      expect([...Array(12).keys()]).toContain(colour);
      expect(colours.get(group) ?? colour).toBe(colour);
      colours.set(group, colour);
    }
    expect(new Set(colours.values()).size).toBe(colours.size);
  });

  it('knows every occupation that an interview may carry', () => {
    const occupations = STARTER_TAGS.filter(({ group }) => group === 'occ').map(({ id }) => id);
    expect([...occupations, 'occ.other']).toEqual([...OCCUPATIONS]);
  });

  it('marks the group of notes to colleagues as handling', () => {
    const handling = STARTER_TAGS.filter(({ id }) => isHandlingTag(id));
    expect(handling.map(({ group }) => group)).toEqual(['hnd', 'hnd', 'hnd', 'hnd']);
  });
});
