import type { TagId } from '../domain/ids.ts';
import type { InterviewRecord } from '../domain/interview.ts';
import type { Tag } from '../domain/tag.ts';

/** The tag that stands for each merged one. A chain is followed to its end; one without an end counts for nothing. */
export function mergedTags(tags: readonly Tag[]): ReadonlyMap<TagId, TagId> {
  const next = new Map(tags.flatMap(({ id, merged }) => (merged ? [[id, merged.into]] : [])));
  const known = new Set(tags.map(({ id }) => id));
  const ends = new Map<TagId, TagId>();
  for (const start of next.keys()) {
    const seen = new Set<TagId>();
    let at: TagId | undefined = start;
    while (at !== undefined && next.has(at) && !seen.has(at)) {
      seen.add(at);
      at = next.get(at);
    }
    if (at !== undefined && !next.has(at) && known.has(at)) ends.set(start, at);
  }
  return ends;
}

/** The same tags as they count now, each once. The list itself when nothing in it was merged. */
export function currentTags(
  ids: readonly TagId[],
  merged: ReadonlyMap<TagId, TagId>,
): readonly TagId[] {
  if (!ids.some((id) => merged.has(id))) return ids;
  return [...new Set(ids.map((id) => merged.get(id) ?? id))];
}

/** A record as it counts now, for what leaves the vault. What lies in the vault keeps the tags it was given. */
export function withCurrentTags(
  record: InterviewRecord,
  merged: ReadonlyMap<TagId, TagId>,
): InterviewRecord {
  if (merged.size === 0) return record;
  const passages = record.passages.map((passage) => ({
    ...passage,
    tag: merged.get(passage.tag) ?? passage.tag,
  }));
  return { ...record, tags: currentTags(record.tags, merged), passages };
}
