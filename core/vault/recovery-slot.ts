import { concatBytes, type Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import {
  decodeWrapped,
  encodeWrapped,
  NONCE_BYTES,
  wrapContext,
  type WrappedSecret,
} from './key-slot.ts';

/**
 * Payload of a recovery slot: set number (2 bytes, little endian), then nonce (12) and wrapped master key
 * (32 + 16), then the sealed time at which the set was made. A set that was removed keeps its number and
 * nothing else, so that no later set bears the same one.
 */
export interface RecoverySlot {
  readonly set: number;
  /** Undefined when the set was removed. */
  readonly key: { readonly wrapped: WrappedSecret; readonly sealedTime: Bytes } | undefined;
}

const SET_BYTES = 2;
const WRAPPED_BYTES = NONCE_BYTES + 32 + 16;

export function encodeRecoverySlot({ set, key }: RecoverySlot): Bytes {
  const number = new Uint8Array([set & 255, set >> 8]);
  return key ? concatBytes(number, encodeWrapped(key.wrapped), key.sealedTime) : number;
}

/** @throws AppError `key-file-damaged` when the payload is too short */
export function decodeRecoverySlot(payload: Bytes): RecoverySlot {
  if (payload.length < SET_BYTES) throw new AppError('key-file-damaged', 'recovery slot too short');
  const set = (payload[0] ?? 0) | ((payload[1] ?? 0) << 8);
  if (payload.length === SET_BYTES) return { set, key: undefined };
  const wrapped = decodeWrapped(payload.slice(SET_BYTES, SET_BYTES + WRAPPED_BYTES));
  return { set, key: { wrapped, sealedTime: payload.slice(SET_BYTES + WRAPPED_BYTES) } };
}

/** What the wrapped master key is bound to: vault, record and set number. */
export function recoveryContext(vault: string, id: string, set: number): Bytes {
  return concatBytes(wrapContext(vault, 'recovery', id), new Uint8Array([set & 255, set >> 8]));
}
