import { mergedTags } from '../../../core/codebook/merged-tags.ts';
import type { BundleTag } from '../../../core/bundle/codebook-file.ts';
import { isUuid } from '../../../core/bundle/bundle-ids.ts';
import { newId, type TagId } from '../../../core/domain/ids.ts';
import { isNamed, type Tag } from '../../../core/domain/tag.ts';

const COLOURS = 12;

/** Tags of one bundle in terms of a vault's: known by name, as ids of own tags are another in each bundle. */
export class MergeTags {
  readonly #codebook: readonly Tag[];
  readonly #known: ReadonlyMap<string, TagId>;
  readonly #fresh = new Map<string, Tag>();

  constructor(codebook: readonly Tag[], ofBundle: readonly BundleTag[]) {
    this.#codebook = codebook;
    const merged = mergedTags(codebook);
    const known = new Map<string, TagId>();
    for (const { id, label, definition } of ofBundle) {
      if (!isUuid(id)) continue;
      const there = codebook.find((tag) => isNamed(tag, label));
      if (!there) this.#plan(id, label, definition);
      const own = there?.id ?? this.#fresh.get(id)?.id;
      if (own) known.set(id, merged.get(own) ?? own);
    }
    for (const [from, into] of merged) known.set(from, into);
    this.#known = known;
  }

  /** The vault's tag for one of the bundle. */
  readonly of = (tag: string): TagId => {
    const known = this.#known.get(tag);
    if (known) return known;
    if (!isUuid(tag)) return tag as TagId;
    // The bundle does not name it: whatever it is, it is one tag.
    return (this.#fresh.get(tag) ?? this.#plan(tag, '', '')).id;
  };

  /** Of these, those that the codebook lacks. */
  missing(used: ReadonlySet<TagId>): Tag[] {
    return [...this.#fresh.values()].filter(({ id }) => used.has(id));
  }

  #plan(inBundle: string, label: string, definition: string): Tag {
    const named = [...this.#fresh.values()].find((tag) => label !== '' && isNamed(tag, label));
    const colour = (this.#codebook.length + this.#fresh.size) % COLOURS;
    const name = label === '' ? inBundle.slice(0, 8) : label;
    const tag = named ?? { id: newId<TagId>(), group: 'own', label: name, definition, colour };
    this.#fresh.set(inBundle, tag);
    return tag;
  }
}
