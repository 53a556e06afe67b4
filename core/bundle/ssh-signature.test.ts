import { base64 } from '@scure/base';
import { expect, test } from 'vitest';
import { utf8, type Bytes } from '../bytes.ts';
import {
  allowedSignersLine,
  formatPublicKey,
  parsePublicKey,
  signDetached,
  verifyDetached,
  type Signer,
  type VerifyEd25519,
} from './ssh-signature.ts';

async function newSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, message)),
  };
}

const verify: VerifyEd25519 = async ({ publicKey, signature, message }) => {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
};

const signer = await newSigner();
const message = utf8('manifest');
const armored = await signDetached(signer, message);

/** The armor with other bytes inside. */
function withBlob(change: (blob: Bytes) => void): string {
  const lines = armored.trim().split('\n');
  const blob = Uint8Array.from(base64.decode(lines.slice(1, -1).join('')));
  change(blob);
  return [lines[0], base64.encode(blob), lines.at(-1), ''].join('\n');
}

test('names the key that signed', async () => {
  expect(await verifyDetached(armored, message, verify)).toEqual(signer.publicKey);
});

test('takes the line ends of Windows', async () => {
  const key = await verifyDetached(armored.replaceAll('\n', '\r\n'), message, verify);
  expect(key).toEqual(signer.publicKey);
});

test.each([
  ['another message', armored, utf8('other')],
  ['another version', withBlob((blob) => blob.set([2], 9)), message],
  ['another namespace', withBlob((blob) => blob.set(utf8('vouchsafe-bundlx'), 69)), message],
  ['a changed signature', withBlob((blob) => blob.set([1, 2, 3], blob.length - 3)), message],
  ['a length beyond the end', withBlob((blob) => blob.set([0xff], 10)), message],
  ['no armor', 'hello', message],
  ['armor around nothing', '-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----', message],
  [
    'armor around no base64',
    '-----BEGIN SSH SIGNATURE-----\n???\n-----END SSH SIGNATURE-----',
    message,
  ],
])('names nobody for %s', async (_, text, signed) => {
  expect(await verifyDetached(text, signed, verify)).toBeUndefined();
});

test('reads its own public key line, with a comment or without', () => {
  const line = formatPublicKey(signer.publicKey);
  expect(parsePublicKey(line)).toEqual(signer.publicKey);
  expect(parsePublicKey(`  ${line} anna@laptop\n`)).toEqual(signer.publicKey);
  expect(allowedSignersLine(signer.publicKey)).toBe(
    `vouchsafe namespaces="vouchsafe-bundle" ${line}`,
  );
});

test.each([
  '',
  'ssh-rsa AAAA',
  'ssh-ed25519',
  'ssh-ed25519 ????',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA',
])('takes %j for no key', (line) => {
  expect(parsePublicKey(line)).toBeUndefined();
});
