import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption';
import { base64nopad } from '@scure/base';
import { scrypt } from 'hash-wasm';
import { concatBytes, utf8, type Bytes } from '../../../../core/bytes.ts';
import { TAG_SIZE } from '../../../../core/bundle/age-stream.ts';
import type { BundleLock } from '../../../../core/bundle/recipients.ts';
import { AppError } from '../../../../core/errors.ts';
import { chunkCipher } from './aead.ts';

/**
 * The header of an age file, by `age-encryption`, which knows recipients and the header's MAC. Passphrase
 * stanzas are made here: hash-wasm's scrypt takes two thirds of the time, and the ceiling is ours.
 */
const MAGIC_LINE = 'age-encryption.org/v1\n';
const MAGIC_FAMILY = 'age-encryption.org/';
/** The line of the header's MAC, up to where the file was cut. */
const CUT_MAC = /\n---(?: [A-Za-z0-9+/]{0,43})?$/;
/** More than a thousand hybrid recipients; nobody's header is longer. */
export const HEADER_MAX = 1024 * 1024;
const SCRYPT_LABEL = 'age-encryption.org/v1/scrypt';
export const SCRYPT_WORK_FACTOR = 18;
/** 1 GiB of memory and some seconds. A forged header must not ask for more. */
export const SCRYPT_WORK_FACTOR_MAX = 20;
const FILE_KEY_SIZE = 16;

export interface WrittenHeader {
  readonly header: Bytes;
  /** 16 bytes. To be wiped by the caller. */
  readonly fileKey: Bytes;
}

/** The key that a passphrase gives. NFC, so that two keyboards agree; `age` takes what a terminal types. */
async function scryptKey(passphrase: string, salt: Bytes, logN: number): Promise<Bytes> {
  const password = utf8(passphrase.normalize('NFC'));
  const derived = await scrypt({
    password,
    salt: concatBytes(utf8(SCRYPT_LABEL), salt),
    costFactor: 2 ** logN,
    blockSize: 8,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  const key = concatBytes(derived);
  password.fill(0);
  derived.fill(0);
  return key;
}

/** The cipher of that key, of which nothing else stays. */
async function scryptCipher(passphrase: string, salt: Bytes, logN: number) {
  const key = await scryptKey(passphrase, salt, logN);
  const cipher = await chunkCipher(key);
  key.fill(0);
  return cipher;
}

function scryptRecipient(passphrase: string, logN: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const cipher = await scryptCipher(passphrase, salt, logN);
      const body = new Uint8Array(fileKey.length + TAG_SIZE);
      await cipher.seal(new Uint8Array(12), concatBytes(fileKey), body);
      return [new Stanza(['scrypt', base64nopad.encode(salt), String(logN)], body)];
    },
  };
}

function scryptIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas;
      const [type, salt, factor = ''] = stanza?.args ?? [];
      if (stanza === undefined || type !== 'scrypt' || salt === undefined) return null;
      const logN = /^[1-9][0-9]?$/.test(factor) ? Number(factor) : Number.NaN;
      if (stanzas.length !== 1 || !(logN <= SCRYPT_WORK_FACTOR_MAX))
        throw new AppError('bundle-damaged', 'scrypt stanza out of bounds');
      const bytes = concatBytes(base64nopad.decode(salt));
      const cipher = await scryptCipher(passphrase, bytes, logN);
      const fileKey = new Uint8Array(stanza.body.length);
      const length = await cipher.open(new Uint8Array(12), concatBytes(stanza.body), fileKey);
      return length === undefined ? null : fileKey.subarray(0, length);
    },
  };
}

/**
 * Makes a header for the lock and keeps its file key, by a recipient that wraps nothing.
 * @throws AppError `recipient-invalid` for a key that no secret can be agreed with.
 */
