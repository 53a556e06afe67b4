import { callMain } from '../bridge.ts';

// The worker, which alone has a database open, has ended by now, and no key is left to open a row with.
// oxlint-disable no-restricted-globals

/** Databases go within a moment, or something still has them open. */
const DELETE_LIMIT_MS = 5000;

export interface WipeReport {
  readonly vaults: number;
  /** Files that could not be overwritten or removed. */
  readonly missed: number;
  /** Databases that are still there: noise, and the next start tries again. */
  readonly databases: number;
}

/**
 * Deletes the databases of vaults that main has wiped, of every generation. Called at the start of each document, after
 * the one that had them open is gone.
 * @returns undefined when nothing was wiped
 */
export async function finishWipes(): Promise<WipeReport | undefined> {
  const wiped = await callMain('vaults.wiped', undefined);
  if (wiped.length === 0) return undefined;
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  let databases = 0;
  for (const { id } of wiped) {
    const own = names.filter((name) => name === `vault-${id}` || name.startsWith(`vault-${id}-`));
    const areGone = await Promise.all(own.map(deleteDatabase));
    databases += areGone.filter((isGone) => !isGone).length;
    // What cannot be forgotten now is found again at the next start.
    if (areGone.every(Boolean))
      await callMain('vaults.forgetWiped', { vault: id }).catch(() => undefined);
  }
  const missed = wiped.reduce((sum, vault) => sum + vault.missed, 0);
  return { vaults: wiped.length, missed, databases };
}

function deleteDatabase(name: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), DELETE_LIMIT_MS);
  const request = indexedDB.deleteDatabase(name);
  request.addEventListener('success', () => resolve(true));
  request.addEventListener('error', () => resolve(false));
  return promise.finally(() => clearTimeout(timer));
}
