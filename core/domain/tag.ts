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
}

/** Tags of the group `hnd` are notes to colleagues; no export carries them unless asked. */
export function isHandlingTag(id: TagId): boolean {
  return id.startsWith('hnd.');
}
