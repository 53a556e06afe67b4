import { describe, expect, it } from 'vitest';
import { chooseFavourite, favouriteTags } from './favourites.ts';
import type { TagId } from './ids.ts';
import type { Tag } from './tag.ts';

function tag(id: string, favourite?: Tag['favourite']): Tag {
  const base = { id: id as TagId, group: 'own', label: id, definition: '', colour: 0 } as const;
  return favourite === undefined ? base : { ...base, favourite };
}

const CODEBOOK = [tag('act.sign.forced'), tag('prs.job'), tag('mine')];

function write(codebook: readonly Tag[], changed: readonly Tag[]): readonly Tag[] {
  return codebook.map((old) => changed.find((one) => one.id === old.id) ?? old);
}

describe('favourite tags', () => {
  it('starts with defaults for tags that the codebook has', () => {
    const favourites = favouriteTags(CODEBOOK);
    expect([...favourites].map(([digit, one]) => [digit, one.id])).toEqual([
      [1, 'act.sign.forced'],
      [4, 'prs.job'],
    ]);
  });

  it('gives a digit to the tag that was chosen last, and no tag two digits', () => {
    const first = write(CODEBOOK, chooseFavourite(CODEBOOK, 'mine' as TagId, 1));
    expect(favouriteTags(first).get(1)?.id).toBe('mine');
    const second = write(first, chooseFavourite(first, 'prs.job' as TagId, 1));
    expect(favouriteTags(second).get(1)?.id).toBe('prs.job');
    expect([...favouriteTags(second).values()].map((one) => one.id)).toEqual(['prs.job']);
  });

  it('takes a default away for good', () => {
    const changed = write(CODEBOOK, chooseFavourite(CODEBOOK, 'prs.job' as TagId, 0));
    expect(favouriteTags(changed).has(4)).toBe(false);
  });
});
