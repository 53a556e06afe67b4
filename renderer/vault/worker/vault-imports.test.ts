import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { newId, type PassageId, type TagId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { AppError } from '../../../core/errors.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_INTERVIEWS } from '../../../core/import/import-limits.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { Vault } from './vault.ts';
import { VaultImports } from './vault-imports.ts';

const SECRETS = { identity: new Uint8Array(32), signing: new Uint8Array(48) };

async function opened() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, facts);
  return { host, facts, vault, imports: new VaultImports(vault, host) };
}

const draft = (text: string, code = '') => ({ record: { ...EMPTY_RECORD, code }, text });
const fileOf = (bytes: Uint8Array<ArrayBuffer>) => {
  const source = new File([bytes], 'a.txt');
  return { source, name: source.name, size: source.size };
};

describe('imports', { timeout: 60_000 }, () => {
  it('read a file of several pieces whole', async () => {
    const { imports } = await opened();
    const text = 'слово\n'.repeat(300_000);
    const read = await imports.read(fileOf(new TextEncoder().encode(text)));
    expect(read).toMatchObject({ kind: 'text', text });
  });

  it('read nothing of a file that is too large, or shorter than it was', async () => {
    const { imports } = await opened();
    const source = new File(['abc'], 'a.txt');
    const read = (size: number) => imports.read({ source, name: 'a.txt', size });
    await expect(read(MAX_IMPORT_BYTES + 1)).rejects.toMatchObject({ code: 'import-too-large' });
    await expect(read(4)).rejects.toMatchObject({ code: 'file-read-failed' });
  });

  it('make interviews under codes that none has, nor one that was destroyed', async () => {
    const { vault, imports } = await opened();
    await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-002' });
    const { id } = await vault.interviews.create({ ...EMPTY_RECORD, code: 'INT-007' });
    await vault.withdrawal.destroy([id], 'withdrawn');
    const made = await imports.create([
      draft('1'),
      draft('2', 'INT-002'),
      draft('3', 'KZ-1'),
      draft('4', 'KZ-1'),
      draft('5', 'INT-020'),
      draft('6'),
    ]);
    expect(made.map(({ code }) => code)).toEqual([
      'INT-008',
      'INT-009',
      'KZ-1',
      'INT-010',
      'INT-020',
      'INT-021',
    ]);
    const texts = await Promise.all(made.map((one) => vault.interviews.read(one.id)));
    expect(texts.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('make all or none, however many', async () => {
    const { vault, imports } = await opened();
    const many = Array.from({ length: 600 }, (_, i) => draft(`text ${i}`));
    let commits = 0;
    const write = vault.database.write.bind(vault.database);
    const spy = vi.spyOn(vault.database, 'write').mockImplementation(async (...args) => {
      commits += 1;
      if (commits > 1) throw new AppError('storage-full');
      return write(...args);
    });
    expect(await imports.create(many)).toHaveLength(600);
    await expect(imports.create(many)).rejects.toMatchObject({ code: 'storage-full' });
    spy.mockRestore();
    expect(vault.interviews.headers()).toHaveLength(600);
  });

  it('are all put into the bin in one write', async () => {
    const { vault, imports } = await opened();
    const made = await imports.create([draft('1'), draft('2'), draft('3')]);
    const write = vi.spyOn(vault.database, 'write');
    await vault.bin.moveAll(
      made.map(({ id }) => id),
      Date.now(),
    );
    expect(write).toHaveBeenCalledOnce();
    expect(vault.interviews.headers().every((one) => one.deletedAt !== undefined)).toBe(true);
  });

  it('take no more than one write can', async () => {
    const { vault, imports } = await opened();
    const many = Array.from({ length: MAX_IMPORT_INTERVIEWS + 1 }, () => draft('t'));
    await expect(imports.create(many)).rejects.toMatchObject({ code: 'import-too-many' });
    const large = Array.from({ length: 9 }, () => draft('t'.repeat(4 * 1024 * 1024)));
    await expect(imports.create(large)).rejects.toMatchObject({ code: 'import-too-many' });
    expect(vault.interviews.headers()).toEqual([]);
  });

  it('know a submission again, and where its interview is by now', async () => {
    const { host, facts, vault, imports } = await opened();
    const of = (key: string) => ({ ...draft(`text ${key}`), keys: [key, `other ${key}`] });
    const [, binned, gone] = await imports.create([of('a'), of('b'), of('c')]);
    if (!binned || !gone) throw new Error('not made');
    await vault.bin.move(binned.id, 1);
    await vault.withdrawal.destroy([gone.id], 'withdrawn');
    const asked = [['a'], ['other b'], ['c'], ['d'], []];
    const states = ['here', 'bin', 'destroyed', undefined, undefined];
    expect(await imports.states(asked)).toEqual(states);
    vault.close();
    // After the next unlock, too: it was written with the interviews.
    const again = await Vault.unlock(host, facts);
    expect(await new VaultImports(again.vault, host).states(asked)).toEqual(states);
    // No key of a submission lies there as it is.
    expect(JSON.stringify(await again.vault.imported.list())).not.toContain('other');
    const [fresh] = await new VaultImports(again.vault, host).create([of('c')]);
    expect(fresh?.code).toBe('INT-004');
    expect(await new VaultImports(again.vault, host).states([['c']])).toEqual(['here']);
  });

  it('remember no submission whose interview could not be written', async () => {
    const { vault, imports } = await opened();
    vi.spyOn(vault.database, 'write').mockRejectedValueOnce(new AppError('storage-full'));
    const draftWithKey = { ...draft('text'), keys: ['a'] };
    await expect(imports.create([draftWithKey])).rejects.toMatchObject({ code: 'storage-full' });
    expect(await imports.states([['a']])).toEqual([undefined]);
    await imports.create([draftWithKey]);
    expect(await imports.states([['a']])).toEqual(['here']);
  });

  it('write the tags of a project and its interviews in one commit, or neither', async () => {
    const { host, facts, vault, imports } = await opened();
    const label = 'Invented levy';
    const tag: Tag = { id: newId<TagId>(), group: 'own', label, definition: '', colour: 3 };
    const passage = { id: newId<PassageId>(), from: 0, to: 3, tag: tag.id, number: 1 };
    const record = { ...EMPTY_RECORD, tags: [tag.id], passages: [passage] };
    const drafts = [{ record, text: 'Нас вызвали' }, draft('other')];
    const write = vi.spyOn(vault.database, 'write');
    write.mockRejectedValueOnce(new AppError('storage-full'));
    await expect(imports.create(drafts, [tag])).rejects.toMatchObject({ code: 'storage-full' });
    const before = await vault.codebook.list();
    expect(before).not.toContainEqual(tag);
    expect(vault.interviews.headers()).toEqual([]);
    write.mockClear();
    const [made] = await imports.create(drafts, [tag]);
    expect(write).toHaveBeenCalledOnce();
    expect(await vault.codebook.list()).toEqual([...before, tag]);
    vault.close();
    const again = await Vault.unlock(host, facts);
    expect(await again.vault.codebook.list()).toEqual([...before, tag]);
    expect(await again.vault.interviews.read(made?.id ?? newId())).toMatchObject({
      text: 'Нас вызвали',
      record: { tags: [tag.id], passages: [passage] },
    });
    expect(again.vault.interviews.headers().map(({ tags }) => tags)).toEqual([[tag.id], []]);
  });

  it('make no tag while the codebook is frozen, and no interview that would need it', async () => {
    const { vault, imports } = await opened();
    const tag: Tag = { id: newId(), group: 'own', label: 'x', definition: '', colour: 0 };
    await vault.rules.put({ id: 'codebook-frozen' });
    await expect(imports.create([draft('a')], [tag])).rejects.toMatchObject({
      code: 'codebook-frozen',
    });
    expect(vault.interviews.headers()).toEqual([]);
    expect(await imports.create([draft('a')])).toHaveLength(1);
  });
});
