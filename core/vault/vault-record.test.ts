import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeVaultRecord, encodeVaultRecord, FIRST_RECORD } from './vault-record.ts';

const record = fc.record({
  format: fc.integer({ min: 1, max: 255 }),
  areSnapshotsBehind: fc.boolean(),
  areOldSlotsDoomed: fc.boolean(),
  master: fc.option(fc.uuid(), { nil: undefined }),
});

it('gives back what the header says', () => {
  fc.assert(
    fc.property(record, (one) => {
      expect(decodeVaultRecord(encodeVaultRecord(one))).toEqual(one);
    }),
  );
});

it('reads the two bytes that headers had at first, and writes them for a vault of one master key', () => {
  expect(decodeVaultRecord(new Uint8Array([2, 0]))).toEqual({ format: 2, ...FIRST_RECORD });
  expect(encodeVaultRecord({ format: 2, ...FIRST_RECORD })).toEqual(new Uint8Array([2, 0]));
});
