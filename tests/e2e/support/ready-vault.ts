import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { Keyring } from '../../../renderer/vault/worker/keyring.ts';
import { DiskHost } from '../../support/disk-host.ts';
import type { LaunchOptions } from './launch-app.ts';
import { PASSPHRASE, Researcher } from './researcher.ts';
import { temporaryProfile } from './temporary-profile.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A profile whose one vault is empty and opens with `PASSPHRASE` at once. */
    readyProfile: string;
  }
}

/**
 * Before all window tests: one vault, made in the window as a person makes it. Its passphrase then costs what the
 * weakest slot costs that is still opened, for two hundred unlocks of a second each prove no more than one does.
 * What is about making a vault, or about a passphrase's strength, makes its own: `Researcher.makeVault`.
 */
export default async function makeReadyProfile({ provide }: TestProject): Promise<void> {
  const me = await Researcher.start();
  await me.makeVault();
  await me.close();
  const [id = ''] = readdirSync(path.join(me.profile, 'vaults'));
  const { keyring } = await Keyring.unlock(new DiskHost(me.profile), id, PASSPHRASE);
  await keyring.changePassphrase(PASSPHRASE, PASSPHRASE, KDF_OPEN_FLOOR);
  provide('readyProfile', me.profile);
}

/** The app with a copy of the ready vault open in it, as after `Researcher.makeVault`. */
export async function startWithVault(options: LaunchOptions = {}): Promise<Researcher> {
  const userDataDir = options.userDataDir ?? temporaryProfile();
  cpSync(inject('readyProfile'), userDataDir, { recursive: true });
  const me = await Researcher.start({ ...options, userDataDir });
  await me.unlock();
  return me;
}
