import type { TagId } from '../../../core/domain/ids.ts';
import type { InterviewHeader } from '../../../core/domain/interview.ts';
import { isNamed, type Tag } from '../../../core/domain/tag.ts';

/** In how many interviews each tag stands, as a whole or in a passage. The bin does not count. */
export function countUses(interviews: readonly InterviewHeader[]): ReadonlyMap<TagId, number> {
  const uses = new Map<TagId, number>();
  for (const { tags } of interviews) {
    for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  }
  return uses;
}

/** By a tag that shows: one that was merged gave its name up. */
function isTaken(label: string, tags: readonly Tag[]): boolean {
  return tags.some((tag) => tag.merged === undefined && isNamed(tag, label));
}

/** The name itself, or with the first number that makes it the only one. */
export function freeName(name: string, tags: readonly Tag[]): string {
  if (!isTaken(name, tags)) return name;
  let number = 2;
  while (isTaken(`${name} ${number}`, tags)) number += 1;
  return `${name} ${number}`;
}

export type LabelProblem = 'labelEmpty' | 'labelTaken';

/** Why a name cannot be a tag's; undefined when it can. */
export function labelProblem(
  label: string,
  own: TagId,
  tags: readonly Tag[],
): LabelProblem | undefined {
  if (label.trim() === '') return 'labelEmpty';
  const others = tags.filter((tag) => tag.id !== own);
  return isTaken(label, others) ? 'labelTaken' : undefined;
}
