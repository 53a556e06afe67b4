import type { Bytes } from '../bytes.ts';
import { isSafePath, TAR_BLOCK, tarChecksum } from './tar.ts';

/** The bytes are no tar that a bundle may be. `atStart`: not even the first header is one. */
export class TarError extends Error {
  readonly atStart: boolean;

  constructor(message: string, atStart = false) {
    super(message);
    this.name = 'TarError';
    this.atStart = atStart;
  }
}

/** A stretch of an entry's content. An empty file gives one part without bytes. */
export interface TarPart {
  readonly path: string;
  /** Bytes of the whole entry. */
  readonly size: number;
  /** Where `bytes` lies in the entry; the last part is the one with `offset + bytes.length === size`. */
  readonly offset: number;
  readonly bytes: Bytes;
}

interface Header {
  readonly path: string;
  readonly size: number;
}

const decoder = new TextDecoder();

function textField(header: Uint8Array, from: number, to: number): string {
  const field = header.subarray(from, to);
  const end = field.indexOf(0);
  return decoder.decode(end < 0 ? field : field.subarray(0, end));
}

function octalField(header: Uint8Array, from: number, to: number): number {
  const text = textField(header, from, to).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
}

/** Strict on purpose: a bundle holds regular files with safe names, so everything else is refused. */
function parseHeader(block: Uint8Array, first: boolean): Header {
  if (octalField(block, 148, 156) !== tarChecksum(block))
    throw new TarError('tar header checksum', first);
  if (textField(block, 257, 263) !== 'ustar') throw new TarError('not a ustar header', first);
  if (block[156] !== 0x30) throw new TarError('entry is not a regular file');
  const path = textField(block, 0, 100);
  if (block[345] !== 0 || !isSafePath(path)) throw new TarError('unsafe path');
  const size = octalField(block, 124, 136);
  if (Number.isNaN(size)) throw new TarError('size field');
  return { path, size };
}

function isZero(bytes: Uint8Array): boolean {
  // A plain loop: the padding of a large bundle is tens of megabytes.
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] !== 0) return false;
  return true;
}

type Need = 'header' | 'content' | 'filling' | 'zeros';

/** Where in the tar the next byte belongs. Each `take…` consumes some of a piece and says how much. */
class TarPosition {
  need: Need = 'header';
  private readonly block = new Uint8Array(TAR_BLOCK);
  private readonly seen = new Set<string>();
  private filled = 0;
  private header: Header = { path: '', size: 0 };
  private offset = 0;
  private filling = 0;
  private zeros = 0;

  /** Gives the part when a header of an empty file is complete. */
  takeHeader(piece: Bytes): { taken: number; part?: TarPart } {
    const taken = Math.min(TAR_BLOCK - this.filled, piece.length);
    this.block.set(piece.subarray(0, taken), this.filled);
    this.filled += taken;
    if (this.filled < TAR_BLOCK) return { taken };
    this.filled = 0;
    if (isZero(this.block)) {
      this.need = 'zeros';
      this.zeros = TAR_BLOCK;
      return { taken };
    }
    this.header = parseHeader(this.block, this.seen.size === 0);
    if (this.seen.has(this.header.path)) throw new TarError('path occurs twice');
    this.seen.add(this.header.path);
    this.offset = 0;
    if (this.header.size > 0) {
      this.need = 'content';
      return { taken };
    }
    return { taken, part: { ...this.header, offset: 0, bytes: new Uint8Array(0) } };
  }

  takeContent(piece: Bytes): { taken: number; part: TarPart } {
    const { size } = this.header;
    const taken = Math.min(size - this.offset, piece.length);
    const part = { ...this.header, offset: this.offset, bytes: piece.subarray(0, taken) };
    this.offset += taken;
    if (this.offset === size) {
      this.filling = (TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK;
      this.need = this.filling > 0 ? 'filling' : 'header';
    }
    return { taken, part };
  }

  takeFilling(piece: Bytes): { taken: number } {
    const taken = Math.min(this.filling, piece.length);
    if (!isZero(piece.subarray(0, taken))) throw new TarError('filling is not zero');
    this.filling -= taken;
    if (this.filling === 0) this.need = 'header';
    return { taken };
  }

  takeZeros(piece: Bytes): { taken: number } {
    if (!isZero(piece)) throw new TarError('bytes after the end');
    this.zeros += piece.length;
    return { taken: piece.length };
  }

  ensureComplete(): void {
    if (this.need !== 'zeros' || this.zeros < 2 * TAR_BLOCK)
      throw new TarError('ends too early', this.seen.size === 0);
  }
}

/**
 * The entries of a tar as they come by, without holding more than one piece.
 * @throws TarError for anything but ustar headers of regular files with safe names, each once, two zero
 *   blocks, and zeros to the end.
 */
export async function* readTar(source: AsyncIterable<Bytes>): AsyncGenerator<TarPart> {
  const position = new TarPosition();
  const steps = {
    header: (rest: Bytes) => position.takeHeader(rest),
    content: (rest: Bytes) => position.takeContent(rest),
    filling: (rest: Bytes) => position.takeFilling(rest),
    zeros: (rest: Bytes) => position.takeZeros(rest),
  };
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      const step: { taken: number; part?: TarPart } = steps[position.need](piece.subarray(at));
      at += step.taken;
      if (step.part !== undefined) yield step.part;
    }
  }
  position.ensureComplete();
}
