import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** `npm run bench -- NAME [--json]`: runs one benchmark, or says which there are. */
const [name = '', ...rest] = process.argv.slice(2);
const script = path.join(import.meta.dirname, name, 'run.ts');
if (!name || !existsSync(script)) {
  const names = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && existsSync(path.join(import.meta.dirname, entry.name, 'run.ts')),
    )
    .map((entry) => entry.name);
  console.error(`Usage: npm run bench -- NAME [--json]. There are: ${names.join(', ')}.`);
  process.exit(64);
}
const { status } = spawnSync(process.execPath, [script, ...rest], { stdio: 'inherit' });
process.exit(status ?? 1);
