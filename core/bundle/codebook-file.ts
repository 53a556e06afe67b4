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
  const known = new Map(codebook.map((tag) => [tag.id as string, tag]));
  const tags = await Promise.all(
    [...used].sort().map(async (id) => {
      const tag = known.get(id);
      return {
        id: await bundleTag(mac, id),
        group: tag?.group ?? (isUuid(id) ? 'own' : id.replace(/\..*/, '')),
        label: tag?.label ?? '',
        definition: tag?.definition ?? '',
      };
    }),
  );
  return jsonBytes({ format: CODEBOOK_FORMAT, tags });
}

/** Label by the tag ids of one bundle, for people to read. */
export async function tagLabels(
  codebook: readonly Tag[],
  mac: BundleMac,
): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(
      codebook.map(async ({ id, label }) => [await bundleTag(mac, id), label] as const),
    ),
  );
}

/** Label by tag id; empty when there is no codebook that can be read: tags are then shown by id. */
export function parseCodebookLabels(bytes: Bytes | undefined): ReadonlyMap<string, string> {
  const parsed = v.safeParse(codebookSchema, bytes === undefined ? undefined : parseJson(bytes));
  if (!parsed.success) return new Map();
  return new Map(
    parsed.output.tags.filter(({ label }) => label !== '').map(({ id, label }) => [id, label]),
  );
}
