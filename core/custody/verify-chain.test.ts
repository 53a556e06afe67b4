import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toHex } from '../bytes.ts';
import {
  type Chain,
  type CustodyEntry,
  type Deed,
  extended,
  headOf,
  newChain,
} from './custody-entry.ts';
import { CUSTODY_ACTIONS, CUSTODY_REASONS } from './custody-entry.ts';
import { type ChainBreak, verifyChain } from './verify-chain.ts';

const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const deed: fc.Arbitrary<Deed> = fc.record({
  action: fc.constantFrom(...CUSTODY_ACTIONS),
  target: fc.uuid(),
  reason: fc.constantFrom(...CUSTODY_REASONS),
  content: hex,
});

/** A chain that was entered in two goes, and a place in it. */
const chainAt = fc
  .record({
    before: fc.array(deed, { minLength: 1, maxLength: 6 }),
    after: fc.array(deed, { minLength: 1, maxLength: 6 }),
    first: fc.integer({ min: 1, max: 1000 }),
    at: fc.nat(),
    other: fc.nat(),
  })
  .map(({ at, other, ...rest }) => {
    const count = rest.before.length + rest.after.length;
    return { ...rest, at: at % count, other: other % count };
  });
type ChainAt = typeof chainAt extends fc.Arbitrary<infer T> ? T : never;

async function chainOf({ before, after, first }: ChainAt): Promise<Chain> {
  const begun = extended({ ...newChain(), first }, before, 912_000_000_000);
  return extended(begun, after, 912_000_600_000);
}

/** Breaks a chain as told, and says what of it is found. */
async function found(
  drawn: ChainAt,
  harm: (entries: readonly CustodyEntry[]) => readonly CustodyEntry[],
): Promise<ChainBreak | undefined> {
  const chain = await chainOf(drawn);
  return verifyChain({ ...chain, entries: harm(chain.entries) }, headOf(chain));
}

const always = (property: (drawn: ChainAt) => Promise<void>) =>
  fc.assert(fc.asyncProperty(chainAt, property), { numRuns: 200 });

it('says nothing of a chain that is whole', () =>
  always(async (drawn) => {
    const chain = await chainOf(drawn);
    expect(verifyChain(chain, headOf(chain))).toBeUndefined();
    expect(chain.entries.map(({ seq }) => seq)).toEqual(
      chain.entries.map((_, i) => drawn.first + i),
    );
  }));

it('names an entry of which anything was changed', () =>
  fc.assert(
    fc.asyncProperty(
      chainAt,
      fc.constantFrom('at', 'action', 'target', 'reason', 'content', 'hash'),
      async (drawn, field) => {
        const changed = (entry: CustodyEntry): CustodyEntry => ({
          ...entry,
          [field]: field === 'at' ? entry.at + 1 : `${entry[field as 'target']}x`,
        });
        const harm = (entries: readonly CustodyEntry[]) =>
          entries.map((entry, i) => (i === drawn.at ? changed(entry) : entry));
        expect(await found(drawn, harm)).toEqual({ seq: drawn.first + drawn.at, how: 'altered' });
      },
    ),
    { numRuns: 300 },
  ));

it('names an entry that is missing, the last one too', () =>
  always(async (drawn) => {
    const harm = (entries: readonly CustodyEntry[]) => entries.toSpliced(drawn.at, 1);
    expect(await found(drawn, harm)).toEqual({ seq: drawn.first + drawn.at, how: 'missing' });
  }));

it('names an entry that stands there twice', () =>
  always(async (drawn) => {
    const harm = (entries: readonly CustodyEntry[]) =>
      entries.flatMap((entry, i) => (i === drawn.at ? [entry, entry] : [entry]));
    expect(await found(drawn, harm)).toEqual({ seq: drawn.first + drawn.at + 1, how: 'repeated' });
  }));

it('names the first of two entries that changed places', () =>
  always(async (drawn) => {
    const [a, b] = [Math.min(drawn.at, drawn.other), Math.max(drawn.at, drawn.other)];
    fc.pre(a < b);
    const harm = (entries: readonly CustodyEntry[]) => {
      const swapped = [...entries];
      [swapped[a], swapped[b]] = [entries[b] as CustodyEntry, entries[a] as CustodyEntry];
      return swapped;
    };
    expect(await found(drawn, harm)).toEqual({ seq: drawn.first + a, how: 'reordered' });
  }));

it('names an entry that was put between, with all numbers behind it put right', () =>
  always(async (drawn) => {
    const harm = (entries: readonly CustodyEntry[]) => {
      const forged = { ...(entries[drawn.at] as CustodyEntry), content: 'forged' };
      const after = entries.slice(drawn.at).map((entry) => ({ ...entry, seq: entry.seq + 1 }));
      return [...entries.slice(0, drawn.at), forged, ...after];
    };
    expect(await found(drawn, harm)).toEqual({ seq: drawn.first + drawn.at, how: 'altered' });
  }));

it('names the first entry of a chain that was put behind another', () =>
  always(async (drawn) => {
    const chain = await chainOf(drawn);
    const other = { ...chain, start: newChain().start };
    expect(verifyChain(other)).toEqual({ seq: drawn.first, how: 'altered' });
  }));
