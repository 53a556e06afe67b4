import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A disk of 96 MiB that can be filled to the last byte. Only root may have one: `isThere` says whether there is. Whoever
 * is not root is told what was not tested; where nobody reads that, there has to be one.
 */
export class SmallDisk {
  /** Beside the disk, on one with room. */
  readonly beside = mkdtempSync(path.join(tmpdir(), 'vouchsafe-full-'));
  readonly folder = path.join(this.beside, 'disk');
  readonly isThere: boolean;
  readonly #filler = path.join(this.folder, 'filler');

  constructor() {
    mkdirSync(this.folder);
    const mount = ['-t', 'tmpfs', '-o', 'size=96m', 'none', this.folder];
    this.isThere = spawnSync('mount', mount).status === 0;
    if (this.isThere) return;
    const said = 'Only root can mount a small disk: what happens on a full one is NOT tested.';
    process.stderr.write(`${said}\n`);
    if (!process.env['CI']) return;
    this.remove();
    throw new Error(said);
  }

  /** Takes every byte that is left but these. */
  fill(room = 0): void {
    for (const size of [1 << 20, 4096]) {
      const block = Buffer.alloc(size, 7);
      for (let isFull = false; !isFull; ) {
        try {
          writeFileSync(this.#filler, block, { flag: 'a' });
        } catch {
          isFull = true;
        }
      }
    }
    truncateSync(this.#filler, Math.max(0, statSync(this.#filler).size - room));
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }

  remove(): void {
    if (this.isThere) spawnSync('umount', [this.folder]);
    rmSync(this.beside, { recursive: true, force: true });
  }
}
