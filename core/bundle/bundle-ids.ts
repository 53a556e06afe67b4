import { toHex, utf8, type Bytes } from '../bytes.ts';

/** HMAC-SHA-256 under a random key that lives as long as one export. */
export type BundleMac = (message: Bytes) => Promise<Bytes>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Sixteen bytes as the text of a UUID, version 8 (RFC 9562: made by a vendor's own rule). */
function uuidText(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x80;
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(marked);
  return [0, 8, 12, 16, 20].map((from, i, all) => hex.slice(from, all[i + 1])).join('-');
}

/**
 * What stands for an id inside one bundle. The vault's own ids do not leave (but `origin`, of originals): two bundles of the same
 * interview share no id, so they cannot be joined by it, while references within a bundle still fit.
 */
export async function bundleId(mac: BundleMac, id: string): Promise<string> {
  return uuidText((await mac(utf8(id))).subarray(0, 16));
}

/** Starter tags are the same in every vault and keep their name; a researcher's own tag is a random id. */
export async function bundleTag(mac: BundleMac, tag: string): Promise<string> {
  return isUuid(tag) ? bundleId(mac, tag) : tag;
}

/** `bundle-3f9a.tar.age`: tells bundles apart on a disk and says nothing else. */
export function newBundleName(): string {
  return `bundle-${toHex(crypto.getRandomValues(new Uint8Array(2)))}.tar.age`;
}
