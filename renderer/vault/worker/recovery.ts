import { combine, split } from 'shamir-secret-sharing';
import { type Bytes, concatBytes, utf8 } from '../../../core/bytes.ts';
import { AppError } from '../../../core/errors.ts';
import type { KeyRecord } from '../../../core/vault/key-record.ts';
import type { KdfParameters } from '../../../core/vault/key-slot.ts';
import {
  MAX_SET,
  readShare,
  type RecoveryShare,
  SHARE_COUNT,
  shareText,
  vaultCode,
} from '../../../core/vault/recovery-share.ts';
import {
  decodeRecoverySlot,
  encodeRecoverySlot,
  type RecoverySlot,
  recoveryContext,
} from '../../../core/vault/recovery-slot.ts';
import type { RecoverySet } from '../calls/recovery-calls.ts';
import { open, randomBytes, recoveryKey, seal, unwrapMasterForRewrap, wrapKey } from './crypto.ts';
import type { HostPort } from './host-port.ts';
import { KeyFile } from './key-file.ts';
import { type Keyring, openAnySlot, replacePassphrase } from './keyring.ts';
import { SnapshotSlots } from './snapshot-slots.ts';

const THRESHOLD = 2;
const SECRET_BYTES = 32;

/** A set whose shares were handed out, and whose slot is not written yet. */
export interface PreparedSet {
  readonly set: number;
  readonly vaultCode: string;
  readonly shares: readonly string[];
  readonly id: string;
  readonly slot: Bytes;
  readonly madeAt: number;
}

/**
 * Splits a new random secret and wraps the master key under it. The secret is the slot's, never the master
 * key: a set can be replaced without touching any data.
 * @throws AppError `unlock-refused` when the passphrase is wrong
 */
export async function makeSet(keyring: Keyring, passphrase: string): Promise<PreparedSet> {
  const { vault, file } = keyring;
  const slots = file.all('passphrase');
  const { key: master } = await openAnySlot(vault, slots, { passphrase }, unwrapMasterForRewrap);
  const set = ((newestSlot(file)?.slot.set ?? 0) % MAX_SET) + 1;
  const id = crypto.randomUUID();
  const madeAt = Date.now();
  const secret = randomBytes(SECRET_BYTES);
  const points = await split(secret, SHARE_COUNT, THRESHOLD);
  const context = recoveryContext(vault, id, set);
  const wrapped = await wrapKey(master, await recoveryKey(secret, context), context);
  secret.fill(0);
  const code = await vaultCode(vault);
  const shares = await Promise.all(
    points.map((point, i) =>
      shareText({ vaultCode: code, set, index: i + 1, payload: concatBytes(point) }),
    ),
  );
  const sealedTime = await seal(keyring.singles, timeBytes(madeAt), timeContext(context));
  const slot = encodeRecoverySlot({ set, key: { wrapped, sealedTime } });
  return { set, vaultCode: code, shares, id, slot, madeAt };
}

/** Writes a set once somebody has typed one of its shares from paper, reads it back, then destroys the one before. */
export async function keepSet(
  { vault, file }: Keyring,
  prepared: PreparedSet,
  typed: string,
): Promise<RecoverySet> {
  const share = await readOwnShare(vault, typed);
  if (prepared.shares[share.index - 1] !== (await shareText(share)))
    throw new AppError('share-replaced', 'not a share of the new set');
  await file.put('recovery', prepared.id, prepared.slot);
  try {
    await file.verify('recovery', prepared.id);
  } catch (error) {
    await file.destroy('recovery', prepared.id).catch(() => undefined);
    throw error;
  }
  await destroyOthers(file, prepared.id);
  return { set: prepared.set, madeAt: prepared.madeAt };
}

/** The set that opens the vault now. A time that cannot be read is 0: the shares work all the same. */
export async function currentSet({
  vault,
  file,
  singles,
}: Keyring): Promise<RecoverySet | undefined> {
  const newest = newestSlot(file);
  if (!newest?.slot.key) return undefined;
  const { set, key } = newest.slot;
  const context = timeContext(recoveryContext(vault, newest.record.id, set));
  const time = await open(singles, key.sealedTime, context).catch(() => undefined);
  return { set, madeAt: time ? new DataView(time.buffer).getFloat64(0, true) : 0 };
}

