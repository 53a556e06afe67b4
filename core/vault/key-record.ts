import { concatBytes, fromHex, sameBytes, toHex, utf8, type Bytes } from '../bytes.ts';

/**
 * The key file: fixed-size records, so that one can be overwritten in place and is then gone (as far as
 * the disk allows). Main writes the bytes and sees wrapped keys only; the worker gives them meaning.
 *
 * | bytes   | what                                                        |
 * |---------|-------------------------------------------------------------|
 * | 0-3     | magic `VSK1`                                                |
 * | 4       | kind, see `KEY_RECORD_KINDS`                                |
 * | 5       | zero                                                        |
 * | 6-7     | length of the payload, little endian                        |
 * | 8-15    | sequence number, little endian; the higher one of two wins  |
 * | 16-31   | id of what the key belongs to, as UUID bytes                |
 * | 32-223  | payload, zero-filled                                        |
 * | 224-255 | SHA-256 of bytes 0-223                                      |
 *
 * The checksum finds damage, not tampering: what a key wraps is bound to kind and id by the wrapping.
 */
export const KEY_RECORD_SIZE = 256;
const KIND_AT = 4;
const PAYLOAD_AT = 32;
const CHECKSUM_AT = 224;
export const KEY_PAYLOAD_MAX = CHECKSUM_AT - PAYLOAD_AT;
const MAGIC = 0x314b5356; // 'VSK1', little endian
export const KEY_RECORD_MAGIC = utf8('VSK1');

/**
 * `destroyed` is a value of its own, never a failed checksum; its payload is one byte, the kind it had (none in
 * format 1). A position that held an interview's key is never used again: those are the withdrawal list. The numbers are the format: never reuse one.
 */
export const KEY_RECORD_KINDS = {
  free: 0,
  vault: 1,
  passphrase: 2,
  identity: 3,
  signing: 4,
  destroyed: 5,
  recovery: 6,
  retiredIdentity: 7,
  retiredSigning: 8,
  interview: 16,
  page: 17,
  person: 18,
  root: 19,
} as const;
export type KeyRecordKind = keyof typeof KEY_RECORD_KINDS;

export const KEY_RECORD_KIND_NAMES = Object.keys(KEY_RECORD_KINDS) as KeyRecordKind[];

const KIND_NAMES = new Map(
  KEY_RECORD_KIND_NAMES.map((name) => [KEY_RECORD_KINDS[name], name] as [number, KeyRecordKind]),
);

export interface KeyRecord {
  readonly kind: KeyRecordKind;
  /** UUID text, lower case. */
  readonly id: string;
  readonly sequence: number;
  readonly payload: Bytes;
}

/** What a position keeps of a key that is destroyed: whose it was, and of which kind. */
export function destroyedRecord(kind: KeyRecordKind, id: string): Omit<KeyRecord, 'sequence'> {
  return { kind: 'destroyed', id, payload: new Uint8Array([KEY_RECORD_KINDS[kind]]) };
}

/** The kind that a destroyed key had, or undefined when format 1 wrote the record or it is another record. */
export function formerKind({ kind, payload }: KeyRecord): KeyRecordKind | undefined {
  return kind === 'destroyed' ? KIND_NAMES.get(payload[0] ?? -1) : undefined;
}

/** True when a new key may be written over this record. */
export function isReusable(record: KeyRecord): boolean {
  return (
    record.kind === 'free' || (record.kind === 'destroyed' && formerKind(record) !== 'interview')
  );
}

/** The 16 bytes of a UUID. */
export function uuidBytes(id: string): Bytes {
  return fromHex(id.replaceAll('-', ''));
}

