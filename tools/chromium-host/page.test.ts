/** What a page finds, and what it is refused. In a drawn window, under an X server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../../tests/e2e/support/launch-app.ts';
import { appUrl } from '../../tests/e2e/support/app-url.ts';
import { launchFixture, readLog, untilLogged } from './fixture.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchFixture({ args: ['--use-fake-device-for-media-stream'] });
});

afterAll(() => launched.close());

describe('the page', () => {
  it('is as large as its window asks, secure and isolated from other origins', async () => {
    expect(appUrl(launched.page)).toBe('vouchsafe://app/index.html');
    const found = await launched.page.evaluate(() => [
      innerWidth,
      innerHeight,
      isSecureContext,
      crossOriginIsolated,
    ]);
    expect(found).toEqual([1366, 768, true, true]);
  });

  it('has nothing of Node, of Electron or of the host in its world', async () => {
    const globals = await launched.page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      return Object.getOwnPropertyNames(globalThis).filter((name) => !usual.has(name));
    });
    const expected = ['api', 'fixture', 'crossOriginIsolated', 'caches', 'cookieStore'];
    expect(globals.filter((name) => !expected.includes(name) && !/^[0-9]+$/.test(name))).toEqual(
      [],
    );
    expect(await launched.page.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe(
      'undefined',
    );
  });

  it('runs module workers, which fetch through the same scheme', async () => {
    expect(await launched.page.evaluate(() => fixture.worker())).toEqual({
      answer: 42,
      status: 200,
      outside: 'TypeError',
      crossOriginIsolated: true,
    });
  });

  it('is held to the policy of its header', async () => {
    const evalError = await launched.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const violated = (event: SecurityPolicyViolationEvent): void =>
            resolve(event.effectiveDirective);
          document.addEventListener('securitypolicyviolation', violated, { once: true });
          const script = document.createElement('script');
          script.textContent = 'globalThis.injected = true';
          document.body.append(script);
        }),
    );
    expect(evalError).toBe('script-src-elem');
    expect(await launched.page.evaluate(() => 'injected' in globalThis)).toBe(false);
  });

  it('reaches no network, and the attempt is seen', async () => {
    const request = launched.page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'answered',
        (error: Error) => error.name,
      ),
    );
    expect(await request).toBe('TypeError');
    const socket = launched.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const client = new WebSocket('wss://example.org/');
          client.addEventListener('open', () => resolve('open'));
          client.addEventListener('error', () => resolve('error'));
        }),
    );
    expect(await socket).toBe('error');
  });

  it('posts bytes to the handler of its scheme', async () => {
    const echoed = await launched.page.evaluate(async () => {
      const body = new Uint8Array([0, 255, 7]);
      const response = await fetch('post', { method: 'POST', body });
      return [...new Uint8Array(await response.arrayBuffer())];
    });
    expect(echoed).toEqual([0, 255, 7]);
  });
});

describe('navigation', () => {
  const here = 'vouchsafe://app/index.html';

  it('elsewhere is announced and refused', async () => {
    await launched.page.click('#away');
    await untilLogged(launched.app, 'will-frame-navigate', 'https://example.org/away', true);
    await untilLogged(launched.app, 'will-navigate', 'https://example.org/away', true);
    expect(appUrl(launched.page)).toBe(here);
  });

  it.each([
    ['window.open', 'vouchsafe://app/second.html', () => void open('second.html')],
    [
      'window.open without opener',
      'vouchsafe://app/frame.html',
      () => void open('frame.html', '_blank', 'noopener'),
    ],
  ])('by %s makes no window', async (_name, url, action) => {
    await launched.page.evaluate(action);
    await untilLogged(launched.app, 'window-open', url);
    await expect.poll(() => launched.app.windows().length).toBe(1);
  });

  it('by a click with Ctrl makes no window', async () => {
    await launched.page.click('#redirect', { modifiers: ['Control'] });
    await untilLogged(launched.app, 'window-open', 'vouchsafe://app/redirect');
    await expect.poll(() => launched.app.windows().length).toBe(1);
  });

  it('of a frame within the app passes, and the frame has no preload', async () => {
    const type = await launched.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const frame = document.createElement('iframe');
          frame.addEventListener('load', () =>
            resolve(typeof Reflect.get(frame.contentWindow ?? {}, 'api')),
          );
          frame.src = 'frame.html';
          document.body.append(frame);
        }),
    );
    expect(type).toBe('undefined');
    await untilLogged(launched.app, 'will-frame-navigate', 'vouchsafe://app/frame.html', false);
  });

  it('by redirect is announced', async () => {
    const answer = await launched.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const frame = document.createElement('iframe');
          frame.addEventListener('load', () => resolve('loaded'));
          frame.src = 'frame-redirect';
          document.body.append(frame);
        }),
    );
    expect(answer).toBe('loaded');
    await untilLogged(launched.app, 'will-redirect', 'vouchsafe://app/second.html', false);
  });

  it('by reload is announced when the page asks for it, not when a person does', async () => {
    await launched.page.reload();
    await launched.page.evaluate(() => location.reload());
    await untilLogged(launched.app, 'will-navigate', here, true);
    const log = await readLog(launched.app);
    expect(log.filter(([name, url]) => name === 'will-navigate' && url === here).length).toBe(1);
  });

  it('to a download is announced and refused', async () => {
    await launched.app.evaluate(() => {
      globalThis.log.length = 0;
    });
    await launched.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'note.txt';
      link.click();
    });
    await untilLogged(launched.app, 'will-download', 'note.txt');
  });
});

describe('permissions', () => {
  it.each([
    ['microphone', 'denied'],
    ['camera', 'denied'],
    ['geolocation', 'denied'],
    ['notifications', 'denied'],
    ['clipboard-read', 'denied'],
    ['clipboard-write', 'granted'],
  ])('%s is %s, as the check handler says', async (name, expected) => {
    const state = launched.page.evaluate(
      async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
      name,
    );
    await expect.poll(() => state).toBe(expected);
  });

  it('are asked of the request handler and refused in the words of Chromium', async () => {
    const microphone = launched.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      ),
    );
    expect(await microphone).toBe('NotAllowedError');
    const place = launched.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve(0),
            ({ code }) => resolve(code),
          );
        }),
    );
    expect(await place).toBe(1);
    const asked = (await readLog(launched.app)).filter(([kind]) => kind === 'permission');
    expect(asked.map(([, permission]) => permission)).toEqual(['media', 'geolocation']);
  });
});
