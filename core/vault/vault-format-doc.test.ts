import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EMPTY_SESSION } from '../domain/consent-session.ts';
import { EMPTY_RECORD, type InterviewRecord, SEXES, WITHHELD_FACTS } from '../domain/interview.ts';
import { REGISTER_KINDS } from '../domain/person.ts';
import { KEY_PAYLOAD_MAX, KEY_RECORD_KINDS, KEY_RECORD_SIZE } from './key-record.ts';
import {
  encodeSlot,
  KDF_CEILING,
  KDF_CREATE_FLOOR,
  KDF_OPEN_FLOOR,
  MAX_SLOTS_TRIED,
  NONCE_BYTES,
  SALT_BYTES,
  wrapContext,
} from './key-slot.ts';
import { pendingContext } from './pending-edit.ts';
import {
  CHANGES_MAX,
  LOOSE_SINGLES,
  PAGE_MAX_ENTRIES,
  PINNED_SINGLES,
  ROW_FORMAT,
  rowContext,
  TABLES,
  VAULT_FORMAT,
  WHOLE_ROW_MAX,
} from './row-format.ts';

// The formatter breaks lines and pads tables: runs of spaces count as one.
const doc = readFileSync(new URL('../../docs/vault-format.md', import.meta.url), 'utf8').replace(
  /\s+/g,
  ' ',
);

const ID = '00000000-0000-4000-8000-000000000000';
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const named = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

test('the page of the vault’s format has the kinds of keys', () => {
  const rows = [...doc.matchAll(/\| (\d+) \| `(\w+)` \|/g)].map(([, kind, name]) => [
    name,
    Number(kind),
  ]);
  expect(Object.fromEntries(rows)).toEqual(KEY_RECORD_KINDS);
});

test('the page of the vault’s format has the sizes and limits', () => {
  const slot = { kdf: KDF_OPEN_FLOOR, salt: new Uint8Array(SALT_BYTES) };
  const wrapped = { nonce: new Uint8Array(NONCE_BYTES), ciphertext: new Uint8Array(48) };
  const saltEnd = 8 + SALT_BYTES;
  for (const sentence of [
    `Records of ${KEY_RECORD_SIZE} bytes`,
    `length of the payload, at most ${KEY_PAYLOAD_MAX}`,
    `| 32-${31 + KEY_PAYLOAD_MAX} | payload`,
    `salt (8-${saltEnd - 1}), then the sealed master key: nonce (${saltEnd}-${saltEnd + NONCE_BYTES - 1})`,
    `tag (${saltEnd + NONCE_BYTES}-${encodeSlot({ ...slot, wrapped }).length - 1})`,
    `stand bytes 0-${saltEnd - 1} of its payload`,
    `at least ${KDF_CREATE_FLOOR.memoryKiB} KiB and ${KDF_CREATE_FLOOR.passes} passes`,
    `less than ${KDF_OPEN_FLOOR.memoryKiB} KiB or ${KDF_OPEN_FLOOR.passes} passes`,
    `more than ${KDF_CEILING.memoryKiB} KiB or ${KDF_CEILING.passes} passes`,
    `at most the ${MAX_SLOTS_TRIED} slots`,
    `longer than ${WHOLE_ROW_MAX} UTF-16 units saves its changes, at most ${CHANGES_MAX} of them`,
    `at most ${PAGE_MAX_ENTRIES} entries`,
    `A vault's format is ${VAULT_FORMAT},`,
    `a row's is ${ROW_FORMAT},`,
  ])
    expect(doc).toContain(sentence);
});

test('the page of the vault’s format has what seals are bound to', () => {
  const [wrap] = text(wrapContext(ID, 'page', ID)).split('page');
  expect(doc).toContain(`the text \`${wrap}<name of the kind>/\``);
  const row = rowContext('VAULT', 'pages', { id: 'ID', rev: 7, f: 3 });
  expect(text(row).split('\n').slice(1)).toEqual(['3', 'VAULT', 'pages', 'ID', '7']);
  expect(doc).toContain(
    `\`${text(row).split('\n')[0]}\`, f, the vault's id, the table, the row's id, rev;`,
  );
  const [pending, number] = text(pendingContext('VAULT')).split('\n');
  expect(doc).toContain(`\`${pending}\`, \`${number}\`, the vault's id, joined by LF`);
});

test('the page of the vault’s format has every table, single and field of a record', () => {
  for (const table of TABLES) expect(doc).toContain(`| \`${table}\` |`);
  expect(doc).toContain(`pinned row of \`singles\`: ${named(PINNED_SINGLES)}`);
  const [place, ...loose] = LOOSE_SINGLES;
  expect(doc).toContain(`\`${place}\` (the place on screen, a text), ${named(loose)}`);
  const { place: where, consent } = EMPTY_RECORD;
  expect(doc).toContain(`\`place\` (${named(Object.keys(where))})`);
  expect(doc).toContain(`\`consent\` (${named(Object.keys(consent))})`);
  expect(doc).toContain(`| session | ${named(Object.keys(EMPTY_SESSION))} |`);
  expect(doc).toContain(`\`kind\` (${named(REGISTER_KINDS)})`);
  const record = /A `record` has (.*?)\. `text`/.exec(doc)?.[1]?.replaceAll(/ \([^)]*\)/g, '');
  expect(record).toBe(named(Object.keys(EMPTY_RECORD)));
  const translation: keyof InterviewRecord = 'translationOf';
  expect(doc).toContain(`One with \`${translation}\`, the id of another interview`);
  expect(doc).toContain(`\`sex\` (${named(SEXES)})`);
  expect(doc).toContain(`\`withheld\` (a list of ${named(WITHHELD_FACTS)}:`);
});
