import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { mergedTags } from '../core/codebook/merged-tags.ts';
import type { TagId } from '../core/domain/ids.ts';
import { newId } from '../core/domain/ids.ts';
import { shortNames } from '../core/domain/short-names.ts';
import { isNamed, isOffered, type Tag, tagName } from '../core/domain/tag.ts';
import { tagTree } from '../core/domain/tag-tree.ts';
import { isCodebookFrozen } from '../core/domain/vault-rule.ts';
import { type Language, useLanguage } from './i18n.ts';
import { CODE_COLOUR_COUNT } from './ui/code-colours.ts';
import type { Library } from './vault/library.ts';

export interface KnownTag {
  readonly tag: Tag;
  /** In the language of the interface, when the tag has a name in it. */
  readonly name: string;
  readonly shortName: string;
}

export type KnownTags = ReadonlyMap<TagId, KnownTag>;

/** The codebook by id, with the words and the two letters of each tag. A merged one's id gives the tag that stands for it. */
function knownTags(tags: readonly Tag[], language: Language): KnownTags {
  const names = shortNames(tags);
  const known = new Map(
    tags.map((tag): [TagId, KnownTag] => [
      tag.id,
      { tag, name: tagName(tag, language), shortName: names.get(tag.id) ?? '' },
    ]),
  );
  for (const [id, into] of mergedTags(tags)) {
    const one = known.get(into);
    if (one) known.set(id, one);
  }
  return known;
}

export function useKnownTags(library: Library): KnownTags {
  const { tags } = useSyncExternalStore(library.subscribe, library.snapshot);
  const language = useLanguage();
  return useMemo(() => knownTags(tags, language), [tags, language]);
}

/** The name of a tag as the codebook is at the moment of the call; undefined when the tag is not in it. */
export function useTagName(library: Library): (id: TagId) => string | undefined {
  const language = useLanguage();
  return (id) => knownTags(library.snapshot().tags, language).get(id)?.name;
}

/** Each tag once, as the codebook's tree has them: those that may be chosen, and those that are only still in use. */
export function listedTags(known: KnownTags): readonly KnownTag[] {
  const tags = [...known].filter(([id, { tag }]) => id === tag.id).map(([, { tag }]) => tag);
  return tagTree(tags).flatMap(({ tag }) => known.get(tag.id) ?? []);
}

/** The same without what one may not tag with any more. */
export function offeredTags(known: KnownTags): readonly KnownTag[] {
  return listedTags(known).filter(({ tag }) => isOffered(tag));
}

/** Makes a tag of the researcher's own; an existing tag of that name is taken instead, and comes back if it was retired. */
export function useCreateTag(library: Library): (label: string) => Promise<Tag> {
  return useCallback(
    async (label) => {
      const name = label.trim();
      const { tags } = library.snapshot();
      const same = tags.find((tag) => isNamed(tag, name) && !tag.merged);
      if (same) {
        if (same.isRetired === true)
          await library.editCodebook({ kind: 'change', id: same.id, to: { isRetired: false } });
        return same;
      }
      const tag: Tag = {
        id: newId<TagId>(),
        group: 'own',
        label: name,
        definition: '',
        // The next colour round, so that neighbours in the list differ.
        colour: tags.length % CODE_COLOUR_COUNT,
      };
      await library.editCodebook({ kind: 'put', tags: [tag] });
      return tag;
    },
    [library],
  );
}

/** True during a coding round: then no tag is made or changed. */
export function useCodebookFrozen(library: Library): boolean {
  return isCodebookFrozen(useSyncExternalStore(library.subscribe, library.snapshot).rules);
}
