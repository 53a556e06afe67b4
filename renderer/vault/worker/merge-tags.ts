import { CODE_COLOURS } from '../../../core/bundle/formats/code-colours.ts';
import { mergedTags } from '../../../core/codebook/merged-tags.ts';
import type { BundleTag } from '../../../core/bundle/codebook-file.ts';
import { isUuid } from '../../../core/bundle/bundle-ids.ts';
import { newId, type TagId } from '../../../core/domain/ids.ts';
import { isNamed, type Tag } from '../../../core/domain/tag.ts';

/** Tags of one bundle in terms of a vault's: known by name, as ids of own tags are others in each bundle. */
export class MergeTags {
  readonly #codebook: readonly Tag[];
  /** Where a tag was merged into another, that one. */
  readonly #stands: ReadonlyMap<TagId, TagId>;
  /** By the bundle's id. */
  readonly #known = new Map<string, TagId>();
  readonly #fresh: Tag[] = [];

  constructor(codebook: readonly Tag[], ofBundle: readonly BundleTag[]) {
    this.#codebook = codebook;
    this.#stands = mergedTags(codebook);
    for (const { id, label, definition } of ofBundle)
      if (isUuid(id)) this.#know(id, label, definition);
  }

  /** The vault's tag for one of the bundle. One that the bundle does not name is a tag all the same. */
  readonly of = (tag: string): TagId => {
    const own = isUuid(tag) ? (this.#known.get(tag) ?? this.#know(tag, '', '')) : (tag as TagId);
    return this.#stands.get(own) ?? own;
  };

  /** Of these, those that the codebook lacks. */
  missing(used: ReadonlySet<TagId>): Tag[] {
    return this.#fresh.filter(({ id }) => used.has(id));
  }

  #know(inBundle: string, label: string, definition: string): TagId {
    const there = [...this.#codebook, ...this.#fresh].find((tag) => isNamed(tag, label));
    const id = there?.id ?? this.#make(label || inBundle.slice(0, 8), definition);
    this.#known.set(inBundle, id);
    return id;
  }

  #make(label: string, definition: string): TagId {
    const id = newId<TagId>();
    const colour = (this.#codebook.length + this.#fresh.length) % CODE_COLOURS.length;
    this.#fresh.push({ id, group: 'own', label, definition, colour });
    return id;
  }
}
