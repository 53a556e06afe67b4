import { argon2id, createSHA256 } from 'hash-wasm';
import type { Bytes } from '../../../core/bytes.ts';
import { toHex, utf8 } from '../../../core/bytes.ts';
import { AppError } from '../../../core/errors.ts';
import {
  kdfAcceptable,
  type KdfParameters,
  NONCE_BYTES,
  type WrappedSecret,
} from '../../../core/vault/key-slot.ts';

/** The only file of the vault that calls WebCrypto and Argon2. Nonces are random: a restore would repeat counters. */
const AES = { name: 'AES-GCM', length: 256 } as const;

/** SHA-256 that answers at once, for checksums of many small records. */
export async function newChecksum(): Promise<(bytes: Uint8Array) => Uint8Array> {
  const hasher = await createSHA256();
  return (bytes) => hasher.init().update(bytes).digest('binary');
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/**
 * The key that a passphrase gives, derived on this thread: `Derivation` does it in a helper. The passphrase is
 * normalised (NFC), so that two keyboards agree.
 */
export async function passphraseKey(
  passphrase: string,
  salt: Bytes,
  kdf: KdfParameters,
): Promise<CryptoKey> {
  if (!kdfAcceptable(kdf))
    throw new AppError('key-file-damaged', 'derivation parameters out of bounds');
  const raw = await argon2id({
    password: utf8(passphrase.normalize('NFC')),
    salt,
    memorySize: kdf.memoryKiB,
    iterations: kdf.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  const bytes = new Uint8Array(raw);
  const key = await crypto.subtle.importKey('raw', bytes, AES, false, ['wrapKey', 'unwrapKey']);
  raw.fill(0);
  bytes.fill(0);
  return key;
}

/** A new master key, extractable only long enough to be wrapped into its slot. */
export async function newMasterKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);
}

export async function wrapKey(
  master: CryptoKey,
  slotKey: CryptoKey,
  context: Bytes,
): Promise<WrappedSecret> {
  const nonce = randomBytes(NONCE_BYTES);
  const params = { name: 'AES-GCM', iv: nonce, additionalData: context };
  return {
    nonce,
    ciphertext: new Uint8Array(await crypto.subtle.wrapKey('raw', master, slotKey, params)),
  };
}

/** @throws AppError `unlock-refused`: wrong passphrase or tampered slot, which cannot be told apart */
async function unwrapKey(
  wrapped: WrappedSecret,
  slotKey: CryptoKey,
  context: Bytes,
  as: { algorithm: 'HKDF' | typeof AES; extractable: boolean; usages: KeyUsage[] },
): Promise<CryptoKey> {
  const params = { name: 'AES-GCM', iv: wrapped.nonce, additionalData: context };
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      wrapped.ciphertext,
      slotKey,
      params,
      as.algorithm,
      as.extractable,
      as.usages,
    );
  } catch (cause) {
    throw new AppError('unlock-refused', 'the slot did not open', { cause });
  }
}

/** The master key as the vault uses it: for derivation only, never extractable. */
export function unwrapMasterForUse(
  wrapped: WrappedSecret,
  slotKey: CryptoKey,
  context: Bytes,
): Promise<CryptoKey> {
  return unwrapKey(wrapped, slotKey, context, {
    algorithm: 'HKDF',
    extractable: false,
    usages: ['deriveKey'],
  });
}

/** The master key to be wrapped again into another slot; drop it at once. */
export function unwrapMasterForRewrap(
  wrapped: WrappedSecret,
  slotKey: CryptoKey,
  context: Bytes,
): Promise<CryptoKey> {
  return unwrapKey(wrapped, slotKey, context, {
    algorithm: AES,
    extractable: true,
    usages: ['encrypt', 'decrypt'],
  });
}

/** Turns a fresh master key into the form of `unwrapMasterForUse`. */
export async function masterForUse(master: CryptoKey): Promise<CryptoKey> {
  const raw = await crypto.subtle.exportKey('raw', master);
  const key = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
  new Uint8Array(raw).fill(0);
  return key;
}

/** What a purpose's key may do, where it is not to seal and open. */
const WRAP_USAGES: readonly KeyUsage[] = ['wrapKey', 'unwrapKey', 'encrypt', 'decrypt'];

