import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putScheme, SCHEMES, SIZE, SMALLEST_SIZE, takeTour } from '../support/tour.ts';
import { STOPS, type Stop } from '../support/tour/look.ts';
import { Researcher } from './support/researcher.ts';
import { controlsOutOfReach } from './support/tab-reach.ts';

/** Every screen of the built app, in its window: axe, no sideways scrolling, and the Tab key to every control. */
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Screens that a person works on, as against dialogs over them, which are left with Escape. */
const MAIN_SCREENS = [
  'first-run-passphrase',
  'interviews-filtered',
  'overview',
  'testimony',
  'testimony-writing',
  'anonymise',
  'anonymise-level',
  'anonymise-second-reading',
  'people',
  'codebook-tag',
  'share-cards',
  'share-what',
  'share-version',
  'share-formats',
  'share-findings',
  'share-recipients',
  'share-review',
  'open-contents',
  'import-files',
  'import-form',
  'import-project',
  'search',
  'settings',
  'unlock-error',
] as const satisfies readonly Stop[];

/** Time in which a changed window must have come to rest. */
const SETTLE_MS = 2000;

interface Seen {
  /** What axe says, by scheme. */
  readonly violations: Readonly<Record<string, readonly string[]>>;
  /** Sizes at which something reaches beyond the window's side. */
  readonly sideways: readonly string[];
  readonly outOfReach: readonly string[];
}

describe('every screen', () => {
  const seen = new Map<Stop, Seen>();
  let me: Researcher;
  let taken: readonly Stop[] = [];

  beforeAll(async () => {
    me = await Researcher.start();
    taken = await takeTour(me, async (stop) => {
      seen.set(stop, {
        violations: await askAxe(me),
        sideways: await sidewaysSizes(me),
        outOfReach: MAIN_SCREENS.some((one) => one === stop) ? await controlsOutOfReach(me) : [],
      });
    });
  }, 480_000);

  afterAll(async () => {
    await me?.close();
  });

  it('is on the tour, once', () => {
    expect([...taken].toSorted()).toEqual([...STOPS].toSorted());
  });

  it.each(STOPS)('breaks no rule of axe, light or dark: %s', (stop) => {
    expect(seen.get(stop)?.violations).toEqual({ light: [], dark: [] });
  });

  it.each(STOPS)('never scrolls sideways: %s', (stop) => {
    expect(seen.get(stop)?.sideways).toEqual([]);
  });

  it.each(MAIN_SCREENS)('reaches every control with Tab: %s', (stop) => {
    expect(seen.get(stop)?.outOfReach).toEqual([]);
  });
});

async function askAxe(me: Researcher): Promise<Record<string, readonly string[]>> {
  const { page } = me;
  // Evaluated by the debugger, not by a script element, which the page's policy would refuse.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found: Record<string, readonly string[]> = {};
  for (const scheme of SCHEMES) {
    await putScheme(me, scheme);
    // Between the two schemes nothing but colours differs.
    const rules = scheme === 'light' ? undefined : ['color-contrast'];
    found[scheme] = await page.evaluate(async (only) => {
      const { axe } = globalThis as unknown as { axe: typeof Axe };
      const { violations } = await axe.run(
        // What React Aria says aloud names things that may be gone by the time that it is read.
        { exclude: ['[data-live-announcer]'] },
        { resultTypes: ['violations'], ...(only && { runOnly: only }) },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary ?? ''}`,
        ),
      );
    }, rules);
  }
  return found;
}

/** What can be scrolled sideways, and by how many pixels, once the window has come to rest. */
async function sidewaysSizes(me: Researcher): Promise<readonly string[]> {
  const sizes: string[] = [];
  for (const size of [SMALLEST_SIZE, SIZE]) {
    await me.page.setViewportSize(size);
    const wide = await me.page.evaluate(async (settleMs) => {
      const tooWide = () =>
        [...document.querySelectorAll<HTMLElement>('*')]
          // A field scrolls its own words.
          .filter(({ tagName }) => tagName !== 'TEXTAREA')
          .filter((element) => {
            const isRoot = element === document.documentElement || element === document.body;
            return isRoot || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
          })
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
      // Tables and the testimony measure themselves after the window has changed.
      const end = performance.now() + settleMs;
      while (tooWide().length > 0 && performance.now() < end)
        await new Promise(requestAnimationFrame);
      return tooWide().map(
        ({ tagName, className, scrollWidth, clientWidth }) =>
          `${tagName}.${className} by ${scrollWidth - clientWidth} px`,
      );
    }, SETTLE_MS);
    sizes.push(...wide.map((element) => `${size.width} x ${size.height}: ${element}`));
  }
  return sizes;
}
