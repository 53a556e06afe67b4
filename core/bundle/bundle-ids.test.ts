import { expect, test } from 'vitest';
import { bundleId, bundleTag, isUuid, newBundleName, type BundleMac } from './bundle-ids.ts';

async function mac(): Promise<BundleMac> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (message) => new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

const ID = '7d0b9c1e-3f57-4c7e-9f58-0d8f3a0b9a11';

test('gives an id one UUID (version 8) in a bundle and another in the next', async () => {
  const [first, second] = [await mac(), await mac()];
  const id = await bundleId(first, ID);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(await bundleId(first, ID)).toBe(id);
  expect(await bundleId(second, ID)).not.toBe(id);
  expect(isUuid(id)).toBe(true);
});

test('keeps the names of starter tags and replaces the ids of own ones', async () => {
  const one = await mac();
  expect(await bundleTag(one, 'act.sign.forced')).toBe('act.sign.forced');
  expect(await bundleTag(one, ID)).toBe(await bundleId(one, ID));
});

test('names a bundle by four hexadecimal digits', () => {
  expect(newBundleName()).toMatch(/^bundle-[0-9a-f]{4}\.tar\.age$/);
});
