import { installPeers } from '../peers-installed.ts';
import { type BenchRow, report } from '../report.ts';
import { BACKENDS, type Backend } from './backend.ts';
import { measureBackend } from './measure.ts';

/**
 * The vault against plain Dexie with strict durability, dexie-encrypted, RxDB's encryption and SQLCipher, on both of
 * Chromium's stores: in turns, medians and spread. A peer that is not installed is a row that says so.
 *
 * `--large` adds 50,000 interviews and the list of 100,000 and takes long; `--backend=LevelDB` measures one store;
 * `--interviews=N` changes the 10,000; `--json` adds one line for machines.
 */
function option(name: string): string | undefined {
  return process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
}

const only = option('backend');
const backends = (Object.keys(BACKENDS) as Backend[]).filter(
  (one) => only === undefined || one === only,
);
const size = {
  interviews: Number(option('interviews') ?? 10_000),
  isLarge: process.argv.includes('--large'),
};

installPeers();
const rows: BenchRow[] = [];
for (const backend of backends) rows.push(...(await measureBackend(backend, size)));
report('vault', rows, process.argv.includes('--json'));
