import { chooseFavourite, type FavouriteDigit } from '../domain/favourites.ts';
import type { TagId } from '../domain/ids.ts';
import { isHandlingTag, type Tag } from '../domain/tag.ts';
import { moveTag, type TagMove } from '../domain/tag-tree.ts';
import { AppError, assertNever } from '../errors.ts';
import { mergedTags } from './merged-tags.ts';

/** What a person writes about a tag, and whether it is offered. */
export type TagWords = Partial<
  Pick<
    Tag,
    'label' | 'names' | 'definition' | 'exclusion' | 'example' | 'memo' | 'colour' | 'isRetired'
  >
>;

/** A change of the codebook: one commit, whatever it touches. */
export type CodebookEdit =
  /** New tags, or whole ones in the place of those with their ids. */
  | { readonly kind: 'put'; readonly tags: readonly Tag[] }
  | { readonly kind: 'change'; readonly id: TagId; readonly to: TagWords }
  | { readonly kind: 'favourite'; readonly id: TagId; readonly digit: FavouriteDigit | 0 }
  | { readonly kind: 'move'; readonly id: TagId; readonly move: TagMove }
  | {
      readonly kind: 'merge';
      readonly id: TagId;
      readonly into: TagId;
      /** Milliseconds since 1970, UTC. */
      readonly at: number;
    }
  /** Takes a merge back: each passage has again the tag that it had. */
  | { readonly kind: 'unmerge'; readonly id: TagId };

/** The codebook after the edit. Nothing is ever taken out of it. @throws AppError not-found */
export function editCodebook(tags: readonly Tag[], edit: CodebookEdit): readonly Tag[] {
  switch (edit.kind) {
    case 'put':
      return withTags(tags, edit.tags);
    case 'change':
      return withTags(tags, [{ ...found(tags, edit.id), ...edit.to }]);
    case 'favourite':
      return withTags(tags, chooseFavourite(tags, edit.id, edit.digit));
    case 'move':
      return withTags(tags, moveTag(tags, edit.id, edit.move));
    case 'merge': {
      const { id, at } = edit;
      const into = mergedTags(tags).get(edit.into) ?? found(tags, edit.into).id;
      if (!canStandFor(into, id)) throw new AppError('not-found', 'a tag to merge into');
      return withTags(tags, [{ ...found(tags, id), merged: { into, at } }]);
    }
    case 'unmerge':
      return withTags(tags, [{ ...found(tags, edit.id), merged: undefined }]);
    default:
      return assertNever(edit);
  }
}

/**
 * A tag cannot stand for itself. One for handling is exported under no name, so no tag of another kind stands for it.
 */
export function canStandFor(into: TagId, id: TagId): boolean {
  return into !== id && (!isHandlingTag(id) || isHandlingTag(into));
}

function found(tags: readonly Tag[], id: TagId): Tag {
  const tag = tags.find((one) => one.id === id);
  if (!tag) throw new AppError('not-found', 'tag');
  return tag;
}

function withTags(tags: readonly Tag[], changed: readonly Tag[]): readonly Tag[] {
  const left = new Map(changed.map((tag) => [tag.id, tag]));
  const kept = tags.map((tag) => {
    const next = left.get(tag.id) ?? tag;
    left.delete(tag.id);
    return next;
  });
  return [...kept, ...left.values()];
}
