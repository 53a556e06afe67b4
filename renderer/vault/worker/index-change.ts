import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewEntry, OwnKey, PersonEntry } from '../../../core/vault/row-format.ts';
import type { PagePlan } from './header-pages.ts';

/** What a commit changes; all else stays as it is. */
export interface IndexChange {
  readonly interviews?: readonly PagePlan<InterviewEntry>[];
  readonly people?: readonly PagePlan<PersonEntry>[];
  /** Pages that the plans stand in for. */
  readonly replaced?: readonly string[];
  readonly fresh?: readonly InterviewEntry[];
  readonly singles?: Readonly<Record<string, number>>;
  readonly doomed?: readonly OwnKey[];
  readonly lost?: readonly InterviewId[];
  /** To be entered in the vault's custody chain. */
  readonly deeds?: readonly Deed[];
  /** The index itself is lost, though no page changes. */
  readonly isIndexNew?: boolean;
}

/** Pages and roots go with every interview: nobody asks for them. */
export function isOfRecord({ kind }: OwnKey): boolean {
  return kind === 'interview' || kind === 'person';
}

export function destroyed({ id }: OwnKey): Deed {
  return { action: 'destroy-key', target: id };
}

export function distinct(keys: readonly OwnKey[]): OwnKey[] {
  return [...new Map(keys.map((key) => [`${key.kind}/${key.id}`, key])).values()];
}

/** A row that exists once in a vault, as it is to be. */
export interface SingleContent {
  readonly id: string;
  readonly content: unknown;
}

/** What `IndexPages.load` found. */
export interface IndexReport {
  /** Header pages that could not be opened, and were made anew. */
  readonly damagedPages: number;
  readonly isRootDamaged: boolean;
  /** Interviews of which neither row nor header can be read. */
  readonly lost: number;
}
