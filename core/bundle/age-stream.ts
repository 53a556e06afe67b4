import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import { isPadmeLength } from './padme.ts';

/**
 * The payload of an age file: STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over ChaCha20-Poly1305, as
 * https://age-encryption.org/v1 says it. The cipher is handed in, so that a native one can do the work.
 *
 * | part  | bytes                                                                          |
 * |-------|--------------------------------------------------------------------------------|
 * | chunk | 65536 of plaintext (the last: 1 to 65536; 0 only when it is the first too) + 16 |
 * | nonce | 11-byte big-endian counter from 0, then 1 for the last chunk and 0 for others   |
 */
export const CHUNK_SIZE = 64 * 1024;
export const TAG_SIZE = 16;
const SEALED_CHUNK = CHUNK_SIZE + TAG_SIZE;
/** Chunks handled at once: the most whose sealed bytes fit one message of 1 MiB to the main process. */
const CHUNKS_AT_ONCE = 15;
const RUN_SIZE = CHUNKS_AT_ONCE * SEALED_CHUNK;

/**
 * ChaCha20-Poly1305 under the payload's key. What is made goes to `into`, which may begin where the given bytes do: a
 * fresh buffer for each chunk would cost as much as the cipher. Answers how many bytes that were.
 */
export interface ChunkCipher {
  seal(nonce: Bytes, plaintext: Bytes, into: Bytes): Promise<number>;
  /** Undefined when the bytes are not authentic. */
  open(nonce: Bytes, sealed: Bytes, into: Bytes): Promise<number | undefined>;
}

/** A file that can be read in pieces of at most 1 MiB. */
export interface RangeSource {
  /** Bytes. */
  readonly size: number;
  read(offset: number, length: number): Promise<Bytes>;
}

