import { bech32 } from '@scure/base';
import { expect, test } from 'vitest';
import { chunkNonce } from '../../../../core/bundle/age-stream.ts';
import { utf8 } from '../../../../core/bytes.ts';
import { chunkCipher, portableCipher } from './aead.ts';
import { AgeWriter } from './age-file.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  MemoryFile,
  sourceOf,
} from './bundle-fixture.ts';
import { writeExport } from './export-bundle.ts';
import { openBundle } from './open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity, verifyEd25519 } from './own-keys.ts';

/** The same code on Chromium's WebCrypto, whose answers to bad input are its own. */
const own = await loadAgeIdentity(newAgeIdentity());

test('a bundle goes out and in', async () => {
  const interviews = [exampleInterview(1), exampleInterview(2)];
  const parts = await exampleParts(interviews);
  const file = new MemoryFile();
  const lock = { kind: 'x25519', recipients: [own.recipient] } as const;
  await writeExport(examplePlan(interviews), lock, { ...parts, file });
  const given = { identities: [own.key], contacts: [], ownSigningKeys: [] };
  const view = await openBundle(sourceOf(file.whole()), given);
  expect(view.interviews.map(({ code }) => code)).toEqual(['INT-001', 'INT-002']);
  expect(view.signature.state).toBe('unknown-key');
  const damaged = file.whole().map((byte, i) => (i === 5000 ? byte ^ 1 : byte));
  const opening = openBundle(sourceOf(Uint8Array.from(damaged)), given);
  await expect(opening).rejects.toMatchObject({ code: 'bundle-damaged' });
  const stranger = await loadAgeIdentity(newAgeIdentity());
  const foreign = openBundle(sourceOf(file.whole()), { ...given, identities: [stranger.key] });
  await expect(foreign).rejects.toMatchObject({ code: 'bundle-not-for-us' });
});

test('a passphrase opens what it closed, and another does not', async () => {
  const interviews = [exampleInterview(1)];
  const file = new MemoryFile();
  const lock = { kind: 'passphrase', passphrase: 'six words' } as const;
  await writeExport(examplePlan(interviews), lock, {
    ...(await exampleParts(interviews)),
    file,
    scryptWorkFactor: 10,
  });
  const open = (passphrase: string) =>
    openBundle(sourceOf(file.whole()), {
      identities: [],
      passphrase,
      contacts: [],
      ownSigningKeys: [],
    });
  expect((await open('six words')).interviews).toHaveLength(1);
  await expect(open('seven')).rejects.toMatchObject({ code: 'bundle-passphrase-wrong' });
});

test('the cipher is the native one and agrees with the portable one', async () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const [cipher, portable] = [await chunkCipher(key), portableCipher(key)];
  const plain = new Uint8Array(65_536).fill(1);
  const timed = async (seal: () => Promise<unknown>) => {
    const started = performance.now();
    for (let i = 0; i < 50; i += 1) await seal();
    return performance.now() - started;
  };
  const [sealed, opened] = [new Uint8Array(65_552), new Uint8Array(65_536)];
  expect(await cipher.seal(chunkNonce(0, true), plain, sealed)).toBe(65_552);
  expect(await portable.open(chunkNonce(0, true), sealed, opened)).toBe(65_536);
  expect(opened).toEqual(plain);
  expect(await cipher.open(chunkNonce(1, true), sealed, opened)).toBeUndefined();
  expect(await cipher.open(chunkNonce(0, true), sealed.slice(0, 3), opened)).toBeUndefined();
  const native = await timed(() => cipher.seal(chunkNonce(0, false), plain, sealed));
  const slow = await timed(() => portable.seal(chunkNonce(0, false), plain, sealed));
  expect(native).toBeLessThan(slow);
});

test('keys that are no keys are refused, not thrown about', async () => {
  const publicKey = new Uint8Array(32).fill(0xff);
  expect(
    await verifyEd25519({ publicKey, signature: new Uint8Array(64), message: utf8('x') }),
  ).toBe(false);
  const recipients = [bech32.encodeFromBytes('age', new Uint8Array(32))];
  await expect(AgeWriter.create({ kind: 'x25519', recipients })).rejects.toMatchObject({
    code: 'recipient-invalid',
  });
});
