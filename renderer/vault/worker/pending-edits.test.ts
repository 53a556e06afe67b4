import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interview } from '../../../core/domain/interview.ts';
import { EMPTY_RECORD } from '../../../core/domain/interview.ts';
import { newTranslation } from '../../../core/domain/translation.ts';
import { AppError } from '../../../core/errors.ts';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import type { VaultClient } from '../client.ts';
import { PendingEdits } from '../pending-edits.ts';
import { Database } from './database.ts';
import { replayPending } from './pending-edits.ts';
import { Vault } from './vault.ts';

const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };
const RECORD = { ...EMPTY_RECORD, code: 'INT-007' };
const NOTHING = { putBack: [], waiting: [], isUnreadable: false };
const passphrase = 'seven quiet rivers under glass';

let host: MemoryHost;
let vault: Vault;
let id = '';

// The page's own call to main; everything else is the thing under test.
vi.mock('../../bridge.ts', () => ({
  callMain: (name: 'pendingEdit.write', args: never) => host.call(name, args),
}));

beforeEach(async () => {
  host = new MemoryHost();
  id = crypto.randomUUID();
  await Vault.create(host, { id, name: 'V', passphrase }, SECRETS, KDF_OPEN_FLOOR);
  await unlock();
});
afterEach(() => vi.restoreAllMocks());

async function unlock(): Promise<void> {
  ({ vault } = await Vault.unlock(host, { id, passphrase }));
}

/** The page's side, sealing with the key that can only seal. */
async function page(): Promise<PendingEdits> {
  const client = {
    call: async (name: string) =>
      name === 'pendingSealKey' ? vault.keyring.pendingSeal : replayPending(vault, host),
  } as unknown as VaultClient;
  return (await PendingEdits.replay(client, id)).pending;
}

async function keep({ id, record, text }: Interview, ...bases: string[]): Promise<void> {
  await (await page()).keep({ id, record, text, bases });
}

/** Every write of the database fails from now on, as on a full disk. */
function fillDisk(): void {
  vi.spyOn(Database.prototype, 'write').mockRejectedValue(new AppError('storage-full'));
}

const texts = async () =>
  (
    await Promise.all(
      vault.interviews.headers().map(async (header) => ({
        code: header.code,
        text: (await vault.interviews.read(header.id)).text,
      })),
    )
  ).toSorted((a, b) => (a.code < b.code ? -1 : 1));

