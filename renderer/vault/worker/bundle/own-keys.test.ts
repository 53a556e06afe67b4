// @vitest-environment node
import { expect, test } from 'vitest';
import { parsePublicKey } from '../../../../core/bundle/ssh-signature.ts';
import { utf8 } from '../../../../core/bytes.ts';
import {
  loadAgeIdentity,
  loadSigningKey,
  newAgeIdentity,
  newSigningKey,
  verifyEd25519,
} from './own-keys.ts';

test('both secrets are short enough for a record of the key file', async () => {
  expect(newAgeIdentity()).toHaveLength(32);
  expect(await newSigningKey()).toHaveLength(64);
});

test('an identity loads to a key that cannot be taken out, and always to the same recipient', async () => {
  const secret = newAgeIdentity();
  const [first, second] = [await loadAgeIdentity(secret), await loadAgeIdentity(secret)];
  expect(first.key.extractable).toBe(false);
  expect(first.recipient).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
  expect(second.recipient).toBe(first.recipient);
});

test('a signing key loads, signs, and its line names it', async () => {
  const signer = await loadSigningKey(await newSigningKey());
  const message = utf8('hello');
  const signature = await signer.sign(message);
  expect(parsePublicKey(signer.publicKeyLine)).toEqual(signer.publicKey);
  expect(await verifyEd25519({ publicKey: signer.publicKey, signature, message })).toBe(true);
  expect(await verifyEd25519({ publicKey: signer.publicKey, signature, message: utf8('x') })).toBe(
    false,
  );
});

test('secrets of the wrong size are refused', async () => {
  await expect(loadAgeIdentity(new Uint8Array(31))).rejects.toThrow(RangeError);
  await expect(loadSigningKey(new Uint8Array(32))).rejects.toThrow(RangeError);
});

test('bytes that are no point of the curve fit nothing', async () => {
  const publicKey = new Uint8Array(32).fill(0xff);
  expect(
    await verifyEd25519({ publicKey, signature: new Uint8Array(64), message: utf8('x') }),
  ).toBe(false);
});
