import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { KEY_RECORD_SIZE } from '../../../core/vault/key-record.ts';
import { KDF_CEILING, KDF_CREATE_FLOOR, KDF_OPEN_FLOOR } from '../../../core/vault/key-slot.ts';
import { VAULT_FORMAT } from '../../../core/vault/row-format.ts';
import { MemoryHost } from '../../../tests/support/memory-host.ts';
import { CountedWorker, MissingWorker } from './counted-worker-for-test.ts';
import { newMasterKey, passphraseKey, unwrapMasterForUse, wrapKey } from './crypto.ts';
import { databaseName } from './database.ts';
import { calibrateKdf, Derivation, derivedKey, nextDerivation, standBy } from './derivation.ts';
import endingUrl from './ends-for-test.worker.ts?worker&url';
import { KeyFile } from './key-file.ts';
import { Vault } from './vault.ts';

const PASSPHRASE = 'seven quiet rivers under glass';
const SLOT = { salt: new Uint8Array(16).fill(3), kdf: KDF_OPEN_FLOOR };
const CONTEXT = new Uint8Array(8);

class DumbWorker extends CountedWorker {
  override postMessage(): void {}
}

const RealWorker = globalThis.Worker;
const started = () => CountedWorker.started.length;

beforeEach(() => {
  CountedWorker.started.length = 0;
  globalThis.Worker = CountedWorker;
});
afterEach(() => {
  globalThis.Worker = RealWorker;
  expect(CountedWorker.started.every(({ isOver }) => isOver)).toBe(true);
});

/** Whether a key is the one that this thread derives from the passphrase. */
async function expectRight(key: CryptoKey): Promise<void> {
  expect(key.extractable).toBe(false);
  const own = await passphraseKey(PASSPHRASE, SLOT.salt, SLOT.kdf);
  const wrapped = await wrapKey(await newMasterKey(), own, CONTEXT);
  await expect(unwrapMasterForUse(wrapped, key, CONTEXT)).resolves.toBeDefined();
}

async function freshVault() {
  const host = new MemoryHost();
  const id = crypto.randomUUID();
  const secrets = { identity: new Uint8Array(32), signing: new Uint8Array(48) };
  await Vault.create(host, { id, name: 'V', passphrase: PASSPHRASE }, secrets, KDF_OPEN_FLOOR);
  onTestFinished(() => void indexedDB.deleteDatabase(databaseName(id, 0)));
  const unlock = async (passphrase = PASSPHRASE) => {
    const { vault } = await Vault.unlock(host, { id, passphrase });
    vault.close();
  };
  return { host, id, unlock };
}

test('a helper derives what this thread would, and ends', async () => {
  await expectRight(await derivedKey(PASSPHRASE, SLOT));
  expect(started()).toBe(1);
});

test('a helper that refuses the parameters says so, and ends', async () => {
  const kdf = { ...KDF_CEILING, memoryKiB: KDF_CEILING.memoryKiB + 1 };
  const refused = derivedKey(PASSPHRASE, { ...SLOT, kdf });
  await expect(refused).rejects.toMatchObject({ code: 'key-file-damaged' });
  expect(started()).toBe(1);
});

test('where no helper starts, this thread derives', async () => {
  globalThis.Worker = MissingWorker;
  const derivation = new Derivation();
  await expectRight(await derivedKey(PASSPHRASE, SLOT, derivation));
  await derivation.begun;
  expect(started()).toBe(1);
});

test('one that stands by is the next that is taken, once', async () => {
  standBy();
  standBy();
  expect(started()).toBe(1);
  await derivedKey(PASSPHRASE, SLOT);
  expect(started()).toBe(1);
  nextDerivation().end();
  expect(started()).toBe(2);
});

