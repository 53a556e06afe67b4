import { AppError } from '../../core/errors.ts';
import {
  decodeKeyRecord,
  KEY_RECORD_MAGIC,
  KEY_RECORD_SIZE,
  type KeyRecord,
  type KeyRecordKind,
  peekKeyRecord,
} from '../../core/vault/key-record.ts';
import {
  type ByteSource,
  readKeyArea,
  readSnapshotEnds,
} from '../../core/vault/snapshot-format.ts';
import { type FileSystem, readFully, writeFully } from './file-system.ts';

const SCAN_BYTES = 1024 * 1024;

type Handle = Awaited<ReturnType<FileSystem['open']>>;

/** A record that takes the place of every one of this kind (and id, unless that is null). */
export interface KeyOverwrite {
  readonly kind: KeyRecordKind;
  readonly id: string | null;
  readonly record: Uint8Array;
}

interface FoundKeys {
  /** False when they were found by their looks, in a file that does not say where its key area is. */
  readonly isArea: boolean;
  readonly keys: readonly { readonly at: number; readonly bytes: Uint8Array }[];
}

export function sourceOf(handle: Handle, size: number): ByteSource {
  return { size, read: (at, length) => readFully(handle, at, length) };
}

/**
 * The key records of a snapshot, as bytes. Of one whose ends are damaged, cut or from a newer version they are
 * searched for over the whole file: what somebody else could find there, we must be able to overwrite.
 */
async function findKeys(source: ByteSource): Promise<FoundKeys> {
  try {
    const { end } = await readSnapshotEnds(source);
    const area = await readKeyArea(source, end);
    const keys = Array.from({ length: end.keyRecords }, (_, i) => ({
      at: end.keyAreaAt + i * KEY_RECORD_SIZE,
      bytes: area.subarray(i * KEY_RECORD_SIZE, (i + 1) * KEY_RECORD_SIZE),
    }));
    return { isArea: true, keys };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { isArea: false, keys: await scanForKeys(source) };
  }
}

/** The last record may be cut. */
async function scanForKeys(source: ByteSource): Promise<FoundKeys['keys']> {
  const keys: { at: number; bytes: Uint8Array }[] = [];
  for (let start = 0; start < source.size; start += SCAN_BYTES) {
    const part = Buffer.from(await source.read(start, SCAN_BYTES + KEY_RECORD_SIZE - 1));
    let at = part.indexOf(KEY_RECORD_MAGIC);
    for (; at !== -1 && at < SCAN_BYTES; at = part.indexOf(KEY_RECORD_MAGIC, at + 1)) {
      const bytes = Uint8Array.from(part.subarray(at, at + KEY_RECORD_SIZE));
      if (peekKeyRecord(bytes)) keys.push({ at: start + at, bytes });
    }
  }
  return keys;
}

/** Every record that is whole. */
export async function readKeys(handle: Handle, size: number): Promise<KeyRecord[]> {
  const { keys } = await findKeys(sourceOf(handle, size));
  const records = await Promise.all(keys.map(({ bytes }) => decodeKeyRecord(bytes)));
  return records.filter((record) => record !== undefined);
}

/** Overwrites in place, in one pass, what the list names; synced. A damaged record may still wrap its key: it goes too. */
export async function overwriteKeys(
  handle: Handle,
  size: number,
  overwrites: readonly KeyOverwrite[],
): Promise<void> {
  const byName = new Map(overwrites.map((next) => [nameOf(next.kind, next.id), next.record]));
  const { isArea, keys } = await findKeys(sourceOf(handle, size));
  for (const { at, bytes } of keys) {
    const peek = peekKeyRecord(bytes);
    if (!peek) continue;
    const exact = byName.get(nameOf(peek.kind, peek.id));
    const record = exact ?? byName.get(nameOf(peek.kind, null));
    if (!record) continue;
    // Where anything may be a record, six bytes of a row may look like one of this kind.
    if (!exact && !isArea && !(await decodeKeyRecord(bytes))) continue;
    await writeFully(handle, record.subarray(0, bytes.length), at);
  }
  await handle.sync();
}

/** Zeros over every key record of these kinds, damaged ones too; synced. Without them the rows are noise. */
export async function eraseKeys(
  handle: Handle,
  size: number,
  which: (kind: KeyRecordKind) => boolean = () => true,
): Promise<void> {
  const { keys } = await findKeys(sourceOf(handle, size));
  for (const { at, bytes } of keys) {
    const peek = peekKeyRecord(bytes);
    if (!peek || which(peek.kind)) await writeFully(handle, new Uint8Array(bytes.length), at);
  }
  await handle.sync();
}

/** What a passphrase or shares open. */
export function isSlot(kind: KeyRecordKind): boolean {
  return kind === 'passphrase' || kind === 'recovery';
}

function nameOf(kind: KeyRecordKind, id: string | null): string {
  return `${kind}/${id ?? ''}`;
}
