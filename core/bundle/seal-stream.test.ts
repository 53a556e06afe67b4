import { expect, test } from 'vitest';
import { sameBytes, type Bytes } from '../bytes.ts';
import {
  CHUNK_SIZE,
  type ChunkCipher,
  type ChunkRun,
  type RunSealer,
  sealRun,
  sealStream,
} from './age-stream.ts';

const RUN = 15 * CHUNK_SIZE;
/** No number of a chunk. */
const WORD = 0xff;

/** A cipher that anybody can check: the chunk's number over every byte, then a tag of sixteen more. */
const numbering: ChunkCipher = {
  async seal(nonce, plaintext, into) {
    const length = plaintext.length + 16;
    into.fill(nonce[10] ?? 0, 0, length);
    return length;
  },
  open: async () => undefined,
};

const failing: ChunkCipher = {
  async seal(nonce, plaintext, into) {
    if (nonce[10] === 20) throw new Error('no seal');
    return numbering.seal(nonce, plaintext, into);
  },
  open: async () => undefined,
};

/** Keeps every buffer that it was given, and seals the first run that waits only when it has to. */
class LateSealer implements RunSealer {
  readonly buffers = new Set<Bytes>();
  mostUnderWay = 0;
  readonly ahead: number;
  readonly #cipher: ChunkCipher;
  #underWay = 0;

  constructor(ahead: number, cipher = numbering) {
    this.ahead = ahead;
    this.#cipher = cipher;
  }

  async seal(run: ChunkRun): Promise<Bytes> {
    this.buffers.add(run.bytes);
    this.#underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay);
    // Later ones first: the odd wait for more turns than the even.
    for (let turn = run.counter % 2 === 0 ? 300 : 100; turn > 0; turn -= 1) await Promise.resolve();
    const sealed = await sealRun(this.#cipher, run);
    this.#underWay -= 1;
    return sealed;
  }

  holdsPlaintext(): boolean {
    return [...this.buffers].some((buffer) => new Uint8Array(buffer.buffer).includes(WORD));
  }
}

async function* words(length: number) {
  for (let at = 0; at < length; at += 100_000)
    yield new Uint8Array(Math.min(100_000, length - at)).fill(WORD);
}

test.each([0, 1, 3])('runs come in their order, %i ahead, and none is missing', async (ahead) => {
  const sealer = new LateSealer(ahead);
  const firsts: (number | undefined)[] = [];
  let length = 0;
  for await (const piece of sealStream(sealer, words(6 * RUN + 5))) {
    firsts.push(piece[0]);
    length += piece.length;
  }
  expect(firsts).toEqual([0, 15, 30, 45, 60, 75, 90]);
  expect(length).toBe(6 * RUN + 5 + 91 * 16);
  expect(sealer.mostUnderWay).toBe(ahead + 1);
  expect(sealer.holdsPlaintext()).toBe(false);
});

test('a piece stays as it is until the second next one is asked for', async () => {
  const pieces = sealStream(new LateSealer(2), words(9 * RUN));
  let before: { piece: Bytes; copy: Bytes } | undefined;
  for await (const piece of pieces) {
    if (before) expect(sameBytes(before.piece, before.copy)).toBe(true);
    before = { piece, copy: piece.slice() };
  }
});

test('buffers are used anew', async () => {
  const sealer = new LateSealer(2);
  for await (const piece of sealStream(sealer, words(30 * RUN)))
    expect(piece.length).toBeGreaterThan(0);
  const memory = new Set([...sealer.buffers].map(({ buffer }) => buffer));
  expect(memory.size).toBeLessThanOrEqual(2 + 3);
});

test('whoever stops early leaves no plaintext in any buffer', async () => {
  const sealer = new LateSealer(3);
  for await (const piece of sealStream(sealer, words(9 * RUN))) if (piece[0] === 15) break;
  expect(sealer.buffers.size).toBeGreaterThan(4);
  expect(sealer.holdsPlaintext()).toBe(false);
});

test('a source that fails leaves no plaintext in any buffer', async () => {
  const sealer = new LateSealer(3);
  async function* broken() {
    yield* words(9 * RUN + 5);
    throw new Error('disk');
  }
  const writing = async () => {
    for await (const piece of sealStream(sealer, broken())) expect(piece.length).toBeGreaterThan(0);
  };
  await expect(writing()).rejects.toThrow('disk');
  // What was being filled was one of these, used anew.
  expect(sealer.buffers.size).toBe(9);
  expect(sealer.holdsPlaintext()).toBe(false);
});

test('a run that fails ends the stream in its place, and leaves no plaintext', async () => {
  const sealer = new LateSealer(3, failing);
  const firsts: (number | undefined)[] = [];
  const writing = async () => {
    for await (const piece of sealStream(sealer, words(9 * RUN))) firsts.push(piece[0]);
  };
  await expect(writing()).rejects.toThrow('no seal');
  expect(firsts).toEqual([0]);
  expect(sealer.holdsPlaintext()).toBe(false);
});
