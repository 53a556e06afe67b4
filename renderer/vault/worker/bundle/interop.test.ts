// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseLock } from '../../../../core/bundle/recipients.ts';
import { allowedSignersLine } from '../../../../core/bundle/ssh-signature.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  MemoryFile,
  REAL_NAME,
  sourceOf,
} from './bundle-fixture.ts';
import { writeExport } from './export-bundle.ts';
import { openBundle } from './open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';

// Other programs run beside; scrypt alone takes a second on a free machine.
vi.setConfig({ testTimeout: 30_000 });

/** The outside judges: a bundle opens with public tools alone, and what they make opens here. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouchsafe-bundle-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(command: string, args: readonly string[], input?: Uint8Array): string {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });
}

function newCliIdentity(): string {
  run('age-keygen', ['-o', 'key.txt']);
  return run('age-keygen', ['-y', 'key.txt']).trim();
}

/** Writes a bundle to the recipients and unpacks it with `age` and `tar`. */
async function unpackedBundle(recipients: readonly string[]) {
  const interviews = [exampleInterview(1), exampleInterview(2)];
  const parts = await exampleParts(interviews);
  const file = new MemoryFile();
  const written = await writeExport(examplePlan(interviews), parseLock({ recipients }), {
    ...parts,
    file,
  });
  writeFileSync(join(folder, 'bundle.tar.age'), file.whole());
  run('age', ['-d', '-i', 'key.txt', '-o', 'bundle.tar', 'bundle.tar.age']);
  run('tar', ['-xf', 'bundle.tar']);
  return { written, parts, file };
}

test('age, tar, sha256sum and ssh-keygen open and confirm a bundle', async () => {
  const { written, parts } = await unpackedBundle([newCliIdentity()]);
  expect(run('tar', ['-tf', 'bundle.tar']).trim().split('\n')).toEqual([
    'START-HERE.txt',
    'interviews/INT-001.json',
    'interviews/INT-001.txt',
    'interviews/INT-002.json',
    'interviews/INT-002.txt',
    'codebook.json',
    'SHA256SUMS',
    'manifest.json',
    'manifest.json.sig',
  ]);
  run('sha256sum', ['--strict', '-c', 'SHA256SUMS']);
  expect(run('sha256sum', ['bundle.tar.age'])).toContain(written.receipt.sha256);
  writeFileSync(join(folder, 'allowed_signers'), `${allowedSignersLine(parts.signer.publicKey)}\n`);
  const verify = ['-Y', 'verify', '-f', 'allowed_signers', '-I', 'vouchsafe'];
  const manifest = readFileSync(join(folder, 'manifest.json'));
  const verdict = run(
    'ssh-keygen',
    [...verify, '-n', 'vouchsafe-bundle', '-s', 'manifest.json.sig'],
    manifest,
  );
  expect(verdict).toContain('Good "vouchsafe-bundle" signature for vouchsafe');
  const sums = run('sha256sum', ['SHA256SUMS']).slice(0, 64);
  expect(run('grep', [sums, 'manifest.json'])).toContain(sums);
  expect(readFileSync(join(folder, 'bundle.tar')).includes(REAL_NAME)).toBe(false);
});

test('what age encrypts to our key opens here', async () => {
  const cli = newCliIdentity();
  await unpackedBundle([cli]);
  const own = await loadAgeIdentity(newAgeIdentity());
  run('age', ['-r', own.recipient, '-o', 'again.tar.age', 'bundle.tar']);
  const view = await openBundle(
    sourceOf(Uint8Array.from(readFileSync(join(folder, 'again.tar.age')))),
    {
      identities: [own.key],
      contacts: [],
      ownSigningKeys: [],
    },
  );
  expect(view.interviews.map(({ code }) => code)).toEqual(['INT-001', 'INT-002']);
  expect(view.signature.state).toBe('unknown-key');
});
