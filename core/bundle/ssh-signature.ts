import { base64 } from '@scure/base';
import { concatBytes, sameBytes, utf8, type Bytes } from '../bytes.ts';

/**
 * Ed25519 signatures and public keys in OpenSSH's own formats, so that `ssh-keygen -Y verify` can judge a
 * bundle. Layout: OpenSSH's PROTOCOL.sshsig. A *string* is a 32-bit big-endian length and the bytes.
 *
 * | armored blob                                   | signed bytes                  |
 * |------------------------------------------------|-------------------------------|
 * | `SSHSIG`, version 1 (32 bits)                  | `SSHSIG`                      |
 * | string: public key (string type, string 32)    | string: namespace             |
 * | string: namespace                              | string: empty (reserved)      |
 * | string: empty (reserved)                       | string: `sha512`              |
 * | string: `sha512`                               | string: SHA-512 of the file   |
 * | string: signature (string type, string 64)     |                               |
 */
export const SIGNATURE_NAMESPACE = 'vouchsafe-bundle';
/** The principal that an `allowed_signers` line names, the same for everybody: the key says who it is. */
export const SIGNATURE_PRINCIPAL = 'vouchsafe';
const KEY_TYPE = 'ssh-ed25519';
const HASH = 'sha512';
const MAGIC = utf8('SSHSIG');
const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';
const ARMOR_WIDTH = 70;
const KEY_SIZE = 32;
const SIGNATURE_SIZE = 64;

/** The vault's signing key. `publicKey` is the 32 bytes of RFC 8032. */
export interface Signer {
  readonly publicKey: Bytes;
  /** 64 bytes of Ed25519. */
  sign(message: Bytes): Promise<Bytes>;
}

export type VerifyEd25519 = (args: {
  readonly publicKey: Bytes;
  readonly signature: Bytes;
  readonly message: Bytes;
}) => Promise<boolean>;

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function sshString(value: string | Uint8Array): Bytes {
  const bytes = typeof value === 'string' ? utf8(value) : value;
  return concatBytes(uint32(bytes.length), bytes);
}

function base64Bytes(text: string): Bytes | undefined {
  try {
    return concatBytes(base64.decode(text));
  } catch {
    return undefined; // Bad base64 is an ordinary answer here: the text is not ours to trust.
  }
}

/** Reads SSH wire strings; `undefined` once anything does not fit. */
class SshReader {
  private readonly bytes: Bytes;
  private at: number;

  constructor(bytes: Bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  string(): Bytes | undefined {
    if (this.at + 4 > this.bytes.length) return undefined;
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    const from = this.at + 4;
    const to = from + view.getUint32(this.at);
    if (to > this.bytes.length) return undefined;
    this.at = to;
    return this.bytes.slice(from, to);
  }

  isString(expected: string): boolean {
    const value = this.string();
    return value !== undefined && sameBytes(value, utf8(expected));
  }

  isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }
}

/** A pair "type, value" with nothing behind it, as public keys and signatures are. */
function typedValue(blob: Bytes | undefined, size: number): Bytes | undefined {
  if (blob === undefined) return undefined;
  const reader = new SshReader(blob);
  if (!reader.isString(KEY_TYPE)) return undefined;
  const value = reader.string();
  return value?.length === size && reader.isAtEnd() ? value : undefined;
}

/** `ssh-ed25519 AAAA…`, without a comment. */
export function formatPublicKey(publicKey: Uint8Array): string {
  const blob = concatBytes(sshString(KEY_TYPE), sshString(publicKey));
  return `${KEY_TYPE} ${base64.encode(blob)}`;
}

/** The 32 bytes of an OpenSSH public key line, with or without a comment; undefined when it is none. */
export function parsePublicKey(line: string): Bytes | undefined {
  const [type, encoded] = line.trim().split(/\s+/);
  if (type !== KEY_TYPE || encoded === undefined) return undefined;
  return typedValue(base64Bytes(encoded), KEY_SIZE);
}

/** The line for `ssh-keygen`'s allowed signers file. */
export function allowedSignersLine(publicKey: Uint8Array): string {
  return `${SIGNATURE_PRINCIPAL} namespaces="${SIGNATURE_NAMESPACE}" ${formatPublicKey(publicKey)}`;
}

async function signedBytes(message: Bytes): Promise<Bytes> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-512', message));
  return concatBytes(
    MAGIC,
    sshString(SIGNATURE_NAMESPACE),
    sshString(''),
    sshString(HASH),
    sshString(hash),
  );
}

interface ParsedSignature {
  readonly publicKey: Bytes;
  readonly signature: Bytes;
}

function armored({ publicKey, signature }: ParsedSignature): string {
  const blob = concatBytes(
    MAGIC,
    uint32(1),
    sshString(concatBytes(sshString(KEY_TYPE), sshString(publicKey))),
    sshString(SIGNATURE_NAMESPACE),
    sshString(''),
    sshString(HASH),
    sshString(concatBytes(sshString(KEY_TYPE), sshString(signature))),
  );
  const lines = base64.encode(blob).match(new RegExp(`.{1,${ARMOR_WIDTH}}`, 'g')) ?? [];
  return [BEGIN, ...lines, END, ''].join('\n');
}

/** An armored SSHSIG over the message. */
export async function signDetached(signer: Signer, message: Bytes): Promise<string> {
  const signature = await signer.sign(await signedBytes(message));
  return armored({ publicKey: signer.publicKey, signature });
}

/** True for exactly what `signDetached` writes: key and signature, with room for nothing else. */
export function isSignatureFile(text: string): boolean {
  const parsed = parseSignature(text);
  return parsed !== undefined && armored(parsed) === text;
}

function parseSignature(file: string): ParsedSignature | undefined {
  const text = file.replaceAll('\r', '').trim();
  if (!text.startsWith(BEGIN) || !text.endsWith(END)) return undefined;
  const blob = base64Bytes(text.slice(BEGIN.length, -END.length).replaceAll('\n', ''));
  if (blob === undefined || !sameBytes(blob.subarray(0, 10), concatBytes(MAGIC, uint32(1))))
    return undefined;
  const reader = new SshReader(blob, 10);
  const publicKey = typedValue(reader.string(), KEY_SIZE);
  const meant =
    reader.isString(SIGNATURE_NAMESPACE) && reader.isString('') && reader.isString(HASH);
  const signature = typedValue(reader.string(), SIGNATURE_SIZE);
  if (!meant || !publicKey || !signature || !reader.isAtEnd()) return undefined;
  return { publicKey, signature };
}

/**
 * The 32-byte public key that made this signature over the message; undefined when the signature is
 * malformed, of another kind, for another purpose, or does not fit. Says nothing about whose key it is.
 */
export async function verifyDetached(
  file: string,
  message: Bytes,
  verify: VerifyEd25519,
): Promise<Bytes | undefined> {
  const parsed = parseSignature(file);
  if (parsed === undefined) return undefined;
  const fits = await verify({ ...parsed, message: await signedBytes(message) });
  return fits ? parsed.publicKey : undefined;
}