/** Overwrites the slot in place with nothing but its number, so that no later set bears the same one. */
export async function removeSet({ file }: Keyring): Promise<void> {
  const newest = newestSlot(file);
  if (!newest) return;
  const { set } = newest.slot;
  await file.put('recovery', newest.record.id, encodeRecoverySlot({ set, key: undefined }));
  await destroyOthers(file, newest.record.id);
}

/**
 * The master key, ready to be wrapped into another slot: drop it at once. The scheme gives some secret for any
 * two points, so that the slot opens is what shows that the shares were right.
 */
export async function openWithShares(
  host: HostPort,
  vault: string,
  typed: readonly string[],
): Promise<{ file: KeyFile; master: CryptoKey }> {
  const shares = await Promise.all(typed.map((text) => readOwnShare(vault, text)));
  const [first, second] = shares;
  if (!first || !second) throw new AppError('share-unreadable', 'two shares are needed');
  if (first.set !== second.set) throw new AppError('shares-mixed');
  if (first.index === second.index) throw new AppError('share-repeated');
  const file = await KeyFile.load(host, vault);
  const newest = newestSlot(file);
  if (!newest?.slot.key) throw new AppError('recovery-none');
  const { record, slot } = newest;
  if (slot.set !== first.set) throw new AppError('share-replaced');
  const context = recoveryContext(vault, record.id, slot.set);
  const master = await unwrapMasterForRewrap(
    newest.slot.key.wrapped,
    await combined(first, second, context),
    context,
  ).catch((cause: unknown) => {
    throw new AppError('recovery-refused', 'the recovery slot did not open', { cause });
  });
  return { file, master };
}

/**
 * A new passphrase by two shares. Every other passphrase is destroyed; the shares keep working.
 * @throws AppError as `openWithShares`
 */
export async function recoverPassphrase(
  host: HostPort,
  vault: string,
  typed: readonly string[],
  next: string,
  kdf: KdfParameters,
): Promise<void> {
  const { file, master } = await openWithShares(host, vault, typed);
  await new SnapshotSlots(host, vault, file).change(() =>
    replacePassphrase(vault, file, master, next, kdf),
  );
}

async function combined(a: RecoveryShare, b: RecoveryShare, context: Bytes): Promise<CryptoKey> {
  try {
    const secret = concatBytes(await combine([a.payload, b.payload]));
    const key = await recoveryKey(secret, context);
    secret.fill(0);
    return key;
  } catch (cause) {
    // Two points at one position: they cannot be of one set, whatever their labels say.
    throw new AppError('recovery-refused', 'the shares do not combine', { cause });
  }
}

async function readOwnShare(vault: string, typed: string): Promise<RecoveryShare> {
  const reading = await readShare(typed);
  if (!reading.ok) throw new AppError('share-unreadable', reading.problem.kind);
  if (reading.share.vaultCode !== (await vaultCode(vault))) throw new AppError('share-other-vault');
  return reading.share;
}

/** The newest record counts: one that a cut-off replacement left behind does not. */
function newestSlot(file: KeyFile): { record: KeyRecord; slot: RecoverySlot } | undefined {
  const [record] = file.all('recovery').toSorted((a, b) => b.sequence - a.sequence);
  return record && { record, slot: decodeRecoverySlot(record.payload) };
}

async function destroyOthers(file: KeyFile, id: string): Promise<void> {
  for (const other of file.all('recovery').filter((record) => record.id !== id))
    await file.destroy('recovery', other.id);
}

/** Finishes what a crash left of replacing a set. */
export async function destroyReplacedSets({ file }: Keyring): Promise<void> {
  const newest = newestSlot(file);
  if (newest) await destroyOthers(file, newest.record.id);
}

function timeContext(slotContext: Bytes): Bytes {
  return concatBytes(utf8('vouchsafe/recovery/made-at/1/'), slotContext);
}

function timeBytes(time: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, time, true);
  return bytes;
}

/** Into another key file: its sets are not to bear numbers that shares on paper have. */
export async function carrySetNumber(from: KeyFile, to: KeyFile): Promise<void> {
  const newest = newestSlot(from);
  if (!newest) return;
  const { set } = newest.slot;
  await to.put('recovery', crypto.randomUUID(), encodeRecoverySlot({ set, key: undefined }));
}
