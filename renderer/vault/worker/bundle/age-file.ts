import { concatBytes, utf8, type Bytes } from '../../../../core/bytes.ts';
import { openStream, sealStream, type RangeSource } from '../../../../core/bundle/age-stream.ts';
import type { BundleLock } from '../../../../core/bundle/recipients.ts';
import { AppError } from '../../../../core/errors.ts';
import { chunkCipher } from './aead.ts';
import { SealCrew } from './seal-crew.ts';
import { findHeader, HEADER_MAX, openHeader, writeHeader, type HeaderKeys } from './age-header.ts';

/** age files in streams: header, 16-byte nonce, sealed payload. Memory use does not depend on the size. */
const NONCE_SIZE = 16;

async function payloadCipher(fileKey: Bytes, nonce: Bytes) {
  const base = await crypto.subtle.importKey('raw', fileKey, 'HKDF', false, ['deriveBits']);
  const params = { name: 'HKDF', hash: 'SHA-256', salt: nonce, info: utf8('payload') };
  const key = new Uint8Array(await crypto.subtle.deriveBits(params, base, 256));
  const cipher = await chunkCipher(key);
  key.fill(0);
  return cipher;
}

/** A file being encrypted. The file key stays here until `forget`, so that the file can be read back. */
export class AgeWriter {
  private readonly header: Bytes;
  private readonly fileKey: Bytes;

  private constructor(header: Bytes, fileKey: Bytes) {
    this.header = header;
    this.fileKey = fileKey;
  }

  /** @throws AppError `recipient-invalid` */
  static async create(lock: BundleLock, workFactor?: number): Promise<AgeWriter> {
    const { header, fileKey } = await writeHeader(lock, workFactor);
    return new AgeWriter(header, fileKey);
  }

  /** The file's bytes in pieces of at most 1 MiB. A piece stays until the second next one is asked for. */
  async *encrypt(plaintext: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_SIZE));
    const cipher = await payloadCipher(this.fileKey, nonce);
    const start = concatBytes(this.header, nonce);
    for (let at = 0; at < start.length; at += HEADER_MAX) yield start.slice(at, at + HEADER_MAX);
    const crew = new SealCrew(cipher);
    try {
      yield* sealStream(crew, plaintext);
    } finally {
      crew.dismiss();
    }
  }

  /**
   * The plaintext of the written file, with nothing taken on trust but the file key.
   * @throws AppError `bundle-damaged`, `bundle-truncated` when the file is not what was written.
   */
  async *readBack(source: RangeSource): AsyncGenerator<Bytes> {
    for (let at = 0; at < this.header.length; at += HEADER_MAX) {
      const expected = this.header.subarray(at, at + HEADER_MAX);
      const found = await source.read(at, expected.length);
      if (found.length !== expected.length || found.some((byte, i) => byte !== expected[i]))
        throw new AppError('bundle-damaged', 'header reads back differently');
    }
    const nonce = await source.read(this.header.length, NONCE_SIZE);
    const cipher = await payloadCipher(this.fileKey, nonce);
    yield* openStream(cipher, source, this.header.length + NONCE_SIZE);
  }

  forget(): void {
    this.fileKey.fill(0);
  }
}

/**
 * The plaintext of an age file. Header errors come before the first piece.
 *
 * @throws AppError `bundle-not-a-bundle`, `bundle-newer`, `bundle-truncated`, `bundle-damaged`,
 *   `bundle-needs-passphrase`, `bundle-passphrase-wrong`, `bundle-not-for-us`.
 */
export async function* decryptAge(source: RangeSource, keys: HeaderKeys): AsyncGenerator<Bytes> {
  const header = findHeader(await source.read(0, Math.min(source.size, HEADER_MAX)));
  const fileKey = await openHeader(header, keys);
  const payloadAt = header.bytes.length + NONCE_SIZE;
  const nonce = await source.read(header.bytes.length, NONCE_SIZE);
  if (nonce.length !== NONCE_SIZE) throw new AppError('bundle-truncated', 'no nonce');
  const cipher = await payloadCipher(fileKey, nonce);
  fileKey.fill(0);
  yield* openStream(cipher, source, payloadAt);
}
