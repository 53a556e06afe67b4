import { type BrowserWindow, dialog } from 'electron';
import type { HeldEdits } from './files/held-edits.ts';
import type { Labels } from './locales/labels.ts';

const TRY_AGAIN = 0;
const STAY = 1;

/**
 * Asks before the app ends with edits that exist in its memory only.
 * @returns true when there are none, or the person lets them go
 */
export async function askBeforeLosing(
  edits: Pick<HeldEdits, 'retry'>,
  window: BrowserWindow,
  labels: Labels,
): Promise<boolean> {
  while (!(await edits.retry())) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: labels.unwrittenTitle,
      detail: labels.unwrittenText,
      buttons: [labels.unwrittenTryAgain, labels.unwrittenStay, labels.unwrittenLose],
      defaultId: TRY_AGAIN,
      cancelId: STAY,
      noLink: true,
    });
    if (response !== TRY_AGAIN) return response !== STAY;
  }
  return true;
}
