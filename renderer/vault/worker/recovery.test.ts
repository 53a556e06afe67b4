import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { combine } from 'shamir-secret-sharing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Bytes, fromHex, sameBytes, toHex } from '../../../core/bytes.ts';
import { encodeKeyRecord, KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import {
  encodeSlot,
  KDF_OPEN_FLOOR,
  MAX_SLOTS_TRIED,
  NONCE_BYTES,
} from '../../../core/vault/key-slot.ts';
import { ALTERATION, altered } from '../../../tests/support/altered-bytes.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import * as crypto_ from './crypto.ts';
import { KeyFile } from './key-file.ts';
import {
  currentSet,
  keepSet,
  makeSet,
  openWithShares,
  recoverPassphrase,
  removeSet,
} from './recovery.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const NEXT = 'nine other lanterns drift past';
const SECRETS = { identity: new Uint8Array(32).fill(7), signing: new Uint8Array(48).fill(9) };

async function freshVault(host = new MemoryHost()) {
  const id = crypto.randomUUID();
  await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, SECRETS, KDF_OPEN_FLOOR);
  const unlock = (passphrase = PASSPHRASE) => Vault.unlock(host, { id, passphrase });
  const { vault } = await unlock();
  const newSet = async () => {
    const prepared = await makeSet(vault.keyring, PASSPHRASE);
    await keepSet(vault.keyring, prepared, prepared.shares[1] ?? '');
    return prepared.shares as readonly [string, string, string];
  };
  const recover = (...shares: string[]) =>
    recoverPassphrase(host, id, shares, NEXT, KDF_OPEN_FLOOR);
  return { host, id, vault, keyring: vault.keyring, unlock, newSet, recover };
}

afterEach(() => vi.restoreAllMocks());

const coded = (code: string) => expect.objectContaining({ code });

