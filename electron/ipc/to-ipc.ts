/**
 * Copies every byte string of a value that is about to cross to the page. Electron serialises a typed
 * array with its whole ArrayBuffer, and a small Node `Buffer` is a window on a pool of 64 KiB in which
 * anything may lie that the process has read. What crosses is always an array on a buffer of its own.
 */
export function toIpc(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const isAlone = value.byteLength === value.buffer.byteLength && !Buffer.isBuffer(value);
    return isAlone ? value : Uint8Array.from(value);
  }
  if (Array.isArray(value)) return value.map(toIpc);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toIpc(item)]));
  return value;
}
