import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { rowContext } from '../../../core/vault/row-format.ts';
import { ALTERATION, altered } from '../../../tests/support/altered-bytes.ts';
import {
  deriveKey,
  masterForUse,
  newMasterKey,
  newRowKey,
  open,
  passphraseKey,
  seal,
  unwrapMasterForUse,
  unwrapRowKey,
  wrapKey,
} from './crypto.ts';

const SALT = new Uint8Array(16).fill(1);
const CONTEXT = new Uint8Array([1, 2, 3]);

const slotKey = (passphrase: string) => passphraseKey(passphrase, SALT, KDF_OPEN_FLOOR);
const wrapping = async () => deriveKey(await masterForUse(await newMasterKey()), 'wrap');

describe('keys', () => {
  it('of an open vault cannot be exported, none of them', async () => {
    const slot = await slotKey('p');
    const wrapped = await wrapKey(await newMasterKey(), slot, CONTEXT);
    const master = await unwrapMasterForUse(wrapped, slot, CONTEXT);
    const wrap = await deriveKey(master, 'wrap');
    const singles = await deriveKey(master, 'singles');
    const row = await unwrapRowKey(wrap, (await newRowKey(wrap, CONTEXT)).wrapped, CONTEXT);
    const made = await masterForUse(await newMasterKey());
    for (const key of [slot, master, made, wrap, singles, row]) expect(key.extractable).toBe(false);
  });

  it('for different purposes are different keys', async () => {
    const master = await masterForUse(await newMasterKey());
    const sealed = await seal(await deriveKey(master, 'wrap'), CONTEXT, CONTEXT);
    await expect(open(await deriveKey(master, 'singles'), sealed, CONTEXT)).rejects.toMatchObject({
      code: 'row-damaged',
    });
  });

  it('open only in the place that they were wrapped for', async () => {
    const wrap = await wrapping();
    const { wrapped } = await newRowKey(wrap, CONTEXT);
    await expect(unwrapRowKey(wrap, wrapped, new Uint8Array([9]))).rejects.toMatchObject({
      code: 'row-damaged',
    });
  });
});

describe('a sealed row', () => {
  it('opens in no other form: a byte changed, dropped, repeated or in another place is refused', async () => {
    const key = await deriveKey(await masterForUse(await newMasterKey()), 'singles');
    const good = await seal(key, crypto.getRandomValues(new Uint8Array(200)), CONTEXT);
    await fc.assert(
      fc.asyncProperty(ALTERATION, async (alteration) => {
        for (const bytes of Object.values(altered(good, alteration)))
          await expect(open(key, bytes, CONTEXT)).rejects.toMatchObject({ code: 'row-damaged' });
      }),
    );
  });

  it('opens as no other row: every clear column is bound', async () => {
    const key = await deriveKey(await masterForUse(await newMasterKey()), 'singles');
    const vault = crypto.randomUUID();
    const row = { id: crypto.randomUUID(), rev: 3, f: 2 };
    const sealed = await seal(key, CONTEXT, rowContext(vault, 'people', row));
    const others = [
      rowContext(crypto.randomUUID(), 'people', row),
      rowContext(vault, 'interviews', row),
      rowContext(vault, 'people', { ...row, id: crypto.randomUUID() }),
      rowContext(vault, 'people', { ...row, rev: 4 }),
      rowContext(vault, 'people', { ...row, f: 1 }),
    ];
    for (const context of others)
      await expect(open(key, sealed, context)).rejects.toMatchObject({ code: 'row-damaged' });
    expect(await open(key, sealed, rowContext(vault, 'people', row))).toEqual(CONTEXT);
  });
});

describe('nonces', () => {
  it('never repeat, neither of seals nor of wrapped keys', async () => {
    const wrap = await wrapping();
    const seen = new Set<string>();
    for (let i = 0; i < 50; i += 1) {
      seen.add(String((await seal(wrap, CONTEXT, CONTEXT)).slice(0, 12)));
      seen.add(String((await newRowKey(wrap, CONTEXT)).wrapped.nonce));
    }
    expect(seen.size).toBe(100);
  });
});

describe('a passphrase', () => {
  it('is the same however a keyboard composes its letters', async () => {
    const sealed = await wrapKey(
      await newMasterKey(),
      await slotKey('й'.normalize('NFC')),
      CONTEXT,
    );
    const decomposed = await slotKey('й'.normalize('NFD'));
    await expect(unwrapMasterForUse(sealed, decomposed, CONTEXT)).resolves.toBeDefined();
  });

  it.each([
    ['too cheap', { memoryKiB: 8, passes: 1 }],
    ['more than the memory', { memoryKiB: 2 ** 31, passes: 2 }],
    ['more than a day', { memoryKiB: 19 * 1024, passes: 2 ** 31 }],
  ])('is not derived with forged parameters: %s', async (_what, kdf) => {
    await expect(passphraseKey('p', SALT, kdf)).rejects.toMatchObject({ code: 'key-file-damaged' });
  });
});
