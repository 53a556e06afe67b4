/**
 * The app's scheme as tests see it. The Chromium host cannot teach Chromium a scheme and serves
 * `vouchsafe://app` from an https origin that does not exist; here it is mapped back.
 */
import type { Page } from 'playwright-core';

const ORIGIN = 'vouchsafe://app';
const HOSTED_ORIGIN = 'https://app.vouchsafe.invalid';

export function toAppUrl(url: string): string {
  return url.startsWith(HOSTED_ORIGIN) ? ORIGIN + url.slice(HOSTED_ORIGIN.length) : url;
}

export function isAppUrl(url: string): boolean {
  return toAppUrl(url).startsWith(`${ORIGIN}/`);
}

/** Where a page is, as the app itself would say it. */
export function appUrl(page: Page): string {
  return toAppUrl(page.url());
}
