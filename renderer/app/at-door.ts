import type { VaultId } from '../../core/domain/ids.ts';
import { AppError, errorCode, isLostRow } from '../../core/errors.ts';
import type { CallResult } from '../../core/ipc/contract.ts';

export interface VaultName {
  readonly id: VaultId;
  /** Neutral, and in clear on the disk. */
  readonly name: string;
}

/** A vault of this profile as main sees it from outside. */
export interface ListedVault extends VaultName {
  /** False when neither copy of its key file is there. */
  readonly hasKeys: boolean;
}

export type DoorState =
  /** A vault is to be made: the first, or another one. */
  | { readonly phase: 'first-run'; readonly vaults: readonly ListedVault[] }
  | { readonly phase: 'choose'; readonly vaults: readonly ListedVault[] }
  | {
      readonly phase: 'locked';
      readonly vault: VaultName;
      readonly vaults: readonly ListedVault[];
      /** It was made a moment ago, and only opening it failed. */
      readonly isJustMade: boolean;
    };

export function listed(vaults: CallResult<'vaults.list'>): ListedVault[] {
  return vaults.map((vault) => ({ ...vault, id: vault.id as VaultId }));
}

/**
 * Where a person stands before anything is open. Which vault was open last is not remembered: it would say in
 * clear which one matters. So with several the choice comes first.
 */
export function atDoor(vaults: readonly ListedVault[], chosen?: string): DoorState {
  if (vaults.length === 0) return { phase: 'first-run', vaults };
  const vault = vaults.length === 1 ? vaults[0] : vaults.find(({ id }) => id === chosen);
  return vault
    ? { phase: 'locked', vault, vaults, isJustMade: false }
    : { phase: 'choose', vaults };
}

/** The lowest `Vault n` that no vault has. */
export function nextVaultName(vaults: readonly { readonly name: string }[]): string {
  const taken = new Set(vaults.map(({ name }) => name));
  let n = 1;
  while (taken.has(`Vault ${n}`)) n += 1;
  return `Vault ${n}`;
}

/**
 * What unlocking failed with, in the codes of the door. Behind it those of the vault speak of a change that waits, or of
 * one record while all others are safe: here there is no change, and without that record nothing opens.
 */
export function doorError(cause: unknown): unknown {
  const code = errorCode(cause);
  if (isLostRow(code)) return new AppError('database-lost', undefined, { cause });
  if (code === 'storage-full') return new AppError('vault-not-opened', undefined, { cause });
  if (code === 'storage-failed') return new AppError('database-unreadable', undefined, { cause });
  return cause;
}
