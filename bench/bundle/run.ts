import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { writeTar } from '../../core/bundle/tar.ts';
import { openBenchPage } from '../chromium-page.ts';
import { type BenchRow, report, row } from '../report.ts';
import type { BenchResult } from './bench.worker.ts';
import type { BundleBench } from './page.ts';
import { measureToDisk } from './to-disk.ts';
import { sampleEntries, type Sample } from './sample.ts';

/**
 * Tar and encryption of a bundle inside the vault worker in a real Chromium against the `age` command on the same bytes,
 * in turns, medians. `--json` adds one line for machines, `--mb=N` and `--rounds=N` change the size.
 */
const MIB = 1024 * 1024;

function option(name: string, fallback: number): number {
  const found = process.argv.find((arg) => arg.startsWith(`--${name}=`));
  return found === undefined ? fallback : Number(found.slice(name.length + 3));
}

function runOurs(page: Page, sample: Sample): Promise<BenchResult> {
  return page.evaluate((data) => (globalThis as unknown as BundleBench).runBundle(data), sample);
}

function timed(action: () => void): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

/**
 * The peer: `age` from a file in memory to nowhere, read by itself and through a pipe as `tar | age` gives it. The
 * pipe alone takes a third of its speed, so the file is the harder peer and the one that shows where we stand.
 */
class AgeCommand {
  private readonly folder: string;
  private readonly diskFolder = mkdtempSync(path.join(tmpdir(), 'bench-bundle-'));
  private readonly recipient: string;

  constructor() {
    this.folder = mkdtempSync(
      path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-bundle-'),
    );
    this.run('age-keygen', ['-o', 'key.txt']);
    this.recipient = this.run('age-keygen', ['-y', 'key.txt']).trim();
  }

  private run(command: string, args: readonly string[]): string {
    return execFileSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  async prepare(sample: Sample): Promise<void> {
    const file = openSync(path.join(this.folder, 'sample.tar'), 'w');
    for await (const piece of writeTar(sampleEntries(sample), 0)) writeSync(file, piece);
    closeSync(file);
    this.run('age', ['-r', this.recipient, '-o', 'sample.tar.age', 'sample.tar']);
  }

  encryptFileMs(): number {
    return timed(() => this.run('sh', ['-c', `age -r ${this.recipient} sample.tar >/dev/null`]));
  }

  /** File to file on the disk, as a person would: the measurement from which the goal was once taken. */
  encryptToDiskMs(): number {
    const out = path.join(this.diskFolder, 'sample.tar.age');
    const ms = timed(() => this.run('age', ['-r', this.recipient, '-o', out, 'sample.tar']));
    rmSync(out);
    return ms;
  }

  encryptMs(): number {
    return timed(() =>
      this.run('sh', ['-c', `cat sample.tar | age -r ${this.recipient} >/dev/null`]),
    );
  }

  decryptMs(): number {
    return timed(() => this.run('sh', ['-c', 'cat sample.tar.age | age -d -i key.txt >/dev/null']));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
    rmSync(this.diskFolder, { recursive: true });
  }
}

async function measure(
  page: Page,
  age: AgeCommand,
  sample: Sample,
  rounds: number,
): Promise<BenchRow[]> {
  await age.prepare(sample);
  await runOurs(page, { ...sample, total: 32 * MIB });
  const encrypt: number[] = [];
  const decrypt: number[] = [];
  const bare: number[] = [];
  const ageFile: number[] = [];
  const ageToDisk: number[] = [];
  const ageEncrypt: number[] = [];
  const ageDecrypt: number[] = [];
  const speed = (ms: number) => sample.total / 1e3 / ms;
  for (let round = 0; round < rounds; round += 1) {
    const ours = await runOurs(page, sample);
    encrypt.push(speed(ours.encryptMs));
    decrypt.push(speed(ours.decryptMs));
    bare.push(speed(ours.bareMs));
    ageFile.push(speed(age.encryptFileMs()));
    ageToDisk.push(speed(age.encryptToDiskMs()));
    ageEncrypt.push(speed(age.encryptMs()));
    ageDecrypt.push(speed(age.decryptMs()));
  }
  const of = (what: string, ours: number[], peer: number[], goal: number | undefined) =>
    row({
      what: `${what}, ${fileSizeName(sample)} files`,
      unit: 'MB/s',
      ours,
      peer,
      goal: goal === undefined ? undefined : ['>=', goal],
    });
  return [
    of('tar + encrypt / age', encrypt, ageFile, 0.7),
    of('tar + encrypt / cat | age', encrypt, ageEncrypt, 0.7),
    of('tar + encrypt / age to a file', encrypt, ageToDisk, undefined),
    of('tar + encrypt / cipher in one thread', encrypt, bare, undefined),
    of('decrypt / age -d', decrypt, ageDecrypt, 0.5),
  ];
}

function fileSizeName({ fileSize }: Sample): string {
  return fileSize >= MIB ? `${fileSize / MIB} MiB` : `${fileSize / 1024} KiB`;
}

const total = option('mb', 512) * MIB;
const rounds = option('rounds', 5);
const { page, close } = await openBenchPage(path.join(import.meta.dirname, 'page.ts'));
const age = new AgeCommand();
try {
  await page.waitForFunction(() => 'runBundle' in globalThis);
  const rows: BenchRow[] = [];
  for (const fileSize of [MIB, 16 * 1024])
    rows.push(...(await measure(page, age, { total, fileSize }, rounds)));
  rows.push(row(await measureToDisk()));
  report('bundle', rows, process.argv.includes('--json'));
} finally {
  age.remove();
  await close();
}
