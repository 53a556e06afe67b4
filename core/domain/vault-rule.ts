import { AppError } from '../errors.ts';

/** What a team may require of all work in a vault. */
export const VAULT_RULES = ['second-reader', 'codebook-frozen'] as const;

/** A rule that holds; one that is not in the list does not. */
export interface VaultRule {
  readonly id: (typeof VAULT_RULES)[number];
}

/** True when no review is finished before another person has read it. */
export function needsSecondReader(rules: readonly VaultRule[]): boolean {
  return rules.some(({ id }) => id === 'second-reader');
}

/** @throws AppError `codebook-frozen` */
export function ensureNotFrozen(rules: readonly VaultRule[]): void {
  if (isCodebookFrozen(rules)) throw new AppError('codebook-frozen');
}

/** True during a coding round: all tag with the same words, so none is made or changed. */
export function isCodebookFrozen(rules: readonly VaultRule[]): boolean {
  return rules.some(({ id }) => id === 'codebook-frozen');
}
