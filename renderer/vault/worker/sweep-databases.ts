import { Dexie } from 'dexie';
import { databaseName } from './database.ts';
import type { HostPort } from './host-port.ts';

const NAME = /^vault-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-\d+)?$/;

/**
 * Removes databases that nothing leads to. Called when a vault was opened and found whole: then its databases of other
 * numbers are what a restore replaced or what was being tested or restored when the app ended. Of a vault that main
 * does not know, only a database that holds nothing goes: a creation that was cut off.
 */
export async function sweepDatabases(
  host: HostPort,
  opened: { readonly vault: string; readonly generation: number },
): Promise<void> {
  const known = new Set((await host.call('vaults.list', undefined)).map(({ id }) => id));
  for (const name of await Dexie.getDatabaseNames()) {
    const vault = NAME.exec(name)?.[1];
    if (vault === undefined || name === databaseName(opened.vault, opened.generation)) continue;
    if (vault === opened.vault || (!known.has(vault) && (await holdsNothing(name))))
      await Dexie.delete(name);
  }
}

async function holdsNothing(name: string): Promise<boolean> {
  // Without a schema of our own: looking must not bring an older database to the present version.
  const database = await new Dexie(name).open();
  try {
    const others = database.tables.filter((table) => table.name !== 'singles');
    const counts = await Promise.all(others.map((table) => table.count()));
    return counts.every((count) => count === 0);
  } finally {
    database.close();
  }
}