export function chunkNonce(counter: number, last: boolean): Bytes {
  const nonce = new Uint8Array(12);
  // Counters stay far below 2^53, so the upper bytes of the eleven are always zero.
  new DataView(nonce.buffer).setBigUint64(3, BigInt(counter));
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Length of the sealed payload of so many bytes. */
export function sealedLength(plaintextLength: number): number {
  return plaintextLength + TAG_SIZE * Math.max(1, Math.ceil(plaintextLength / CHUNK_SIZE));
}

/** The opposite of `sealedLength`; undefined for a length that no payload has. */
export function plaintextLength(sealed: number): number | undefined {
  const plain = sealed - TAG_SIZE * Math.ceil(sealed / SEALED_CHUNK);
  return plain >= 0 && sealedLength(plain) === sealed ? plain : undefined;
}

/** Chunks sealed together, in the buffer in which they were filled. */
export interface ChunkRun {
  /** Room for the longest run: each chunk stands where its sealed bytes will stand, with room for the tag behind it. */
  readonly bytes: Bytes;
  /** Bytes of plaintext. */
  readonly length: number;
  /** The number of its first chunk. */
  readonly counter: number;
  /** Whether the payload ends with it. */
  readonly last: boolean;
}

export interface RunSealer {
  /** How many runs may be asked for before the first of them is done. */
  readonly ahead: number;
  /**
   * Puts the sealed bytes where the plaintext stood.
   * @returns the sealed bytes, which may lie in another object than the run's: runs travel between threads.
   */
  seal(run: ChunkRun): Promise<Bytes>;
}

/** Seals a run chunk by chunk, each over its own plaintext. One that fails leaves no plaintext either. */
export async function sealRun(
  cipher: ChunkCipher,
  { bytes, length, counter, last }: ChunkRun,
): Promise<Bytes> {
  const count = Math.max(1, Math.ceil(length / CHUNK_SIZE));
  try {
    for (let i = 0; i < count; i += 1) {
      const [at, size] = [i * SEALED_CHUNK, Math.min(CHUNK_SIZE, length - i * CHUNK_SIZE)];
      const nonce = chunkNonce(counter + i, last && i === count - 1);
      await cipher.seal(nonce, bytes.subarray(at, at + size), bytes.subarray(at));
    }
  } catch (error) {
    bytes.fill(0);
    throw error;
  }
  return bytes.subarray(0, sealedLength(length));
}

/** One run after the other, by the thread that asks. */
export function inlineSealer(cipher: ChunkCipher): RunSealer {
  return { ahead: 0, seal: (run) => sealRun(cipher, run) };
}

/** Cuts a payload into runs. What was not handed out is wiped at the end, also when the consumer stops early. */
async function* runsOf(
  source: AsyncIterable<Bytes>,
  freshBuffer: () => Bytes,
): AsyncGenerator<ChunkRun> {
  let bytes = freshBuffer();
  let length = 0;
  let counter = 0;
  const handOut = (last: boolean): ChunkRun => {
    const run = { bytes, length, counter, last };
    bytes = new Uint8Array(0);
    return run;
  };
  try {
    for await (const piece of source) {
      for (let at = 0; at < piece.length; ) {
        // A full run waits for one more byte: only then is it known not to be the last.
        if (length === CHUNKS_AT_ONCE * CHUNK_SIZE) {
          yield handOut(false);
          bytes = freshBuffer();
          counter += CHUNKS_AT_ONCE;
          length = 0;
        }
        const taken = Math.min(CHUNK_SIZE - (length % CHUNK_SIZE), piece.length - at);
        const tags = Math.floor(length / CHUNK_SIZE) * TAG_SIZE;
        bytes.set(piece.subarray(at, at + taken), length + tags);
        length += taken;
        at += taken;
      }
    }
    yield handOut(true);
  } finally {
    bytes.fill(0);
  }
}

/** Keeps as many runs under way as the sealer takes, and gives them out in their order. */
async function* sealedInOrder(
  sealer: RunSealer,
  runs: AsyncIterable<ChunkRun>,
): AsyncGenerator<Bytes> {
  const underWay: Promise<Bytes>[] = [];
  try {
    for await (const run of runs) {
      const sealing = sealer.seal(run);
      // A failure is met when its turn comes; without this it would count as unhandled meanwhile.
      sealing.catch(() => undefined);
      underWay.push(sealing);
      const first = underWay.length > sealer.ahead ? underWay.shift() : undefined;
      if (first !== undefined) yield await first;
    }
    for (const sealing of underWay) yield await sealing;
  } finally {
    // Until then there is plaintext in them.
    await Promise.allSettled(underWay);
  }
}

/**
 * Seals a payload in pieces of at most 1 MiB. Buffers are used anew: a piece stays as it is until the second
 * next one is asked for. (A fresh megabyte each time halves the speed in Chromium, by page faults.)
 * No plaintext is left in any buffer at the end, also when the consumer stops early.
 */
export async function* sealStream(
  sealer: RunSealer,
  source: AsyncIterable<Bytes>,
): AsyncGenerator<Bytes> {
  const spare: ArrayBuffer[] = [];
  let given: ArrayBuffer | undefined;
  const runs = runsOf(source, () => new Uint8Array(spare.pop() ?? new ArrayBuffer(RUN_SIZE)));
  for await (const sealed of sealedInOrder(sealer, runs)) {
    yield sealed;
    if (given !== undefined) spare.push(given);
    given = sealed.buffer;
  }
}

/**
 * Opens a payload that starts at `payloadAt` and goes to the end of the file. Nothing is given out before
 * it is authentic; that nothing is missing is known only when the generator ends. A piece is good until the next is
 * asked for, and wiped at the end.
 *
 * @throws AppError `bundle-truncated` when the end is missing, `bundle-rearranged` when chunks stand in other
 *   places, `bundle-damaged` otherwise.
 */
export async function* openStream(
  cipher: ChunkCipher,
  source: RangeSource,
  payloadAt: number,
): AsyncGenerator<Bytes> {
  const total = source.size - payloadAt;
  if (total < TAG_SIZE) throw new AppError('bundle-truncated', 'payload shorter than a tag');
  const chunks = Math.ceil(total / SEALED_CHUNK);
  const opened = new Uint8Array(CHUNK_SIZE);
  try {
    for (let first = 0; first < chunks; first += CHUNKS_AT_ONCE) {
      const from = first * SEALED_CHUNK;
      const wanted = Math.min(RUN_SIZE, total - from);
      const sealed = await source.read(payloadAt + from, wanted);
      if (sealed.length !== wanted) throw new AppError('bundle-truncated', 'file became shorter');
      for (let at = 0; at < wanted; at += SEALED_CHUNK) {
        const place = { counter: first + at / SEALED_CHUNK, chunks, total };
        const chunk = sealed.subarray(at, at + SEALED_CHUNK);
        yield opened.subarray(0, await openChunk(cipher, chunk, place, opened));
      }
    }
  } finally {
    opened.fill(0);
  }
}

interface ChunkPlace {
  readonly counter: number;
  /** Chunks that the payload's length makes. */
  readonly chunks: number;
  /** Bytes of the whole sealed payload. */
  readonly total: number;
}

async function openChunk(
  cipher: ChunkCipher,
  sealed: Bytes,
  place: ChunkPlace,
  into: Bytes,
): Promise<number> {
  const nonce = chunkNonce(place.counter, place.counter === place.chunks - 1);
  const length = await cipher.open(nonce, sealed, into);
  if (length === undefined)
    throw new AppError(await diagnose(cipher, sealed, place), `chunk ${place.counter}`);
  if (length === 0 && place.counter > 0) throw new AppError('bundle-damaged', 'empty last chunk');
  return length;
}

type Diagnosis = 'bundle-truncated' | 'bundle-rearranged' | 'bundle-damaged';

/**
 * Why a chunk did not open. A chunk that opens as "not the last" at the end of the file shows that chunks
 * are missing there; one that opens in another place, that they were moved. When the cut went through a chunk,
 * only the length tells: a complete bundle's tar has a Padmé length, and damage does not change a length.
 */
async function diagnose(cipher: ChunkCipher, sealed: Bytes, place: ChunkPlace): Promise<Diagnosis> {
  const isLast = place.counter === place.chunks - 1;
  const ignored = new Uint8Array(CHUNK_SIZE);
  const opens = async (nonce: Bytes, bytes = sealed) =>
    (await cipher.open(nonce, bytes, ignored)) !== undefined;
  if (isLast && (await opens(chunkNonce(place.counter, false)))) return 'bundle-truncated';
  if (await opensElsewhere(opens, sealed, place)) return 'bundle-rearranged';
  const length = plaintextLength(place.total);
  if (!isLast || (length !== undefined && isPaddedLength(length))) return 'bundle-damaged';
  return (await endsBefore(opens, sealed, place)) ? 'bundle-damaged' : 'bundle-truncated';
}

type Opens = (nonce: Bytes, bytes?: Bytes) => Promise<boolean>;

/** How far from its place a chunk is looked for, the nearest places first: 64 MiB, a second of work at most. */
const FARTHEST = 1024;

async function opensElsewhere(opens: Opens, sealed: Bytes, place: ChunkPlace): Promise<boolean> {
  const { counter, chunks, total } = place;
  const isLast = counter === chunks - 1;
  // The last chunk is shorter, so that another's bytes follow it when it was moved.
  const end = sealed.subarray(0, ((total - 1) % SEALED_CHUNK) + 1);
  if (!isLast && (await opens(chunkNonce(chunks - 1, true), end))) return true;
  for (let distance = 1; distance <= Math.min(FARTHEST, chunks); distance += 1) {
    const after = counter + distance;
    if (await opens(chunkNonce(after, false))) return true;
    if (isLast && (await opens(chunkNonce(after, true)))) return true;
    if (counter >= distance && (await opens(chunkNonce(counter - distance, false)))) return true;
  }
  return false;
}

/** A padded tar: whole blocks, and a Padmé length. */
function isPaddedLength(length: number): boolean {
  return length % 512 === 0 && isPadmeLength(length);
}

/** Whether the bundle is complete and something was appended behind it. */
async function endsBefore(opens: Opens, sealed: Bytes, { counter }: ChunkPlace): Promise<boolean> {
  const before = counter * CHUNK_SIZE;
  for (let length = 512; length + TAG_SIZE < sealed.length; length += 512) {
    const isPossible = isPaddedLength(before + length);
    const candidate = sealed.subarray(0, length + TAG_SIZE);
    if (isPossible && (await opens(chunkNonce(counter, true), candidate))) return true;
  }
  return false;
}
