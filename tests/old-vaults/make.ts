import 'fake-indexeddb/auto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type ContactId, newId, type PersonId, type TagId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../core/domain/interview.ts';
import type { Person } from '../../core/domain/person.ts';
import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import { WHOLE_ROW_MAX } from '../../core/vault/row-format.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';
import { MemoryHost } from '../support/memory-host.ts';
import { readRaw } from '../support/raw-database.ts';
import { contentOf, freeze } from './frozen-vault.ts';

/**
 * Freezes a small vault of the format that the code writes today:
 *
 *     node --import ./tests/support/asset-urls.ts tests/old-vaults/make.ts <format number>
 *
 * Run once for each format, before the next one is written. What it wrote is never written again: a vault of
 * that format may lie on somebody's disk. All of its content is invented.
 */
const PASSPHRASE = 'seven quiet rivers under glass';
const LONG = 'Ойдан шығарылған мәтін. Вымышленный текст. Invented text. ';

async function fill(vault: Vault, host: MemoryHost): Promise<void> {
  const tag = newId<TagId>();
  await vault.codebook.put({
    id: tag,
    group: 'own',
    label: 'Market stall (invented)',
    definition: 'Invented.',
    colour: 4,
  });
  await vault.contacts.put({ id: newId<ContactId>(), name: 'Invented colleague', recipient: '' });
  const long = await vault.interviews.create(
    { ...EMPTY_RECORD, code: 'INT-001', language: 'kk', date: '1998-11' },
    LONG.repeat(Math.ceil((WHOLE_ROW_MAX + 1) / LONG.length)),
  );
  const short = await vault.interviews.create(
    { ...EMPTY_RECORD, code: 'INT-002', occupation: 'occ.trader', tags: [tag] },
    'Вымышленное: подпись просили на рынке.',
  );
  const binned = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-003' }, 'Invented.');
  await vault.interviews.bin(binned.id, 912_000_000_000);
  await vault.interviews.save({ id: short.id, changes: [[0, 0, 'Итак. ']] });
  // Its last two changes stay in the root.
  for (const word of ['один ', 'два ', 'three '])
    await vault.interviews.save({ id: long.id, changes: [[0, 0, word]] });
  const gone = [person('Invented Gone'), person('Invented Half-Gone')] as const;
  for (const each of [person('Выдуманная Роза'), person('Ойдан Шыққан'), ...gone])
    await vault.register.put(each);
  await vault.register.delete(gone[0].id);
  // The disk fails between the row and its key: the next unlock has that key to destroy.
  host.failWrites = true;
  await vault.register.delete(gone[1].id).catch(() => undefined);
  host.failWrites = false;
  await vault.savePlace('{"screen":"interviews"}');
}

function person(name: string): Person {
  const id = newId<PersonId>();
  return { id, kind: 'person', name, spellings: [], gender: 'unknown', pseudonym: 'U.', note: '' };
}

async function make(format: number): Promise<void> {
  mkdirSync(path.join(import.meta.dirname, String(format)), { recursive: true });
  const host = new MemoryHost();
  const id = crypto.randomUUID();
  const secrets = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
  await Vault.create(host, { id, name: 'Vault', passphrase: PASSPHRASE }, secrets, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, { id, passphrase: PASSPHRASE });
  await fill(vault, host);
  const content = await contentOf(vault);
  const keys = host.copies.get(id)?.first ?? new Uint8Array();
  const database = await readRaw(`vault-${id}`);
  freeze(format, { id, passphrase: PASSPHRASE, content, keys, database });
}

await make(Number(process.argv[2]));
