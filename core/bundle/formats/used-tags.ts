import { TAG_GROUPS, type TagGroup } from '../../domain/tag.ts';
import type { BundleTag } from '../codebook-file.ts';
import type { InterviewFile } from '../interview-file.ts';
import type { FormatFacts } from './format.ts';

/** English words that stay the same, as all words of a format that are not the researcher's. */
const GROUP_NAMES: Readonly<Record<TagGroup, string>> = {
  act: 'What was done',
  prs: 'Threats and pressure',
  vio: 'Other violations',
  who: 'Who put on the pressure',
  occ: 'Occupation of the speaker',
  set: 'Where it happened',
  src: 'How the speaker knows',
  out: 'What followed',
  hnd: 'For handling',
  own: 'Own tags',
};

export function groupName(group: string): string {
  return GROUP_NAMES[group as TagGroup] ?? group;
}

export interface GroupOfTags {
  readonly group: string;
  readonly name: string;
  readonly tags: readonly BundleTag[];
}

/** The tags that the interviews of a bundle use, as `codebook.json` has them. */
export class UsedTags {
  readonly #facts: FormatFacts;
  readonly #used = new Set<string>();

  constructor(facts: FormatFacts) {
    this.#facts = facts;
  }

  add({ tags, passages }: InterviewFile): void {
    for (const tag of [...tags, ...passages.map((passage) => passage.tag)]) this.#used.add(tag);
  }

  /** By group and label: ids of the bundle are random. A tag without words has its id for a label. */
  list(): readonly BundleTag[] {
    const tags = [...this.#used].map((id) => {
      const tag = this.#facts.tagOf(id);
      return { ...tag, label: tag.label || id };
    });
    const rank = ({ group }: BundleTag) => TAG_GROUPS.indexOf(group as TagGroup);
    return tags.sort((a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : 1));
  }

  groups(): readonly GroupOfTags[] {
    return [...Map.groupBy(this.list(), ({ group }) => group)].map(([group, tags]) => ({
      group,
      name: groupName(group),
      tags,
    }));
  }
}
