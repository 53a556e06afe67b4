/** What crosses between the worlds of a page, and between the page and the main process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../../tests/e2e/support/launch-app.ts';
import { launchFixture } from './fixture.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchFixture({ headless: true });
});

afterAll(() => launched.close());

describe('contextBridge', () => {
  it('gives the page values, functions inside them, and promises', async () => {
    const found = await launched.page.evaluate(async () => {
      const later = await api.later('x');
      return [api.add(2, 3), api.nested.list[0], api.nested.list[1].upper('abc'), later.again()];
    });
    expect(found).toEqual([5, 1, 'ABC', 'x']);
  });

  it('keeps the type and the message of an error', async () => {
    const error = await launched.page.evaluate(() => {
      try {
        return api.boom();
      } catch (thrown) {
        return [thrown instanceof RangeError, (thrown as Error).message];
      }
    });
    expect(error).toEqual([true, 'boom']);
  });

  it('gives the page frozen objects that it cannot replace', async () => {
    const found = await launched.page.evaluate(() => {
      const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'api');
      return [Object.isFrozen(api), Object.isFrozen(api.nested.list), descriptor?.writable];
    });
    expect(found).toEqual([true, true, false]);
  });

  it('runs the preload with what a sandboxed one may require, and no more', async () => {
    expect(await launched.page.evaluate(() => api.requireFs)).toBe('module not found: fs');
    expect(await launched.page.evaluate(() => api.argv)).toContain('--extra=1');
  });

  it('tells an app that it runs in the host', async () => {
    const versions = await launched.page.evaluate(() => api.versions);
    expect(versions).toMatchObject({ electron: '45.4.1', 'chromium-host': '1' });
    const inMain = await launched.app.evaluate(() => process.versions['chromium-host']);
    expect(inMain).toBe('1');
  });
});

describe('ipc', () => {
  it('carries what structured clone carries, there and back', async () => {
    const found = await launched.page.evaluate(async () => {
      const cycle: Record<string, unknown> = {};
      cycle['self'] = cycle;
      const bytes = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
      const sent = { bytes, cycle, date: new Date(5), map: new Map([[1, new Set(['a'])]]), n: -0 };
      const back = (await api.invoke('echo', sent)) as typeof sent;
      return {
        bytes: [...back.bytes],
        isWholeBuffer: back.bytes.buffer.byteLength === 4,
        isCycle: back.cycle['self'] === back.cycle,
        date: back.date instanceof Date && +back.date,
        hasA: back.map.get(1)?.has('a'),
        isMinusZero: Object.is(back.n, -0),
      };
    });
    expect(found).toEqual({
      bytes: [2, 3],
      isWholeBuffer: true,
      isCycle: true,
      date: 5,
      hasA: true,
      isMinusZero: true,
    });
  });

  it.each([0, 1, 2 ** 18 - 1, 2 ** 18, 2 ** 18 + 1, 3_000_000])(
    'carries a message of %i bytes',
    async (length) => {
      const found = await launched.page.evaluate(async (count) => {
        const sent = new Uint8Array(count).fill(7);
        const back = (await api.invoke('echo', sent)) as Uint8Array;
        return back.length === count && back.every((byte) => byte === 7);
      }, length);
      expect(found).toBe(true);
    },
  );

  it('says in words of Electron what went wrong', async () => {
    const messages = await launched.page.evaluate(async () => {
      const messageOf = (call: Promise<unknown>): Promise<string> =>
        call.then(
          () => 'no error',
          (error: Error) => error.message,
        );
      return [
        await messageOf(api.invoke('fail')),
        await messageOf(api.invoke('missing')),
        await messageOf(api.invoke('echo', new Blob(['x']))),
      ];
    });
    expect(messages).toEqual([
      "Error invoking remote method 'fail': TypeError: no way",
      "Error invoking remote method 'missing': Error: No handler registered for 'missing'",
      'An object could not be cloned.',
    ]);
  });

  it('tells the main process who asks', async () => {
    expect(await launched.page.evaluate(() => api.invoke('sender'))).toEqual({
      url: 'vouchsafe://app/index.html',
      origin: 'vouchsafe://app',
      parent: null,
      topUrl: 'vouchsafe://app/index.html',
      contentsUrl: 'vouchsafe://app/index.html',
    });
  });

  it('sends both ways without an answer, until the listener is taken off', async () => {
    const heard = await launched.page.evaluate(async () => {
      const values: unknown[] = [];
      const first = new Promise<void>((resolve) => {
        const off = api.onNoted((value) => {
          values.push(value);
          off();
          resolve();
        });
      });
      api.note('one');
      await first;
      const second = new Promise<void>((resolve) => {
        api.onNoted(() => resolve());
      });
      api.note('two');
      await second;
      return values;
    });
    expect(heard).toEqual(['one']);
  });

  it('refuses synchronous messages with a reason', async () => {
    const message = await launched.page.evaluate(() => {
      try {
        return api.sendSync();
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(message).toMatch(/sendSync is not imitated/);
  });
});
