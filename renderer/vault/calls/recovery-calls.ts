/** Recovery shares: two of three open the vault without its passphrase. */
export interface RecoveryCalls {
  /** The set that counts, if there is one. */
  recoverySet(args: undefined): RecoverySet | undefined;
  /**
   * Makes the three shares of a new set, in memory only: nothing counts before `keepShares`.
   * @throws unlock-refused when the passphrase is wrong
   */
  makeShares(args: { passphrase: string }): NewShares;
  /**
   * Writes the new set when `typed` is one of its shares, and destroys the set before it.
   * @throws share-unreadable, share-other-vault, share-replaced; then the new set still waits
   */
  keepShares(args: { typed: string }): RecoverySet;
  /** Forgets shares that were not kept. */
  dropShares(args: undefined): void;
  /** Destroys the set: its shares open nothing any more. */
  removeShares(args: undefined): void;
  /**
   * Tries two shares on a locked vault and changes nothing.
   * @throws share-unreadable, share-other-vault, share-repeated, shares-mixed, share-replaced, recovery-none, recovery-refused
   */
  tryShares(args: { id: string; shares: readonly string[] }): void;
  /** Sets a new passphrase by two shares; the vault stays locked. @throws as `tryShares`, passphrase-weak */
  recover(args: { id: string; shares: readonly string[]; next: string }): void;
}

export interface RecoverySet {
  readonly set: number;
  /** Milliseconds since 1970, UTC. */
  readonly madeAt: number;
}

export interface NewShares {
  readonly set: number;
  readonly vaultCode: string;
  /** Three texts, the first share first. */
  readonly shares: readonly string[];
}
