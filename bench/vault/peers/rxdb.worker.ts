import { createRxDatabase } from 'rxdb/plugins/core';
import { wrappedKeyEncryptionCryptoJsStorage } from 'rxdb/plugins/encryption-crypto-js';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { answerWith, type PeerStore } from './peer.ts';

/** RxDB over Dexie with its free encryption: CryptoJS, field by field. */
const SCHEMA = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    record: { type: 'object' },
    text: { type: 'string' },
  },
  encrypted: ['record', 'text'],
};

async function collection() {
  const database = await createRxDatabase({
    name: 'rxdb',
    storage: wrappedKeyEncryptionCryptoJsStorage({ storage: getRxStorageDexie() }),
    password: 'quiet river carries seven lanterns home',
  });
  return (await database.addCollections({ interviews: { schema: SCHEMA } })).interviews;
}

let opened: ReturnType<typeof collection> | undefined;
const interviews = () => (opened ??= collection());
const notMeasured = () => Promise.reject(new Error('not measured'));

const store: PeerStore = {
  open: async () => void (await interviews()),
  put: async (interview) => void (await (await interviews()).upsert(interview)),
  get: async (id) => (await (await interviews()).findOne(id).exec())?.toJSON(),
  bulk: async (list) => void (await (await interviews()).bulkInsert(list)),
  all: async () => {
    const documents = await (await interviews()).find().exec();
    return documents.map((document) => document.toJSON()).length;
  },
  putHeaders: notMeasured,
  headers: notMeasured,
  filter: notMeasured,
  remove: async () => {
    await (await interviews()).database.remove();
    opened = undefined;
  },
};
answerWith(store);
