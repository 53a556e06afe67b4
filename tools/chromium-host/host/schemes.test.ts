import { expect, it } from 'vitest';
import { addScheme, toAppUrl, toInternalPolicy, toInternalUrl } from './schemes.ts';

addScheme('vouchsafe');

it.each([
  ['vouchsafe://app/index.html?a=1#b', 'https://app.vouchsafe.invalid/index.html?a=1#b'],
  ['vouchsafe://app', 'https://app.vouchsafe.invalid'],
  ['https://example.org/', 'https://example.org/'],
  ['blob:https://example.org/x', 'blob:https://example.org/x'],
])('maps %s to %s and back', (url, internal) => {
  expect(toInternalUrl(url)).toBe(internal);
  expect(toAppUrl(internal)).toBe(url);
});

it('maps back neither an unknown scheme nor a longer host name', () => {
  const urls = ['https://app.other.invalid/', 'https://app.vouchsafe.invalid.example.org/'];
  for (const url of urls) expect(toAppUrl(url)).toBe(url);
});

it('maps the sources of a policy and leaves the rest', () => {
  const policy = "default-src 'self' vouchsafe:; frame-src vouchsafe://other https://x.test";
  expect(toInternalPolicy(policy)).toBe(
    "default-src 'self' https://*.vouchsafe.invalid; " +
      'frame-src https://other.vouchsafe.invalid https://x.test',
  );
});
