import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { WHOLE_ROW_MAX } from '../../../core/vault/row-format.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import type { ReadInterview } from './many-interviews.ts';
import { Vault } from './vault.ts';

const SECRETS = { identity: new Uint8Array(32), signing: new Uint8Array(48) };

/** More than are read at once. */
const MANY = 300;

async function fullVault() {
  const host = new MemoryHost();
  const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
  await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
  const { vault } = await Vault.unlock(host, facts);
  const list = Array.from({ length: MANY }, (_, i) => ({
    record: EMPTY_RECORD,
    text: `text ${i}`,
  }));
  const ids = await vault.interviews.many.create(list);
  const texts = new Map<InterviewId, string>(ids.map((id, i) => [id, `text ${i}`]));
  return { vault, ids, texts };
}

async function readAll(vault: Vault, ids: Iterable<InterviewId>): Promise<ReadInterview[]> {
  const all: ReadInterview[] = [];
  for await (const batch of vault.interviews.many.read(ids)) all.push(...batch);
  return all;
}

const textsOf = (read: readonly ReadInterview[]) =>
  new Map(read.map(({ id, content }) => [id, content?.text]));

describe('reading many interviews', { timeout: 60_000 }, () => {
  it('gives each once, a long one with its changes, and none that was not asked for', async () => {
    const { vault, ids, texts } = await fullVault();
    const long = await vault.interviews.create(EMPTY_RECORD, 'т'.repeat(WHOLE_ROW_MAX + 1));
    await vault.interviews.save({ id: long.id, changes: [[0, 1, 'a ']] });
    texts.set(long.id, `a ${long.text.slice(1)}`);
    // Another is the one being edited, so that the long one is read from the disk.
    await vault.interviews.open(ids[0] as InterviewId);
    const read = await readAll(vault, texts.keys());
    expect(read).toHaveLength(MANY + 1);
    expect(textsOf(read)).toEqual(texts);
    expect(await readAll(vault, ids.slice(0, 2))).toHaveLength(2);
  });

  it('says of a row that is damaged, and of one that is gone, what is wrong, and reads the others', async () => {
    const { vault, ids } = await fullVault();
    const [flipped, missing] = ids as [InterviewId, InterviewId];
    const row = await vault.database.interviews.get(flipped);
    if (!row) throw new Error('no row');
    await vault.database.interviews.put({ ...row, sealed: row.sealed.map((byte) => byte ^ 1) });
    await vault.database.interviews.delete(missing);
    const read = await readAll(vault, ids);
    const failed = read.flatMap((one) => ('error' in one ? [[one.id, one.error]] : []));
    expect(new Map(failed as [string, string][])).toEqual(
      new Map([
        [flipped, 'row-damaged'],
        [missing, 'row-missing'],
      ]),
    );
    expect(read).toHaveLength(MANY);
    expect((await vault.interviews.check()).map(({ id }) => id).toSorted()).toEqual(
      [flipped, missing].toSorted(),
    );
  });

  it('gives what was saved meanwhile as it is now, and leaves out what was destroyed', async () => {
    const { vault, ids } = await fullVault();
    const order = (await readAll(vault, ids)).map(({ id }) => id);
    // On their way already when the first ones are given out.
    const [saved, destroyed] = order.slice(130, 132) as [InterviewId, InterviewId];
    const later: ReadInterview[] = [];
    let isFirst = true;
    for await (const batch of vault.interviews.many.read(ids)) {
      later.push(...batch);
      if (!isFirst) continue;
      isFirst = false;
      await vault.interviews.save({ id: saved, changes: [[0, 4, 'words']] });
      await vault.withdrawal.destroy([destroyed], 'withdrawn');
      // So that the saved one is not the one being edited.
      await vault.interviews.open(order[0] as InterviewId);
    }
    expect(textsOf(later).get(saved)).toMatch(/^words/);
    expect(later.map(({ id }) => id).toSorted()).toEqual(
      ids.filter((id) => id !== destroyed).toSorted(),
    );
  });
});

describe('making many interviews', { timeout: 60_000 }, () => {
  it('keeps every key, although keys of pages and of the next rows are written at once', async () => {
    const host = new SlowHost();
    const facts = { id: crypto.randomUUID(), name: 'V', passphrase: 'p' };
    await Vault.create(host, facts, SECRETS, KDF_OPEN_FLOOR);
    const { vault } = await Vault.unlock(host, facts);
    const list = Array.from({ length: 2000 }, () => ({ record: EMPTY_RECORD, text: 'words' }));
    await vault.interviews.many.create(list);
    const again = await Vault.unlock(host, facts);
    expect(again.report).toMatchObject({ repairedPages: 0, isRootRepaired: false, lost: 0 });
    const read = await readAll(
      again.vault,
      again.vault.interviews.headers().map(({ id }) => id),
    );
    expect(read.filter(({ content }) => content?.text === 'words')).toHaveLength(2000);
  });
});

/** Takes a turn of the event loop for each write, as a disk does. */
class SlowHost extends MemoryHost {
  override call: MemoryHost['call'] = async (name, args) => {
    if (name === 'keyFile.write') await new Promise((resolve) => setImmediate(resolve));
    return super.call(name, args);
  };
}
