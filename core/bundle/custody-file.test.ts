import { expect, test } from 'vitest';
import { utf8 } from '../bytes.ts';
import { type Chain, extended, headOf, newChain } from '../custody/custody-entry.ts';
import { verifyChain } from '../custody/verify-chain.ts';
import { type BundleMac, bundleId } from './bundle-ids.ts';
import { type CustodyFacts, custodyFile } from './custody-file.ts';
import { parseJson } from './manifest.ts';

const mac: BundleMac = async (message) =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', utf8(`key ${new TextDecoder().decode(message)}`)),
  );
const OTHER_BUNDLE = '6f9619ff-8b86-4d11-b42d-00c04fc964ff';
const FACTS: CustodyFacts = {
  bundle: 'bundle-1',
  interview: 'interview-1',
  version: 'original',
  mac,
};

async function ownChain(): Promise<Chain> {
  const begun = extended(newChain(), [{ action: 'create', content: 'ab'.repeat(32) }], 0);
  const at = Date.UTC(2026, 4, 17, 13, 45, 12);
  const edited = extended(begun, [{ action: 'edit', content: 'cd'.repeat(32) }], at);
  return extended(edited, [{ action: 'export', target: OTHER_BUNDLE }], at + 1);
}

async function chainIn(facts: Partial<CustodyFacts> = {}, own?: Chain) {
  const { bytes, head } = await custodyFile(own ?? (await ownChain()), { ...FACTS, ...facts });
  return { chain: parseJson(bytes) as Chain, head };
}

test('is a whole chain whose head is told', async () => {
  const { chain, head } = await chainIn();
  expect(chain).toMatchObject({ format: 'vouchsafe-custody', interview: 'interview-1' });
  expect(chain.entries.map(({ action }) => action)).toEqual(['create', 'edit', 'export']);
  expect(headOf(chain)).toBe(head);
  expect(verifyChain(chain, head)).toBeUndefined();
  const changed = chain.entries.with(1, {
    ...(chain.entries[1] as (typeof chain.entries)[0]),
    at: 5,
  });
  expect(verifyChain({ ...chain, entries: changed }, head)).toEqual({
    seq: 2,
    how: 'altered',
  });
});

test('tells days of the original, months of the anonymised version', async () => {
  const days = (await chainIn()).chain.entries.map(({ at }) => new Date(at).toISOString());
  expect(days[1]).toBe('2026-05-17T00:00:00.000Z');
  const { chain } = await chainIn({ version: 'anonymised' });
  expect(new Date(chain.entries[1]?.at ?? 0).toISOString()).toBe('2026-05-01T00:00:00.000Z');
});

test('holds no hash of the content and no id of another bundle, so that two bundles cannot be joined', async () => {
  const own = await ownChain();
  const { chain } = await chainIn({}, own);
  const text = JSON.stringify(chain);
  for (const { content, hash } of own.entries) {
    expect(text).not.toContain(hash);
    if (content !== '') expect(text).not.toContain(content);
  }
  expect(text).not.toContain(OTHER_BUNDLE);
  expect(chain.entries[2]?.target).toBe(await bundleId(mac, OTHER_BUNDLE));
  const other = await chainIn({ bundle: 'bundle-2' }, own);
  const hashes = new Set(chain.entries.map(({ hash }) => hash));
  expect(other.chain.entries.some(({ hash }) => hashes.has(hash))).toBe(false);
});

test('binds the vault to its own chain as it was', async () => {
  const own = await ownChain();
  const { chain } = await chainIn({}, own);
  expect((await chainIn({}, own)).chain.start).toBe(chain.start);
  const longer = extended(own, [{ action: 'edit' }], 1);
  expect((await chainIn({}, longer)).chain.start).not.toBe(chain.start);
});
