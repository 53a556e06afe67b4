import { identityToRecipient } from 'age-encryption';
import { concatBytes, fromHex, type Bytes } from '../../../../core/bytes.ts';
import {
  formatPublicKey,
  type Signer,
  type VerifyEd25519,
} from '../../../../core/bundle/ssh-signature.ts';

/**
 * The vault's own keys: an X25519 key that opens bundles (age's identity) and an Ed25519 key that signs
 * them. Each is a short secret for the key file; loaded, it is a non-extractable `CryptoKey`.
 */
const PKCS8_X25519 = fromHex('302e020100300506032b656e04220420');
const PKCS8_ED25519 = fromHex('302e020100300506032b657004220420');
const KEY_SIZE = 32;

export interface AgeIdentity {
  readonly key: CryptoKey;
  /** `age1…` */
  readonly recipient: string;
}

/** A new identity's secret: the 32 bytes of an X25519 scalar. Wrap it, then wipe it. */
export function newAgeIdentity(): Bytes {
  return crypto.getRandomValues(new Uint8Array(KEY_SIZE));
}

/** @throws RangeError when the secret is not 32 bytes. */
export async function loadAgeIdentity(secret: Bytes): Promise<AgeIdentity> {
  if (secret.length !== KEY_SIZE) throw new RangeError('age identity of the wrong size');
  const pkcs8 = concatBytes(PKCS8_X25519, secret);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'X25519' }, false, [
    'deriveBits',
  ]);
  pkcs8.fill(0);
  return { key, recipient: await identityToRecipient(key) };
}

/**
 * A new signing key's secret: 32 bytes of seed, then 32 of public key, which WebCrypto cannot compute from
 * the seed. Wrap it, then wipe it.
 */
export async function newSigningKey(): Promise<Bytes> {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Ed25519 gave no key pair');
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const secret = concatBytes(pkcs8.subarray(PKCS8_ED25519.length), publicKey);
  pkcs8.fill(0);
  return secret;
}

export interface OwnSigner extends Signer {
  /** `ssh-ed25519 AAAA…` */
  readonly publicKeyLine: string;
}

/** @throws RangeError when the secret is not 64 bytes. */
export async function loadSigningKey(secret: Bytes): Promise<OwnSigner> {
  if (secret.length !== 2 * KEY_SIZE) throw new RangeError('signing key of the wrong size');
  const pkcs8 = concatBytes(PKCS8_ED25519, secret.subarray(0, KEY_SIZE));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, false, ['sign']);
  pkcs8.fill(0);
  const publicKey = secret.slice(KEY_SIZE);
  return {
    publicKey,
    publicKeyLine: formatPublicKey(publicKey),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message)),
  };
}

export const verifyEd25519: VerifyEd25519 = async ({ publicKey, signature, message }) => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, [
      'verify',
    ]);
    return await crypto.subtle.verify('Ed25519', key, signature, message);
  } catch (error) {
    // A key that is no point of the curve came from a file: it fits nothing.
    if (error instanceof DOMException && error.name === 'DataError') return false;
    throw error;
  }
};
