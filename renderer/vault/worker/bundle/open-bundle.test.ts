// @vitest-environment node
import { describe, expect, test, vi } from 'vitest';
import {
  encodeManifest,
  jsonBytes,
  parseManifest,
  type Manifest,
} from '../../../../core/bundle/manifest.ts';
import { formatPublicKey, signDetached } from '../../../../core/bundle/ssh-signature.ts';
import { readTar } from '../../../../core/bundle/tar-reader.ts';
import { writeTar, type TarEntry } from '../../../../core/bundle/tar.ts';
import { concatBytes, toHex, utf8, type Bytes } from '../../../../core/bytes.ts';
import type { Contact } from '../../../../core/domain/contact.ts';
import type { ContactId } from '../../../../core/domain/ids.ts';
import { errorCode } from '../../../../core/errors.ts';
import { AgeWriter, decryptAge } from './age-file.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  exampleSigner,
  MemoryFile,
  sourceOf,
} from './bundle-fixture.ts';
import { writeExport } from './export-bundle.ts';
import { openBundle, type OpenParts } from './open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';
import { readEntries } from './read-entries.ts';

// Other programs run beside; scrypt alone takes a second on a free machine.
vi.setConfig({ testTimeout: 30_000 });

const own = await loadAgeIdentity(newAgeIdentity());
const LOCK = { kind: 'x25519', recipients: [own.recipient] } as const;
const PARTS: OpenParts = { identities: [own.key], contacts: [], ownSigningKeys: [] };
const signer = await exampleSigner();
const signingKey = formatPublicKey(signer.publicKey);

const interviews = [exampleInterview(1)];
const good = new MemoryFile();
await writeExport(examplePlan(interviews), LOCK, {
  ...(await exampleParts(interviews)),
  signer,
  file: good,
});
const read = await readEntries(readTar(decryptAge(sourceOf(good.whole()), PARTS)), () => true);
const entries: TarEntry[] = read.map(({ path, bytes }) => ({
  path,
  bytes: bytes ?? new Uint8Array(0),
}));

test('shows a translation under its original', async () => {
  const original = exampleInterview(2);
  const { record } = exampleInterview(3, 'They made us sign.');
  const english = { language: 'en', translationOf: original.id, code: '' } as const;
  const translation = {
    ...exampleInterview(3, 'They made us sign.'),
    record: { ...record, ...english },
  };
  const file = new MemoryFile();
  const parts = await exampleParts([original, translation]);
  const written = await writeExport(examplePlan([original]), LOCK, { ...parts, signer, file });
  expect(written.interviews).toHaveLength(1);
  const view = await openBundle(sourceOf(file.whole()), PARTS);
  expect(view.interviews).toMatchObject([
    { path: 'interviews/INT-002.json', code: 'INT-002', language: 'ru' },
    {
      path: 'interviews/INT-002.en.json',
      code: 'INT-002',
      language: 'en',
      translationOf: 'interviews/INT-002.json',
      text: 'They made us sign.',
      date: '1998-11',
    },
  ]);
  expect(view.interviews[0]?.translationOf).toBeUndefined();
});

/** A bundle of other entries under a valid encryption, as somebody with our public key can make one. */
async function sealed(content: readonly TarEntry[]): Promise<Bytes> {
  const age = await AgeWriter.create(LOCK);
  const pieces: Bytes[] = [];
  for await (const piece of age.encrypt(writeTar(content, 0))) pieces.push(piece.slice());
  return concatBytes(...pieces);
}

function replaced(path: string, bytes: Bytes): TarEntry[] {
  return entries.map((entry) => (entry.path === path ? { path, bytes } : entry));
}

function without(path: string): TarEntry[] {
  return entries.filter((entry) => entry.path !== path);
}

function entryBytes(path: string): Bytes {
  return entries.find((entry) => entry.path === path)?.bytes ?? new Uint8Array(0);
}

function changedManifest(change: (manifest: Manifest) => object): TarEntry[] {
  return replaced('manifest.json', jsonBytes(change(parseManifest(entryBytes('manifest.json')))));
}

async function codeFor(content: readonly TarEntry[]): Promise<string> {
  return openBundle(sourceOf(await sealed(content)), PARTS).then(() => 'opened', errorCode);
}

async function stateFor(content: readonly TarEntry[], parts: Partial<OpenParts> = {}) {
  return (await openBundle(sourceOf(await sealed(content)), { ...PARTS, ...parts })).signature;
}

function contact(name: string, checkedAt?: number): Contact {
  const id = name as ContactId;
  const known = { id, name, recipient: own.recipient, signingKey: `${signingKey} ${name}@laptop` };
  return checkedAt === undefined ? known : { ...known, checkedAt };
}

test('the entries that the tests change open as they are', async () => {
  expect(await codeFor(entries)).toBe('opened');
});

