import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { contentOf, thaw } from '../../../tests/old-vaults/frozen-vault.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { Vault } from './vault.ts';

describe('a vault of format 1', { timeout: 60_000 }, () => {
  it('opens with everything in it', async () => {
    const host = new MemoryHost();
    const { content, ...facts } = await thaw(1, host);
    expect(await contentOf((await Vault.unlock(host, facts)).vault)).toEqual(content);
  });
});
