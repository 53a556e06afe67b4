import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { TagId } from '../core/domain/ids.ts';
import { newId } from '../core/domain/ids.ts';
import { shortNames } from '../core/domain/short-names.ts';
import type { Tag } from '../core/domain/tag.ts';
import { CODE_COLOUR_COUNT } from './ui/code-colours.ts';
import type { Library } from './vault/library.ts';

export interface KnownTag {
  readonly tag: Tag;
  readonly shortName: string;
}

export type KnownTags = ReadonlyMap<TagId, KnownTag>;

/** The codebook by id, with the two letters of each tag. */
export function useKnownTags(library: Library): KnownTags {
  const { tags } = useSyncExternalStore(library.subscribe, library.snapshot);
  return useMemo(() => {
    const names = shortNames(tags);
    return new Map(tags.map((tag) => [tag.id, { tag, shortName: names.get(tag.id) ?? '' }]));
  }, [tags]);
}

/** Makes a tag of the researcher's own; an existing tag of that name is taken instead. */
export function useCreateTag(library: Library): (label: string) => Promise<Tag> {
  return useCallback(
    async (label) => {
      const name = label.trim();
      const { tags } = library.snapshot();
      const same = tags.find((tag) => tag.label.toLowerCase() === name.toLowerCase());
      if (same) return same;
      const tag: Tag = {
        id: newId<TagId>(),
        group: 'own',
        label: name,
        definition: '',
        // The next colour round, so that neighbours in the list differ.
        colour: tags.length % CODE_COLOUR_COUNT,
      };
      await library.putTag(tag);
      return tag;
    },
    [library],
  );
}
