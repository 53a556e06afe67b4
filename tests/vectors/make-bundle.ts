import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bech32 } from '@scure/base';
import { allowedSignersLine } from '../../core/bundle/ssh-signature.ts';
import { extended, newChain } from '../../core/custody/custody-entry.ts';
import type { InterviewId } from '../../core/domain/ids.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  MemoryFile,
  sourceOf,
} from '../../renderer/vault/worker/bundle/bundle-fixture.ts';
import { writeExport } from '../../renderer/vault/worker/bundle/export-bundle.ts';
import { openBundle } from '../../renderer/vault/worker/bundle/open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from '../../renderer/vault/worker/bundle/own-keys.ts';

/**
 * Freezes two small bundles with custody chains as the code makes them today:
 *
 *     node --import ./tests/support/asset-urls.ts tests/vectors/make-bundle.ts <folder>
 *
 * Run once for each shape that bundles have. What it wrote is never written again: a bundle of that shape may lie on somebody's
 * stick.
 */
const folder = path.join(import.meta.dirname, process.argv[2] ?? '');
const secret = newAgeIdentity();
const { recipient, key } = await loadAgeIdentity(secret.slice());
const line = bech32.encodeFromBytes('age-secret-key-', secret).toUpperCase();

/** The third has no chain, as one of which nothing was entered since the log began. */
const interviews = [exampleInterview(1), exampleInterview(2), exampleInterview(3)];
const begun = extended(
  newChain(),
  [{ action: 'create', content: 'ab'.repeat(32) }],
  912_000_000_000,
);
const chains = new Map([
  [
    interviews[0]?.id,
    extended(
      begun,
      [
        { action: 'edit', content: 'cd'.repeat(32) },
        { action: 'edit', reason: 'as-left', content: 'ef'.repeat(32) },
        { action: 'seal', content: 'ef'.repeat(32) },
        { action: 'export', target: '6f9619ff-8b86-4d11-b42d-00c04fc964ff' },
      ],
      914_567_890_123,
    ),
  ],
  [interviews[1]?.id, extended(newChain(), [{ action: 'begin', reason: 'late' }], 914_567_890_123)],
]);

mkdirSync(folder, { recursive: true });
const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(folder, name), content, { flag: 'wx' });
const parts = {
  ...(await exampleParts(interviews)),
  custodyOf: async (id: InterviewId) => chains.get(id),
};
write('key.txt', `# Made for this test; protects nothing.\n${line}\n`);
write('allowed_signers', `${allowedSignersLine(parts.signer.publicKey)}\n`);
for (const version of ['anonymised', 'original'] as const) {
  const file = new MemoryFile();
  const lock = { kind: 'x25519', recipients: [recipient] } as const;
  await writeExport(examplePlan(interviews, version), lock, { ...parts, file });
  const view = await openBundle(sourceOf(file.whole()), {
    identities: [key],
    contacts: [],
    ownSigningKeys: [],
  });
  write(`${version}.tar.age`, file.whole());
  write(`${version}.expected.json`, `${JSON.stringify(view, null, 2)}\n`);
}
