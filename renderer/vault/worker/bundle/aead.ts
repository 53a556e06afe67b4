import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Bytes } from '../../../../core/bytes.ts';
import type { ChunkCipher } from '../../../../core/bundle/age-stream.ts';
import { giveBack } from './give-back.ts';

/**
 * ChaCha20-Poly1305, natively where the platform has it (Chromium 156 and later, Node 24) and by
 * `@noble/ciphers`, at a tenth of the speed, where it has not.
 */
const NAME = 'ChaCha20-Poly1305';

/** A payload's cipher, and its key where that can be given to another thread. */
export interface PayloadCipher extends ChunkCipher {
  readonly key?: CryptoKey;
}

function moveInto(into: Bytes, made: ArrayBuffer): number {
  const { byteLength } = made;
  into.set(new Uint8Array(made));
  giveBack(made);
  return byteLength;
}

export function nativeCipher(key: CryptoKey): PayloadCipher {
  return {
    key,
    async seal(nonce, plaintext, into) {
      return moveInto(into, await crypto.subtle.encrypt({ name: NAME, iv: nonce }, key, plaintext));
    },
    async open(nonce, sealed, into) {
      try {
        return moveInto(into, await crypto.subtle.decrypt({ name: NAME, iv: nonce }, key, sealed));
      } catch (error) {
        if (error instanceof DOMException && error.name === 'OperationError') return undefined;
        throw error;
      }
    },
  };
}

/** Exported for the tests, which hold both ciphers to the same suite. */
export function portableCipher(key: Bytes): PayloadCipher {
  const setInto = (into: Bytes, made: Uint8Array) => {
    into.set(made);
    return made.length;
  };
  return {
    seal: async (nonce, plaintext, into) =>
      setInto(into, chacha20poly1305(key, nonce).encrypt(plaintext)),
    async open(nonce, sealed, into) {
      let opened: Uint8Array;
      try {
        opened = chacha20poly1305(key, nonce).decrypt(sealed);
      } catch {
        return undefined; // The only thing that `decrypt` throws for is a tag that does not fit.
      }
      return setInto(into, opened);
    },
  };
}

/**
 * The cipher for one payload. Support is found out by sealing once: `SubtleCrypto.supports` answers false
 * in a Chromium that can (measured on version 156).
 */
export async function chunkCipher(key: Bytes): Promise<PayloadCipher> {
  try {
    // The format's name is newer than the DOM typings: this is the one cast.
    const format = 'raw-secret' as 'raw';
    const usages = ['encrypt', 'decrypt'] as const;
    const cipher = nativeCipher(await crypto.subtle.importKey(format, key, NAME, false, usages));
    await cipher.seal(new Uint8Array(12).fill(0xff), new Uint8Array(0), new Uint8Array(16));
    return cipher;
  } catch {
    return portableCipher(Uint8Array.from(key));
  }
}