describe('recovery shares', { timeout: 60_000 }, () => {
  it('any two of which set a new passphrase: the old one opens nothing, the data is the same', async () => {
    const { newSet, recover, unlock, vault } = await freshVault();
    await vault.savePlace('here');
    const [a, b, c] = await newSet();
    for (const pair of [
      [a, b],
      [c, a],
      [b, c],
    ] as const) {
      await recover(...pair);
      await expect(unlock()).rejects.toEqual(coded('unlock-refused'));
      expect(await (await unlock(NEXT)).vault.place()).toBe('here');
    }
  });

  it('one of which opens nothing, alone or twice', async () => {
    const { newSet, recover, unlock } = await freshVault();
    const [a] = await newSet();
    await expect(recover(a)).rejects.toEqual(coded('share-unreadable'));
    await expect(recover(a, a)).rejects.toEqual(coded('share-repeated'));
    await unlock();
  });

  it('do not count until one is typed back, and leave nothing on disk before', async () => {
    const { host, id, keyring, recover } = await freshVault();
    const before = host.copies.get(id)?.first.slice();
    const prepared = await makeSet(keyring, PASSPHRASE);
    expect(host.copies.get(id)?.first).toEqual(before);
    await expect(recover(...prepared.shares.slice(1))).rejects.toEqual(coded('recovery-none'));
    expect(await currentSet(keyring)).toBeUndefined();
    const wrong = (prepared.shares[0] ?? '').replace(/.$/u, (c) => (c === '0' ? '1' : '0'));
    await expect(keepSet(keyring, prepared, wrong)).rejects.toEqual(coded('share-unreadable'));
    expect(await keepSet(keyring, prepared, prepared.shares[2] ?? '')).toMatchObject({ set: 1 });
    expect(await currentSet(keyring)).toEqual({ set: 1, madeAt: prepared.madeAt });
  });

  it('need the passphrase to be made', async () => {
    const { keyring } = await freshVault();
    await expect(makeSet(keyring, 'wrong')).rejects.toEqual(coded('unlock-refused'));
  });

  it('of an older set open nothing, and no two sets bear one number', async () => {
    const { newSet, recover, keyring, id, host } = await freshVault();
    const first = await newSet();
    const second = await newSet();
    expect(await currentSet(keyring)).toMatchObject({ set: 2 });
    await expect(recover(first[0], first[1])).rejects.toEqual(coded('share-replaced'));
    await expect(recover(first[0], second[1])).rejects.toEqual(coded('shares-mixed'));
    await removeSet(keyring);
    expect(await currentSet(keyring)).toBeUndefined();
    await expect(recover(second[0], second[1])).rejects.toEqual(coded('recovery-none'));
    await newSet();
    expect(await currentSet(keyring)).toMatchObject({ set: 3 });
    await expect(recover(second[0], second[1])).rejects.toEqual(coded('share-replaced'));
    const file = await KeyFile.load(host, id);
    expect(file.all('recovery')).toHaveLength(1);
  });

  it('of another vault are told apart', async () => {
    const one = await freshVault();
    const other = await freshVault(one.host);
    const [a] = await one.newSet();
    const [, b] = await other.newSet();
    await expect(one.recover(a, b)).rejects.toEqual(coded('share-other-vault'));
  });

  it('open nothing when a byte of their slot was changed, dropped, repeated or exchanged, or the end cut off', async () => {
    const { host, id, keyring, newSet } = await freshVault();
    const [a, b] = await newSet();
    const [record] = keyring.file.all('recovery');
    if (!record) throw new Error('no slot');
    const at = (host.copies.get(id)?.first.length ?? 0) / KEY_RECORD_SIZE - 1;
    const opens = async (payload: Bytes) => {
      const forged = await encodeKeyRecord({ ...record, payload });
      await host.call('keyFile.write', { vault: id, index: at, record: forged });
      return openWithShares(host, id, [a, b]);
    };
    // Up to here: number, nonce, wrapped key. The sealed time that follows does not open anything.
    const whole = 2 + NONCE_BYTES + 48;
    const refusals = ['recovery-refused', 'share-replaced', 'recovery-none', 'key-file-damaged'];
    const refused = { code: expect.toBeOneOf(refusals) };
    await fc.assert(
      fc.asyncProperty(ALTERATION, async (alteration) => {
        for (const [how, payload] of Object.entries(altered(record.payload, alteration)))
          if (!sameBytes(payload.subarray(0, whole), record.payload.subarray(0, whole)))
            await expect(opens(payload), how).rejects.toMatchObject(refused);
      }),
    );
    for (let length = 0; length < whole; length += 1)
      await expect(opens(record.payload.slice(0, length))).rejects.toMatchObject(refused);
    await expect(opens(record.payload.slice(0, whole))).resolves.toBeDefined();
  });

  it('stay as they were when the new set cannot be written', async () => {
    const { host, keyring, newSet, recover } = await freshVault();
    const [a, b] = await newSet();
    const prepared = await makeSet(keyring, PASSPHRASE);
    host.failWrites = true;
    await expect(keepSet(keyring, prepared, prepared.shares[0] ?? '')).rejects.toEqual(
      coded('file-write-failed'),
    );
    host.failWrites = false;
    expect(await currentSet(keyring)).toMatchObject({ set: 1 });
    await recover(a, b);
  });

  it('combine as the frozen vector says, whichever two', async () => {
    const file = new URL('../../../tests/vectors/recovery-share-v1.json', import.meta.url);
    const { secret, shares } = JSON.parse(readFileSync(file, 'utf8')) as {
      secret: string;
      shares: { payload: string }[];
    };
    const points = shares.map(({ payload }) => fromHex(payload));
    for (const skipped of points)
      expect(toHex(await combine(points.filter((point) => point !== skipped)))).toBe(secret);
  });
});

describe('a key file with a thousand forged slots', { timeout: 60_000 }, () => {
  it('costs a few derivations and no more', async () => {
    const { host, id, unlock } = await freshVault();
    const copies = host.copies.get(id);
    if (!copies) throw new Error('no key file');
    const wrapped = { nonce: new Uint8Array(NONCE_BYTES), ciphertext: new Uint8Array(48) };
    const payload = encodeSlot({ kdf: KDF_OPEN_FLOOR, salt: new Uint8Array(16), wrapped });
    const forged = await encodeKeyRecord({ kind: 'passphrase', id, sequence: 1000, payload });
    const bytes = new Uint8Array(copies.first.length + 1000 * KEY_RECORD_SIZE);
    for (let at = 0; at < bytes.length; at += KEY_RECORD_SIZE) bytes.set(forged, at);
    bytes.set(copies.first);
    host.copies.set(id, { first: bytes, second: bytes });
    const derive = vi.spyOn(crypto_, 'passphraseKey');
    await expect(unlock()).rejects.toEqual(coded('unlock-refused'));
    expect(derive).toHaveBeenCalledTimes(MAX_SLOTS_TRIED);
  });
});
