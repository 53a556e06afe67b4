import fc from 'fast-check';
import { type Bytes, sameBytes } from '../../core/bytes.ts';

/** Two places in some bytes, in turns of their length, and the bits that are turned over at the first. */
export const ALTERATION = fc.record({
  first: fc.nat(),
  second: fc.nat(),
  mask: fc.integer({ min: 1, max: 255 }),
});
type Alteration = typeof ALTERATION extends fc.Arbitrary<infer Given> ? Given : never;

export const FORMS = ['changed', 'dropped', 'repeated', 'exchanged'] as const;

/** The bytes with one of them changed, dropped or repeated, and with two exchanged where those differ. */
export function altered(good: Bytes, { first, second, mask }: Alteration): Record<string, Bytes> {
  const [at, other] = [first % good.length, second % good.length];
  const [one, two] = [good[at] ?? 0, good[other] ?? 0];
  const forms = {
    changed: good.with(at, one ^ mask),
    dropped: good.filter((_, place) => place !== at),
    repeated: new Uint8Array([...good.subarray(0, at + 1), ...good.subarray(at)]),
    exchanged: good.with(at, two).with(other, one),
  };
  return Object.fromEntries(Object.entries(forms).filter(([, form]) => !sameBytes(form, good)));
}
