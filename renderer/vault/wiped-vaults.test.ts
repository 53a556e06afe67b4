import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { finishWipes } from './wiped-vaults.ts';

const ID = '3f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
const OTHER = '4f0a1b2c-4d5e-4f60-8a9b-0c1d2e3f4a5b';
let wiped: { id: string; missed: number }[] = [];
const forgotten: unknown[] = [];
vi.mock('../bridge.ts', () => ({
  callMain: async (name: string, args: unknown) => {
    if (name === 'vaults.wiped') return wiped;
    forgotten.push(args);
    return undefined;
  },
}));

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
  });
}
const names = async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []);

beforeEach(async () => {
  forgotten.length = 0;
  for (const name of [`vault-${ID}`, `vault-${ID}-2`, `vault-${OTHER}`]) (await open(name)).close();
});

describe('after a wipe', () => {
  it('every database of the vault goes, whatever its generation, and no other', async () => {
    wiped = [{ id: ID, missed: 2 }];
    expect(await finishWipes()).toEqual({ vaults: 1, missed: 2, databases: 0 });
    expect(await names()).toEqual([`vault-${OTHER}`]);
    expect(forgotten).toEqual([{ vault: ID }]);
  });

  it('a database that cannot be deleted is counted, and the wipe is not forgotten', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const held = await open(`vault-${ID}-2`);
    wiped = [{ id: ID, missed: 0 }];
    const finishing = finishWipes();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect(await finishing).toEqual({ vaults: 1, missed: 0, databases: 1 });
    expect(forgotten).toEqual([]);
    held.close();
  });

  it('there is nothing to say when there was none', async () => {
    wiped = [];
    expect(await finishWipes()).toBeUndefined();
    expect(await names()).toContain(`vault-${OTHER}`);
  });
});
