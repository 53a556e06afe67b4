import { describe, expect, it } from 'vitest';
import { decodeValue, encodeValue } from './codec.ts';

function roundTrip<Value>(value: Value): Value {
  return decodeValue(encodeValue(value)) as Value;
}

describe('codec', () => {
  it.each([
    ['null', null],
    ['undefined', undefined],
    ['text with every kind of code unit', 'ü Қ \u{1F600} \ud800 \0'],
    ['a big integer', 12345678901234567890n],
    ['numbers that JSON has not', [Number.NaN, Infinity, -Infinity, -0, 0]],
    ['a date', new Date(5)],
    ['a date that is none', new Date(Number.NaN)],
    ['a pattern', /x+/giu],
    ['a map and a set', new Map<unknown, unknown>([[{ k: 1 }, new Set(['a', [1]])]])],
    ['an object with an undefined member', { a: undefined, b: { c: [] } }],
    ['an object with numbers as keys', { 1: 'a', 0: 'b' }],
    ['boxed values', [Object('text'), Object(1), Object(false)]],
  ])('gives back %s', (_name, value) => {
    expect(roundTrip(value)).toStrictEqual(value);
  });

  it('keeps a key named __proto__ as a property', () => {
    const value = JSON.parse('{"__proto__": {"admin": true}}') as object;
    const back = roundTrip(value);
    expect(Object.hasOwn(back, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  });

  it('keeps cycles and shared references', () => {
    const shared = { n: 1 };
    const value: Record<string, unknown> = { left: shared, right: shared };
    value['self'] = value;
    const back = roundTrip(value);
    expect(back['self']).toBe(back);
    expect(back['left']).toBe(back['right']);
  });

  it('keeps a view on its part of its buffer', () => {
    const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
    const views = {
      part: bytes.subarray(2, 5),
      words: new Uint16Array(bytes.buffer, 2, 2),
      data: new DataView(bytes.buffer, 1, 3),
    };
    const back = roundTrip(views);
    expect([...back.part]).toEqual([3, 4, 5]);
    expect(back.part.buffer.byteLength).toBe(8);
    expect(back.words.buffer).toBe(back.part.buffer);
    expect([...back.words]).toEqual([...views.words]);
    expect([back.data.byteOffset, back.data.byteLength]).toEqual([1, 3]);
  });

  it('ships the whole pool behind a small Node buffer, as Electron does', () => {
    const back = roundTrip(Buffer.from('abc') as Uint8Array);
    expect([...back]).toEqual([97, 98, 99]);
    expect(back.buffer.byteLength).toBeGreaterThan(3);
  });

  it('keeps the type, the message and the cause of an error', () => {
    const back = roundTrip(new RangeError('too far', { cause: { code: 7 } }));
    expect(back).toBeInstanceOf(RangeError);
    expect(back.message).toBe('too far');
    expect(back.cause).toEqual({ code: 7 });
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a blob', new Blob(['x'])],
    ['a function inside', { deep: [() => 1] }],
  ])('refuses %s in the words of Electron', (_name, value) => {
    expect(() => encodeValue(value)).toThrow('An object could not be cloned.');
  });
});
