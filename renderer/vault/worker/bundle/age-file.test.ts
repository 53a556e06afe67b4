// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  CHUNK_SIZE,
  chunkNonce,
  inlineSealer,
  plaintextLength,
  sealedLength,
  sealStream,
  openStream,
} from '../../../../core/bundle/age-stream.ts';
import { concatBytes, sameBytes, utf8, type Bytes } from '../../../../core/bytes.ts';
import { errorCode } from '../../../../core/errors.ts';
import { chunkCipher, portableCipher } from './aead.ts';
import { AgeWriter, decryptAge } from './age-file.ts';
import type { HeaderKeys } from './age-header.ts';
import { sourceOf } from './bundle-fixture.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';

// Other programs run beside; scrypt alone takes a second on a free machine.
vi.setConfig({ testTimeout: 30_000 });

const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-age-'));
afterAll(() => rmSync(folder, { recursive: true }));
const own = await loadAgeIdentity(newAgeIdentity());
const LOCK = { kind: 'x25519', recipients: [own.recipient] } as const;
const OWN_KEYS: HeaderKeys = { identities: [own.key] };
/** A work factor that takes milliseconds. */
const QUICK = 10;

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

run('age-keygen', ['-o', 'key.txt']);
const cliRecipient = run('age-keygen', ['-y', 'key.txt']).trim();