/** UUID text, lower case, of 16 bytes. */
export function uuidText(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/**
 * A record's 256 bytes.
 * @throws RangeError when the payload is longer than `KEY_PAYLOAD_MAX`.
 */
export async function encodeKeyRecord(record: KeyRecord): Promise<Bytes> {
  const bytes = unsummed(record);
  const sum = await crypto.subtle.digest('SHA-256', bytes.slice(0, CHECKSUM_AT));
  bytes.set(new Uint8Array(sum), CHECKSUM_AT);
  return bytes;
}

/**
 * The bytes of many, one behind the other.
 * @param sha256 one that answers at once: WebCrypto's, awaited for each of ten thousand records, takes a second
 * @throws RangeError as `encodeKeyRecord`
 */
export function encodeKeyRecords(
  records: readonly KeyRecord[],
  sha256: (bytes: Uint8Array) => Uint8Array,
): Bytes {
  const encoded = records.map((record) => {
    const bytes = unsummed(record);
    bytes.set(sha256(bytes.subarray(0, CHECKSUM_AT)), CHECKSUM_AT);
    return bytes;
  });
  return concatBytes(...encoded);
}

/** All of a record but its checksum. */
function unsummed(record: KeyRecord): Bytes {
  if (record.payload.length > KEY_PAYLOAD_MAX)
    throw new RangeError(`key payload of ${record.payload.length} bytes`);
  const bytes = new Uint8Array(KEY_RECORD_SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  bytes[KIND_AT] = KEY_RECORD_KINDS[record.kind];
  view.setUint16(6, record.payload.length, true);
  view.setBigUint64(8, BigInt(record.sequence), true);
  bytes.set(uuidBytes(record.id), 16);
  bytes.set(record.payload, PAYLOAD_AT);
  return bytes;
}

/** A record, or undefined when these bytes are damaged (checksum, magic) or of a kind this version does not know. */
export async function decodeKeyRecord(bytes: Uint8Array): Promise<KeyRecord | undefined> {
  if (bytes.length !== KEY_RECORD_SIZE) return undefined;
  const sum = await crypto.subtle.digest('SHA-256', concatBytes(bytes.subarray(0, CHECKSUM_AT)));
  return parseKeyRecord(bytes, new Uint8Array(sum));
}

/** Every record of a key file or key area; undefined where one is damaged. */
export function decodeKeyRecords(bytes: Uint8Array): Promise<(KeyRecord | undefined)[]> {
  return Promise.all(
    Array.from({ length: bytes.length / KEY_RECORD_SIZE }, (_, i) =>
      decodeKeyRecord(bytes.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE)),
    ),
  );
}

/** Which key these bytes say that they wrap, whether or not they are whole; undefined when they look like no record. */
export function peekKeyRecord(bytes: Uint8Array): Pick<KeyRecord, 'kind' | 'id'> | undefined {
  if (bytes.length < PAYLOAD_AT) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = KIND_NAMES.get(view.getUint8(KIND_AT));
  const isLikely = view.getUint8(5) === 0 && view.getUint16(6, true) <= KEY_PAYLOAD_MAX;
  if (view.getUint32(0, true) !== MAGIC || kind === undefined || !isLikely) return undefined;
  return { kind, id: uuidText(bytes.subarray(16, 32)) };
}

/** @param sum SHA-256 of all that the record's own checksum covers */
function parseKeyRecord(bytes: Uint8Array, sum: Uint8Array): KeyRecord | undefined {
  const whole = concatBytes(bytes);
  if (!sameBytes(sum, whole.subarray(CHECKSUM_AT))) return undefined;
  const view = new DataView(whole.buffer);
  const kind = KIND_NAMES.get(whole[KIND_AT] ?? -1);
  const length = view.getUint16(6, true);
  if (view.getUint32(0, true) !== MAGIC || kind === undefined || length > KEY_PAYLOAD_MAX)
    return undefined;
  return {
    kind,
    id: uuidText(whole.subarray(16, 32)),
    sequence: Number(view.getBigUint64(8, true)),
    payload: whole.slice(PAYLOAD_AT, PAYLOAD_AT + length),
  };
}

/** One position of the key file after both copies were compared. */
export interface MergedKeyRecord {
  /** Undefined when both copies are damaged. */
  readonly record: KeyRecord | undefined;
  /** The copies are not both this record: the file wants repair. */
  readonly differs: boolean;
}

/**
 * Compares both copies record by record; a missing or shorter copy counts as damaged there. Part of a record behind
 * the last whole one is what a power cut leaves of an append: no row can need it, and the next append writes over it.
 * @param sha256 as for `encodeKeyRecords`
 */
export function mergeKeyFiles(
  first: Uint8Array | null,
  second: Uint8Array | null,
  sha256: (bytes: Uint8Array) => Uint8Array,
): MergedKeyRecord[] {
  const positions = Array.from({ length: countRecords(first, second) }, (_, i) => i);
  return positions.map((i) => mergeRecords(recordAt(first, i), recordAt(second, i), sha256));
}

/** The records of one kind that `mergeKeyFiles` finds too, without the cost of looking at all others. */
export function findKeyRecords(
  first: Uint8Array | null,
  second: Uint8Array | null,
  { kind, sha256 }: { kind: KeyRecordKind; sha256: (bytes: Uint8Array) => Uint8Array },
): KeyRecord[] {
  const found: KeyRecord[] = [];
  for (let i = 0; i < countRecords(first, second); i += 1) {
    const [a, b] = [recordAt(first, i), recordAt(second, i)];
    if (![a, b].some((bytes) => bytes[KIND_AT] === KEY_RECORD_KINDS[kind])) continue;
    const { record } = mergeRecords(a, b, sha256);
    if (record?.kind === kind) found.push(record);
  }
  return found;
}

function countRecords(first: Uint8Array | null, second: Uint8Array | null): number {
  return Math.floor(Math.max(first?.length ?? 0, second?.length ?? 0) / KEY_RECORD_SIZE);
}

function recordAt(copy: Uint8Array | null, i: number): Uint8Array {
  return copy?.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE) ?? new Uint8Array();
}

function mergeRecords(
  bytesA: Uint8Array,
  bytesB: Uint8Array,
  sha256: (bytes: Uint8Array) => Uint8Array,
): MergedKeyRecord {
  const decode = (bytes: Uint8Array) =>
    bytes.length === KEY_RECORD_SIZE
      ? parseKeyRecord(bytes, sha256(bytes.subarray(0, CHECKSUM_AT)))
      : undefined;
  const a = decode(bytesA);
  // Nearly always the same: hashing it once halves what an unlock spends on the key file.
  const b = sameBytes(bytesA, bytesB) ? a : decode(bytesB);
  const record = a && b ? (a.sequence >= b.sequence ? a : b) : (a ?? b);
  return { record, differs: a === undefined || b === undefined || a.sequence !== b.sequence };
}
