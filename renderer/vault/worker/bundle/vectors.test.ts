// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bech32 } from '@scure/base';
import { expect, test, vi } from 'vitest';
import { readCustody } from '../../../../tests/vectors/reader/read-custody.ts';
import { openBundle } from './open-bundle.ts';
import { sourceOf } from './bundle-fixture.ts';
import { loadAgeIdentity } from './own-keys.ts';

// Other programs run beside; scrypt alone takes a second on a free machine.
vi.setConfig({ testTimeout: 30_000 });

/** Frozen bundles open to the same content for ever: the `README.md` of each folder says what is in it. */
const vectors = fileURLToPath(new URL('../../../../tests/vectors/', import.meta.url));

function frozen(folder: string, name: string) {
  return readFileSync(join(vectors, folder, name), 'utf8');
}

async function frozenIdentity(folder: string) {
  const line = /^AGE-SECRET-KEY-1.*$/m.exec(frozen(folder, 'key.txt'))?.[0] ?? '';
  return loadAgeIdentity(Uint8Array.from(bech32.decodeToBytes(line.toLowerCase()).bytes));
}

test.each([
  ['bundle-v1', 'x25519'],
  ['bundle-v1', 'passphrase'],
  ['bundle-v1-custody', 'anonymised'],
  ['bundle-v1-custody', 'original'],
])('the frozen bundle %s/%s opens as it always did', async (folder, name) => {
  const { key } = await frozenIdentity(folder);
  const bytes = Uint8Array.from(readFileSync(join(vectors, folder, `${name}.tar.age`)));
  const view = await openBundle(sourceOf(bytes), {
    identities: [key],
    passphrase: 'fictional passphrase for tests',
    contacts: [],
    ownSigningKeys: [],
  });
  expect(view).toEqual(JSON.parse(frozen(folder, `${name}.expected.json`)));
});

/** Unpacks a frozen bundle with public tools alone, which confirm it, and shows the folder. */
function unpacked(folder: string, name: string, look: (out: string) => void): void {
  const out = mkdtempSync(join(tmpdir(), 'vouchsafe-vector-'));
  const run = (script: string) =>
    execFileSync('sh', ['-ec', script], {
      cwd: out,
      encoding: 'utf8',
      env: { ...process.env, V: join(vectors, folder), NAME: name },
    });
  try {
    run(
      'age -d -i "$V/key.txt" -o bundle.tar "$V/$NAME.tar.age"; tar -xf bundle.tar; sha256sum -c SHA256SUMS',
    );
    const verdict = run(
      'ssh-keygen -Y verify -f "$V/allowed_signers" -I vouchsafe -n vouchsafe-bundle -s manifest.json.sig < manifest.json',
    );
    expect(verdict).toContain('Good "vouchsafe-bundle" signature');
    look(out);
  } finally {
    rmSync(out, { recursive: true });
  }
}

test('the frozen bundle opens and is confirmed by public tools, and has no chain', () => {
  unpacked('bundle-v1', 'x25519', (out) => {
    expect([...readCustody(out).values()]).toEqual([[], []]);
  });
});

test.each([
  ['anonymised', '1998-11-01', '1998-12-01'],
  ['original', '1998-11-25', '1998-12-25'],
])(
  'a stranger checks the chains of the frozen %s bundle by the format alone',
  (name, made, left) => {
    unpacked('bundle-v1-custody', name, (out) => {
      expect(Object.fromEntries(readCustody(out))).toEqual({
        'INT-001': [
          `${made} create`,
          `${left} edit`,
          `${left} edit as-left`,
          `${left} seal`,
          `${left} export`,
        ],
        'INT-002': [`${left} begin late`],
        'INT-003': [],
      });
      const file = join(out, 'custody/INT-001.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"seal"', '"edit"'));
      expect(() => readCustody(out)).toThrow('broken at 4');
      rmSync(file);
      expect(() => readCustody(out)).toThrow('custody/INT-001.json is missing');
    });
  },
);
