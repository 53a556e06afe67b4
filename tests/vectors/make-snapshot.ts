import 'fake-indexeddb/auto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DiskHost } from '../support/disk-host.ts';
import { makeSample, PASSPHRASE } from './sample-snapshot.ts';

/**
 * Freezes a small backup as the code makes it today:
 *
 *     node --import ./tests/support/asset-urls.ts tests/vectors/make-snapshot.ts <folder>
 *
 * Run once for each format of snapshots or vaults. What it wrote is never written again: a backup of that format may lie on
 * somebody's stick.
 */
const folder = path.join(import.meta.dirname, process.argv[2] ?? '');
const host = new DiskHost();
try {
  const { vault, bytes, content } = await makeSample(host);
  vault.close();
  const note = 'Every word in this is invented; its keys protect nothing.';
  const expected = JSON.stringify({ note, passphrase: PASSPHRASE, content }, null, 2);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'backup.vouchsafe'), bytes, { flag: 'wx' });
  writeFileSync(path.join(folder, 'expected.json'), `${expected}\n`, { flag: 'wx' });
} finally {
  await host.remove();
}