function noise(length: number): Bytes {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

async function* inPieces(bytes: Bytes, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collected(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const kept: Bytes[] = [];
  for await (const piece of pieces) {
    expect(piece.length).toBeLessThanOrEqual(1024 * 1024);
    kept.push(piece.slice());
  }
  return concatBytes(...kept);
}

async function encrypted(plain: Bytes, lock: Parameters<typeof AgeWriter.create>[0] = LOCK) {
  const age = await AgeWriter.create(lock, QUICK);
  return { age, file: await collected(age.encrypt(inPieces(plain, 10_000))) };
}

function decrypted(file: Bytes, keys = OWN_KEYS): Promise<Bytes> {
  return collected(decryptAge(sourceOf(file), keys));
}

async function codeFor(file: Bytes, keys = OWN_KEYS): Promise<string> {
  return decrypted(file, keys).then(() => 'opened', errorCode);
}

const SIZES = [
  0, 1, 511, 65_535, 65_536, 65_537, 131_072, 131_073, 983_039, 983_040, 983_041, 1_966_081,
  9_000_000,
];

test.each(SIZES)('age opens what we wrote, and we what age wrote: %i bytes', async (size) => {
  const plain = noise(size);
  const { file } = await encrypted(plain, {
    kind: 'x25519',
    recipients: [own.recipient, cliRecipient],
  });
  writeFileSync(join(folder, 'ours.age'), file);
  // To its standard output: with `-o`, age 1.1 makes no file for nothing.
  const opened = execFileSync('age', ['-d', '-i', 'key.txt', 'ours.age'], {
    cwd: folder,
    maxBuffer: 16 * 1024 * 1024,
  });
  expect(sameBytes(opened, plain)).toBe(true);
  writeFileSync(join(folder, 'plain'), plain);
  run('age', ['-r', own.recipient, '-o', 'theirs.age', 'plain']);
  const theirs = Uint8Array.from(readFileSync(join(folder, 'theirs.age')));
  expect(sameBytes(await decrypted(theirs), plain)).toBe(true);
});

describe.each([
  ['native', chunkCipher],
  ['portable', async (key: Bytes) => portableCipher(key)],
] as const)('the %s cipher', (_, makeCipher) => {
  test('agrees with the other one, both ways', async () => {
    const key = noise(32);
    const [cipher, other] = [await makeCipher(key), portableCipher(key)];
    const plain = noise(200_000);
    const sealed = await collected(sealStream(inlineSealer(cipher), inPieces(plain, 777)));
    expect(sealed.length).toBe(sealedLength(plain.length));
    expect(sameBytes(await collected(openStream(other, sourceOf(sealed), 0)), plain)).toBe(true);
  });

  test('answers undefined for bytes that are not authentic', async () => {
    const cipher = await makeCipher(noise(32));
    const into = new Uint8Array(40);
    expect(await cipher.open(chunkNonce(0, true), noise(40), into)).toBeUndefined();
    expect(await cipher.open(chunkNonce(0, true), noise(3), into)).toBeUndefined();
    expect(into).toEqual(new Uint8Array(40));
  });
});

test('the buffer of what was opened is wiped at the end, also when the consumer stops early', async () => {
  const { file } = await encrypted(noise(200_000));
  for (const isPatient of [true, false]) {
    let last: Bytes = new Uint8Array([1]);
    for await (const piece of decryptAge(sourceOf(file), OWN_KEYS)) {
      last = piece;
      if (!isPatient) break;
    }
    expect(last.some((byte) => byte !== 0)).toBe(false);
  }
});

test('nonces are an eleven-byte counter and a flag', () => {
  expect([...chunkNonce(0x0102, true)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1]);
  expect([...chunkNonce(0, false)]).toEqual(Array.from({ length: 12 }, () => 0));
});

test('lengths come back, and lengths that no payload has are known', () => {
  for (const size of SIZES) expect(plaintextLength(sealedLength(size))).toBe(size);
  for (const sealed of [0, 15, 65_552 + 1, 65_552 + 16])
    expect(plaintextLength(sealed)).toBeUndefined();
});

describe('a passphrase', () => {
  const lock = { kind: 'passphrase', passphrase: 'пароль из шести слов' } as const;

  test('opens here and in age-encryption, which asks scrypt in its own way', async () => {
    const { file } = await encrypted(utf8('hello'), lock);
    expect(await decrypted(file, { identities: [], passphrase: lock.passphrase })).toEqual(
      utf8('hello'),
    );
    const decrypter = new Decrypter();
    decrypter.addPassphrase(lock.passphrase);
    expect(await decrypter.decrypt(file, 'text')).toBe('hello');
  });

  test('of age-encryption opens here', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('ё'.normalize('NFC'));
    encrypter.setScryptWorkFactor(QUICK);
    const file = concatBytes(await encrypter.encrypt('hello'));
    expect(await codeFor(file, { identities: [], passphrase: 'ё'.normalize('NFD') })).toBe(
      'opened',
    );
  });

  test('is asked for, and told apart from a wrong one', async () => {
    const { file } = await encrypted(utf8('hello'), lock);
    expect(await codeFor(file)).toBe('bundle-needs-passphrase');
    expect(await codeFor(file, { identities: [], passphrase: 'x' })).toBe(
      'bundle-passphrase-wrong',
    );
  });

  test('has the work factor of age when nobody says another', async () => {
    const age = await AgeWriter.create(lock);
    const file = await collected(age.encrypt(inPieces(utf8('x'), 1)));
    expect(new TextDecoder('latin1').decode(file)).toMatch(
      /^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/,
    );
  });

  test.each(['21', '63', '0', '1e3', '99999'])(
    'with work factor %s is refused before any work',
    async (factor) => {
      const { file } = await encrypted(utf8('hello'), lock);
      const forged = new TextDecoder('latin1').decode(file).replace(` ${QUICK}\n`, ` ${factor}\n`);
      const bytes = Uint8Array.from(forged, (char) => char.charCodeAt(0));
      expect(await codeFor(bytes, { identities: [], passphrase: 'x' })).toBe('bundle-damaged');
    },
  );
});

test('hybrid recipients are written as age-encryption reads them', async () => {
  const identity = await generateHybridIdentity();
  const recipients = [await identityToRecipient(identity)];
  const { file } = await encrypted(utf8('hello'), { kind: 'post-quantum', recipients });
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  expect(await decrypter.decrypt(file, 'text')).toBe('hello');
  expect(await codeFor(file)).toBe('bundle-not-for-us');
});

test('a retired identity among others still opens', async () => {
  const { file } = await encrypted(utf8('hello'));
  const fresh = await loadAgeIdentity(newAgeIdentity());
  expect(await codeFor(file, { identities: [fresh.key, own.key] })).toBe('opened');
  expect(await codeFor(file, { identities: [fresh.key] })).toBe('bundle-not-for-us');
  expect(await codeFor(file, { identities: [] })).toBe('bundle-not-for-us');
});

describe('tampering', async () => {
  // A Padmé length, as every bundle's plaintext has; three chunks.
  const plain = noise(163_840);
  const { age, file } = await encrypted(plain);
  const headerEnd = new TextDecoder('latin1').decode(file).indexOf('\n---') + 1;
  const payloadAt = file.indexOf(10, headerEnd) + 1 + 16;
  const sealed = CHUNK_SIZE + 16;
  const flipped = (at: number) => file.map((byte, i) => (i === at ? byte ^ 1 : byte));
  const set = (at: number, to: number) => file.map((byte, i) => (i === at ? to : byte));
  const relettered = (at: number) => set(at, file[at] === 0x41 ? 0x42 : 0x41);
  /** The file with its three chunks in this order. */
  const ordered = (...order: readonly number[]) =>
    concatBytes(
      file.subarray(0, payloadAt),
      ...order.map((i) => file.subarray(payloadAt + i * sealed, payloadAt + (i + 1) * sealed)),
    );

  test.each([
    ['a flipped byte in the first line', flipped(3), 'bundle-not-a-bundle'],
    [
      'another letter in the stanza: as if for others',
      relettered(headerEnd - 5),
      'bundle-not-for-us',
    ],
    ['a sign in the stanza that is no base64', set(headerEnd - 5, 0x2a), 'bundle-damaged'],
    ['in the header MAC', flipped(headerEnd + 8), 'bundle-damaged'],
    ['in the nonce', flipped(payloadAt - 1), 'bundle-damaged'],
    ['in the first chunk', flipped(payloadAt + 5), 'bundle-damaged'],
    ['in a middle tag', flipped(payloadAt + 2 * sealed - 1), 'bundle-damaged'],
    ['in the last chunk', flipped(file.length - 20), 'bundle-damaged'],
    ['two chunks swapped', ordered(1, 0, 2), 'bundle-rearranged'],
    ['the last two chunks swapped', ordered(0, 2, 1), 'bundle-rearranged'],
    ['a chunk repeated', ordered(0, 0, 1, 2), 'bundle-rearranged'],
    ['the first chunk left out', ordered(1, 2), 'bundle-rearranged'],
    ['a middle chunk left out', ordered(0, 2), 'bundle-rearranged'],
    ['a byte appended', concatBytes(file, utf8('x')), 'bundle-damaged'],
    ['a chunk and more appended', concatBytes(file, noise(100_000)), 'bundle-damaged'],
    ['cut between chunks', file.slice(0, payloadAt + 2 * sealed), 'bundle-truncated'],
    ['cut within a chunk', file.slice(0, -1000), 'bundle-truncated'],
    ['cut within a tag', file.slice(0, payloadAt + sealed + 7), 'bundle-truncated'],
    ['cut behind the nonce', file.slice(0, payloadAt), 'bundle-truncated'],
    ['cut within the nonce', file.slice(0, payloadAt - 3), 'bundle-truncated'],
    ['cut within the header', file.slice(0, 60), 'bundle-truncated'],
    ['cut within the first line', file.slice(0, 21), 'bundle-truncated'],
    ['cut before the header MAC', file.slice(0, headerEnd + 3), 'bundle-truncated'],
    ['cut within the header MAC', file.slice(0, headerEnd + 20), 'bundle-truncated'],
    ['cut behind the header MAC', file.slice(0, payloadAt - 17), 'bundle-truncated'],
    ['an empty file', new Uint8Array(0), 'bundle-not-a-bundle'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'bundle-not-a-bundle'],
    ['a later age', utf8('age-encryption.org/v2\n-> X'), 'bundle-newer'],
  ])('%s', async (_, bytes, code) => {
    expect(await codeFor(Uint8Array.from(bytes))).toBe(code);
  });

  test('a bundle that is whole to the last chunk and has more behind it was not cut', async () => {
    const short = await encrypted(noise(512));
    expect(await codeFor(concatBytes(short.file, noise(700)))).toBe('bundle-damaged');
    expect(await codeFor(short.file.slice(0, -1))).toBe('bundle-truncated');
  });

  test('nothing of a damaged chunk is given out', async () => {
    let given = 0;
    const reading = (async () => {
      for await (const piece of decryptAge(sourceOf(flipped(payloadAt + sealed + 5)), OWN_KEYS))
        given += piece.length;
    })();
    await expect(reading).rejects.toMatchObject({ code: 'bundle-damaged' });
    expect(given).toBe(CHUNK_SIZE);
  });

  test('reading back notices a changed header, which decryption would not need', async () => {
    expect(sameBytes(await collected(age.readBack(sourceOf(file))), plain)).toBe(true);
    await expect(collected(age.readBack(sourceOf(flipped(headerEnd - 5))))).rejects.toMatchObject({
      code: 'bundle-damaged',
    });
  });
});

test('a recipient with which no secret can be agreed is refused', async () => {
  // The point of order one: bech32 and length are right.
  const { bech32 } = await import('@scure/base');
  const recipients = [bech32.encodeFromBytes('age', new Uint8Array(32))];
  await expect(AgeWriter.create({ kind: 'x25519', recipients })).rejects.toMatchObject({
    code: 'recipient-invalid',
  });
});

test('nothing of a passphrase stays where its key was derived', async () => {
  const importKey = vi.spyOn(crypto.subtle, 'importKey');
  const lock = { kind: 'passphrase', passphrase: 'six words' } as const;
  const { file } = await encrypted(utf8('hello'), lock);
  await decrypted(file, { identities: [], passphrase: lock.passphrase });
  // The format is newer than the types.
  const keys = importKey.mock.calls.filter(
    ([format]: readonly unknown[]) => format === 'raw-secret',
  );
  importKey.mockRestore();
  expect(keys.length).toBeGreaterThanOrEqual(4);
  for (const [, key] of keys) expect(new Uint8Array(key as Bytes).every((b) => b === 0)).toBe(true);
});
