import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromHex, toHex } from '../../core/bytes.ts';
import type { Chain } from '../../core/custody/custody-entry.ts';
import type { Contact } from '../../core/domain/contact.ts';
import type { ExportRecord } from '../../core/domain/export-record.ts';
import type { InterviewId } from '../../core/domain/ids.ts';
import type { Interview, InterviewHeader } from '../../core/domain/interview.ts';
import type { Person } from '../../core/domain/person.ts';
import type { Tag } from '../../core/domain/tag.ts';
import type { VaultRule } from '../../core/domain/vault-rule.ts';
import type { VersionEntry } from '../../core/vault/history.ts';
import { KEY_RECORD_SIZE } from '../../core/vault/key-record.ts';
import type { InterviewContent } from '../../core/vault/row-format.ts';
import type { Tombstone } from '../../core/vault/tombstone.ts';
import type { RecoverySet } from '../../renderer/vault/calls/recovery-calls.ts';
import { currentSet } from '../../renderer/vault/worker/recovery.ts';
import type { HostPort } from '../../renderer/vault/worker/host-port.ts';
import type { Vault } from '../../renderer/vault/worker/vault.ts';
import { parseFrozen } from '../support/consent-of-today.ts';
import { type RawDatabase, type RawRow, writeRaw } from '../support/raw-database.ts';

interface FrozenInterview extends Interview {
  readonly header: InterviewHeader;
  readonly versions: readonly (VersionEntry & InterviewContent)[];
  readonly custody?: Chain | undefined;
}

/** What a frozen vault must give back, whatever opens it. */
export interface VaultContent {
  readonly interviews: readonly FrozenInterview[];
  readonly people: readonly Person[];
  readonly codebook: readonly Tag[];
  readonly contacts: readonly Contact[];
  readonly exports: readonly ExportRecord[];
  readonly rules: readonly VaultRule[];
  readonly tombstones: readonly Tombstone[];
  /** The interviews whose keys the key file says are destroyed. */
  readonly destroyed: readonly string[];
  readonly recovery?: RecoverySet | undefined;
  readonly place: string;
}

/** The JSON of one frozen vault. Bytes are hexadecimal. */
export interface FrozenFile {
  readonly note: string;
  readonly id: string;
  readonly passphrase: string;
  /** The recovery shares that were handed out, if any were. */
  readonly shares?: readonly string[];
  /** The records of the key file; both copies are the same. */
  readonly keys: readonly string[];
  readonly database: RawDatabase;
  readonly content: VaultContent;
}

export type FrozenVault = Pick<FrozenFile, 'id' | 'passphrase' | 'shares' | 'content'>;

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
    ...(vault.shares && { shares: vault.shares }),
    keys: records,
    database: { version: database.version, tables: Object.fromEntries(tables) },
    content: vault.content,
  };
  writeFileSync(fileOf(format), `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx' });
}

/** What the file of an older format does not speak of, its vault had none of. */
export function readFrozen(format: number): FrozenFile {
  const file = parseFrozen(readFileSync(fileOf(format), 'utf8')) as FrozenFile;
  const nothing = { exports: [], rules: [], tombstones: [], destroyed: [] };
  const unversioned: Pick<FrozenInterview, 'versions'> = { versions: [] };
  const interviews = file.content.interviews.map((one) => ({ ...unversioned, ...one }));
  return { ...file, content: { ...nothing, ...file.content, interviews } };
}

/** Puts a frozen vault's rows into IndexedDB and its key file into the host. */
export async function thaw(format: number, host: HostPort): Promise<FrozenVault> {
  const file = readFrozen(format);
  const records = file.keys.map(fromHex);
  await host.call('vaults.create', { id: file.id, name: 'Vault 1', records });
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
      versions: await versionsOf(vault, header.id),
      custody: await vault.custody.of(header.id),
    })),
  );
  const people = await vault.register.list();
  return {
    interviews,
    people: people.toSorted((a, b) => a.name.localeCompare(b.name)),
    codebook: await vault.codebook.list(),
    contacts: await vault.contacts.list(),
    exports: await vault.exports.list(),
    rules: await vault.rules.list(),
    tombstones: await vault.withdrawal.tombstones(),
    destroyed: vault.keyring.destroyedInterviews().toSorted(),
    recovery: await currentSet(vault.keyring),
    place: (await vault.place()) ?? '',
  };
}

async function versionsOf({ history }: Vault, id: InterviewId) {
  const versions = await history.list(id);
  return Promise.all(
    versions.map(async (version) => ({ ...version, ...(await history.read(id, version.id)) })),
  );
}

function fileOf(format: number): string {
  return path.join(import.meta.dirname, String(format), 'vault.json');
}
