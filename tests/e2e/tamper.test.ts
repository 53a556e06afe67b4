import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleLock } from '../../core/bundle/recipients.ts';
import { signDetached } from '../../core/bundle/ssh-signature.ts';
import { readTar } from '../../core/bundle/tar-reader.ts';
import { type TarEntry, writeTar } from '../../core/bundle/tar.ts';
import { type Bytes, concatBytes, utf8 } from '../../core/bytes.ts';
import error from '../../renderer/locales/en/error.json' with { type: 'json' };
import open from '../../renderer/locales/en/open.json' with { type: 'json' };
import { AgeWriter, decryptAge } from '../../renderer/vault/worker/bundle/age-file.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  exampleSigner,
  MemoryFile,
  PSEUDONYM,
  sourceOf,
} from '../../renderer/vault/worker/bundle/bundle-fixture.ts';
import { writeExport } from '../../renderer/vault/worker/bundle/export-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from '../../renderer/vault/worker/bundle/own-keys.ts';
import { readEntries } from '../../renderer/vault/worker/bundle/read-entries.ts';
import { scanFolders } from './support/disk-scan.ts';
import { startWithVault } from './support/ready-vault.ts';
import type { Researcher } from './support/researcher.ts';
import { openBundle, readOwnCard } from './support/share-flows.ts';

/**
 * Bundles that somebody changed, cut, swapped or made up, opened in a real window: each gets a sentence of its
 * own, nothing of it is stored, and the next one can be opened.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'vouchsafe-tamper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHUNK = 64 * 1024 + 16;
const NONCE = 16;
const WRONG_PASSPHRASE = 'another seven lanterns';
/** Long enough for several chunks of age, and found on a disk by its words. */
const LONG_TEXT = 'Fictional words about the signature sheets. '.repeat(6000);
const MARK = 'Fictional words about';

interface Sentence {
  readonly title: string;
  readonly text: string;
}

async function bytesOf(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const list: Bytes[] = [];
  for await (const piece of pieces) list.push(piece.slice());
  return concatBytes(...list);
}

async function sealed(content: readonly TarEntry[], lock: BundleLock): Promise<Bytes> {
  // The work factor counts for passphrases only: as low as it goes, because nobody attacks these.
  const age = await AgeWriter.create(lock, 1);
  return bytesOf(age.encrypt(writeTar(content, 0)));
}

/** Where the payload begins: after the header's last line and the nonce. */
function payloadAt(bytes: Bytes): number {
  const mac = Buffer.from(bytes).indexOf('\n--- ') + 1;
  return bytes.indexOf(0x0a, mac) + 1 + NONCE;
}

function flipped(bytes: Bytes, at: number): Bytes {
  return bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
}

/** The first two chunks change places. */
function swapped(bytes: Bytes): Bytes {
  const at = payloadAt(bytes);
  expect(bytes.length).toBeGreaterThan(at + 2 * CHUNK);
  const [first, second] = [bytes.slice(at, at + CHUNK), bytes.slice(at + CHUNK, at + 2 * CHUNK)];
  return concatBytes(bytes.slice(0, at), second, first, bytes.slice(at + 2 * CHUNK));
}

/** A whole bundle, and its variants, sealed to the vault in the window. */
async function makeBundles(recipient: string): Promise<Record<string, Bytes>> {
  const ours: BundleLock = { kind: 'x25519', recipients: [recipient] };
  const theirs = await loadAgeIdentity(newAgeIdentity());
  const signer = await exampleSigner();
  const interviews = [exampleInterview(1), exampleInterview(2, LONG_TEXT)];
  const parts = { ...(await exampleParts(interviews)), signer };
  const plan = examplePlan(interviews);
  const readable = new MemoryFile();
  const lock: BundleLock = { kind: 'x25519', recipients: [theirs.recipient] };
  await writeExport(plan, lock, { ...parts, file: readable });
  const keys = { identities: [theirs.key] };
  const read = await readEntries(readTar(decryptAge(sourceOf(readable.whole()), keys)), () => true);
  const entries = read.map(({ path: name, bytes = new Uint8Array(0) }) => ({ path: name, bytes }));
  const changed = (name: string, change: (bytes: Bytes) => Bytes) =>
    entries.map((entry) =>
      entry.path === name ? { path: name, bytes: change(entry.bytes) } : entry,
    );
  const whole = await sealed(entries, ours);
  const laterManifest = changed('manifest.json', (bytes) => {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as object;
    return utf8(JSON.stringify({ ...manifest, formatVersion: 2 }));
  });
  const otherSignature = utf8(await signDetached(signer, utf8('another manifest')));
  return {
    whole,
    flipped: flipped(whole, payloadAt(whole) + 100),
    'header-flipped': flipped(whole, payloadAt(whole) - NONCE - 12),
    truncated: whole.slice(0, payloadAt(whole) + 2 * CHUNK),
    'header-cut': whole.slice(0, payloadAt(whole) - NONCE - 12),
    appended: concatBytes(whole, utf8('more')),
    swapped: swapped(whole),
    'for-another': readable.whole(),
    passphrase: await sealed(entries, {
      kind: 'passphrase',
      passphrase: 'the right seven lanterns',
    }),
    later: await sealed(laterManifest, ours),
    differs: await sealed(
      changed('interviews/INT-001.txt', (bytes) => flipped(bytes, 0)),
      ours,
    ),
    letter: utf8('Dear colleague, this is a letter and no bundle.'),
    unsigned: await sealed(
      entries.filter((entry) => entry.path !== 'manifest.json.sig'),
      ours,
    ),
    'signed-otherwise': await sealed(
      changed('manifest.json.sig', () => otherSignature),
      ours,
    ),
  };
}

