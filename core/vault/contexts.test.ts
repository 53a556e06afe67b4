import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../bytes.ts';
import {
  calibratedPasses,
  decodeSlot,
  encodeSlot,
  KDF_CEILING,
  KDF_CREATE_FLOOR,
  KDF_OPEN_FLOOR,
  kdfAcceptable,
  slotContext,
  wrapContext,
} from './key-slot.ts';
import { rowContext } from './row-format.ts';

const VAULT = '11111111-2222-4333-8444-555555555555';
const ID = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const KDF = { memoryKiB: 65536, passes: 3 };
const SALT = new Uint8Array(16).fill(9);

/** What a seal is bound to. Frozen: other bytes would open no vault that was ever written. */
describe('the additional data', () => {
  it('of a row is its format, vault, table, id and revision', () => {
    const row = { id: ID, rev: 7, f: 1 };
    expect(rowContext(VAULT, 'changes', row)).toEqual(
      utf8(`vouchsafe/row\n1\n${VAULT}\nchanges\n${ID}\n7`),
    );
  });

  it('of a wrapped key is its kind, vault and id', () => {
    expect(toHex(wrapContext(VAULT, 'page', ID))).toBe(
      toHex(utf8('vouchsafe/wrap/1/page/')) + (VAULT + ID).replaceAll('-', ''),
    );
  });

  it('of a passphrase slot is also what its key was derived with', () => {
    expect(toHex(slotContext(VAULT, ID, KDF, SALT))).toBe(
      `${toHex(wrapContext(VAULT, 'passphrase', ID))}0000010003000000${'09'.repeat(16)}`,
    );
  });
});

describe('a passphrase slot', () => {
  it('keeps what it holds', () => {
    const wrapped = { nonce: new Uint8Array(12).fill(1), ciphertext: new Uint8Array(48).fill(2) };
    const slot = { kdf: KDF, salt: SALT, wrapped };
    expect(decodeSlot(encodeSlot(slot))).toEqual(slot);
  });

  it('is opened between floor and ceiling only', () => {
    expect([KDF_OPEN_FLOOR, KDF_CREATE_FLOOR, KDF_CEILING].every(kdfAcceptable)).toBe(true);
    for (const kdf of [
      { ...KDF_OPEN_FLOOR, memoryKiB: KDF_OPEN_FLOOR.memoryKiB - 1 },
      { ...KDF_OPEN_FLOOR, passes: KDF_OPEN_FLOOR.passes - 1 },
      { ...KDF_CEILING, memoryKiB: KDF_CEILING.memoryKiB + 1 },
      { ...KDF_CEILING, passes: KDF_CEILING.passes + 1 },
    ])
      expect(kdfAcceptable(kdf)).toBe(false);
  });

  it('of a new vault never costs less than the floor, however slow the machine', () => {
    expect(calibratedPasses(60_000, 1000)).toBe(KDF_CREATE_FLOOR.passes);
    expect(calibratedPasses(300, 1000)).toBe(10);
    expect(calibratedPasses(0, 1000)).toBe(12);
  });
});
