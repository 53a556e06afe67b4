/** Profiles for tests that bring none. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'vouchsafe-test-';

let hasSwept = false;

/** A new folder. It is kept until this process has ended, so that a test can open it again. */
export function temporaryProfile(): string {
  if (!hasSwept) sweep();
  hasSwept = true;
  return mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** A test runner may end its workers without a word, so the next run clears up after the last. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : undefined;
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}
