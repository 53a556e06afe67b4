import '../../renderer/vault/worker/vault.worker.ts';
import type { Bytes } from '../../core/bytes.ts';
import { concatBytes } from '../../core/bytes.ts';
import { writeTar } from '../../core/bundle/tar.ts';
import { CHUNK_SIZE, TAG_SIZE } from '../../core/bundle/age-stream.ts';
import { chunkCipher } from '../../renderer/vault/worker/bundle/aead.ts';
import { AgeWriter } from '../../renderer/vault/worker/bundle/age-file.ts';
import { loadAgeIdentity, newAgeIdentity } from '../../renderer/vault/worker/bundle/own-keys.ts';
import { sampleEntries, type Sample } from './sample.ts';

/**
 * The vault worker itself, with an unlocked vault in it, which also answers the bench: tar and encryption, by the same
 * two functions that an export calls, into a sink that counts; then back. What an export does besides (making and scanning
 * the entries, handing chunks to main) is left out: `age` does not do it either.
 */
export interface BenchResult {
  readonly encryptMs: number;
  readonly decryptMs: number;
  /** The cipher alone over as many chunks, in one thread. */
  readonly bareMs: number;
  readonly bytes: number;
}

/** How much of the file is kept for reading back: repeating it would not be a valid file. */
const DECRYPT_BYTES = 128 * 1024 * 1024;

async function encrypt(age: AgeWriter, sample: Sample, sink: (piece: Bytes) => void) {
  const started = performance.now();
  for await (const piece of age.encrypt(writeTar(sampleEntries(sample), 0))) sink(piece);
  return performance.now() - started;
}

async function bareCipher(total: number) {
  const cipher = await chunkCipher(crypto.getRandomValues(new Uint8Array(32)));
  const [nonce, chunk] = [new Uint8Array(12), new Uint8Array(CHUNK_SIZE)];
  const into = new Uint8Array(CHUNK_SIZE + TAG_SIZE);
  const started = performance.now();
  for (let done = 0; done < total; done += CHUNK_SIZE) await cipher.seal(nonce, chunk, into);
  return performance.now() - started;
}

async function measure(sample: Sample): Promise<BenchResult> {
  const { recipient } = await loadAgeIdentity(newAgeIdentity());
  const age = await AgeWriter.create({ kind: 'x25519', recipients: [recipient] });
  let bytes = 0;
  const encryptMs = await encrypt(age, sample, (piece) => {
    bytes += piece.length;
  });
  const kept: Bytes[] = [];
  await encrypt(age, { ...sample, total: DECRYPT_BYTES }, (piece) => {
    kept.push(piece.slice());
  });
  const file = concatBytes(...kept);
  const source = {
    size: file.length,
    read: async (offset: number, length: number) => file.slice(offset, offset + length),
  };
  const started = performance.now();
  for await (const piece of age.readBack(source)) void piece.length;
  const decryptMs = ((performance.now() - started) * sample.total) / DECRYPT_BYTES;
  const bareMs = await bareCipher(sample.total);
  return { encryptMs, decryptMs, bareMs, bytes };
}

self.addEventListener('message', ({ data }: MessageEvent<{ readonly bench?: Sample }>) => {
  if (!data.bench) return;
  measure(data.bench).then(
    (bench) => self.postMessage({ bench }),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  );
});
