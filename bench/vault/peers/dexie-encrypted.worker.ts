import { Dexie } from 'dexie';
import { applyEncryptionMiddleware, cryptoOptions } from 'dexie-encrypted';
import { dexieStore, SCHEMA } from './dexie-store.ts';
import { answerWith } from './peer.ts';

/** Dexie 3 with every field but the key encrypted (tweetnacl), with the same durability. */
const database = new Dexie('dexie-encrypted', { chromeTransactionDurability: 'strict' });
applyEncryptionMiddleware(
  database,
  crypto.getRandomValues(new Uint8Array(32)),
  { interviews: cryptoOptions.NON_INDEXED_FIELDS, headers: cryptoOptions.NON_INDEXED_FIELDS },
  async () => undefined,
);
database.version(1).stores(SCHEMA);
answerWith(dexieStore(database));
