import { mergedTags } from '../codebook/merged-tags.ts';
import type { TagId } from './ids.ts';
import { type Tag, TAG_GROUPS } from './tag.ts';

export const TAG_MOVES = ['up', 'down', 'in', 'out'] as const;
export type TagMove = (typeof TAG_MOVES)[number];

export interface TreeLine {
  readonly tag: Tag;
  /** 0 right under the group. */
  readonly depth: number;
}

/** Who stands under whom; under `undefined` what stands under its group. */
type Children = ReadonlyMap<TagId | undefined, readonly Tag[]>;

/**
 * Every tag that is not merged into another, once, each after the one it stands under. A parent that is unknown, of
 * another group or below the tag itself counts for none; one that was merged is stood for by the other tag.
 */
export function tagTree(tags: readonly Tag[]): readonly TreeLine[] {
  const children = childrenOf(tags);
  const lines: TreeLine[] = [];
  const append = (tag: Tag, depth: number) => {
    lines.push({ tag, depth });
    for (const child of children.get(tag.id) ?? []) append(child, depth + 1);
  };
  const roots = children.get(undefined) ?? [];
  for (const group of TAG_GROUPS) for (const tag of roots) if (tag.group === group) append(tag, 0);
  return lines;
}

/**
 * The tags that change when one is moved: before or after its neighbour, under the one above it, or out beside the
 * one it stands under. None where there is nowhere to go.
 */
export function moveTag(tags: readonly Tag[], id: TagId, move: TagMove): readonly Tag[] {
  const parents = parentsOf(tags);
  const children = childrenOf(tags);
  const tag = tags.find((one) => one.id === id);
  if (!tag || tag.merged) return [];
  const parent = parents.get(id);
  const beside = (children.get(parent) ?? []).filter(({ group }) => group === tag.group);
  const at = beside.findIndex((one) => one.id === id);
  if (move === 'in') {
    const above = beside[at - 1];
    return above ? placed([...(children.get(above.id) ?? []), tag], above.id, tag) : [];
  }
  if (move === 'out') {
    if (parent === undefined) return [];
    const grandparent = parents.get(parent);
    const there = (children.get(grandparent) ?? []).filter(({ group }) => group === tag.group);
    const after = there.findIndex((one) => one.id === parent) + 1;
    return placed(there.toSpliced(after, 0, tag), grandparent, tag);
  }
  const to = move === 'up' ? at - 1 : at + 1;
  const other = beside[to];
  return other ? placed(beside.with(to, tag).with(at, other), parent, tag) : [];
}

/** Tags in their new order; those that are as they were already are left out. */
function placed(order: readonly Tag[], parent: TagId | undefined, moved: Tag): readonly Tag[] {
  return order.flatMap((tag, index): Tag[] => {
    const isThere = tag.order === index && (tag !== moved || tag.parent === parent);
    return isThere ? [] : [{ ...tag, order: index, ...(tag === moved && { parent }) }];
  });
}

function childrenOf(tags: readonly Tag[]): Children {
  const parents = parentsOf(tags);
  const shown = tags.filter(({ merged }) => merged === undefined);
  return new Map(
    [...Map.groupBy(shown, ({ id }) => parents.get(id))].map(([parent, ones]) => [
      parent,
      ones.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0),
    ]),
  );
}

/** The parent that counts for each tag; none for what would stand below itself. */
function parentsOf(tags: readonly Tag[]): ReadonlyMap<TagId, TagId | undefined> {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const merged = mergedTags(tags);
  const wanted = new Map(
    tags.map(({ id, group, parent }) => {
      const real = parent && (merged.get(parent) ?? parent);
      const found = real === undefined ? undefined : byId.get(real);
      const counts = found?.group === group && found.merged === undefined;
      return [id, counts ? found.id : undefined];
    }),
  );
  const isBelowItself = (id: TagId) => {
    const seen = new Set<TagId>();
    for (let at = wanted.get(id); at !== undefined && !seen.has(at); at = wanted.get(at)) {
      if (at === id) return true;
      seen.add(at);
    }
    return false;
  };
  return new Map([...wanted].map(([id, parent]) => [id, isBelowItself(id) ? undefined : parent]));
}
