import { existsSync } from 'node:fs';

const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that tests and the development host run; `VOUCHSAFE_CHROMIUM` names another. */
export function chromiumPath(): string {
  const path =
    process.env['VOUCHSAFE_CHROMIUM'] ?? KNOWN.find((candidate) => existsSync(candidate));
  return path ?? '/usr/bin/chromium';
}
