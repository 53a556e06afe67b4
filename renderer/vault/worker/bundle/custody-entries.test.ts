// @vitest-environment node
import { expect, test } from 'vitest';
import { parseJson, parseManifest } from '../../../../core/bundle/manifest.ts';
import { type Chain, extended, newChain } from '../../../../core/custody/custody-entry.ts';
import { verifyChain } from '../../../../core/custody/verify-chain.ts';
import { BundleContent, type MadeEntry } from './bundle-content.ts';
import { exampleInterview, exampleParts, examplePlan } from './bundle-fixture.ts';

test('a bundle carries the chain of each interview that has one, and its manifest signs their heads', async () => {
  const interviews = [exampleInterview(1), exampleInterview(2)];
  const own = extended(newChain(), [{ action: 'create' }, { action: 'edit' }], 0);
  const parts = {
    ...(await exampleParts(interviews)),
    custodyOf: async (id: string) => (id === interviews[0]?.id ? own : undefined),
  };
  const content = new BundleContent(examplePlan(interviews), 'x25519', parts);
  const entries: MadeEntry[] = [];
  for await (const entry of content.entries()) entries.push(entry);
  const chains = entries.filter(({ path }) => path.startsWith('custody/'));
  expect(chains.map(({ path }) => path)).toEqual(['custody/INT-001.json']);
  const manifest = parseManifest(content.manifest ?? new Uint8Array());
  expect(manifest.files.map(({ path }) => path)).toContain('custody/INT-001.json');
  const [head] = manifest.custody ?? [];
  expect(head?.path).toBe('custody/INT-001.json');
  const chain = parseJson(chains[0]?.bytes ?? new Uint8Array()) as Chain;
  expect(chain.entries.map(({ action }) => action)).toEqual(['create', 'edit']);
  expect(verifyChain(chain, head?.head ?? '')).toBeUndefined();
});

test('a manifest says nothing of chains where there are none', async () => {
  const interviews = [exampleInterview(1)];
  const content = new BundleContent(
    examplePlan(interviews),
    'x25519',
    await exampleParts(interviews),
  );
  for await (const { path } of content.entries()) expect(path).not.toMatch(/^custody/);
  expect(new TextDecoder().decode(content.manifest)).not.toContain('custody');
});
