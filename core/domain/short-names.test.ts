import { describe, expect, it } from 'vitest';
import type { TagId } from './ids.ts';
import { shortNames } from './short-names.ts';
import type { Tag } from './tag.ts';

function tags(...labels: string[]): Tag[] {
  return labels.map((label, index) => ({
    id: `own.${index}` as TagId,
    group: 'own',
    label,
    definition: '',
    colour: 0,
  }));
}

describe('short names of tags', () => {
  it('takes the first letters of the two first words that say something', () => {
    expect([...shortNames(tags('Forced to sign support list')).values()]).toEqual(['Fs']);
    expect([...shortNames(tags('Угроза увольнения')).values()]).toEqual(['Уу']);
  });

  it('takes two letters of a single word', () => {
    expect([...shortNames(tags('Әкімдік')).values()]).toEqual(['Әк']);
  });

  it('gives no two tags the same name while letters last', () => {
    const names = [
      ...shortNames(
        tags('Threat of dismissal', 'Told of danger', 'Teacher', 'Tax', 'Td', 'Te'),
      ).values(),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a tag without any letter a name all the same', () => {
    expect(shortNames(tags('…')).get('own.0' as TagId)).toBe('?2');
  });
});
