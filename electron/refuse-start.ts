import { app, dialog } from 'electron';
import { en } from './locales/en.ts';
import { kk } from './locales/kk.ts';
import { ru } from './locales/ru.ts';

/** The exit code of a wrong configuration (`EX_CONFIG` of sysexits.h). */
const EXIT_CODE = 78;

/** Says why, in every language since no settings have been read yet, and ends before anything has run. */
export function refuseStart(switches: readonly string[]): void {
  const names = switches.map((name) => `--${name}`).join(' ');
  const text = [en, ru, kk].map((labels) => `${labels.refusedStart} ${names}`).join('\n\n');
  dialog.showErrorBox('Vouchsafe', text);
  app.exit(EXIT_CODE);
}
