import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { violations } from './axe-for-test.ts';
import { mountForTest } from './mount-for-test.tsx';

let unmount = () => {};
beforeEach(() => {
  document.documentElement.lang = 'en';
  document.title = 'Vouchsafe';
});
afterEach(() => unmount());

/** A page that stands for itself, or, where it has no main part, leaves that to the dialog over it. */
function open(page: 'whole' | 'behind', role?: 'dialog' | 'alertdialog', isModal = true) {
  unmount = mountForTest(
    <>
      {page === 'whole' && (
        <main>
          <h1>Page</h1>
        </main>
      )}
      {role && (
        <div role={role} aria-label="Over it" aria-modal={isModal} data-over>
          <button type="button">Close</button>
        </div>
      )}
    </>,
  );
  return document.querySelector<HTMLElement>('[data-over]') ?? document.body;
}

const rules = async () => (await violations()).map((words) => words.split(':')[0]);
// From half, not from nothing: a transparent layer is waited for by itself.
const FADE = { opacity: [0.5, 1] };

describe('violations', () => {
  it('are those of the whole page, its landmarks and its heading too', async () => {
    open('whole');
    expect(await rules()).toEqual([]);
    unmount();
    open('behind');
    expect(await rules()).toEqual(
      expect.arrayContaining(['landmark-one-main', 'page-has-heading-one']),
    );
  });

  it('are those of the dialog alone while one is open', async () => {
    const dialog = open('behind', 'alertdialog');
    expect(await rules()).toEqual([]);
    dialog.querySelector('button')?.replaceChildren();
    expect(await rules()).toEqual(['button-name']);
  });

  it('are those of the whole page with an offer over it that calls itself a dialog', async () => {
    open('behind', 'alertdialog', false);
    expect(await rules()).toContain('landmark-one-main');
  });

  it('are asked for when nothing moves any more: neither at the start nor after a first cancelled step', async () => {
    const dialog = open('behind', 'dialog');
    const text = dialog.querySelector('button');
    const first = dialog.animate(FADE, { duration: 10_000, fill: 'both' });
    let second: Animation | undefined;
    first.addEventListener('cancel', () => {
      second = dialog.animate(FADE, 100);
    });
    text?.replaceChildren();
    const found = rules();
    first.cancel();
    expect(await found).toEqual(['button-name']);
    expect(second?.playState).toBe('finished');
  });

  it('are asked for when a layer is shown that was kept transparent', async () => {
    const dialog = open('behind', 'dialog');
    dialog.style.opacity = '0';
    let wasShown = false;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        dialog.style.opacity = '';
        wasShown = true;
      }),
    );
    expect(await rules()).toEqual([]);
    expect(wasShown).toBe(true);
  });

  it('wait neither for what never ends nor for what has not begun', async () => {
    const dialog = open('behind', 'dialog');
    const endless = dialog.animate(
      { rotate: ['0deg', '1deg'] },
      { duration: 50, iterations: Infinity },
    );
    const later = dialog.animate(FADE, { delay: 60_000, duration: 50 });
    const over = dialog.animate({ rotate: ['1deg', '0deg'] }, { duration: 1, fill: 'forwards' });
    expect(await rules()).toEqual([]);
    for (const animation of [endless, later, over]) animation.cancel();
  });
});