describe('content that does not fit its manifest', () => {
  const path = 'interviews/INT-001.txt';
  test.each<[string, TarEntry[]]>([
    [
      'a changed byte',
      replaced(
        path,
        entryBytes(path).map((byte, i) => (i === 0 ? byte ^ 1 : byte)),
      ),
    ],
    ['a shortened file', replaced(path, entryBytes(path).slice(1))],
    ['a missing file', without(path)],
    ['a file more', [{ path: 'extra.txt', bytes: utf8('x') }, ...entries]],
    [
      'a file listed twice',
      changedManifest((m) => ({ ...m, files: [...m.files, ...m.files.slice(0, 1)] })),
    ],
    ['a manifest against the schema', changedManifest((m) => ({ ...m, version: 'other' }))],
  ])('%s', async (_, content) => {
    expect(await codeFor(content)).toBe('bundle-content-mismatch');
  });

  test('an interview that no reader understands, though listed', async () => {
    const json = 'interviews/INT-001.json';
    const bytes = utf8('{}');
    const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const content = changedManifest((m) => ({
      ...m,
      files: m.files.map((file) => (file.path === json ? { path: json, size: 2, sha256 } : file)),
    })).map((entry) => (entry.path === json ? { path: json, bytes } : entry));
    expect(await codeFor(content)).toBe('bundle-content-mismatch');
  });
});

test('a later format is told before anything else is judged', async () => {
  const later = changedManifest((m) => ({ ...m, formatVersion: 2, files: {} }));
  expect(await codeFor(later)).toBe('bundle-newer');
});

test.each<[string, TarEntry[]]>([
  ['a tar without a manifest', [{ path: 'letter.txt', bytes: utf8('hello') }]],
  ['an empty tar', []],
  ['a manifest of another kind', replaced('manifest.json', utf8('{"format":"web"}'))],
])('%s is no bundle', async (_, content) => {
  expect(await codeFor(content)).toBe('bundle-not-a-bundle');
});

test('an encrypted letter is no bundle', async () => {
  const age = await AgeWriter.create(LOCK);
  const pieces: Bytes[] = [];
  const letter = (async function* () {
    yield utf8('Dear colleague');
  })();
  for await (const piece of age.encrypt(letter)) pieces.push(piece.slice());
  const opening = openBundle(sourceOf(concatBytes(...pieces)), PARTS);
  await expect(opening).rejects.toMatchObject({ code: 'bundle-not-a-bundle' });
});

test('a tar that would write outside its folder is refused', async () => {
  const bytes = await tarBytes(entries);
  const evil = new TextDecoder('latin1').decode(bytes);
  const at = evil.indexOf('START-HERE.txt');
  bytes.set(utf8('../../HERE.txt'), at);
  const age = await AgeWriter.create(LOCK);
  const pieces: Bytes[] = [];
  const source = (async function* () {
    yield bytes;
  })();
  for await (const piece of age.encrypt(source)) pieces.push(piece.slice());
  const opening = openBundle(sourceOf(concatBytes(...pieces)), PARTS);
  await expect(opening).rejects.toMatchObject({ code: 'bundle-not-a-bundle' });
});

async function tarBytes(content: readonly TarEntry[]): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of writeTar(content, 0)) pieces.push(piece.slice());
  return concatBytes(...pieces);
}

describe('a signature', () => {
  test('of a key that nobody knows', async () => {
    expect(await stateFor(entries)).toEqual({ state: 'unknown-key', signingKey });
  });

  test('of a contact whose key was not compared, and of one whose key was', async () => {
    const unchecked = { contacts: [contact('Anna')] };
    expect(await stateFor(entries, unchecked)).toEqual({
      state: 'known-unchecked',
      name: 'Anna',
      signingKey,
    });
    const both = { contacts: [contact('Anna'), contact('Boris', 1)] };
    expect(await stateFor(entries, both)).toEqual({
      state: 'known-checked',
      name: 'Boris',
      signingKey,
    });
  });

  test('of our own', async () => {
    const parts = { ownSigningKeys: [signingKey], contacts: [contact('Anna', 1)] };
    expect(await stateFor(entries, parts)).toEqual({ state: 'own', signingKey });
  });

  test('that is missing', async () => {
    expect(await stateFor(without('manifest.json.sig'))).toEqual({ state: 'none' });
  });

  test('that is of another manifest, or of nothing', async () => {
    const other = utf8(await signDetached(signer, utf8('another manifest')));
    expect(await stateFor(replaced('manifest.json.sig', other))).toEqual({ state: 'wrong' });
    expect(await stateFor(replaced('manifest.json.sig', utf8('signed, Anna')))).toEqual({
      state: 'wrong',
    });
  });

  test('does not cover a manifest that was written anew with the same meaning', async () => {
    const manifest = parseManifest(entryBytes('manifest.json'));
    const again = utf8(JSON.stringify(manifest));
    expect(encodeManifest(manifest)).toEqual(entryBytes('manifest.json'));
    expect(await stateFor(replaced('manifest.json', again))).toEqual({ state: 'wrong' });
  });
});

test('reads at most 1 MiB at a time, once through, and can be cancelled', async () => {
  const bytes = good.whole();
  const lengths: number[] = [];
  const controller = new AbortController();
  const source = {
    size: bytes.length,
    async read(offset: number, length: number) {
      lengths.push(length);
      return bytes.slice(offset, offset + length);
    },
  };
  await openBundle(source, PARTS);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1024 * 1024);
  controller.abort();
  const opening = openBundle(source, { ...PARTS, signal: controller.signal });
  await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
});
