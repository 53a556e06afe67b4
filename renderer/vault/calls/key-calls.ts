/** Changing what opens an unlocked vault. */
export interface KeyCalls {
  /** Another slot; no data is sealed anew. @throws unlock-refused when `current` is wrong, passphrase-weak */
  changePassphrase(args: { current: string; next: string }): { readonly missedSnapshots: number };
  /**
   * Another master key, another key for every row, and another passphrase. Recovery shares and everything else that
   * opened the vault before is void. The vault is not open any more afterwards.
   * @throws unlock-refused, passphrase-weak, rekey-damaged when something cannot be read, storage-*: then nothing was
   *   changed
   */
  rekey(args: { current: string; next: string }): RekeyReport;
}

export interface RekeyReport {
  readonly interviews: number;
  readonly people: number;
  /** Snapshots that may still open with what opened them before: tried again after each unlock. */
  readonly missedSnapshots: number;
  /** False when the first snapshot under the new key could not be written. */
  readonly hasSnapshot: boolean;
}
