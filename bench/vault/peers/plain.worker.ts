// By its place: bench/package.json brings an older Dexie, which stands nearer.
import { Dexie } from '../../../node_modules/dexie';
import { dexieStore, SCHEMA } from './dexie-store.ts';
import { answerWith } from './peer.ts';

/** The same fields as plain objects in Dexie, with the same durability. What it lacks is everything that the vault adds. */
const database = new Dexie('plain', { chromeTransactionDurability: 'strict' });
database.version(1).stores(SCHEMA);
answerWith(dexieStore(database));
