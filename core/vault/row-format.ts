import { utf8, type Bytes } from '../bytes.ts';
import type { Chain } from '../custody/custody-entry.ts';
import { withPresentConsent } from '../domain/earlier-consent.ts';
import type { InterviewId, PersonId } from '../domain/ids.ts';
import type { InterviewHeader, InterviewRecord } from '../domain/interview.ts';
import type { TextChange } from '../domain/text-change.ts';
import type { KeyRecordKind } from './key-record.ts';

/** Format of a whole vault, in its key file's header; `renderer/vault/worker/migrations/` has the steps to it. */
export const VAULT_FORMAT = 4;
/** Format number of a row, beside it in clear and bound into its seal. A row keeps it until it is written anew. */
export const ROW_FORMAT = 2;

export const TABLES = [
  'interviews',
  'changes',
  'people',
  'pages',
  'singles',
  'versions',
  'custody',
] as const;
export type TableName = (typeof TABLES)[number];

/** Rows of `singles` beside the root: those whose revision the root pins, and those on which nothing depends. */
export const PINNED_SINGLES = [
  'index',
  'codebook',
  'contacts',
  'tombstones',
  'exports',
  'rules',
  'basket',
  'report',
  'forms',
  'imported',
  'custody',
] as const;
export const LOOSE_SINGLES = ['place', 'clock', 'backup', 'snapshot'] as const;

/**
 * All that lies in the database: no index but the primary key. `sealed` is a random 96-bit nonce, then
 * AES-256-GCM ciphertext and tag over JSON in UTF-8.
 */
export interface Row {
  readonly id: string;
  readonly rev: number;
  /** Format number of this row. */
  readonly f: number;
  readonly sealed: Bytes;
}

/** Additional data of a seal: everything about the row that lies in clear. */
export function rowContext(vault: string, table: TableName, row: Omit<Row, 'sealed'>): Bytes {
  return utf8(['vouchsafe/row', row.f, vault, table, row.id, row.rev].join('\n'));
}

/** What is known of an interview. */
export interface InterviewContent {
  readonly record: InterviewRecord;
  readonly text: string;
}

/** Content of a row of `interviews`. */
export interface InterviewRow extends InterviewContent {
  /** The custody chain of one of many, as they were made; it counts until its second entry, which gives it its own row. */
  readonly custody?: Chain;
}

/** The interview alone, of its row's content. */
export function interviewOf(content: unknown): InterviewContent {
  const { record, text } = content as InterviewRow;
  return { record, text };
}

/**
 * Content of a row of `changes`: one edit of a long testimony. Order and completeness are pinned by the
 * entry; the row says itself where it belongs, for the day when the entry is lost.
 */
export interface ChangeContent {
  readonly of: InterviewId;
  /** Revision of the interview's row to which it applies. */
  readonly base: number;
  /** Its place among the changes of that revision, from 0. */
  readonly n: number;
  readonly changes?: readonly TextChange[];
  readonly record?: InterviewRecord;
}

/** What a header page knows of an interview: its header, and which rows at which revision make it up. */
export interface InterviewEntry {
  readonly id: InterviewId;
  readonly rev: number;
  /** Ids of its rows in `changes`, in the order in which they apply. */
  readonly changes: readonly string[];
  readonly header: InterviewHeader;
  /** Revision of its list of earlier versions, a row of `versions` under the interview's own id. */
  readonly history?: number;
  /** Revision of its custody chain, a row of `custody` under the interview's own id; 0 while it stands in the interview's row. */
  readonly custody?: number;
  /** Pages that listed it before: destroying it destroys their keys too. */
  readonly was?: readonly string[];
}

export interface PersonEntry {
  readonly id: PersonId;
  readonly rev: number;
}

export type PageContent =
  | { readonly kind: 'interviews'; readonly entries: readonly InterviewEntry[] }
  | { readonly kind: 'people'; readonly entries: readonly PersonEntry[] };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What a row holds: JSON in UTF-8, written by this program or an earlier one. */
export function parseRow(json: Bytes): unknown {
  return withPresentConsent(JSON.parse(decoder.decode(json)));
}

/** A header page, and the revision at which it counts. */
export interface PageRef {
  readonly id: string;
  readonly rev: number;
}

/** Content of the row `index` of `singles`: every header page. */
export type IndexContent = readonly PageRef[];

/**
 * Content of the root row. It pins the index, which pins the pages; and it holds, until they are folded into one, the
 * entries that changed since: so a save writes one row and this one, however large the vault, and every row's
 * revision is pinned by a chain that starts here.
 */
export interface RootContent {
  /** Format of the vault: a step of a migration writes it in the same commit as what it changes. */
  readonly format: number;
  readonly fresh: readonly InterviewEntry[];
  /** Revisions of the other rows of `singles` that it pins. */
  readonly singles: Readonly<Record<string, number>>;
  /** Interviews whose rows lie there and cannot be opened, and whose headers are lost: nothing of them is deleted. */
  readonly lost?: readonly InterviewId[];
  /** Keys whose rows are gone and which are still to be destroyed: finished at the next unlock. */
  readonly doomed?: readonly OwnKey[];
}

/** Kinds of rows that have a key of their own in the key file. */
export type OwnKeyKind = Extract<KeyRecordKind, 'interview' | 'page' | 'person' | 'root'>;

export interface OwnKey {
  readonly kind: OwnKeyKind;
  readonly id: string;
}

/** A page is full at 128 headers or 48 KiB: with more, LevelDB moves the row into a file of its own. */
export const PAGE_MAX_ENTRIES = 128;
export const PAGE_MAX_BYTES = 48 * 1024;
/** Entries that wait in the root before they are folded into pages. */
export const FRESH_MAX = 2;
/** A testimony longer than this (UTF-16 units) saves its changes, not itself. */
export const WHOLE_ROW_MAX = 16 * 1024;
/** After so many changes, or units of them, the interview's row is written whole again. */
export const CHANGES_MAX = 64;
