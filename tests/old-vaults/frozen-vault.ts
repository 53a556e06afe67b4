import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { concatBytes, fromHex, toHex } from '../../core/bytes.ts';
import type { Contact } from '../../core/domain/contact.ts';
import type { Interview, InterviewHeader } from '../../core/domain/interview.ts';
import type { Person } from '../../core/domain/person.ts';
import type { Tag } from '../../core/domain/tag.ts';
import { KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import type { Vault } from '../../renderer/vault/worker/vault.ts';
import type { MemoryHost } from '../support/memory-host.ts';
import { type RawDatabase, type RawRow, writeRaw } from '../support/raw-database.ts';

/** What a frozen vault must give back, whatever opens it. */
export interface VaultContent {
  readonly interviews: readonly (Interview & { readonly header: InterviewHeader })[];
  readonly people: readonly Person[];
  readonly codebook: readonly Tag[];
  readonly contacts: readonly Contact[];
  readonly place: string;
}

/** The JSON of one frozen vault. Bytes are hexadecimal. */
export interface FrozenFile {
  readonly note: string;
  readonly id: string;
  readonly passphrase: string;
  /** The records of the key file; both copies are the same. */
  readonly keys: readonly string[];
  readonly database: RawDatabase;
  readonly content: VaultContent;
}

export type FrozenVault = Pick<FrozenFile, 'id' | 'passphrase' | 'content'>;

export function freeze(
  format: number,
  vault: FrozenVault & { keys: Uint8Array; database: RawDatabase },
): void {
  const { keys, database } = vault;
  const records = Array.from({ length: keys.length / KEY_RECORD_SIZE }, (_, i) =>
    toHex(keys.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
  );
  const tables = Object.entries(database.tables).map(([name, rows]) => [
    name,
    rows.map((row) => ({ ...row, sealed: toHex(row['sealed'] as Uint8Array) })),
  ]);
  const file: FrozenFile = {
    note: 'A vault of an earlier format. Every word in it is invented.',
    id: vault.id,
    passphrase: vault.passphrase,
    keys: records,
    database: { version: database.version, tables: Object.fromEntries(tables) },
    content: vault.content,
  };
  writeFileSync(fileOf(format), `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx' });
}

export function readFrozen(format: number): FrozenFile {
  return JSON.parse(readFileSync(fileOf(format), 'utf8')) as FrozenFile;
}

/** Puts a frozen vault's rows into IndexedDB and its key file into the host. */
export async function thaw(format: number, host: MemoryHost): Promise<FrozenVault> {
  const file = readFrozen(format);
  const keys = concatBytes(...file.keys.map(fromHex));
  host.copies.set(file.id, { first: keys, second: keys.slice() });
  const tables = Object.entries(file.database.tables).map(([name, rows]) => [
    name,
    rows.map((row): RawRow => ({ ...row, sealed: fromHex(row['sealed'] as string) })),
  ]);
  await writeRaw(`vault-${file.id}`, {
    version: file.database.version,
    tables: Object.fromEntries(tables) as RawDatabase['tables'],
  });
  return file;
}

/** Everything as the vault gives it back, in an order of its own. */
export async function contentOf(vault: Vault): Promise<VaultContent> {
  const headers = vault.interviews.headers().toSorted((a, b) => a.code.localeCompare(b.code));
  const interviews = await Promise.all(
    headers.map(async (header) => ({
      ...(await vault.interviews.read(header.id)),
      id: header.id,
      header,
    })),
  );
  const people = await vault.register.list();
  return {
    interviews,
    people: people.toSorted((a, b) => a.name.localeCompare(b.name)),
    codebook: await vault.codebook.list(),
    contacts: await vault.contacts.list(),
    place: (await vault.place()) ?? '',
  };
}

function fileOf(format: number): string {
  return path.join(import.meta.dirname, String(format), 'vault.json');
}
