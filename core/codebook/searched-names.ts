import type { TagId } from '../domain/ids.ts';
import type { Tag } from '../domain/tag.ts';
import { mergedTags } from './merged-tags.ts';

/** By which words each tag is found: its names in all languages; a merged one by those of the tag that stands for it. */
export function searchedNames(tags: readonly Tag[]): ReadonlyMap<TagId, string> {
  const names = new Map(
    tags.map(({ id, label, names: others = {} }) => [
      id,
      [label, others.ru ?? '', others.kk ?? ''].filter((name) => name !== '').join(' · '),
    ]),
  );
  for (const [id, into] of mergedTags(tags)) names.set(id, names.get(into) ?? '');
  return names;
}
