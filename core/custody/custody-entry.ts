import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../bytes.ts';

/** Everything that the custody log says was done. What has no code here is not logged. */
export const CUSTODY_ACTIONS = [
  // an interview's words
  'create',
  'import',
  'edit',
  'seal', // the review is finished
  'unseal-refused',
  'correct', // the words changed after the review was finished
  'tag',
  'redact',
  'consent',
  // where it is
  'bin',
  'unbin',
  'bring-back', // out of a snapshot
  'merge', // out of a colleague's bundle
  'export',
  'withdraw',
  'remove', // its days in the bin are over, or it was destroyed in another copy of the vault
  'destroy-key',
  // the vault
  'view-identity',
  'verify',
  'backup',
  'restore',
  'rekey',
  'unlock-failed',
  'begin', // a chain that does not begin with what it speaks of; the reason says why
] as const;
export type CustodyAction = (typeof CUSTODY_ACTIONS)[number];

export const CUSTODY_REASONS = [
  '',
  'late', // what it speaks of is older than the log
  'damaged', // the chain before does not open
  'as-left', // the content when the session ended or it was looked at, since it changed behind an entry
  'waiting', // an edit that a lock could not save
  'failed', // what the entry before says did not happen after all
  'withdrawn',
  'bin',
  'unknown',
  'whole',
  'broken',
] as const;
export type CustodyReason = (typeof CUSTODY_REASONS)[number];

/** What is to be entered. Ids and codes only: no name, no word, nothing that anybody typed. */
export interface Deed {
  readonly action: CustodyAction;
  /** Id of what it was done to; '' in an interview's own chain where that is the interview. */
  readonly target?: string;
  readonly reason?: CustodyReason;
  /**
   * Hexadecimal: in an interview's chain the HMAC of what it holds from then on, in the vault's the hash of the entry
   * in the interview's chain; of failed unlocks their number.
   */
  readonly content?: string;
}

export interface CustodyEntry extends Required<Deed> {
  /** From 1, without a gap. */
  readonly seq: number;
  /** Milliseconds since 1970, UTC; in the vault's chain those of the day's beginning. */
  readonly at: number;
  /** Hexadecimal SHA-256 over the entry before's and everything above. */
  readonly hash: string;
}

/** An entry as its hash covers it, also one with codes of another version. */
export interface SealedEntry extends Pick<CustodyEntry, 'seq' | 'at' | 'hash'> {
  readonly action: string;
  readonly target: string;
  readonly reason: string;
  readonly content: string;
}

/** A chain, or a run of one. */
export interface Chain<Entry extends SealedEntry = CustodyEntry> {
  /** Number of its first entry. */
  readonly first: number;
  /** Hash of the entry before that; where the chain begins 32 random bytes, so that no head confirms a guess. */
  readonly start: string;
  readonly entries: readonly Entry[];
}

export const HASH_LABEL = 'vouchsafe/custody/1';

export function newChain(): Chain {
  return { first: 1, start: toHex(crypto.getRandomValues(new Uint8Array(32))), entries: [] };
}

/** Hash of the last entry: whoever knows it knows all that came before. */
export function headOf({ start, entries }: Chain<SealedEntry>): string {
  return entries.at(-1)?.hash ?? start;
}

/** The chain with these at its end. */
export function extended(chain: Chain, deeds: readonly Deed[], at: number): Chain {
  const entries = [...chain.entries];
  let previous = headOf(chain);
  for (const { action, target = '', reason = '', content = '' } of deeds) {
    const seq = chain.first + entries.length;
    const said = { seq, at, action, target, reason, content };
    previous = entryHash(previous, said);
    entries.push({ ...said, hash: previous });
  }
  return { ...chain, entries };
}

/** Answers at once: WebCrypto, awaited for each entry of thousands, takes as long as writing them. */
export function entryHash(
  previous: string,
  { seq, at, action, target, reason, content }: Omit<SealedEntry, 'hash'>,
): string {
  // A list and no object: it has one form only.
  const said = JSON.stringify([HASH_LABEL, previous, seq, at, action, target, reason, content]);
  return toHex(sha256(utf8(said)));
}
