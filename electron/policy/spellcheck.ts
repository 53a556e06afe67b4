import type { Session } from 'electron';

/**
 * Chromium's spell checker writes added words to a file in clear and fetches dictionaries from a
 * server, the latter even with `spellcheck: false` (electron#22995). So it is off, has no language and
 * would find no server.
 */
export function disableSpellcheck(
  session: Pick<
    Session,
    'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'setSpellCheckerDictionaryDownloadURL'
  >,
  platform: NodeJS.Platform = process.platform,
): void {
  session.setSpellCheckerEnabled(false);
  // macOS has its own checker, and there these two do nothing.
  if (platform === 'darwin') return;
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL('https://dictionaries.invalid/');
}
