import type { OlderVault } from './migrate.ts';

/**
 * Format 4: the custody log, in the table `custody` (Dexie makes it) and a single. No chain is made here: each begins with
 * what is entered first, and says that it began late.
 */
export async function toFormat4({ keyring, rows }: OlderVault): Promise<void> {
  const { root } = await rows.readRoot(await keyring.rootKeys());
  await rows.commit({ ...root, format: 4 }, []);
}
