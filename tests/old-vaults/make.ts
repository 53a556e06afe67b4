import 'fake-indexeddb/auto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  type ContactId,
  newId,
  type PassageId,
  type PersonId,
  type RedactionId,
  type TagId,
} from '../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../../core/domain/interview.ts';
import type { Person } from '../../core/domain/person.ts';
import { newTranslation } from '../../core/domain/translation.ts';
import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import { WHOLE_ROW_MAX } from '../../core/vault/row-format.ts';
import { keepSet, makeSet } from '../../renderer/vault/worker/recovery.ts';
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

const BINNED_AT = 912_000_000_000;

async function fill(vault: Vault, host: MemoryHost): Promise<void> {
  const tag = newId<TagId>();
  await vault.codebook.put({
    id: tag,
    group: 'own',
    label: 'Market stall (invented)',
    definition: 'Invented.',
    colour: 4,
  });
  await fillLists(vault);
  const roza = person('Выдуманная Роза');
  for (const each of [roza, person('Ойдан Шыққан')]) await vault.register.put(each);
  await destroySome(vault);
  const long = await vault.interviews.create(
    { ...EMPTY_RECORD, code: 'INT-001', language: 'kk', date: '1998-11' },
    LONG.repeat(Math.ceil((WHOLE_ROW_MAX + 1) / LONG.length)),
  );
  const short = await vault.interviews.create(
    worked(tag, roza),
    'Вымышленное: подпись просили на рынке.',
  );
  const english = newTranslation(short.id, 'en');
  await vault.interviews.create(english, 'Invented: a signature was asked for at the market.');
  const binned = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-003' }, 'Invented.');
  await vault.interviews.bin(binned.id, BINNED_AT);
  await vault.interviews.save({ id: short.id, changes: [[0, 0, 'Итак. ']] });
  // Its last two changes stay in the root.
  for (const word of ['один ', 'два ', 'three '])
    await vault.interviews.save({ id: long.id, changes: [[0, 0, word]] });
  await deleteTwo(vault, host);
  await vault.savePlace('{"screen":"interviews"}');
}

async function fillLists({ contacts, exports, rules }: Vault): Promise<void> {
  await contacts.put({ id: newId<ContactId>(), name: 'Invented colleague', recipient: '' });
  await exports.put({
    id: crypto.randomUUID(),
    day: '1998-11-26',
    version: 'anonymised',
    interviews: 2,
    recipients: ['Invented colleague'],
    toSelf: true,
    hasPassphrase: false,
    allowed: [{ key: 'invented', reason: 'Invented reason' }],
  });
  await rules.put({ id: 'second-reader' });
}

/** One withdrawn with a translation and a version of each, one out of the bin. */
async function destroySome({ interviews, withdrawal }: Vault): Promise<void> {
  const create = (code: string) => interviews.create({ ...EMPTY_RECORD, code }, 'Invented.');
  const withdrawn = await create('INT-004');
  const translation = await interviews.create(newTranslation(withdrawn.id, 'kk'), 'Ойдан.');
  for (const { id } of [withdrawn, translation])
    await interviews.save({ id, changes: [[0, 0, 'Итак. ']] });
  await withdrawal.destroy([withdrawn.id], 'withdrawn');
  const binned = await create('INT-005');
  await interviews.bin(binned.id, BINNED_AT);
  await withdrawal.destroy([binned.id], 'bin');
}

/** A record with something in the fields that later versions added, marked and read by a second reader. */
function worked(tag: TagId, { id }: Person): InterviewRecord {
  const read = { by: 'Invented reader', at: BINNED_AT };
  return {
    ...EMPTY_RECORD,
    code: 'INT-002',
    occupation: 'occ.trader',
    sex: 'female',
    employer: { name: 'Invented market', published: 'a market' },
    withheld: ['employer', 'month'],
    tags: [tag],
    passages: [{ id: newId<PassageId>(), from: 13, to: 20, tag }],
    redactions: [
      {
        id: newId<RedactionId>(),
        from: 32,
        to: 37,
        kind: 'person',
        action: 'pseudonym',
        person: id,
        replacement: 'U.',
        source: 'hand',
        note: 'Invented note.',
        decidedAt: BINNED_AT,
        read,
      },
    ],
    review: 'confirmed',
    readings: [read],
  };
}

async function deleteTwo({ register }: Vault, host: MemoryHost): Promise<void> {
  const gone = [person('Invented Gone'), person('Invented Half-Gone')] as const;
  for (const each of gone) await register.put(each);
  await register.delete(gone[0].id);
  // The disk fails between the row and its key: the next unlock has that key to destroy.
  host.failWrites = true;
  await register.delete(gone[1].id).catch(() => undefined);
  host.failWrites = false;
}

/** @returns the shares of the set that counts: another was handed out before it */
async function shareOut({ keyring }: Vault): Promise<readonly string[]> {
  const former = await makeSet(keyring, PASSPHRASE);
  await keepSet(keyring, former, former.shares[0] ?? '');
  const set = await makeSet(keyring, PASSPHRASE);
  await keepSet(keyring, set, set.shares[0] ?? '');
  return set.shares;
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
  const shares = await shareOut(vault);
  await fill(vault, host);
  const content = await contentOf(vault);
  const keys = host.copies.get(id)?.first ?? new Uint8Array();
  const database = await readRaw(`vault-${id}`);
  freeze(format, { id, passphrase: PASSPHRASE, shares, content, keys, database });
}

await make(Number(process.argv[2]));