/** How many rows each table of each database of the page holds. */
function countRows(me: Researcher): Promise<Record<string, number>> {
  return me.page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const counts: Record<string, number> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''));
      for (const table of database.objectStoreNames)
        counts[`${name} ${table}`] = await settled(
          database.transaction(table).objectStore(table).count(),
        );
      database.close();
    }
    return counts;
  });
}

describe('a bundle that is not as it was sent', () => {
  let me: Researcher;
  let rowsBefore: Record<string, number> = {};

  beforeAll(async () => {
    me = await startWithVault();
    const { recipient } = await readOwnCard(me);
    for (const [name, bytes] of Object.entries(await makeBundles(recipient)))
      writeFileSync(path.join(folder, `${name}.tar.age`), bytes);
    rowsBefore = await countRows(me);
  });
  afterAll(() => me?.close());

  /** Another screen first, so that nothing of the bundle before is left. */
  async function openFresh(name: string): Promise<void> {
    await me.press('Control+Digit1');
    await me.sees('No interviews yet');
    await openBundle(me, path.join(folder, `${name}.tar.age`));
  }

  async function seesSentence({ title, text }: Sentence): Promise<void> {
    await me.page.getByText(title, { exact: true }).waitFor();
    await me.page.getByText(text, { exact: true }).waitFor();
  }

  const { signature } = open;
  const unknownKey = { title: signature['unknown-keyTitle'], text: signature['unknown-keyText'] };
  const REFUSED = [
    ['a flipped byte', 'flipped', error['bundle-damaged']],
    ['a cut-off end', 'truncated', error['bundle-truncated']],
    ['two chunks swapped', 'swapped', error['bundle-rearranged']],
    ['a seal for another key', 'for-another', error['bundle-not-for-us']],
    ['a later format', 'later', error['bundle-newer']],
    ['content that differs from its manifest', 'differs', error['bundle-content-mismatch']],
    ['another file', 'letter', error['bundle-not-a-bundle']],
  ] as const;
  const SIGNED = [
    ['a key that nobody knows', 'whole', unknownKey],
    ['nobody', 'unsigned', { title: signature.noneTitle, text: signature.noneText }],
    [
      'a signature of another text',
      'signed-otherwise',
      { title: signature.wrongTitle, text: signature.wrongText },
    ],
  ] as const;

  it.each(REFUSED)('with %s is refused in words of its own', async (_, name, sentence) => {
    await openFresh(name);
    await seesSentence(sentence);
    expect(await me.page.getByRole('navigation', { name: open.contents }).count()).toBe(0);
  });

  it.each([
    ["with its header's check changed", 'header-flipped', error['bundle-damaged']],
    ['with bytes behind its end', 'appended', error['bundle-damaged']],
    ['cut within its header', 'header-cut', error['bundle-truncated']],
  ] as const)('%s is refused in the words for that', async (_, name, sentence) => {
    await openFresh(name);
    await seesSentence(sentence);
  });

  it('says that a passphrase is wrong, and takes the right one then', async () => {
    await openFresh('passphrase');
    await seesSentence({ title: open.passphraseTitle, text: open.passphraseText });
    await me.type(WRONG_PASSPHRASE);
    await me.press('Enter');
    await seesSentence(error['bundle-passphrase-wrong']);
    await me.focusOn(open.passphrase);
    await me.type('the right seven lanterns');
    await me.press('Enter');
    await me.page.getByRole('navigation', { name: open.contents }).waitFor();
    expect(await me.page.getByText(error['bundle-passphrase-wrong'].title).count()).toBe(0);
  });

  it.each(SIGNED)('signed by %s is opened with a warning', async (_, name, sentence) => {
    await openFresh(name);
    await seesSentence(sentence);
    await me.page.getByRole('navigation', { name: open.contents }).waitFor();
    await me.sees(PSEUDONYM);
  });

  it('has a sentence of its own in every case', () => {
    const wrongPassphrase = error['bundle-passphrase-wrong'];
    const all = [...[...REFUSED, ...SIGNED].map(([, , sentence]) => sentence), wrongPassphrase];
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });

  it('leaves nothing behind, in the vault or on the disk', async () => {
    await me.press('Control+Digit1');
    await me.sees('No interviews yet');
    expect(await countRows(me)).toEqual(rowsBefore);
    expect(scanFolders([me.profile], [MARK, PSEUDONYM]).findings).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(14);
  });

  it('does not keep the app from working: an interview is written and still there after a lock', async () => {
    await me.press('Control+KeyN');
    await me.page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
    await me.lock();
    await me.unlock();
    await me.press('Control+Digit1');
    await me.page.getByRole('row', { name: /INT-001/ }).waitFor();
  });
});
