import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { VaultDoor } from './vault-door.ts';
import { noDetector } from '../../../tests/support/no-detector.ts';

const STRONG = 'quiet river carries seven lanterns home';

function freshDoor() {
  return new VaultDoor({
    host: new MemoryHost(),
    onProgress: () => undefined,
    fetchDetector: noDetector,
  });
}

describe('the door of the vault', { timeout: 30_000 }, () => {
  it('refuses everything but opening before a vault is open', async () => {
    const door = freshDoor();
    for (const name of ['interviews', 'people', 'codebook', 'identity', 'place'] as const) {
      await expect(door.call(name, undefined), name).rejects.toMatchObject({ code: 'locked' });
    }
  });

  it('makes and changes no tag while the codebook is frozen', async () => {
    const door = freshDoor();
    await door.call('create', { id: crypto.randomUUID(), name: 'Vault 1', passphrase: STRONG });
    const before = await door.call('codebook', undefined);
    const edit = { kind: 'change', id: 'prs.job', to: { label: 'Other' } };
    await door.call('setRule', { id: 'codebook-frozen', isOn: true });
    await expect(door.call('editCodebook', edit)).rejects.toMatchObject({
      code: 'codebook-frozen',
    });
    expect(await door.call('codebook', undefined)).toEqual(before);
    await door.call('setRule', { id: 'codebook-frozen', isOn: false });
    await door.call('editCodebook', edit);
    expect(await door.call('codebook', undefined)).not.toEqual(before);
  });

  it('holds the floor of a passphrase whatever a screen let through', async () => {
    const door = freshDoor();
    const id = crypto.randomUUID();
    const weak = { code: 'passphrase-weak' };
    await expect(
      door.call('create', { id, name: 'Vault 1', passphrase: '12345678' }),
    ).rejects.toMatchObject(weak);
    await door.call('create', { id, name: 'Vault 1', passphrase: STRONG });
    await expect(
      door.call('changePassphrase', { current: STRONG, next: 'password' }),
    ).rejects.toMatchObject(weak);
    const plan = {
      interviews: [],
      version: 'anonymised',
      formats: [],
      allowed: [],
      target: 'x',
      recipients: [],
    };
    await expect(door.call('writeExport', { ...plan, passphrase: 'qwerty' })).rejects.toMatchObject(
      weak,
    );
  });
});
