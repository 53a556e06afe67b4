import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHUNK_SIZE, inlineSealer, sealStream } from '../../../../core/bundle/age-stream.ts';
import { sameBytes, type Bytes } from '../../../../core/bytes.ts';
import { CountedWorker, MissingWorker } from '../counted-worker-for-test.ts';
import { chunkCipher, nativeCipher, type PayloadCipher } from './aead.ts';
import { AgeWriter } from './age-file.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';
import { SealCrew } from './seal-crew.ts';

/** A run of chunks, and the most of a payload for which no helper is called. */
const RUN = 15 * CHUNK_SIZE;
const ALONE = 8 * RUN;

const RealWorker = globalThis.Worker;
const cores = navigator.hardwareConcurrency;
const HELPERS = cores > 1 ? Math.min(cores, 4) : 0;

beforeEach(() => {
  CountedWorker.started.length = 0;
  globalThis.Worker = CountedWorker;
});
afterEach(() => {
  globalThis.Worker = RealWorker;
  expect(CountedWorker.started.every(({ isOver }) => isOver)).toBe(true);
});

function noise(length: number): Bytes {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

const plain = noise(20 * RUN + CHUNK_SIZE + 1);

async function* payload(length: number, size = 700_001) {
  for (let at = 0; at < length; at += size) yield plain.slice(at, Math.min(length, at + size));
}

const cipher = await chunkCipher(noise(32));

/** The key as a cipher that seals here has it, and helpers that get another. */
async function withKey(usages: readonly KeyUsage[]): Promise<PayloadCipher> {
  const format = 'raw-secret' as 'raw';
  const name = 'ChaCha20-Poly1305';
  const key = await crypto.subtle.importKey(format, noise(32), name, false, usages);
  return { ...cipher, key };
}

/** What a crew makes of a payload, copied as it comes. */
async function sealed(crew: SealCrew, length: number, onPiece?: (nth: number) => void) {
  const whole = new Uint8Array(length + 16 * (Math.ceil(length / CHUNK_SIZE) + 1));
  let used = 0;
  let nth = 0;
  try {
    for await (const piece of sealStream(crew, payload(length))) {
      whole.set(piece, used);
      used += piece.length;
      onPiece?.(nth);
      nth += 1;
    }
  } finally {
    crew.dismiss();
  }
  return whole.subarray(0, used);
}

async function sealedAlone(length: number): Promise<Bytes> {
  const whole = new Uint8Array(length + 16 * (Math.ceil(length / CHUNK_SIZE) + 1));
  let used = 0;
  for await (const piece of sealStream(inlineSealer(cipher), payload(length))) {
    whole.set(piece, used);
    used += piece.length;
  }
  return whole.subarray(0, used);
}

test.each([0, 1, CHUNK_SIZE, RUN, RUN + 1, ALONE - 1, ALONE])(
  'nobody is called for %i bytes, and they are sealed as by one thread',
  async (length) => {
    expect(
      sameBytes(await sealed(new SealCrew(cipher, 2), length), await sealedAlone(length)),
    ).toBe(true);
    expect(CountedWorker.started).toHaveLength(0);
  },
);

test.each([
  [ALONE + 1, 1],
  [ALONE + CHUNK_SIZE, 2],
  [ALONE + RUN - 1, 2],
  [ALONE + RUN, 3],
  [ALONE + RUN + 1, 3],
  [ALONE + 2 * RUN + CHUNK_SIZE + 1, 4],
  [plain.length, 2],
])('%i bytes are sealed with %i helpers as by one thread', async (length, size) => {
  expect(
    sameBytes(await sealed(new SealCrew(cipher, size), length), await sealedAlone(length)),
  ).toBe(true);
  expect(CountedWorker.started).toHaveLength(size);
});

test('an age file has its helpers, and lets them go', async () => {
  const { recipient } = await loadAgeIdentity(newAgeIdentity());
  const age = await AgeWriter.create({ kind: 'x25519', recipients: [recipient] });
  for await (const piece of age.encrypt(payload(plain.length)))
    expect(piece.length).toBeGreaterThan(0);
  expect(CountedWorker.started).toHaveLength(HELPERS);
});

test('whoever stops early leaves no helper behind', async () => {
  const { recipient } = await loadAgeIdentity(newAgeIdentity());
  const age = await AgeWriter.create({ kind: 'x25519', recipients: [recipient] });
  let nth = 0;
  for await (const piece of age.encrypt(payload(plain.length))) {
    nth += piece.length > 900_000 ? 1 : 0;
    if (nth === 10) break;
  }
  expect(CountedWorker.started).toHaveLength(HELPERS);
});

test('a source that fails leaves no helper behind', async () => {
  const { recipient } = await loadAgeIdentity(newAgeIdentity());
  const age = await AgeWriter.create({ kind: 'x25519', recipients: [recipient] });
  async function* failing() {
    yield* payload(ALONE + 3 * RUN);
    throw new Error('disk');
  }
  const writing = async () => {
    for await (const piece of age.encrypt(failing())) expect(piece.length).toBeGreaterThan(0);
  };
  await expect(writing()).rejects.toThrow('disk');
  expect(CountedWorker.started).toHaveLength(HELPERS);
});

test('where no helper starts, one thread seals everything', async () => {
  globalThis.Worker = MissingWorker;
  const whole = await sealed(new SealCrew(cipher, 2), plain.length);
  expect(sameBytes(whole, await sealedAlone(plain.length))).toBe(true);
  expect(CountedWorker.started).toHaveLength(2);
});

test('a helper that cannot seal ends the export', async () => {
  const crew = new SealCrew(await withKey(['decrypt']), 2);
  await expect(sealed(crew, plain.length)).rejects.toMatchObject({ code: 'file-write-failed' });
});

test('a helper that breaks ends the export when it has runs', async () => {
  const crew = new SealCrew(cipher, 2);
  const breaking = sealed(crew, plain.length, (nth) => {
    // The ninth is the first that a helper sealed: more are under way.
    if (nth === 8) for (const one of CountedWorker.started) one.dispatchEvent(new Event('error'));
  });
  await expect(breaking).rejects.toMatchObject({ code: 'file-write-failed' });
});

test('the portable cipher has no key to hand on, and seals alone', async () => {
  const { seal, open } = nativeCipher((await withKey(['encrypt', 'decrypt'])).key as CryptoKey);
  await sealed(new SealCrew({ seal, open }, 2), ALONE + RUN);
  expect(CountedWorker.started).toHaveLength(0);
});