/** One key per purpose (HKDF-SHA-256, RFC 5869); the purpose is the info text. */
export function deriveKey(
  master: CryptoKey,
  purpose: 'wrap' | 'singles' | 'pending',
  usages: readonly KeyUsage[] = purpose === 'wrap' ? WRAP_USAGES : ['encrypt', 'decrypt'],
): Promise<CryptoKey> {
  const params = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: utf8(`vouchsafe/1/${purpose}`),
  };
  return crypto.subtle.deriveKey(params, master, AES, false, [...usages]);
}

/** The key that the secret of recovery shares gives (HKDF-SHA-256): the secret is random, so nothing slow is needed. */
export async function recoveryKey(secret: Bytes, context: Bytes): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: context };
  return crypto.subtle.deriveKey(params, base, AES, false, ['wrapKey', 'unwrapKey']);
}

export interface NewRowKey {
  /** To seal the row with, and to be dropped then: it can be exported. */
  readonly key: CryptoKey;
  readonly wrapped: WrappedSecret;
}

/** A new random key for one row, and the same wrapped; its bytes never lie in JavaScript's memory. */
export async function newRowKey(wrap: CryptoKey, context: Bytes): Promise<NewRowKey> {
  const key = await crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);
  return { key, wrapped: await wrapKey(key, wrap, context) };
}

/** @throws AppError `row-damaged` when the record was tampered with or belongs elsewhere */
export async function unwrapRowKey(
  wrap: CryptoKey,
  { nonce, ciphertext }: WrappedSecret,
  context: Bytes,
): Promise<CryptoKey> {
  const params = { name: 'AES-GCM', iv: nonce, additionalData: context };
  try {
    return await crypto.subtle.unwrapKey('raw', ciphertext, wrap, params, AES, false, [
      'encrypt',
      'decrypt',
    ]);
  } catch (cause) {
    throw new AppError('row-damaged', 'a row key did not open', { cause });
  }
}

/**
 * Of an interview's wrapped key, the key for hashes of what it holds (HKDF-SHA-256, HMAC-SHA-256): whoever has none can
 * neither make such a hash nor try a guess against one.
 * @throws AppError `row-damaged` as `unwrapRowKey`
 */
export async function contentHashKey(
  wrap: CryptoKey,
  { nonce, ciphertext }: WrappedSecret,
  context: Bytes,
): Promise<CryptoKey> {
  const params = { name: 'AES-GCM', iv: nonce, additionalData: context };
  try {
    const usages: KeyUsage[] = ['deriveKey'];
    const base = await crypto.subtle.unwrapKey(
      'raw',
      ciphertext,
      wrap,
      params,
      'HKDF',
      false,
      usages,
    );
    return await crypto.subtle.deriveKey(
      {
        name: 'HKDF',
        hash: 'SHA-256',
        salt: new Uint8Array(32),
        info: utf8('vouchsafe/1/content-hash'),
      },
      base,
      { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      ['sign'],
    );
  } catch (cause) {
    throw new AppError('row-damaged', 'a row key did not open', { cause });
  }
}

/** HMAC-SHA-256, hexadecimal. */
export async function keyedHash(key: CryptoKey, bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes)));
}

/** AES-256-GCM: random nonce, then ciphertext and tag. */
export async function seal(key: CryptoKey, plaintext: Bytes, context: Bytes): Promise<Bytes> {
  const nonce = randomBytes(NONCE_BYTES);
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: context },
    key,
    plaintext,
  );
  const sealed = new Uint8Array(NONCE_BYTES + body.byteLength);
  sealed.set(nonce);
  sealed.set(new Uint8Array(body), NONCE_BYTES);
  return sealed;
}

/** @throws AppError `row-damaged` when key, context or a single bit differ */
export async function open(key: CryptoKey, sealed: Bytes, context: Bytes): Promise<Bytes> {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  try {
    const params = { name: 'AES-GCM', iv: nonce, additionalData: context };
    return new Uint8Array(await crypto.subtle.decrypt(params, key, sealed.subarray(NONCE_BYTES)));
  } catch (cause) {
    throw new AppError('row-damaged', 'a sealed value did not open', { cause });
  }
}
