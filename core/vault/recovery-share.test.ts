import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../bytes.ts';
import {
  GROUP_LENGTH,
  readShare,
  type RecoveryShare,
  SHARE_GROUPS,
  shareText,
  vaultCode,
} from './recovery-share.ts';

interface Vector {
  readonly vault: string;
  readonly vaultCode: string;
  readonly set: number;
  readonly shares: readonly { index: number; payload: string; text: string }[];
}
const VECTOR = JSON.parse(
  readFileSync(new URL('../../tests/vectors/recovery-share-v1.json', import.meta.url), 'utf8'),
) as Vector;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const anyShare: fc.Arbitrary<RecoveryShare> = fc.record({
  vaultCode: fc
    .array(fc.constantFrom(...Array.from(ALPHABET)), { minLength: 4, maxLength: 4 })
    .map((letters) => letters.join('')),
  set: fc.integer({ min: 1, max: 1023 }),
  index: fc.integer({ min: 1, max: 3 }),
  payload: fc.uint8Array({ minLength: 33, maxLength: 33 }).map((bytes) => new Uint8Array(bytes)),
});

const place = fc.nat(SHARE_GROUPS * GROUP_LENGTH - 1);
const bare = async (share: RecoveryShare) => (await shareText(share)).replaceAll(/\s/g, '');
const groupAt = (i: number) => Math.floor(i / GROUP_LENGTH);

async function problem(text: string) {
  const reading = await readShare(text);
  if (reading.ok) throw new Error('the share was taken');
  return reading.problem;
}

describe('a recovery share', () => {
  it('is what the frozen vector says, both ways', async () => {
    expect(await vaultCode(VECTOR.vault)).toBe(VECTOR.vaultCode);
    for (const { index, payload, text } of VECTOR.shares) {
      const share = {
        vaultCode: VECTOR.vaultCode,
        set: VECTOR.set,
        index,
        payload: fromHex(payload),
      };
      expect(await shareText(share)).toBe(text);
      expect(await readShare(text)).toEqual({ ok: true, share });
    }
  });

  it('comes back from its text, four lines of four groups', async () => {
    await fc.assert(
      fc.asyncProperty(anyShare, async (share) => {
        const text = await shareText(share);
        expect(text).toMatch(/^(?:\w{5} \w{5} \w{5} \w{5}\n?){4}$/);
        expect(await readShare(text)).toEqual({ ok: true, share });
      }),
    );
  });

  it('is read in small letters, in any spacing, and in Cyrillic letters that look the same', async () => {
    const cyrillic = new Map(Object.entries({ A: 'а', B: 'В', C: 'с', E: 'е', H: 'Н', K: 'к' }));
    cyrillic.set('0', 'О').set('1', 'l').set('X', 'х').set('Y', 'У').set('T', 'т').set('P', 'р');
    await fc.assert(
      fc.asyncProperty(anyShare, fc.integer({ min: 1, max: 7 }), async (share, every) => {
        const letters = Array.from(await bare(share));
        const typed = letters
          .map((c, i) => (cyrillic.get(c) ?? c.toLowerCase()) + (i % every === 0 ? ' - ' : ''))
          .join('');
        expect(await readShare(typed)).toEqual({ ok: true, share });
      }),
    );
  });

  it('with any one character changed is refused, and the group is named', async () => {
    await fc.assert(
      fc.asyncProperty(anyShare, place, fc.integer({ min: 1, max: 31 }), async (share, at, by) => {
        const letters = Array.from(await bare(share));
        letters[at] = ALPHABET[(ALPHABET.indexOf(letters[at] ?? '') + by) % 32] ?? '';
        const groups = [groupAt(at)];
        expect(await problem(letters.join(''))).toEqual({ kind: 'groups', groups });
      }),
    );
  });

  it('with any two different characters of a group exchanged is refused, and the group is named', async () => {
    await fc.assert(
      fc.asyncProperty(anyShare, place, place, async (share, a, b) => {
        const letters = Array.from(await bare(share));
        const first = groupAt(a) * GROUP_LENGTH + (b % GROUP_LENGTH);
        const [left, right] = [letters[a] ?? '', letters[first] ?? ''];
        fc.pre(left !== right);
        letters[a] = right;
        letters[first] = left;
        expect(await problem(letters.join(''))).toEqual({ kind: 'groups', groups: [groupAt(a)] });
      }),
    );
  });

  it('with two groups exchanged is refused, and both are named', async () => {
    const group = fc.nat(SHARE_GROUPS - 1);
    await fc.assert(
      fc.asyncProperty(anyShare, group, group, async (share, a, b) => {
        fc.pre(a !== b);
        const groups = (await shareText(share)).split(/\s/);
        const [left = '', right = ''] = [groups[a], groups[b]];
        fc.pre(left !== right);
        groups[a] = right;
        groups[b] = left;
        const named = [a, b].toSorted((x, y) => x - y);
        expect(await problem(groups.join(' '))).toEqual({ kind: 'groups', groups: named });
      }),
    );
  });

  it('with a character dropped or typed twice is refused, and the group is named', async () => {
    await fc.assert(
      fc.asyncProperty(anyShare, place, fc.boolean(), async (share, at, isTwice) => {
        const groups = (await shareText(share)).split(/\s/);
        const group = groups[groupAt(at)] ?? '';
        const i = at % GROUP_LENGTH;
        groups[groupAt(at)] = isTwice
          ? group.slice(0, i) + group[i] + group.slice(i)
          : group.slice(0, i) + group.slice(i + 1);
        const by = isTwice ? 1 : -1;
        expect(await problem(groups.join(' '))).toEqual({ kind: 'length', by, group: groupAt(at) });
        // Without the spaces the length shows it at least.
        expect(await problem(groups.join(''))).toMatchObject({ kind: 'length', by });
      }),
    );
  });

  it('with a group dropped or typed twice is refused', async () => {
    await fc.assert(
      fc.asyncProperty(anyShare, fc.nat(SHARE_GROUPS - 1), async (share, at) => {
        const groups = (await shareText(share)).split(/\s/);
        const by = GROUP_LENGTH;
        expect(await problem(groups.toSpliced(at, 1).join(' '))).toMatchObject({ by: -by });
        expect(await problem(groups.toSpliced(at, 0, groups[at] ?? '').join(' '))).toMatchObject({
          by,
        });
      }),
    );
  });

  it('names a character that no share has', async () => {
    const text = VECTOR.shares[0]?.text ?? '';
    const at = text.replaceAll(/\s/g, '').length - 1;
    expect(await problem(`${text.slice(0, -1)}Ж`)).toEqual({
      kind: 'character',
      group: groupAt(at),
      character: 'Ж',
    });
    expect(await problem('  ')).toEqual({ kind: 'empty' });
  });
});
