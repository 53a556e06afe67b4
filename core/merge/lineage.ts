/**
 * Bundles in which an interview left or came, by their ids: two vaults that exchanged one can tell by these what each knew
 * of the other.
 */
export interface Lineage {
  /** Those in which it was exactly as it is now. */
  readonly same: readonly string[];
  /** Those in which it was something else. */
  readonly before: readonly string[];
}

export const NO_LINEAGE: Lineage = { same: [], before: [] };

/** `older`: nothing that is not here. `newer`: made from what is here. `apart`: both went on by themselves. */
export type Standing = 'older' | 'newer' | 'apart';

/** @param theirs with the bundle that it came in */
export function standing(ours: Lineage, theirs: Lineage): Standing {
  const here = new Set([...ours.same, ...ours.before]);
  if (theirs.same.some((bundle) => here.has(bundle))) return 'older';
  const there = new Set([...theirs.same, ...theirs.before]);
  return ours.same.some((bundle) => there.has(bundle)) ? 'newer' : 'apart';
}
