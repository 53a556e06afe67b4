/**
 * Node cannot read inside an asar as Electron's `fs` can, so a packaged app is unpacked to a
 * temporary folder, each file checked against the hash that the archive's own header has for it.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface AsarEntry {
  files?: Record<string, AsarEntry>;
  link?: string;
  offset?: string;
  size?: number;
  unpacked?: boolean;
  executable?: boolean;
  integrity?: { hash: string };
}

export function unpackAsar(archive: string): string {
  const data = readFileSync(archive);
  // Two Chromium pickles: one holds the size of the second, which holds the header's JSON.
  const headerSize = data.readUInt32LE(4);
  const jsonLength = data.readUInt32LE(12);
  const header = JSON.parse(data.subarray(16, 16 + jsonLength).toString()) as AsarEntry;
  const target = mkdtempSync(path.join(tmpdir(), 'chromium-host-asar-'));
  process.on('exit', () => rmSync(target, { recursive: true, force: true }));
  const readEntry = (entry: AsarEntry, name: string): Buffer => {
    if (entry.unpacked) return readFileSync(path.join(`${archive}.unpacked`, name));
    const start = 8 + headerSize + Number(entry.offset);
    return data.subarray(start, start + (entry.size ?? 0));
  };
  unpackEntry(header, '', target, readEntry);
  return target;
}

function unpackEntry(
  entry: AsarEntry,
  name: string,
  target: string,
  readEntry: (entry: AsarEntry, name: string) => Buffer,
): void {
  const file = path.join(target, name);
  if (entry.files) {
    mkdirSync(file, { recursive: true });
    for (const [child, childEntry] of Object.entries(entry.files)) {
      unpackEntry(childEntry, path.join(name, child), target, readEntry);
    }
    return;
  }
  if (entry.link !== undefined) {
    symlinkSync(path.join(target, entry.link), file);
    return;
  }
  const bytes = readEntry(entry, name);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (entry.integrity && entry.integrity.hash !== hash) {
    throw new Error(`${name} in app.asar does not match its hash`);
  }
  writeFileSync(file, bytes);
  if (entry.executable) chmodSync(file, 0o755);
}
