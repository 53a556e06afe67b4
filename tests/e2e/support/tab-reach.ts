import type { Researcher } from './researcher.ts';

/** More presses than any screen has stops. */
const MOST_STOPS = 150;

/**
 * Presses Tab all the way round, and names the controls of the page that neither had the focus nor lie in a group that
 * had it: within a list, a table, tabs or radio buttons the arrows go on.
 */
export async function controlsOutOfReach(me: Researcher): Promise<readonly string[]> {
  await me.page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    for (const element of document.querySelectorAll('[data-reached]'))
      element.removeAttribute('data-reached');
  });
  for (let i = 0; i < MOST_STOPS; i += 1) {
    // In the testimony Tab goes to the next passage; Escape lets it out, as the app tells its readers.
    if (await isInTestimony(me)) await me.press('Escape');
    await me.press('Tab');
    const isRound = await me.page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return false;
      if (activeElement.hasAttribute('data-reached')) return true;
      activeElement.setAttribute('data-reached', '');
      return false;
    });
    if (isRound) break;
  }
  return me.page.evaluate(() => {
    const CONTROLS =
      'button, a[href], input, textarea, select, summary, [contenteditable=true], [tabindex], ' +
      '[role=tab], [role=radio], [role=option], [role=row], [role=separator][aria-valuenow]';
    const GROUPS =
      '[role=grid], [role=treegrid], [role=listbox], [role=tablist], [role=radiogroup], [role=toolbar], ' +
      '[role=group]:has([role=spinbutton])';
    return [...document.querySelectorAll<HTMLElement>(CONTROLS)]
      .filter((control) => {
        if (!control.checkVisibility({ visibilityProperty: true })) return false;
        if (control.closest('[aria-hidden=true], [inert]') || control.matches(':disabled'))
          return false;
        // Regions and headings that take the focus only when a key sends it there.
        if (control.matches('[tabindex="-1"]:not(button, input, textarea, [role])')) return false;
        if (control.matches('nav, main, header, footer, section, article, h1, h2')) {
          if (control.tabIndex < 0) return false;
        }
        // What Escape and the arrow keys do in the field itself.
        if (
          control.matches('button[tabindex="-1"]') &&
          control.parentElement?.querySelector('input')
        )
          return false;
        const group = control.closest(GROUPS);
        // A list that a field steps through by its own arrow keys is reached with the field.
        const field =
          group && document.querySelector(`[data-reached][aria-controls="${group.id}"]`);
        if (field) return false;
        const reached = group ?? control;
        return !reached.hasAttribute('data-reached') && !reached.querySelector('[data-reached]');
      })
      .map((control) => control.outerHTML.slice(0, 160));
  });
}

function isInTestimony(me: Researcher): Promise<boolean> {
  return me.page.evaluate(() => document.activeElement?.closest('.cm-content') !== null);
}
