import { bech32 } from '@scure/base';
import { AppError } from '../errors.ts';

/** To whom a bundle is sealed. One kind only: see `parseLock`. */
export type BundleLock =
  | { readonly kind: 'x25519' | 'post-quantum'; readonly recipients: readonly string[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string };

export type RecipientKind = 'x25519' | 'post-quantum';

const X25519_SIZE = 32;
/** ML-KEM-768 public key (1184) and X25519 (32). */
const POST_QUANTUM_SIZE = 1216;

function decode(text: string): { prefix: string; size: number } | undefined {
  try {
    // `false`: hybrid recipients are longer than bech32's usual limit of 90 characters.
    const { prefix, words } = bech32.decode(text, false);
    return { prefix, size: bech32.fromWords(words).length };
  } catch {
    return undefined; // Not bech32, or its checksum does not fit: a mistyped recipient.
  }
}

/**
 * What kind of age recipient the text is.
 * @throws AppError `recipient-private-key` for a pasted private key (which its owner should now replace),
 *   `recipient-invalid` for anything else that is not an X25519 or hybrid recipient.
 */
export function recipientKind(text: string): RecipientKind {
  if (/AGE-SECRET-KEY-|AGE-PLUGIN-[A-Z0-9-]+-1|PRIVATE KEY/i.test(text))
    throw new AppError('recipient-private-key');
  const decoded = decode(text);
  if (decoded?.prefix === 'age' && decoded.size === X25519_SIZE) return 'x25519';
  if (decoded?.prefix === 'age1pq' && decoded.size === POST_QUANTUM_SIZE) return 'post-quantum';
  throw new AppError('recipient-invalid');
}

/**
 * Checks what a bundle is to be sealed to. Repeated recipients count once; space around them is ignored.
 *
 * @throws AppError `recipient-private-key`, `recipient-invalid` (also when there is nobody at all), or
 *   `recipients-mixed`: age allows nothing beside a passphrase, and one X25519 recipient among hybrid ones
 *   would undo what they are for.
 */
export function parseLock(given: {
  readonly recipients: readonly string[];
  readonly passphrase?: string;
}): BundleLock {
  const recipients = [...new Set(given.recipients.map((text) => text.trim().toLowerCase()))];
  const kinds = new Set(given.recipients.map((text) => recipientKind(text.trim())));
  const { passphrase } = given;
  if (kinds.size > 1 || (kinds.size > 0 && passphrase !== undefined))
    throw new AppError('recipients-mixed');
  const [kind] = kinds;
  if (kind !== undefined) return { kind, recipients };
  if (passphrase === undefined || passphrase === '') throw new AppError('recipient-invalid');
  return { kind: 'passphrase', passphrase };
}
