import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCodebook } from '../codebook/codebook-edit.ts';
import type { TagId } from './ids.ts';
import { STARTER_TAGS } from './starter-codebook.ts';
import type { Tag, TagGroup } from './tag.ts';
import { moveTag, TAG_MOVES, type TagMove, tagTree } from './tag-tree.ts';

function tag(id: string, part: Partial<Tag> = {}): Tag {
  return { id: id as TagId, group: 'own', label: id, definition: '', colour: 0, ...part };
}

function under(parent: string): Partial<Tag> {
  return { parent: parent as TagId };
}

/** `a` and, one space further in for each step down, those under it. */
function drawn(tags: readonly Tag[]): string[] {
  return tagTree(tags).map((line) => ' '.repeat(line.depth) + line.tag.id);
}

function moved(tags: readonly Tag[], id: string, ...moves: readonly TagMove[]): readonly Tag[] {
  return moves.reduce(
    (before, move) => editCodebook(before, { kind: 'move', id: id as TagId, move }),
    tags,
  );
}

const ABC = [tag('a'), tag('b'), tag('c')];

describe('the tree of tags', () => {
  it('leaves the starter codebook as it is', () => {
    expect(tagTree(STARTER_TAGS).map((line) => line.tag)).toEqual(STARTER_TAGS);
  });

  it('puts a tag after the one it stands under, whatever the order of the codebook', () => {
    expect(drawn([tag('b', under('a')), tag('a'), tag('c', under('b'))])).toEqual([
      'a',
      ' b',
      '  c',
    ]);
  });

  it('takes a parent that is gone, of another group or below the tag for none', () => {
    expect(drawn([tag('a', under('x')), tag('b', under('c')), tag('c', under('b'))])).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(drawn([tag('a', { group: 'act' }), tag('b', under('a'))])).toEqual(['a', 'b']);
  });

  it('puts what stood under a merged tag under the one that stands for it', () => {
    const merged = { into: 'c' as TagId, at: 1 };
    expect(drawn([tag('a', { merged }), tag('b', under('a')), tag('c')])).toEqual(['c', ' b']);
    // The tag that stands for it stood under it: it would stand under itself.
    const [a, c] = [tag('a', { merged }), tag('c', under('a'))];
    expect(drawn([a, tag('b', under('a')), c])).toEqual(['c', ' b']);
  });

  it('moves a tag past its neighbour, in under it and out again', () => {
    expect(drawn(moved(ABC, 'c', 'up'))).toEqual(['a', 'c', 'b']);
    expect(drawn(moved(ABC, 'a', 'down'))).toEqual(['b', 'a', 'c']);
    expect(drawn(moved(ABC, 'c', 'up', 'in'))).toEqual(['a', ' c', 'b']);
    expect(drawn(moved(ABC, 'c', 'in', 'in', 'out'))).toEqual(['a', 'b', 'c']);
    expect(drawn(moved(moved(ABC, 'b', 'in'), 'b', 'out'))).toEqual(['a', 'b', 'c']);
  });

  it('takes what stands under a tag along', () => {
    expect(drawn(moved(moved(ABC, 'c', 'in'), 'b', 'up'))).toEqual(['b', ' c', 'a']);
  });

  it('does nothing where there is nowhere to go', () => {
    expect(moveTag(ABC, 'a' as TagId, 'up')).toEqual([]);
    expect(moveTag(ABC, 'a' as TagId, 'in')).toEqual([]);
    expect(moveTag(ABC, 'a' as TagId, 'out')).toEqual([]);
    expect(moveTag(ABC, 'c' as TagId, 'down')).toEqual([]);
  });

  it('stays a forest with every tag once, whatever is moved and in whatever state it is read', () => {
    const groups: readonly TagGroup[] = ['act', 'own'];
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const anyTags = fc.tuple(
      ...ids.map(() =>
        fc.record({
          group: fc.constantFrom(...groups),
          parent: fc.constantFrom(...ids, 'gone', undefined),
          order: fc.option(fc.nat(8), { nil: undefined }),
        }),
      ),
    );
    const anyMoves = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...TAG_MOVES)));
    fc.assert(
      fc.property(anyTags, anyMoves, (shapes, moves) => {
        let tags: readonly Tag[] = shapes.map(({ group, parent, order }, at) =>
          tag(ids[at] ?? '', {
            group,
            ...(parent !== undefined && under(parent)),
            ...(order !== undefined && { order }),
          }),
        );
        for (const [id, move] of moves) {
          const before = drawn(tags);
          const changes = moveTag(tags, id as TagId, move);
          tags = moved(tags, id, move);
          // A move that changes something can be seen, and one that does not is none.
          expect(drawn(tags).join() === before.join()).toBe(changes.length === 0);
          const lines = tagTree(tags);
          expect(lines.map((line) => line.tag.id).toSorted()).toEqual(ids);
          lines.forEach(({ depth }, at) => {
            expect(depth).toBeLessThanOrEqual((lines[at - 1]?.depth ?? -1) + 1);
          });
        }
      }),
    );
  });
});
