import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { VaultFiles } from './vault-files.ts';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
let root = '';
let vaults = new VaultFiles(root);
const file = () => path.join(root, ID, 'refused.json');

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'vouchsafe-refused-'));
  vaults = new VaultFiles(root);
  await vaults.create({ id: ID, name: 'Vault 1' }, [new Uint8Array(256)]);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('counts refused passphrases, and holds nothing but their number', async () => {
  expect(await vaults.refused(ID)).toBe(0);
  await Promise.all([vaults.noteRefused(ID), vaults.noteRefused(ID), vaults.noteRefused(ID)]);
  expect(await vaults.refused(ID)).toBe(3);
  expect(readFileSync(file(), 'utf8')).toBe('{"count":3}');
});

it('forgets those that were told, keeps one that came meanwhile, and leaves no file', async () => {
  for (let i = 0; i < 3; i += 1) await vaults.noteRefused(ID);
  await vaults.forgetRefused(ID, 2);
  expect(await vaults.refused(ID)).toBe(1);
  await vaults.forgetRefused(ID, 1);
  expect(await vaults.refused(ID)).toBe(0);
  expect(readdirSync(path.join(root, ID)).toSorted()).toEqual(['keys-a', 'keys-b', 'name.json']);
});

it('takes a damaged file for none, and begins again', async () => {
  for (const text of ['', '{"count":-1}', '{"count":"9"}', '[]', '{"count":1e99}']) {
    writeFileSync(file(), text);
    expect(await vaults.refused(ID)).toBe(0);
  }
  await vaults.noteRefused(ID);
  expect(await vaults.refused(ID)).toBe(1);
});

it('goes with the vault', async () => {
  await vaults.noteRefused(ID);
  await vaults.wipe(ID);
  expect(readdirSync(path.join(root, ID))).toEqual(['wiped']);
});
