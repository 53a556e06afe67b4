// @vitest-environment node
import { describe, expect, test } from 'vitest';
import {
  type CustodyHead,
  encodeManifest,
  parseJson,
  parseManifest,
} from '../../../../core/bundle/manifest.ts';
import { writeTar } from '../../../../core/bundle/tar.ts';
import { type Bytes, concatBytes, toHex, utf8 } from '../../../../core/bytes.ts';
import { type Chain, extended, newChain } from '../../../../core/custody/custody-entry.ts';
import { verifyChain } from '../../../../core/custody/verify-chain.ts';
import { AgeWriter } from './age-file.ts';
import { BundleContent, type MadeEntry } from './bundle-content.ts';
import { exampleInterview, exampleParts, examplePlan, sourceOf } from './bundle-fixture.ts';
import { openBundle } from './open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';

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

describe('opening a bundle with chains', () => {
  const own = extended(newChain(), [{ action: 'create' }, { action: 'edit' }], 0);

  /** The files of a bundle, as they left. */
  async function made(): Promise<Map<string, Bytes>> {
    const interviews = [exampleInterview(1), exampleInterview(2)];
    const parts = {
      ...(await exampleParts(interviews)),
      custodyOf: async (id: string) => (id === interviews[0]?.id ? own : undefined),
    };
    const content = new BundleContent(examplePlan(interviews), 'x25519', parts);
    const files = new Map<string, Bytes>();
    for await (const { path, bytes } of content.entries()) files.set(path, bytes);
    return files;
  }

  /** What is found in these, with a manifest that lists them as they are now and that nobody signed. */
  async function opened(files: Map<string, Bytes>, custody?: readonly CustodyHead[]) {
    const { recipient, key } = await loadAgeIdentity(newAgeIdentity());
    const manifest = parseManifest(files.get('manifest.json') ?? new Uint8Array());
    const content = [...files].filter(([path]) => !path.startsWith('manifest'));
    const listed = await Promise.all(
      content.map(async ([path, bytes]) => ({
        path,
        size: bytes.length,
        sha256: toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))),
      })),
    );
    const { custody: heads = [], ...rest } = manifest;
    const again = encodeManifest({ ...rest, files: listed, custody: [...(custody ?? heads)] });
    const entries = [...content, ['manifest.json', again] as const];
    const age = await AgeWriter.create({ kind: 'x25519', recipients: [recipient] });
    const pieces: Bytes[] = [];
    const tar = writeTar(
      entries.map(([path, bytes]) => ({ path, bytes })),
      0,
    );
    for await (const piece of age.encrypt(tar)) pieces.push(piece.slice());
    return openBundle(sourceOf(concatBytes(...pieces)), {
      identities: [key],
      contacts: [],
      ownSigningKeys: [],
    });
  }

  test('says of each interview what there is of its past', async () => {
    const view = await opened(await made());
    expect(view.interviews.map(({ custody }) => custody?.state)).toEqual(['whole', undefined]);
    expect(view.interviews[0]?.custody).toMatchObject({
      entries: [
        { seq: 1, at: 0, action: 'create' },
        { seq: 2, at: 0, action: 'edit' },
      ],
    });
    expect(view.strayChains).toBeUndefined();
  });

  test('opens what has a broken chain, and says so', async () => {
    const files = await made();
    const path = 'custody/INT-001.json';
    const chain = new TextDecoder().decode(files.get(path)).replace('"edit"', '"seal"');
    const view = await opened(files.set(path, utf8(chain)));
    expect(view.interviews[0]?.custody).toMatchObject({ state: 'broken', seq: 2, how: 'altered' });
    expect(view.interviews[0]?.text).toContain('made us sign');
  });

  test('misses a chain that was taken out, and names one that belongs to nothing', async () => {
    const files = await made();
    const chain = files.get('custody/INT-001.json') ?? new Uint8Array();
    files.delete('custody/INT-001.json');
    const view = await opened(files.set('custody/other.json', chain));
    expect(view.interviews[0]?.custody).toEqual({ state: 'missing' });
    expect(view.strayChains).toEqual(['custody/other.json']);
  });

  test('does not take a chain that the manifest names no end of', async () => {
    const view = await opened(await made(), []);
    expect(view.interviews[0]?.custody?.state).toBe('unlisted');
  });
});
