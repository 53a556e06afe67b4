import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppUrl } from './support/app-url.ts';
import { Researcher } from './support/researcher.ts';

/**
 * What a page that was made to leak would try. That nobody asks for the network while working is seen in
 * `main-job.test.ts`. Each gives what stopped it: a directive of the policy, or the error thrown.
 */
const PROVOCATIONS = {
  fetch: (address: string) => void fetch(address).catch(() => undefined),
  image: (address: string) => {
    new Image().src = address;
  },
  beacon: (address: string) => void navigator.sendBeacon(address, 'x'),
  websocket: (address: string) => void new WebSocket(address.replace('https', 'wss')),
  events: (address: string) => void new EventSource(address),
  stylesheet: (address: string) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    document.head.append(link);
  },
  frame: (address: string) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    document.body.append(frame);
  },
  worker: (address: string) => void new Worker(address),
} as const;

const STOPPED_BY: Record<keyof typeof PROVOCATIONS, RegExp> = {
  fetch: /^connect-src/,
  image: /^img-src/,
  beacon: /^connect-src/,
  websocket: /^connect-src/,
  events: /^connect-src/,
  stylesheet: /^style-src/,
  frame: /^frame-src/,
  worker: /TrustedScriptURL|trusted/i,
};

const ADDRESS = 'https://example.org/leak';

async function provoke(page: Page, kind: keyof typeof PROVOCATIONS): Promise<string> {
  const stopped = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          (event) => resolve(event.effectiveDirective),
          { once: true },
        );
      }),
  );
  const refused = await page.evaluate(
    `(() => { try { (${PROVOCATIONS[kind].toString()})(${JSON.stringify(ADDRESS)}); } catch (error) { return String(error); } })()`,
  );
  return kind === 'worker' ? String(refused) : stopped;
}

describe('the network', () => {
  let me: Researcher;
  beforeAll(async () => {
    me = await Researcher.start();
    await me.page.getByRole('button', { name: 'English' }).waitFor();
  });
  afterAll(async () => {
    await me?.launched.close();
    // The page's own handler throws on every violation: those, and nothing else, were seen.
    const { pageErrors } = me.launched;
    expect(pageErrors.filter((error) => !error.includes('content security policy'))).toEqual([]);
    expect(pageErrors.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(PROVOCATIONS) as (keyof typeof PROVOCATIONS)[])(
    'refuses a provoked %s',
    async (kind) => {
      expect(await provoke(me.page, kind)).toMatch(STOPPED_BY[kind]);
    },
  );

  it.each([
    ['a window', (page: Page) => page.evaluate((address) => void open(address), ADDRESS)],
    [
      'a navigation',
      (page: Page) =>
        page.evaluate((address) => {
          location.href = address;
        }, ADDRESS),
    ],
  ])('refuses %s', async (_, go) => {
    await go(me.page);
    // The page answers after the attempt, from where it was.
    await me.page.getByRole('button', { name: 'English' }).waitFor();
    expect(isAppUrl(me.page.url())).toBe(true);
    const pages = me.launched.app.windows().map((page) => page.url());
    expect(pages.filter((url) => url.includes('example.org'))).toEqual([]);
  });
});
