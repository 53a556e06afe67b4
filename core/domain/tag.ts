import type { FavouriteDigit } from './favourites.ts';
import type { TagId } from './ids.ts';

/** The groups of the starter codebook (`core/domain/starter-codebook.ts`), plus the researcher's own. */
export const TAG_GROUPS = [
  'act',
  'prs',
  'vio',
  'who',
  'occ',
  'set',
  'src',
  'out',
  'hnd',
  'own',
] as const;
export type TagGroup = (typeof TAG_GROUPS)[number];

/** A tag of the codebook (REFI: code). */
export interface Tag {
  readonly id: TagId;
  readonly group: TagGroup;
  readonly label: string;
  /** One line that says when the tag applies. */
  readonly definition: string;
  /** Which of the twelve code colours, 0-11. */
  readonly colour: number;
  /** The digit that applies it, 0 for none; undefined leaves it to `favouriteTags`. */
  readonly favourite?: FavouriteDigit | 0;
  /** The name in other languages of the interface, as far as the team wrote it. */
  readonly names?: TagNames;
  /** When not to use it, though one might. */
  readonly exclusion?: string;
  readonly example?: string;
  /** What the team noted about it. */
  readonly memo?: string;
  /** The tag of the same group that it stands under; undefined under the group itself. See `tagTree`. */
  readonly parent?: TagId | undefined;
  /** Its place among those beside it; who has none comes after, in the order of the codebook. */
  readonly order?: number;
  /** Stays where it is used, and is not offered any more. */
  readonly isRetired?: boolean;
  /** The tag that stands for it wherever it is used; see `mergedTags`. */
  readonly merged?: TagMerge | undefined;
}

export interface TagNames {
  readonly ru?: string;
  readonly kk?: string;
}

export interface TagMerge {
  readonly into: TagId;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** The name in a language, else the one the tag was made with. */
export function tagName({ label, names }: Tag, language: string): string {
  const name = names?.[language as keyof TagNames]?.trim() ?? '';
  return name === '' ? label : name;
}

/** True when the tag has this name in any language, whatever the case. */
export function isNamed({ label, names }: Tag, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  const all = [label, names?.ru, names?.kk].map((one = '') => one.trim().toLowerCase());
  return wanted !== '' && all.includes(wanted);
}

/** True of what one may tag with. */
export function isOffered({ isRetired = false, merged }: Tag): boolean {
  return !isRetired && merged === undefined;
}

/** Tags of the group `hnd` are notes to colleagues; no export carries them unless asked. */
export function isHandlingTag(id: TagId): boolean {
  return id.startsWith('hnd.');
}