test('one that is ended rejects, however much it had to do', async () => {
  const derivation = new Derivation();
  const kdf = { ...KDF_OPEN_FLOOR, passes: KDF_CEILING.passes };
  const derived = derivation.derive({ passphrase: PASSPHRASE, salt: SLOT.salt, kdf });
  await Promise.race([derivation.begun, derived]);
  derivation.end();
  await expect(derived).rejects.toMatchObject({ code: 'cancelled' });
});

test('one that says nothing is not waited for: this thread derives', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  globalThis.Worker = DumbWorker;
  const derived = derivedKey(PASSPHRASE, SLOT);
  await vi.advanceTimersByTimeAsync(60_000);
  await expectRight(await derived);
  expect(started()).toBe(1);
});

test('parameters are never below the floor, and measured where they will be used', async () => {
  const { memoryKiB, passes } = await calibrateKdf();
  expect(memoryKiB).toBe(KDF_CREATE_FLOOR.memoryKiB);
  expect(passes).toBeGreaterThanOrEqual(KDF_CREATE_FLOOR.passes);
  expect(started()).toBe(1);
});

test('a vault is opened with one helper, and refused with one', async () => {
  const { unlock } = await freshVault();
  CountedWorker.started.length = 0;
  await unlock();
  expect(started()).toBe(1);
  await expect(unlock('wrong')).rejects.toMatchObject({ code: 'unlock-refused' });
  expect(started()).toBe(2);
});

test('a vault of a newer version, and a key file without a slot, end the helper', async () => {
  const { host, id, unlock } = await freshVault();
  await (await KeyFile.load(host, id)).setHeader({ format: VAULT_FORMAT + 1 });
  await expect(unlock()).rejects.toMatchObject({ code: 'vault-newer' });
  const copies = host.copies.get(id);
  const gone = new Uint8Array(KEY_RECORD_SIZE);
  copies?.first.set(gone, KEY_RECORD_SIZE);
  copies?.second.set(gone, KEY_RECORD_SIZE);
  await expect(unlock()).rejects.toMatchObject({ code: 'key-file-damaged' });
});

/** A worker's lock is let go when the worker is gone; until then nobody else gets it. */
test.each(['derive', 'row', 'seal'])(
  'a helper (%s) ends with the worker that started it',
  async (name) => {
    const parent = new RealWorker(endingUrl, { type: 'module', name });
    onTestFinished(() => parent.terminate());
    await new Promise((resolve) => {
      parent.addEventListener('message', resolve, { once: true });
    });
    const lock = `helper/${name}`;
    expect(await navigator.locks.request(lock, { ifAvailable: true }, (one) => one)).toBeNull();
    parent.terminate();
    await navigator.locks.request(lock, () => undefined);
  },
);

test('a helper in the middle of Argon2 ends with the worker that started it, and not when it is done', async () => {
  const kdf = { memoryKiB: 256 * 1024, passes: KDF_CEILING.passes };
  const what = { passphrase: PASSPHRASE, salt: SLOT.salt, kdf };
  // The same work, begun before: as long as it goes on, the other cannot have come to its end.
  const control = new Derivation();
  let isControlDone = false;
  const controlled = control.derive(what).then(
    () => (isControlDone = true),
    () => undefined,
  );
  await control.begun;
  const parent = new RealWorker(endingUrl, { type: 'module', name: 'derive' });
  onTestFinished(() => parent.terminate());
  const told = (key: string) =>
    new Promise<void>((resolve) => {
      parent.addEventListener('message', ({ data }: MessageEvent<object>) => {
        if (key in data) resolve();
      });
    });
  await told('isHeld');
  const begun = told('hasBegun');
  parent.postMessage(what);
  await begun;
  // Begun after it and done before: it is at work by now, and no more being made ready.
  await derivedKey(PASSPHRASE, SLOT);
  const lock = 'helper/derive';
  expect(await navigator.locks.request(lock, { ifAvailable: true }, (one) => one)).toBeNull();
  parent.terminate();
  await navigator.locks.request(lock, () => undefined);
  expect(isControlDone).toBe(false);
  control.end();
  await controlled;
}, 120_000);
