import type { Bytes } from '../../../../core/bytes.ts';
import { isPassphraseStrong } from '../../../../core/domain/passphrase.ts';
import { AppError, errorCode } from '../../../../core/errors.ts';
import type { HeaderPart, VaultArgs } from '../../api.ts';
import type { UnlockReport } from '../../calls/damage-calls.ts';
import type { KeyCalls } from '../../calls/key-calls.ts';
import { newAgeIdentity, newSigningKey } from '../bundle/own-keys.ts';
import { calibrateKdf, standBy } from '../derivation.ts';
import type { Answers, DoorContext } from '../door-context.ts';
import type { HostPort } from '../host-port.ts';
import { rekey } from '../rekey.ts';
import { SnapshotSlots } from '../snapshot-slots.ts';
import { Vault } from '../vault.ts';

/** Making, opening and re-keying a vault. */
export function keyCalls({
  host,
  onProgress,
  enter,
  write,
  leave,
}: DoorContext): Answers<'create' | 'unlock' | 'sweep' | keyof KeyCalls> {
  const unlock = async (
    which: VaultArgs<'unlock'>,
    tell?: (part: HeaderPart) => void,
  ): Promise<UnlockReport> => {
    onProgress({ stage: 'derive', done: 0, total: 1 });
    const { vault, report } = await Vault.unlock(host, which, tell).catch((error: unknown) =>
      shut(host, which.id, error),
    );
    enter(vault);
    return report;
  };
  return {
    create: async ({ id, name, passphrase }) => {
      ensureStrong(passphrase);
      onProgress({ stage: 'derive', done: 0, total: 1 });
      const kdf = await calibrateKdf();
      await withNewSecrets((secrets) => Vault.create(host, { id, name, passphrase }, secrets, kdf));
      await unlock({ id, passphrase });
    },
    unlock,
    sweep: () => write(({ vault }) => enterRefused(host, vault).then(() => vault.sweep(host))),
    changePassphrase: ({ current, next }) =>
      write(async ({ vault }) => {
        ensureStrong(next);
        const kdf = await calibrateKdf();
        const { missed } = await new SnapshotSlots(host, vault.id, vault.keyring.file).change(() =>
          vault.keyring.changePassphrase(current, next, kdf),
        );
        return { missedSnapshots: missed };
      }),
    rekey: ({ current, next }) =>
      write(async ({ vault }) => {
        ensureStrong(next);
        onProgress({ stage: 'derive', done: 0, total: 1 });
        const kdf = await calibrateKdf();
        return withNewSecrets((secrets) =>
          rekey({ host, vault, current, next, kdf, secrets, onProgress, leave }),
        );
      }),
  };
}

/** Counts a passphrase that was refused, and stands by for the next. @throws what it is given */
async function shut(host: HostPort, vault: string, error: unknown): Promise<never> {
  standBy();
  if (errorCode(error) === 'unlock-refused')
    await host.call('vaults.noteRefused', { vault }).catch(() => undefined);
  throw error;
}

/** How often a passphrase was refused since the last unlock. Cut off in between, it is entered twice, never left out. */
async function enterRefused(host: HostPort, vault: Vault): Promise<void> {
  try {
    const count = await host.call('vaults.refused', { vault: vault.id });
    if (count === 0) return;
    await vault.enter([{ action: 'unlock-failed', content: String(count) }]);
    await host.call('vaults.forgetRefused', { vault: vault.id, count });
  } catch {
    // The number stays where it is, for the next unlock.
  }
}

/** New keys of a vault's own, zeroed when the task is over. */
async function withNewSecrets<T>(
  task: (secrets: { readonly identity: Bytes; readonly signing: Bytes }) => Promise<T>,
): Promise<T> {
  const secrets = { signing: await newSigningKey(), identity: newAgeIdentity() };
  try {
    return await task(secrets);
  } finally {
    secrets.identity.fill(0);
    secrets.signing.fill(0);
  }
}

/** The floor holds here too, whatever a screen let through. @throws AppError `passphrase-weak` */
export function ensureStrong(passphrase: string): void {
  if (!isPassphraseStrong(passphrase)) throw new AppError('passphrase-weak');
}
