import { describe, expect, it } from 'vitest';
import { favouriteTags } from '../domain/favourites.ts';
import type { TagId } from '../domain/ids.ts';
import { EMPTY_RECORD } from '../domain/interview.ts';
import { STARTER_TAGS } from '../domain/starter-codebook.ts';
import { isOffered, type Tag, tagName } from '../domain/tag.ts';
import { canStandFor, editCodebook } from './codebook-edit.ts';
import { mergedTags, withCurrentTags } from './merged-tags.ts';
import { searchedNames } from './searched-names.ts';

const id = (text: string) => text as TagId;

function own(name: string, part: Partial<Tag> = {}): Tag {
  return { id: id(name), group: 'own', label: name, definition: '', colour: 0, ...part };
}

const ABC = [own('a'), own('b'), own('c')];
const merge = (tags: readonly Tag[], from: string, into: string) =>
  editCodebook(tags, { kind: 'merge', id: id(from), into: id(into), at: 1 });

describe('edits of the codebook', () => {
  it('changes words of one tag and leaves everything else about it', () => {
    const [first] = editCodebook([own('a', { favourite: 3 })], {
      kind: 'change',
      id: id('a'),
      to: { label: 'Arrest' },
    });
    expect(first).toEqual(own('a', { label: 'Arrest', favourite: 3 }));
    const lost = { kind: 'change', id: id('x'), to: {} } as const;
    expect(() => editCodebook(ABC, lost)).toThrow('tag');
  });

  it('gives a digit to one tag alone', () => {
    const tags = editCodebook(STARTER_TAGS, {
      kind: 'favourite',
      id: id('who.police'),
      digit: 4,
    });
    expect(favouriteTags(tags).get(4)?.id).toBe('who.police');
  });

  it('does not offer a retired tag, on a digit or otherwise, and never loses it', () => {
    const tags = editCodebook(STARTER_TAGS, {
      kind: 'change',
      id: id('prs.job'),
      to: { isRetired: true },
    });
    expect(tags).toHaveLength(STARTER_TAGS.length);
    expect(favouriteTags(tags).get(4)).toBeUndefined();
    expect(tags.filter(isOffered)).toHaveLength(STARTER_TAGS.length - 1);
  });
});

describe('a merged tag', () => {
  it('is stood for by the other, along a chain too, until the merge is taken back', () => {
    const tags = merge(merge(ABC, 'a', 'b'), 'b', 'c');
    expect([...mergedTags(tags)]).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
    const back = editCodebook(tags, { kind: 'unmerge', id: id('b') });
    expect([...mergedTags(back)]).toEqual([['a', 'b']]);
  });

  it('is never merged round in a circle', () => {
    expect(() => merge(ABC, 'a', 'a')).toThrow('merge');
    expect(() => merge(merge(ABC, 'a', 'b'), 'b', 'a')).toThrow('merge');
    // Even if a file held one, nothing is stood for by nothing.
    const circle = [own('a', { merged: { into: id('b'), at: 1 } })];
    circle.push(own('b', { merged: { into: id('a'), at: 1 } }));
    expect(mergedTags(circle).size).toBe(0);
  });

  it('for handling, which no export carries, is stood for by none that one carries', () => {
    expect(canStandFor(id('a'), id('hnd.risk'))).toBe(false);
    expect(() => merge(STARTER_TAGS, 'hnd.risk', 'vio.fined')).toThrow('merge');
    // Nor by way of a third.
    const tags = merge(STARTER_TAGS, 'hnd.risk', 'hnd.verify');
    expect(() => merge(tags, 'hnd.verify', 'vio.fined')).toThrow('merge');
  });

  it('leaves the vault as the other, once where an interview had both', () => {
    const passage = { from: 0, to: 1 } as const;
    const record = {
      ...EMPTY_RECORD,
      tags: [id('a'), id('b')],
      passages: [{ ...passage, id: 'p' as never, tag: id('a') }],
    };
    const current = withCurrentTags(record, mergedTags(merge(ABC, 'a', 'b')));
    expect(current.tags).toEqual(['b']);
    expect(current.passages[0]?.tag).toBe('b');
    expect(withCurrentTags(record, mergedTags(ABC))).toBe(record);
  });

  it('is found by the names of the tag that stands for it', () => {
    const tags = [own('a'), own('Search', { names: { ru: 'Обыск', kk: '' } })];
    expect(searchedNames(merge(tags, 'a', 'Search')).get(id('a'))).toBe('Search · Обыск');
  });
});

describe('the name of a tag', () => {
  it('is the one in the language of the interface, else the one it was made with', () => {
    const tag = own('a', { label: 'Search', names: { ru: 'Обыск', kk: ' ' } });
    expect(tagName(tag, 'ru')).toBe('Обыск');
    expect(tagName(tag, 'kk')).toBe('Search');
    expect(tagName(tag, 'en')).toBe('Search');
  });
});
