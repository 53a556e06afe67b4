import type { Bytes } from '../../../core/bytes.ts';
import {
  CODEBOOK_FILE_MAX,
  type ImportedTag,
  TAGS_MAX,
  unreadable,
} from '../../../core/codebook/imported-tag.ts';
import { readQdc } from '../../../core/codebook/read-qdc.ts';
import { readTagRows } from '../../../core/codebook/read-tag-rows.ts';
import { readCsv } from '../../../core/import/csv.ts';
import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import type { HostPort } from './host-port.ts';

/** The tags of a QDC or CSV file, all or none. @throws AppError codebook-file-unreadable, file-read-failed */
export async function readCodebookFile(
  host: HostPort,
  { source, size }: { readonly source: string; readonly size: number },
): Promise<readonly ImportedTag[]> {
  if (size > CODEBOOK_FILE_MAX) throw unreadable('too large');
  const bytes = size === 0 ? new Uint8Array(0) : await readAll(host, source, size);
  return readCodebook(bytes);
}

async function readAll(host: HostPort, source: string, size: number): Promise<Bytes> {
  const all = new Uint8Array(size);
  for (let offset = 0; offset < size; ) {
    const length = Math.min(MAX_CHUNK_BYTES, size - offset);
    const part = await host.call('openFile.read', { source, offset, length });
    // It became shorter since it was chosen.
    if (part.length === 0) throw unreadable('cut');
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** What the file is shows in its first sign. */
export function readCodebook(bytes: Bytes): readonly ImportedTag[] {
  const text = decoded(bytes);
  if (text.trimStart().startsWith('<')) return readQdc(text);
  return readTagRows(rowsOf(text));
}

function rowsOf(text: string): string[][] {
  try {
    return readCsv(text.replace(/\r\n?/g, '\n'), TAGS_MAX);
  } catch {
    throw unreadable('no table');
  }
}

function decoded(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable('not UTF-8');
  }
}
