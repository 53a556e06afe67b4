import { formatPublicKey, parsePublicKey } from '../../../core/bundle/ssh-signature.ts';
import { recipientKind } from '../../../core/bundle/recipients.ts';
import { errorCode } from '../../../core/errors.ts';

/** The public keys of one person: to whom bundles are sealed, and whose signature is looked for. */
export interface ContactCard {
  readonly recipient: string;
  readonly signingKey?: string;
}

export type CardProblem = 'empty' | 'private-key' | 'recipient' | 'signing-key' | 'several';

export type CardReading =
  | { readonly ok: true; readonly card: ContactCard }
  | { readonly ok: false; readonly problem: CardProblem };

/** True for anything that looks like a private key, wherever it stands in the text. */
export function holdsPrivateKey(text: string): boolean {
  try {
    recipientKind(text);
    return false;
  } catch (error) {
    return errorCode(error) === 'recipient-private-key';
  }
}

function isRecipient(text: string): boolean {
  try {
    recipientKind(text);
    return true;
  } catch {
    return false;
  }
}

/** The card as it is copied: one key on a line. */
export function formatCard({ recipient, signingKey }: ContactCard): string {
  return signingKey === undefined ? recipient : `${recipient}\n${signingKey}`;
}

/**
 * Reads a pasted card: `age1…` and, if wished, `ssh-ed25519 …`, on one line or on two. The comment that OpenSSH puts
 * after a key is dropped: it often names a person and a computer.
 */
export function readCard(text: string): CardReading {
  if (holdsPrivateKey(text)) return { ok: false, problem: 'private-key' };
  const lines = text
    .replace(/\s+(?=ssh-)/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const signing = lines.filter((line) => line.startsWith('ssh-'));
  const recipients = lines.filter((line) => !line.startsWith('ssh-'));
  if (lines.length === 0) return { ok: false, problem: 'empty' };
  if (recipients.length > 1 || signing.length > 1) return { ok: false, problem: 'several' };
  const [recipient] = recipients;
  if (recipient === undefined || !isRecipient(recipient))
    return { ok: false, problem: 'recipient' };
  const [line] = signing;
  if (line === undefined) return { ok: true, card: { recipient: recipient.toLowerCase() } };
  const key = parsePublicKey(line);
  if (!key) return { ok: false, problem: 'signing-key' };
  const card = { recipient: recipient.toLowerCase(), signingKey: formatPublicKey(key) };
  return { ok: true, card };
}

/** What two people compare of a signing key: the type says nothing. */
export function signingKeyText(line: string): string {
  return line.replace(/^ssh-ed25519 /, '');
}

/** The beginning and the end of a key: enough to tell cards apart, not enough to compare them. */
export function shortened(key: string): string {
  return `${key.slice(0, 12)}…${key.slice(-6)}`;
}

/** A key in groups of four, to be read out and compared by eye. */
export function inGroups(key: string): readonly string[] {
  return key.match(/.{1,4}/gu) ?? [];
}
