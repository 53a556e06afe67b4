import { AppError } from '../../../../core/errors.ts';
import type { RecoveryCalls } from '../../calls/recovery-calls.ts';
import { calibrateKdf } from '../derivation.ts';
import type { Answers, DoorContext } from '../door-context.ts';
import {
  currentSet,
  keepSet,
  makeSet,
  openWithShares,
  type PreparedSet,
  recoverPassphrase,
  removeSet,
} from '../recovery.ts';
import type { Keyring } from '../keyring.ts';
import { SnapshotSlots } from '../snapshot-slots.ts';
import { ensureStrong } from './key-calls.ts';

/** Recovery shares. A new set waits here, in memory, until one of its shares was typed back. */
export function recoveryCalls({
  host,
  opened,
  write,
  onProgress,
}: DoorContext): Answers<keyof RecoveryCalls> {
  let waiting: PreparedSet | undefined;
  const slotsOf = ({ vault, file }: Keyring) => new SnapshotSlots(host, vault, file);
  return {
    recoverySet: async () => currentSet(opened().vault.keyring),
    makeShares: ({ passphrase }) =>
      write(async ({ vault }) => {
        onProgress({ stage: 'derive', done: 0, total: 1 });
        waiting = await makeSet(vault.keyring, passphrase);
        const { set, vaultCode, shares } = waiting;
        return { set, vaultCode, shares };
      }),
    keepShares: ({ typed }) =>
      write(async ({ vault }) => {
        if (!waiting) throw new AppError('not-found', 'no new shares');
        const prepared = waiting;
        const { value } = await slotsOf(vault.keyring).change(() =>
          keepSet(vault.keyring, prepared, typed),
        );
        waiting = undefined;
        return value;
      }),
    dropShares: async () => {
      waiting = undefined;
    },
    removeShares: () =>
      write(async ({ vault: { keyring } }) => {
        await slotsOf(keyring).change(() => removeSet(keyring));
      }),
    tryShares: async ({ id, shares }) => {
      await openWithShares(host, id, shares);
    },
    recover: async ({ id, shares, next }) => {
      ensureStrong(next);
      onProgress({ stage: 'derive', done: 0, total: 1 });
      await recoverPassphrase(host, id, shares, next, await calibrateKdf());
    },
  };
}
