import * as v from 'valibot';
import type { Bytes } from '../bytes.ts';
import type { Tag } from '../domain/tag.ts';
import { bundleTag, isUuid, type BundleMac } from './bundle-ids.ts';
import { jsonBytes, parseJson } from './manifest.ts';

export const CODEBOOK_FORMAT = 'vouchsafe-codebook';

const codebookSchema = v.object({
  format: v.literal(CODEBOOK_FORMAT),
  tags: v.array(
    v.object({ id: v.string(), group: v.string(), label: v.string(), definition: v.string() }),
  ),
});

/**
 * `codebook.json`: the tags that the bundle's interviews use, with their words. A tag that is no longer in
 * the codebook is named by its id alone. `used` holds the vault's ids.
 */
export async function codebookBytes(
  used: ReadonlySet<string>,
  codebook: readonly Tag[],
  mac: BundleMac,
): Promise<Bytes> {
  const known = new Map<string, Omit<BundleTag, 'id'>>(codebook.map((tag) => [tag.id, tag]));
  const tags = await Promise.all(
    [...used].sort().map(async (id) => {
      const { group, label, definition } = known.get(id) ?? unknownTag(id);
      return { id: await bundleTag(mac, id), group, label, definition };
    }),
  );
  return jsonBytes({ format: CODEBOOK_FORMAT, tags });
}

/** A tag as a bundle names it. */
export interface BundleTag {
  /** Its id in this bundle. */
  readonly id: string;
  readonly group: string;
  /** Empty for a tag that is no longer in the codebook, as is the definition. */
  readonly label: string;
  readonly definition: string;
  readonly colour?: number;
}

/** The codebook by the tag ids of one bundle. */
export async function bundleTags(
  codebook: readonly Tag[],
  mac: BundleMac,
): Promise<ReadonlyMap<string, BundleTag>> {
  return new Map(
    await Promise.all(
      codebook.map(async ({ id, group, label, definition, colour }) => {
        const inBundle = await bundleTag(mac, id);
        return [inBundle, { id: inBundle, group, label, definition, colour }] as const;
      }),
    ),
  );
}

/** What is known of a tag that is in the codebook no longer. `id` is the vault's or the bundle's. */
export function unknownTag(id: string): BundleTag {
  return { id, group: isUuid(id) ? 'own' : id.replace(/\..*/, ''), label: '', definition: '' };
}

/** The tags of a codebook file, or undefined when the bytes are none of ours. */
export function parseCodebookJson(bytes: Bytes): readonly BundleTag[] | undefined {
  const parsed = v.safeParse(codebookSchema, parseJson(bytes));
  return parsed.success ? parsed.output.tags : undefined;
}

/** Label by tag id: a tag without one is shown by its id. */
export function labelsOf(tags: readonly BundleTag[]): ReadonlyMap<string, string> {
  return new Map(tags.filter(({ label }) => label !== '').map(({ id, label }) => [id, label]));
}
