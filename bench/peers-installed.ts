import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const MODULES = path.join(import.meta.dirname, 'node_modules');

/**
 * Fetches the peers of `bench/package.json` once, without running their install scripts. A machine that cannot
 * reach the registry measures without them: a peer that is not there is a row that says so.
 */
export function installPeers(): void {
  if (existsSync(path.join(MODULES, '.package-lock.json'))) return;
  console.log('Fetching the peers of bench/package.json...');
  const args = ['ci', '--ignore-scripts', '--prefix', import.meta.dirname];
  const { status } = spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) console.log('They could not be fetched; their rows say "not installed".');
}

export function isInstalled(name: string): boolean {
  return existsSync(path.join(MODULES, name, 'package.json'));
}