describe('an edit that a lock could not save', { timeout: 60_000 }, () => {
  it('is put back after the next unlock, record and all, and then waits no longer', async () => {
    const interview = await vault.interviews.create(RECORD, 'saved');
    await keep(
      { ...interview, text: 'saved and more', record: { ...RECORD, summary: 's' } },
      'saved',
    );
    await unlock();
    expect(await replayPending(vault, host)).toEqual({
      ...NOTHING,
      putBack: [{ code: 'INT-007', isNew: false }],
    });
    expect(await vault.interviews.read(interview.id)).toEqual({
      text: 'saved and more',
      record: { ...RECORD, summary: 's' },
    });
    expect(host.pending.size).toBe(0);
    await unlock();
    expect(await vault.interviews.read(interview.id)).toMatchObject({ text: 'saved and more' });
  });

  it('of a translation is told of under the code of its original, also when it becomes a second one', async () => {
    const original = await vault.interviews.create(RECORD, 'сказано');
    const record = newTranslation(original.id, 'en');
    const english = await vault.interviews.create(record, 'said');
    await keep({ ...english, text: 'said so' }, 'said');
    await unlock();
    expect((await replayPending(vault, host)).putBack).toEqual([{ code: 'INT-007', isNew: false }]);
    await keep({ ...english, text: 'another' }, 'something else');
    await unlock();
    const { putBack } = await replayPending(vault, host);
    expect(putBack).toEqual([{ code: 'INT-007 (recovered)', isNew: true }]);
    const translations = vault.interviews.headers().filter((one) => one.translationOf);
    expect(translations.map(({ translationOf }) => translationOf)).toEqual([
      original.id,
      original.id,
    ]);
  });

  it('of an interview that was destroyed does not come back as its translation', async () => {
    const original = await vault.interviews.create(RECORD, 'сказано');
    const english = await vault.interviews.create(newTranslation(original.id, 'en'), 'said');
    await keep({ ...english, text: 'said so' }, 'said');
    await vault.withdrawal.destroy([original.id], 'withdrawn');
    await unlock();
    expect((await replayPending(vault, host)).putBack).toEqual([]);
    expect(vault.interviews.headers()).toEqual([]);
  });

  it('is put back too when the save that nobody heard the end of had reached the disk', async () => {
    const interview = await vault.interviews.create(RECORD, 'one two');
    await keep({ ...interview, text: 'one two three' }, 'one', 'one two');
    await unlock();
    expect((await replayPending(vault, host)).putBack).toEqual([{ code: 'INT-007', isNew: false }]);
    expect(await texts()).toEqual([{ code: 'INT-007', text: 'one two three' }]);
  });

  it('becomes an interview of its own when the vault holds something else by then', async () => {
    const interview = await vault.interviews.create(RECORD, 'written elsewhere');
    await keep({ ...interview, text: 'written before' }, 'old');
    await unlock();
    const code = 'INT-007 (recovered)';
    expect((await replayPending(vault, host)).putBack).toEqual([{ code, isNew: true }]);
    const both = [
      { code: 'INT-007', text: 'written elsewhere' },
      { code, text: 'written before' },
    ];
    expect(await texts()).toEqual(both);
  });

  it('is put back once, though it could not be forgotten', async () => {
    const fits = await vault.interviews.create(RECORD, 'a');
    await keep({ ...fits, text: 'b' }, 'a');
    vi.spyOn(host, 'call').mockImplementation(async (name, args) => {
      if (name === 'pendingEdit.clear') throw new AppError('storage-failed');
      return MemoryHost.prototype.call.call(host, name, args);
    });
    await unlock();
    await replayPending(vault, host);
    expect(await replayPending(vault, host)).toEqual(NOTHING);
    await keep({ ...fits, text: 'c' }, 'x');
    await replayPending(vault, host);
    await replayPending(vault, host);
    expect(await texts()).toEqual([
      { code: 'INT-007', text: 'b' },
      { code: 'INT-007 (recovered)', text: 'c' },
    ]);
  });

  it('goes on waiting while the disk refuses it, beside whatever else cannot be saved', async () => {
    const first = await vault.interviews.create(RECORD, 'a');
    const second = await vault.interviews.create({ ...RECORD, code: 'INT-008' }, 'c');
    await keep({ ...first, text: 'ab' }, 'a');
    await unlock();
    fillDisk();
    const pending = await page();
    expect(pending.waitsFor(first.id)).toBe(true);
    expect(pending.waitsFor(second.id)).toBe(false);
    await pending.keep({ ...second, text: 'cd', bases: ['c'] });
    vi.restoreAllMocks();
    await unlock();
    expect((await replayPending(vault, host)).putBack.map(({ code }) => code)).toEqual([
      'INT-007',
      'INT-008',
    ]);
    expect(await texts()).toEqual([
      { code: 'INT-007', text: 'ab' },
      { code: 'INT-008', text: 'cd' },
    ]);
  });

  it('survives a disk that fails at any of the writes of putting it back', async () => {
    const write = Database.prototype.write;
    const first = await vault.interviews.create(RECORD, 'a');
    const second = await vault.interviews.create({ ...RECORD, code: 'INT-008' }, 'c');
    for (let failing = 1; failing <= 3; failing += 1) {
      const pending = await page();
      await pending.keep({ ...first, text: `ab${failing}`, bases: ['a', `ab${failing - 1}`] });
      let count = 0;
      vi.spyOn(Database.prototype, 'write').mockImplementation(async function (
        this: Database,
        commit,
      ) {
        count += 1;
        if (count === failing) throw new AppError('storage-full');
        return write.call(this, commit);
      });
      await unlock();
      await replayPending(vault, host);
      vi.restoreAllMocks();
      await unlock();
      await replayPending(vault, host);
      expect(await vault.interviews.read(first.id)).toMatchObject({ text: `ab${failing}` });
      expect(await vault.interviews.read(second.id)).toMatchObject({ text: 'c' });
    }
    expect(await texts()).toHaveLength(2);
  });

  it('that does not open is said, and nothing else is touched', async () => {
    await vault.interviews.create(RECORD, 'a');
    host.pending.set(id, new Uint8Array(100).fill(1));
    expect(await replayPending(vault, host)).toEqual({ ...NOTHING, isUnreadable: true });
    expect(await texts()).toEqual([{ code: 'INT-007', text: 'a' }]);
  });

  it('of another vault does not open in this one', async () => {
    const interview = await vault.interviews.create(RECORD, 'a');
    await keep({ ...interview, text: 'ab' }, 'a');
    const sealed = host.pending.get(id);
    id = crypto.randomUUID();
    await Vault.create(host, { id, name: 'W', passphrase }, SECRETS, KDF_OPEN_FLOOR);
    await unlock();
    if (sealed) host.pending.set(id, sealed);
    expect(await replayPending(vault, host)).toEqual({ ...NOTHING, isUnreadable: true });
  });

  it('is sealed by a key that the page cannot open anything with', () => {
    const { pendingSeal } = vault.keyring;
    expect(pendingSeal.usages).toEqual(['encrypt']);
    expect(pendingSeal.extractable).toBe(false);
  });
});
