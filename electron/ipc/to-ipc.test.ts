import { expect, it } from 'vitest';
import { toIpc } from './to-ipc.ts';

it('copies every byte string that shares its buffer, however deep it lies', () => {
  const shared = new Uint8Array(100);
  const value = { list: [{ part: shared.subarray(10, 20) }], pooled: Buffer.from('abc') };
  const sent = toIpc(value) as { list: { part: Uint8Array }[]; pooled: Uint8Array };
  for (const bytes of [sent.list[0]?.part, sent.pooled]) {
    expect(bytes?.buffer.byteLength).toBe(bytes?.byteLength);
    expect(Buffer.isBuffer(bytes)).toBe(false);
  }
  expect(sent.list[0]?.part).toHaveLength(10);
});

it('copies a Buffer even when it owns all of its memory: the page knows no Buffer', () => {
  const sent = toIpc(Buffer.alloc(70_000, 1)) as Uint8Array;
  expect(Object.getPrototypeOf(sent)).toBe(Uint8Array.prototype);
});

it('leaves alone what is alone already, and every other value', () => {
  const own = new Uint8Array(3);
  expect(toIpc(own)).toBe(own);
  expect(toIpc({ a: null, b: undefined, c: 'x', d: [1, true] })).toEqual({
    a: null,
    b: undefined,
    c: 'x',
    d: [1, true],
  });
});
