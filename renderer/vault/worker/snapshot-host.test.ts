import { describe, expect, it } from 'vitest';
import { concatBytes } from '../../../core/bytes.ts';
import {
  decodeKeyRecord,
  encodeKeyRecord,
  KEY_RECORD_SIZE,
} from '../../../core/vault/key-record.ts';
import { SnapshotHost } from './snapshot-host.ts';

const VAULT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const OTHER = 'aaaaaaaa-d9cb-469f-a165-70867728950e';

function record(kind: 'passphrase' | 'interview' | 'page', id: string) {
  return encodeKeyRecord({ kind, id, sequence: 1, payload: new Uint8Array(60).fill(1) });
}

function at(keys: Uint8Array, index: number) {
  return decodeKeyRecord(keys.subarray(index * KEY_RECORD_SIZE, (index + 1) * KEY_RECORD_SIZE));
}

describe('the stand-in for main', () => {
  it('grows by as many records as are written at once', async () => {
    const host = await SnapshotHost.of(await record('passphrase', VAULT), 1, new Set());
    const run = concatBytes(await record('interview', VAULT), await record('page', VAULT));
    await host.call('keyFile.write', { vault: VAULT, index: 1, record: run });
    const { first } = await host.call('keyFile.read', { vault: VAULT });
    expect(await at(first ?? new Uint8Array(), 2)).toMatchObject({ kind: 'page' });
  });

  it('leaves one of several equal slots, so that it can be destroyed', async () => {
    const slot = await record('passphrase', VAULT);
    const { keys } = await SnapshotHost.of(concatBytes(slot, slot), 1, new Set());
    expect(await at(keys, 0)).toMatchObject({ kind: 'passphrase' });
    expect(await at(keys, 1)).toMatchObject({ kind: 'free' });
  });

  it('destroys the keys of withdrawn interviews, and of no others', async () => {
    const area = concatBytes(await record('interview', VAULT), await record('interview', OTHER));
    const { keys, withdrawn } = await SnapshotHost.of(area, 1, new Set([VAULT]));
    expect(await at(keys, 0)).toMatchObject({ kind: 'destroyed', id: VAULT });
    expect(await at(keys, 1)).toMatchObject({ kind: 'interview', id: OTHER });
    expect([...withdrawn]).toEqual([VAULT]);
  });

  it('answers nothing that could write elsewhere', async () => {
    const host = await SnapshotHost.of(new Uint8Array(), 1, new Set());
    await expect(host.call('snapshots.thin', { vault: VAULT, written: '' })).rejects.toMatchObject({
      code: 'call-refused',
    });
  });
});
