import { app, dialog } from 'electron';
import { en } from './locales/en.ts';
import { kk } from './locales/kk.ts';
import { ru } from './locales/ru.ts';

/** The exit code of a wrong configuration (`EX_CONFIG` of sysexits.h). */
const EXIT_CODE = 78;

/** Says why, in every language since no settings have been read yet, and ends before anything has run. */
export function refuseStart(given: readonly string[]): void {
  const text = [en, ru, kk].map((labels) => `${labels.refusedStart} ${given.join(' ')}`);
  dialog.showErrorBox('Vouchsafe', text.join('\n\n'));
  app.exit(EXIT_CODE);
}
