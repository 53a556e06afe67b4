import { concatBytes, utf8, type Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import { uuidBytes, type KeyRecordKind } from './key-record.ts';

/** Argon2id (RFC 9106), one lane: WebAssembly has no threads to use more. */
export interface KdfParameters {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** Weakest parameters that a new slot gets. */
export const KDF_CREATE_FLOOR: KdfParameters = { memoryKiB: 64 * 1024, passes: 3 };
/** Weakest that is opened (OWASP's minimum), and strongest: a forged header must not exhaust the memory. */
export const KDF_OPEN_FLOOR: KdfParameters = { memoryKiB: 19 * 1024, passes: 2 };
export const KDF_CEILING: KdfParameters = { memoryKiB: 1024 * 1024, passes: 64 };

/**
 * Most passphrase slots that are tried, the newest first. A vault has one, and one more for each change of
 * passphrase that was cut off half way: eight are never reached. Each one tried may cost what the ceiling
 * allows, so a forged key file with thousands must not keep a person waiting for hours.
 */
export const MAX_SLOTS_TRIED = 8;

/** True when a slot's parameters may be tried at all. */
export function kdfAcceptable(p: KdfParameters): boolean {
  return (
    p.memoryKiB >= KDF_OPEN_FLOOR.memoryKiB &&
    p.passes >= KDF_OPEN_FLOOR.passes &&
    p.memoryKiB <= KDF_CEILING.memoryKiB &&
    p.passes <= KDF_CEILING.passes
  );
}

/** Passes that take about `targetMs`, given that `KDF_CREATE_FLOOR` took `floorMs` on this machine. */
export function calibratedPasses(floorMs: number, targetMs: number): number {
  const passes = Math.round((KDF_CREATE_FLOOR.passes * targetMs) / Math.max(floorMs, 1));
  return Math.min(Math.max(passes, KDF_CREATE_FLOOR.passes), 12);
}

export const SALT_BYTES = 16;
export const NONCE_BYTES = 12;

/**
 * Payload of a passphrase slot: memory in KiB (4 bytes), passes (4), salt (16), nonce (12), wrapped master
 * key (32 + 16), numbers little endian.
 */
export interface PassphraseSlot {
  readonly kdf: KdfParameters;
  readonly salt: Bytes;
  readonly wrapped: WrappedSecret;
}

/** A secret under AES-256-GCM: nonce, then ciphertext with its tag. */
export interface WrappedSecret {
  readonly nonce: Bytes;
  readonly ciphertext: Bytes;
}

export function encodeWrapped(secret: WrappedSecret): Bytes {
  return concatBytes(secret.nonce, secret.ciphertext);
}

/** @throws AppError `key-file-damaged` when the payload cannot hold a secret */
export function decodeWrapped(payload: Bytes): WrappedSecret {
  if (payload.length < NONCE_BYTES + 17)
    throw new AppError('key-file-damaged', 'wrapped secret too short');
  return { nonce: payload.slice(0, NONCE_BYTES), ciphertext: payload.slice(NONCE_BYTES) };
}

function kdfBytes(kdf: KdfParameters): Bytes {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kdf.memoryKiB, true);
  view.setUint32(4, kdf.passes, true);
  return bytes;
}

export function encodeSlot(slot: PassphraseSlot): Bytes {
  return concatBytes(kdfBytes(slot.kdf), slot.salt, encodeWrapped(slot.wrapped));
}

/** @throws AppError `key-file-damaged` when the payload is too short */
export function decodeSlot(payload: Bytes): PassphraseSlot {
  if (payload.length < 8 + SALT_BYTES) throw new AppError('key-file-damaged', 'slot too short');
  const view = new DataView(payload.buffer, payload.byteOffset);
  return {
    kdf: { memoryKiB: view.getUint32(0, true), passes: view.getUint32(4, true) },
    salt: payload.slice(8, 8 + SALT_BYTES),
    wrapped: decodeWrapped(payload.slice(8 + SALT_BYTES)),
  };
}

/** What a wrapped key is bound to: the vault, the kind and the id of its record. */
export function wrapContext(vault: string, kind: KeyRecordKind, id: string): Bytes {
  return concatBytes(utf8(`vouchsafe/wrap/1/${kind}/`), uuidBytes(vault), uuidBytes(id));
}

/** The same for a slot, which also binds its derivation parameters. */
export function slotContext(vault: string, id: string, kdf: KdfParameters, salt: Bytes): Bytes {
  return concatBytes(wrapContext(vault, 'passphrase', id), kdfBytes(kdf), salt);
}
