/** The little of the peers' own types that is used: they are not there on most machines. */
declare module 'dexie-encrypted' {
  import type { Dexie } from 'dexie';

  export const cryptoOptions: { readonly NON_INDEXED_FIELDS: string };
  export function applyEncryptionMiddleware(
    database: Dexie,
    key: Uint8Array,
    tables: Readonly<Record<string, string>>,
    onKeyChange: () => Promise<void>,
  ): void;
}

declare module 'rxdb/plugins/core' {
  interface RxDocument {
    toJSON(): unknown;
  }
  interface RxCollection {
    readonly database: { remove(): Promise<unknown> };
    upsert(document: unknown): Promise<unknown>;
    bulkInsert(documents: readonly unknown[]): Promise<unknown>;
    find(): { exec(): Promise<readonly RxDocument[]> };
    findOne(id: string): { exec(): Promise<RxDocument | null> };
  }
  export function createRxDatabase(options: {
    name: string;
    storage: unknown;
    password: string;
  }): Promise<{
    addCollections<Name extends string>(
      collections: Readonly<Record<Name, { readonly schema: unknown }>>,
    ): Promise<Record<Name, RxCollection>>;
  }>;
}

declare module 'rxdb/plugins/encryption-crypto-js' {
  export function wrappedKeyEncryptionCryptoJsStorage(options: { storage: unknown }): unknown;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): unknown;
}

declare module 'better-sqlite3-multiple-ciphers' {
  interface Statement {
    run(...values: readonly unknown[]): unknown;
    get(...values: readonly unknown[]): unknown;
    all(...values: readonly unknown[]): readonly unknown[];
  }
  export default class Database {
    constructor(file: string);
    pragma(text: string): unknown;
    exec(sql: string): unknown;
    prepare(sql: string): Statement;
    transaction<Args extends readonly unknown[]>(work: (...args: Args) => void): (...args: Args) => void;
    close(): void;
  }
}
