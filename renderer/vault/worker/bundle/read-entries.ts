import { createSHA256 } from 'hash-wasm';
import type { Bytes } from '../../../../core/bytes.ts';
import type { RangeSource } from '../../../../core/bundle/age-stream.ts';
import type { ManifestFile } from '../../../../core/bundle/manifest.ts';
import type { TarPart } from '../../../../core/bundle/tar-reader.ts';
import { AppError } from '../../../../core/errors.ts';

/** Most bytes of kept entries: 50,000 long testimonies. A forged bundle must not exhaust memory. */
const KEPT_MAX = 512 * 1024 * 1024;

export interface ReadEntry extends ManifestFile {
  /** The content of an entry that was asked to be kept. */
  readonly bytes: Bytes | undefined;
}

/**
 * Reads every entry once, hashing it. Only what `isKept` picks stays in memory.
 * @throws AppError `bundle-damaged` when that is more than any bundle of ours holds.
 */
export async function readEntries(
  parts: AsyncIterable<TarPart>,
  isKept: (path: string) => boolean,
): Promise<ReadEntry[]> {
  const hasher = await createSHA256();
  const entries: ReadEntry[] = [];
  let kept: Bytes | undefined;
  let keptTotal = 0;
  for await (const { path, size, offset, bytes } of parts) {
    if (offset === 0) {
      hasher.init();
      keptTotal += isKept(path) ? size : 0;
      if (keptTotal > KEPT_MAX) throw new AppError('bundle-damaged', 'more than can be shown');
      kept = isKept(path) ? new Uint8Array(size) : undefined;
    }
    hasher.update(bytes);
    kept?.set(bytes, offset);
    if (offset + bytes.length === size)
      entries.push({ path, size, sha256: hasher.digest('hex'), bytes: kept });
  }
  return entries;
}

/** Paths whose content is not what the list says: changed, missing, or not listed. */
export function differingPaths(
  entries: readonly ManifestFile[],
  listed: readonly ManifestFile[],
): string[] {
  const found = new Map(entries.map((entry) => [entry.path, entry]));
  const differing = listed.filter(({ path, size, sha256 }) => {
    const entry = found.get(path);
    found.delete(path); // A path listed twice misses the second time.
    return entry === undefined || entry.size !== size || entry.sha256 !== sha256;
  });
  return [...differing.map(({ path }) => path), ...found.keys()];
}

/** A source read once from start to end, with the SHA-256 of all that passed. */
export async function hashingSource(source: RangeSource, onRead: (bytesDone: number) => void) {
  const hasher = await createSHA256();
  hasher.init();
  let done = 0;
  return {
    size: source.size,
    async read(offset: number, length: number): Promise<Bytes> {
      if (offset !== done) throw new RangeError('read out of order: the digest would be wrong');
      const bytes = await source.read(offset, length);
      hasher.update(bytes);
      done += bytes.length;
      onRead(done);
      return bytes;
    },
    /** Lower-case hexadecimal. Only when everything was read. */
    digest(): string {
      if (done !== source.size) throw new RangeError('digest before the end');
      return hasher.digest('hex');
    },
  };
}
