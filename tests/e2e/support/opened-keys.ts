import { combine } from 'shamir-secret-sharing';
import { type Bytes, concatBytes, toHex } from '../../../core/bytes.ts';
import {
  KEY_RECORD_MAGIC,
  KEY_RECORD_SIZE,
  type KeyRecord,
  peekKeyRecord,
} from '../../../core/vault/key-record.ts';
import { decodeSlot, NONCE_BYTES, slotContext } from '../../../core/vault/key-slot.ts';
import { readShare } from '../../../core/vault/recovery-share.ts';
import { decodeRecoverySlot, recoveryContext } from '../../../core/vault/recovery-slot.ts';
import {
  deriveKey,
  passphraseKey,
  recoveryKey,
  unwrapMasterForUse,
} from '../../../renderer/vault/worker/crypto.ts';

/** What somebody may have beside the disk. */
export interface Secrets {
  /** Of today and of before. */
  readonly passphrases: readonly string[];
  /** Recovery shares as they were copied by hand, of any set. */
  readonly shares?: readonly string[];
}

type Found = Omit<KeyRecord, 'sequence'>;

const PAYLOAD_AT = 32;
const KEY_BYTES = 32;
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + 16;

/**
 * Every key that the files still give away: of the key file's copies, of snapshots, backups and parts of them, of
 * whatever else holds a record, whole or not. Each slot is tried with everything, each wrapped key under every
 * master key that opened.
 */
export async function keysIn(files: readonly Buffer[], secrets: Secrets): Promise<CryptoKey[]> {
  const records = distinct(files.flatMap((file) => [...recordsIn(file)]));
  const masters = [
    ...(await mastersByPassphrase(records, secrets.passphrases)),
    ...(await mastersByShares(records, secrets.shares ?? [])),
  ];
  const keys: CryptoKey[] = [];
  for (const master of masters) {
    const wrap = await deriveKey(master, 'wrap');
    keys.push(await deriveKey(master, 'singles'), await deriveKey(master, 'pending'));
    for (const { payload } of records) {
      if (payload.length !== WRAPPED_BYTES) continue;
      const raw = (await unsealed(wrap, payload)).subarray(0, KEY_BYTES);
      keys.push(await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt']));
    }
  }
  return keys;
}

/**
 * What sealed bytes say under a key, without asking whether they are whole: GCM's encryption is its own opposite,
 * and a reader who looks for words does not need the tag. So a row that was cut, moved or renamed opens too; under
 * another key it is noise, as what was the tag always is.
 */
export async function unsealed(key: CryptoKey, sealed: Bytes): Promise<Bytes> {
  const iv = sealed.subarray(0, NONCE_BYTES);
  const body = sealed.subarray(NONCE_BYTES);
  const other = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, body);
  return new Uint8Array(other, 0, body.length);
}

/** By their looks, wherever they lie; a damaged checksum does not keep anybody from trying what the record wraps. */
function* recordsIn(file: Buffer): Generator<Found> {
  for (
    let at = file.indexOf(KEY_RECORD_MAGIC);
    at >= 0;
    at = file.indexOf(KEY_RECORD_MAGIC, at + 1)
  ) {
    const bytes = file.subarray(at, at + KEY_RECORD_SIZE);
    const peek = peekKeyRecord(bytes);
    if (!peek) continue;
    const end = PAYLOAD_AT + bytes.readUInt16LE(6);
    yield { ...peek, payload: Uint8Array.from(bytes.subarray(PAYLOAD_AT, end)) };
  }
}

function distinct(records: readonly Found[]): Found[] {
  const byContent = new Map(
    records.map((record) => [`${record.kind}/${record.id}/${toHex(record.payload)}`, record]),
  );
  return [...byContent.values()];
}

function vaultsOf(records: readonly Found[]): string[] {
  const named = records.filter(({ kind }) => /^(vault|identity|signing)$/.test(kind));
  return [...new Set(named.map(({ id }) => id))];
}

async function mastersByPassphrase(
  records: readonly Found[],
  passphrases: readonly string[],
): Promise<CryptoKey[]> {
  const masters: CryptoKey[] = [];
  for (const { id, payload } of records.filter(({ kind }) => kind === 'passphrase')) {
    const { kdf, salt, wrapped } = decodeSlot(payload);
    for (const passphrase of passphrases) {
      const key = await passphraseKey(passphrase, salt, kdf);
      for (const vault of vaultsOf(records)) {
        const context = slotContext(vault, id, kdf, salt);
        const master = await unwrapMasterForUse(wrapped, key, context).catch(() => undefined);
        if (master) masters.push(master);
      }
    }
  }
  return masters;
}

/** Any two shares, in every slot: which set a share says that it is of is not believed. */
async function mastersByShares(
  records: readonly Found[],
  typed: readonly string[],
): Promise<CryptoKey[]> {
  const secrets = await secretsOf(typed);
  const masters: CryptoKey[] = [];
  for (const { id, payload } of records.filter(({ kind }) => kind === 'recovery')) {
    const { set, key } = decodeRecoverySlot(payload);
    for (const vault of key ? vaultsOf(records) : []) {
      const context = recoveryContext(vault, id, set);
      for (const secret of secrets) {
        const slotKey = await recoveryKey(secret, context);
        const opened = key && unwrapMasterForUse(key.wrapped, slotKey, context);
        const master = await opened?.catch(() => undefined);
        if (master) masters.push(master);
      }
    }
  }
  return masters;
}

async function secretsOf(typed: readonly string[]): Promise<Bytes[]> {
  const readings = await Promise.all(typed.map(readShare));
  const points = readings.flatMap((reading) => (reading.ok ? [reading.share.payload] : []));
  const secrets: Bytes[] = [];
  for (const [i, a] of points.entries())
    for (const b of points.slice(i + 1)) {
      const secret = await combine([a, b]).catch(() => undefined);
      if (secret) secrets.push(concatBytes(secret));
    }
  return secrets;
}
