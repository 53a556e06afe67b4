import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Bytes, toHex } from '../../core/bytes.ts';
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
import type { Redaction } from '../../core/domain/redaction.ts';
import { KDF_OPEN_FLOOR } from '../../core/vault/key-slot.ts';
import { WHOLE_ROW_MAX } from '../../core/vault/row-format.ts';
import {
  type ByteSource,
  readSnapshotEnds,
  type SnapshotHeader,
} from '../../core/vault/snapshot-format.ts';
import { newAgeIdentity, newSigningKey } from '../../renderer/vault/worker/bundle/own-keys.ts';
import { Vault } from '../../renderer/vault/worker/vault.ts';
import { VaultSnapshots } from '../../renderer/vault/worker/vault-snapshots.ts';
import type { DiskHost } from '../support/disk-host.ts';

/** Its й has two spellings in Unicode, of which the app takes one. */
export const PASSPHRASE = 'семь тихих рек и чай';

/** Of three languages, with a sign that takes two UTF-16 units: positions behind it differ from code points. */
const WORDS =
  'Ойдан шығарылған мәтін, ешкімнің сөзі емес. Вымышленный текст, ничьи слова. Invented, nobody’s words 𐰴. ';
const LONG = WORDS.repeat(Math.ceil((WHOLE_ROW_MAX + 1) / WORDS.length));

const TAG = 'act.sign.forced' as TagId;

function redaction(from: number, to: number): Redaction {
  const id = newId<RedactionId>();
  const decision = { kind: 'other', action: 'remove', replacement: '', source: 'hand' } as const;
  return { id, from, to, ...decision, decidedAt: 912_000_000_000 };
}

/** A small vault in which everything that a backup can hold is there once. All of it is invented. */
async function fillSample(vault: Vault): Promise<void> {
  for (const { id } of await vault.codebook.list()) if (id !== TAG) await vault.codebook.delete(id);
  await vault.contacts.put({ id: newId<ContactId>(), name: 'Invented colleague', recipient: '' });
  await vault.exports.put({
    id: crypto.randomUUID(),
    day: '1998-11-26',
    version: 'original',
    interviews: 1,
    recipients: ['Invented colleague'],
    toSelf: true,
    hasPassphrase: false,
    allowed: [],
  });
  const person: Person = {
    id: newId<PersonId>(),
    kind: 'person',
    name: 'Роза Выдуманная',
    spellings: ['Роза Ойдан'],
    gender: 'female',
    pseudonym: 'А.',
    note: '',
  };
  await vault.register.put(person);
  const withdrawn = await vault.interviews.create(
    { ...EMPTY_RECORD, code: 'INT-003' },
    'Invented.',
  );
  await editShort(vault);
  await editLong(vault);
  await vault.withdrawal.destroy([withdrawn.id], 'withdrawn');
  await vault.savePlace('{"screen":"interviews"}');
  await vault.saveLastBackup(912_000_000_000);
}

async function editShort({ interviews }: Vault): Promise<void> {
  const record: InterviewRecord = {
    ...EMPTY_RECORD,
    code: 'INT-002',
    date: '1998-11~',
    tags: [TAG],
  };
  const { id } = await interviews.create(record, 'Вымышленное: подпись просили на рынке.');
  // The words from before become a version.
  await interviews.save({ id, changes: [[0, 0, 'Бұл ойдан шығарылған. ']] });
  await interviews.bin(id, 912_000_000_000);
}

/** Rows of changes of every kind. The last bring no record: what is marked moves along with them. */
async function editLong({ interviews, history }: Vault): Promise<void> {
  const passages = [
    { id: newId<PassageId>(), from: 0, to: 20, tag: TAG },
    { id: newId<PassageId>(), from: 300, to: 310, tag: TAG },
    { id: newId<PassageId>(), from: 400, to: 410, tag: TAG },
  ];
  const redactions = [redaction(330, 340), redaction(350, 360), redaction(402, 408)];
  const marked = { passages, redactions, review: 'done' } as const;
  const record: InterviewRecord = { ...EMPTY_RECORD, code: 'INT-001', language: 'kk', ...marked };
  const { id } = await interviews.create(record, LONG);
  // As if a version had been kept minutes ago: it would double the file.
  history.kept(id, Date.now());
  await interviews.save({ id, record: { ...record, role: 'witness' } });
  await interviews.save({
    id,
    changes: [[LONG.length, LONG.length, 'Соңы.']],
    record: { ...record, role: 'witness', summary: 'Invented.' },
  });
  await interviews.save({
    id,
    changes: [
      [0, 0, 'Басы. '],
      [305, 305, 'внутри'],
      [330, 335, 'другие'],
      [345, 352, 'x'],
      [399, 412, ''],
    ],
  });
  const [typedOver = redaction(0, 0)] = (await interviews.read(id)).record.redactions;
  await interviews.save({ id, changes: [[typedOver.to, typedOver.to, 'ещё']] });
}

/** A vault with the sample in it and its backup, as today's code makes them; `again` backs up what it has become. */
export async function makeSample(host: DiskHost) {
  const id = crypto.randomUUID();
  const secrets = { identity: newAgeIdentity(), signing: await newSigningKey() };
  const made = { id, name: 'Vault 1', passphrase: PASSPHRASE };
  await Vault.create(host, made, secrets, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, made);
  await fillSample(vault);
  // Before the backup, whose time is written down in the vault behind it.
  const content = await contentOf(vault);
  const bytes = await backUp(vault, host);
  const again = () => backUp(vault, host);
  return { vault, bytes, again, content: { ...(await headerOf(bytes)), ...content } };
}

export function sourceOf(bytes: Bytes): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
  };
}

export async function headerOf(bytes: Bytes): Promise<SnapshotHeader> {
  return (await readSnapshotEnds(sourceOf(bytes))).header;
}

async function backUp(vault: Vault, host: DiskHost): Promise<Bytes> {
  const file = path.join(host.folder, `${crypto.randomUUID()}.vouchsafe`);
  const target = await host.targets.begin(file);
  const { signal } = new AbortController();
  await new VaultSnapshots(vault, host).backUp(target, (task) => task(), signal);
  return Uint8Array.from(readFileSync(file));
}

/** Everything in a vault as the app gives it back, in the shape of `reader/read-snapshot.ts`. */
export async function contentOf(vault: Vault) {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  const interviews = vault.interviews
    .headers()
    .toSorted(byId)
    .map(async (header) => {
      const { id } = header;
      const versions = (await vault.history.list(id)).map(async (version) => ({
        id: version.id,
        at: version.at,
        ...(await vault.history.read(id, version.id)),
      }));
      const { record, text } = await vault.interviews.read(id);
      const custody = await vault.custody.of(id);
      return { id, header, record, text, versions: await Promise.all(versions), custody };
    });
  const runs = await vault.logRuns();
  const log = runs.length > 0 ? runs.flatMap(({ entries }) => entries) : undefined;
  const loose = { place: await vault.place(), backup: await vault.lastBackup() };
  return {
    vault: vault.id,
    interviews: await Promise.all(interviews),
    people: (await vault.register.list()).toSorted(byId),
    singles: { ...Object.fromEntries(await vault.lists()), ...loose },
    log,
    destroyed: vault.keyring.destroyedInterviews().toSorted(),
    secrets: {
      identity: toHex(await vault.keyring.secret('identity')),
      signing: toHex(await vault.keyring.secret('signing')),
    },
  };
}
