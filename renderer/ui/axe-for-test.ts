import axe from 'axe-core';
import { atRest } from './at-rest-for-test.ts';

/** An offer to undo calls itself a dialog, too; it keeps nobody from the page, and is looked at with it. */
const DIALOGS = ':is([role=dialog], [role=alertdialog]):not([aria-modal=false])';

/**
 * What axe finds wrong once the page has come to rest: in the whole page, or in the topmost open dialog. Behind a dialog
 * react-aria hides the page from screen readers and keeps the focus inside, while axe takes each control there for one
 * that can be reached, and misses the landmarks. For tests only.
 * @param layer selects what is open without being a dialog, and hides the page behind it all the same: a list of choices
 */
export async function violations(layer?: string): Promise<readonly string[]> {
  await atRest();
  const include = layer ?? [...document.querySelectorAll(DIALOGS)].at(-1) ?? document;
  const result = await axe.run(
    // React-aria's announcements outlive the test that caused them, and name what is gone.
    { include, exclude: '[data-live-announcer]' },
    { resultTypes: ['violations'] },
  );
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}
