// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bech32 } from '@scure/base';
import { expect, test, vi } from 'vitest';
import { openBundle } from './open-bundle.ts';
import { sourceOf } from './bundle-fixture.ts';
import { loadAgeIdentity } from './own-keys.ts';

// Other programs run beside; scrypt alone takes a second on a free machine.
vi.setConfig({ testTimeout: 30_000 });

/** Frozen bundles open to the same content for ever: `tests/vectors/bundle-v1/README.md`. */
const folder = fileURLToPath(new URL('../../../../tests/vectors/bundle-v1/', import.meta.url));

function frozen(name: string) {
  return readFileSync(join(folder, name), 'utf8');
}

async function frozenIdentity() {
  const line = /^AGE-SECRET-KEY-1.*$/m.exec(frozen('key.txt'))?.[0] ?? '';
  return loadAgeIdentity(Uint8Array.from(bech32.decodeToBytes(line.toLowerCase()).bytes));
}

test.each(['x25519', 'passphrase'])('the frozen bundle %s opens as it always did', async (name) => {
  const { key } = await frozenIdentity();
  const bytes = Uint8Array.from(readFileSync(join(folder, `${name}.tar.age`)));
  const view = await openBundle(sourceOf(bytes), {
    identities: [key],
    passphrase: 'fictional passphrase for tests',
    contacts: [],
    ownSigningKeys: [],
  });
  expect(view).toEqual(JSON.parse(frozen(`${name}.expected.json`)));
});

test('the frozen bundle opens and is confirmed by public tools', () => {
  const out = mkdtempSync(join(tmpdir(), 'vouchsafe-vector-'));
  const run = (script: string) =>
    execFileSync('sh', ['-ec', script], {
      cwd: out,
      encoding: 'utf8',
      env: { ...process.env, V: folder },
    });
  try {
    run(
      'age -d -i "$V/key.txt" -o bundle.tar "$V/x25519.tar.age"; tar -xf bundle.tar; sha256sum -c SHA256SUMS',
    );
    const verdict = run(
      'ssh-keygen -Y verify -f "$V/allowed_signers" -I vouchsafe -n vouchsafe-bundle -s manifest.json.sig < manifest.json',
    );
    expect(verdict).toContain('Good "vouchsafe-bundle" signature');
  } finally {
    rmSync(out, { recursive: true });
  }
});