export async function writeHeader(
  lock: BundleLock,
  workFactor = SCRYPT_WORK_FACTOR,
): Promise<WrittenHeader> {
  let captured: Bytes = new Uint8Array(0);
  const capture: Recipient = {
    wrapFileKey(fileKey) {
      captured = concatBytes(fileKey);
      return [];
    },
  };
  const encrypter = new Encrypter();
  try {
    if (lock.kind === 'passphrase')
      encrypter.addRecipient(scryptRecipient(lock.passphrase, workFactor));
    else for (const recipient of lock.recipients) encrypter.addRecipient(recipient);
    encrypter.addRecipient(capture);
    // The payload of nothing is a nonce of 16 bytes and a tag of 16; what stands before is the header.
    const file = await encrypter.encrypt(new Uint8Array(0));
    return { header: concatBytes(file.subarray(0, -32)), fileKey: captured };
  } catch (cause) {
    if (lock.kind === 'passphrase') throw cause;
    throw new AppError('recipient-invalid', 'no header for these recipients', { cause });
  }
}

export type HeaderKind = 'recipients' | 'passphrase';

/** A header found at the start of a file, not yet opened. */
export interface FoundHeader {
  readonly bytes: Bytes;
  readonly kind: HeaderKind;
}

/**
 * Finds the header in a file's first bytes.
 * @param start the first `HEADER_MAX` bytes, or all of a shorter file.
 * @throws AppError `bundle-not-a-bundle`, `bundle-newer` (a later age format), `bundle-truncated`,
 *   `bundle-damaged`.
 */
export function findHeader(start: Bytes): FoundHeader {
  const text = new TextDecoder('latin1').decode(start);
  if (!text.startsWith(MAGIC_LINE)) {
    if (text.startsWith(MAGIC_FAMILY) && MAGIC_LINE.startsWith(text))
      throw new AppError('bundle-truncated', 'cut in the first line');
    if (/^v[2-9]\d*\n/.test(text.slice(MAGIC_FAMILY.length)) && text.startsWith(MAGIC_FAMILY))
      throw new AppError('bundle-newer', 'a later age format');
    throw new AppError('bundle-not-a-bundle', 'no age header');
  }
  const end = /\n--- [A-Za-z0-9+/]{43}\n/.exec(text);
  if (end === null) {
    const isCut = start.length < HEADER_MAX && (!text.includes('\n---') || CUT_MAC.test(text));
    throw new AppError(isCut ? 'bundle-truncated' : 'bundle-damaged', 'header without end');
  }
  const bytes = start.slice(0, end.index + end[0].length);
  const kind = /\n-> scrypt /.test(text.slice(0, end.index)) ? 'passphrase' : 'recipients';
  return { bytes, kind };
}

export interface HeaderKeys {
  readonly identities: readonly CryptoKey[];
  readonly passphrase?: string;
}

/**
 * The file key of a header; to be wiped by the caller.
 *
 * @throws AppError `bundle-needs-passphrase`, `bundle-passphrase-wrong`, `bundle-not-for-us`, or
 *   `bundle-damaged`. Damage inside a recipient's stanza cannot be told from "not for us".
 */
export async function openHeader(header: FoundHeader, keys: HeaderKeys): Promise<Bytes> {
  const decrypter = new Decrypter();
  if (header.kind === 'passphrase') {
    if (keys.passphrase === undefined) throw new AppError('bundle-needs-passphrase');
    decrypter.addIdentity(scryptIdentity(keys.passphrase));
  } else for (const identity of keys.identities) decrypter.addIdentity(identity);
  // Asked last, and only when no other identity had the file key.
  let isForOthers = false;
  decrypter.addIdentity({
    unwrapFileKey() {
      isForOthers = true;
      return null;
    },
  });
  try {
    const fileKey = await decrypter.decryptHeader(header.bytes);
    if (fileKey.length !== FILE_KEY_SIZE) throw new AppError('bundle-damaged', 'file key size');
    return concatBytes(fileKey);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (!isForOthers) throw new AppError('bundle-damaged', 'header does not hold', { cause });
    throw new AppError(
      header.kind === 'passphrase' ? 'bundle-passphrase-wrong' : 'bundle-not-for-us',
    );
  }
}
