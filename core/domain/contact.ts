import type { ContactId } from './ids.ts';

/** A colleague to whom bundles go, or from whom they come. Public keys only. */
export interface Contact {
  readonly id: ContactId;
  readonly name: string;
  /** age recipient, `age1…`. */
  readonly recipient: string;
  /** OpenSSH public key line, `ssh-ed25519 AAAA…`, when the colleague signs. */
  readonly signingKey?: string;
  /** Milliseconds since 1970 when the keys were compared in person; undefined while unchecked. */
  readonly checkedAt?: number;
}
