import { concatBytes, type Bytes } from '../bytes.ts';
import { uuidBytes, uuidText } from './key-record.ts';

/**
 * Payload of the key file's header, the record of kind `vault`: format (1 byte), flags (1 byte), and from the first
 * re-keying on the id of the master key (16 bytes).
 */
export interface VaultRecord {
  readonly format: number;
  /**
   * A slot was or is being changed, and not every snapshot is known to have the change: said before it, taken back
   * after it, so that what was cut off or could not be reached is tried again.
   */
  readonly areSnapshotsBehind: boolean;
  /** Snapshots under another master key may still have slots: they are to be destroyed. */
  readonly areOldSlotsDoomed: boolean;
  /** Random; undefined for the master key that the vault was made with. A snapshot never gets another's slot. */
  readonly master: string | undefined;
}

const BEHIND = 1;
const DOOMED = 2;

export const FIRST_RECORD: Omit<VaultRecord, 'format'> = {
  areSnapshotsBehind: false,
  areOldSlotsDoomed: false,
  master: undefined,
};

export function encodeVaultRecord(record: VaultRecord): Bytes {
  const { format, areSnapshotsBehind, areOldSlotsDoomed, master } = record;
  const flags = (areSnapshotsBehind ? BEHIND : 0) | (areOldSlotsDoomed ? DOOMED : 0);
  const head = new Uint8Array([format, flags]);
  return master === undefined ? head : concatBytes(head, uuidBytes(master));
}

export function decodeVaultRecord(payload: Bytes): VaultRecord {
  const flags = payload[1] ?? 0;
  return {
    format: payload[0] ?? 0,
    areSnapshotsBehind: (flags & BEHIND) !== 0,
    areOldSlotsDoomed: (flags & DOOMED) !== 0,
    master: payload.length < 18 ? undefined : uuidText(payload.subarray(2, 18)),
  };
}
