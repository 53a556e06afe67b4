import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALTERATION, altered } from '../../tests/support/altered-bytes.ts';
import { concatBytes, sameBytes } from '../bytes.ts';
import {
  decodeKeyRecord,
  destroyedRecord,
  encodeKeyRecord,
  encodeKeyRecords,
  findKeyRecords,
  formerKind,
  isReusable,
  KEY_PAYLOAD_MAX,
  KEY_RECORD_KINDS,
  KEY_RECORD_SIZE,
  type KeyRecord,
  mergeKeyFiles,
} from './key-record.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

const RECORD: KeyRecord = {
  kind: 'interview',
  id: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  sequence: 5,
  payload: new Uint8Array(60).fill(3),
};

describe('a key record', () => {
  it('is 256 bytes and gives back what it holds, for every kind', async () => {
    for (const kind of Object.keys(KEY_RECORD_KINDS) as KeyRecord['kind'][]) {
      const bytes = await encodeKeyRecord({ ...RECORD, kind });
      expect(bytes.length).toBe(KEY_RECORD_SIZE);
      expect(await decodeKeyRecord(bytes)).toEqual({ ...RECORD, kind });
    }
  });

  it('is the same among many that are encoded at once', async () => {
    const other = { ...RECORD, sequence: 6, payload: new Uint8Array() };
    const alone = await Promise.all([RECORD, other].map(encodeKeyRecord));
    expect(encodeKeyRecords([RECORD, other], sha256)).toEqual(concatBytes(...alone));
  });

  it('is damaged when a single bit differs, wherever', async () => {
    const good = await encodeKeyRecord(RECORD);
    await fc.assert(
      fc.asyncProperty(fc.nat(KEY_RECORD_SIZE * 8 - 1), async (bit) => {
        const bytes = good.slice();
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await decodeKeyRecord(bytes)).toBeUndefined();
      }),
    );
  });

  it('is damaged when bytes are dropped, repeated or change places', async () => {
    const payload = crypto.getRandomValues(new Uint8Array(KEY_PAYLOAD_MAX));
    const good = await encodeKeyRecord({ ...RECORD, payload });
    await fc.assert(
      fc.asyncProperty(ALTERATION, async (alteration) => {
        const forms = altered(good, alteration);
        for (const bytes of Object.values(forms))
          expect(await decodeKeyRecord(bytes)).toBeUndefined();
        // The same length as before: what was repeated pushed the last byte out.
        const pushed = forms['repeated']?.slice(0, KEY_RECORD_SIZE) ?? good;
        if (!sameBytes(pushed, good)) expect(await decodeKeyRecord(pushed)).toBeUndefined();
      }),
    );
  });

  it('takes no payload that would run into its checksum', async () => {
    await encodeKeyRecord({ ...RECORD, payload: new Uint8Array(KEY_PAYLOAD_MAX) });
    await expect(
      encodeKeyRecord({ ...RECORD, payload: new Uint8Array(KEY_PAYLOAD_MAX + 1) }),
    ).rejects.toThrow(RangeError);
  });
});

describe('the position of a destroyed key', () => {
  const destroyed = (kind: KeyRecord['kind']): KeyRecord => ({
    ...destroyedRecord(kind, RECORD.id),
    sequence: 6,
  });

  it('says which kind it had, and is used again unless that was an interview', () => {
    for (const kind of ['page', 'person', 'root', 'passphrase', 'interview'] as const) {
      expect(formerKind(destroyed(kind))).toBe(kind);
      expect(isReusable(destroyed(kind))).toBe(kind !== 'interview');
    }
  });

  it('that format 1 wrote says nothing of its kind and is used again', () => {
    const record = { ...destroyed('person'), payload: new Uint8Array() };
    expect([formerKind(record), isReusable(record)]).toEqual([undefined, true]);
  });

  it('is not free while a key lies there', () => {
    expect(isReusable(RECORD)).toBe(false);
  });
});

describe('two copies of a key file', () => {
  const older = RECORD;
  const newer: KeyRecord = { ...RECORD, kind: 'destroyed', sequence: 6, payload: new Uint8Array() };

  it('give the newer record, whichever copy has it: a destroyed key stays destroyed', async () => {
    const [a, b] = await Promise.all([encodeKeyRecord(older), encodeKeyRecord(newer)]);
    const wanted = [{ record: newer, differs: true }];
    expect(mergeKeyFiles(a, b, sha256)).toEqual(wanted);
    expect(mergeKeyFiles(b, a, sha256)).toEqual(wanted);
  });

  it('give the one that is whole when the other is damaged, short or gone', async () => {
    const good = await encodeKeyRecord(older);
    for (const bad of [new Uint8Array(KEY_RECORD_SIZE), good.slice(0, 100), null]) {
      expect(mergeKeyFiles(good, bad, sha256)).toEqual([{ record: older, differs: true }]);
      expect(mergeKeyFiles(bad, good, sha256)).toEqual([{ record: older, differs: true }]);
    }
    expect(mergeKeyFiles(good, good, sha256)).toEqual([{ record: older, differs: false }]);
    const torn = concatBytes(good, good.subarray(0, 128));
    expect(mergeKeyFiles(torn, good, sha256)).toEqual([{ record: older, differs: false }]);
  });
});

describe('the records of one kind', () => {
  const kinds = ['free', 'passphrase', 'destroyed', 'interview'] as const;
  const record = fc.record({ kind: fc.constantFrom(...kinds), sequence: fc.nat(3) });
  const position = fc.record({
    first: record,
    second: fc.option(record),
    damaged: fc.constantFrom('none', 'first', 'second', 'kind', 'both'),
  });

  it('are those that comparing the whole copies finds, however the copies differ', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(position, { maxLength: 8 }), fc.nat(300), async (file, cut) => {
        const copies: Uint8Array[][] = [[], []];
        for (const { first, second, damaged } of file) {
          const a = await encodeKeyRecord({ ...RECORD, ...first });
          const b = await encodeKeyRecord({ ...RECORD, ...(second ?? first) });
          if (damaged === 'first' || damaged === 'both') a[100] = 77;
          if (damaged === 'second' || damaged === 'both') b[100] = 77;
          if (damaged === 'kind') b[4] = KEY_RECORD_KINDS.passphrase;
          copies[0]?.push(a);
          copies[1]?.push(b);
        }
        const [first, whole] = copies.map((copy) => concatBytes(...copy));
        const second = whole?.subarray(0, Math.max(whole.length - cut, 0)) ?? null;
        for (const kind of kinds)
          expect(findKeyRecords(first ?? null, second, { kind, sha256 })).toEqual(
            mergeKeyFiles(first ?? null, second, sha256).flatMap((one) =>
              one.record?.kind === kind ? [one.record] : [],
            ),
          );
      }),
    );
  });
});
