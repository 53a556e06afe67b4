import {
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption';
import { expect, test } from 'vitest';
import { errorCode } from '../errors.ts';
import { parseLock, recipientKind } from './recipients.ts';

const privateKey = await generateX25519Identity();
const classic = await identityToRecipient(privateKey);
const other = await identityToRecipient(await generateX25519Identity());
const hybrid = await identityToRecipient(await generateHybridIdentity());

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'none';
  } catch (error) {
    return errorCode(error);
  }
}

test('knows X25519 and hybrid recipients', () => {
  expect(recipientKind(classic)).toBe('x25519');
  expect(recipientKind(hybrid)).toBe('post-quantum');
});

test.each([
  ['an X25519 identity', privateKey],
  ['one with words around it', `my key: ${privateKey}`],
  ['one in small letters', privateKey.toLowerCase()],
  ['a hybrid identity', 'AGE-SECRET-KEY-PQ-1ABC'],
  ['an OpenSSH private key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
])('recognises a private key: %s', (_, text) => {
  expect(codeOf(() => recipientKind(text))).toBe('recipient-private-key');
});

test.each([
  ['a mistyped letter', classic.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))],
  ['a missing letter', classic.slice(0, -1)],
  [
    'an SSH key',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSZ3PCbWC0mXmtqTe8cW2DY0pqkmWmIGSRnhpCtwW',
  ],
  ['a plugin recipient', 'age1tag1qtqx8j5qyj'],
  ['words', 'colleague'],
  ['nothing', ''],
])('refuses %s', (_, text) => {
  expect(codeOf(() => recipientKind(text))).toBe('recipient-invalid');
});

test('counts a repeated recipient once and takes capitals as the QR code has them', () => {
  const lock = parseLock({ recipients: [classic, ` ${classic} `, classic.toUpperCase(), other] });
  expect(lock).toEqual({ kind: 'x25519', recipients: [classic, other] });
});

test('takes a passphrase alone', () => {
  expect(parseLock({ recipients: [], passphrase: 'six words' })).toEqual({
    kind: 'passphrase',
    passphrase: 'six words',
  });
});

test.each([
  ['X25519 and hybrid', { recipients: [classic, hybrid] }, 'recipients-mixed'],
  ['a recipient and a passphrase', { recipients: [classic], passphrase: 'x' }, 'recipients-mixed'],
  ['nobody', { recipients: [] }, 'recipient-invalid'],
  ['an empty passphrase', { recipients: [], passphrase: '' }, 'recipient-invalid'],
])('refuses %s', (_, given, code) => {
  expect(codeOf(() => parseLock(given))).toBe(code);
});
