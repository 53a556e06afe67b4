/** Bytes as WebCrypto takes them: a view on an ordinary (not shared) buffer. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

/** UTF-8 bytes of a string. */
export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Joins byte strings into one new array of exactly the summed length. */
export function concatBytes(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal, two digits a byte. From a table: an unlock writes out ten thousand ids. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX_OF_BYTE[byte] ?? '';
  return hex;
}

/**
 * Bytes of a hexadecimal string.
 * @throws RangeError when the text has an odd length or another character.
 */
export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1)
    bytes[i] = 16 * digit(hex.charCodeAt(2 * i)) + digit(hex.charCodeAt(2 * i + 1));
  if (hex.length % 2 !== 0) throw new RangeError('not hexadecimal');
  return bytes;
}

/** Value of one digit by its code: by hand, as every row's key is bound to two ids. */
function digit(code: number): number {
  const lower = code | 0x20;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (lower >= 0x61 && lower <= 0x66) return lower - 0x57;
  throw new RangeError('not hexadecimal');
}

/** True when both hold the same bytes. Not constant-time: for public values only. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
