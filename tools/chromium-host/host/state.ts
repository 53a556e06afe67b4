/** What the modules of the host share: one process runs one app in one Chromium. */
import { randomBytes } from 'node:crypto';
import type { Chromium } from './chromium.ts';
import type { HostOptions } from './options.ts';

interface HostState {
  isReady: boolean;
  isQuitting: boolean;
  isHeadless: boolean;
  /** Chromium's own profile folder, once it runs. */
  profile: string;
}

export const state: HostState = {
  isReady: false,
  isQuitting: false,
  isHeadless: process.env['CHROMIUM_HOST_HEADLESS'] === '1' || !process.env['DISPLAY'],
  profile: '',
};

/** A name that no page can guess, for what the host adds to pages. */
export const secretName = `h${randomBytes(12).toString('hex')}`;

let options: HostOptions | undefined;
let chromium: Chromium | undefined;

export function setOptions(value: HostOptions): void {
  options = value;
}

export function getOptions(): HostOptions {
  if (!options) throw new Error('chromium-host: the app is not loaded yet');
  return options;
}

export function setChromium(value: Chromium): void {
  chromium = value;
}

export function getChromium(): Chromium {
  if (!chromium) throw new Error('chromium-host: Chromium does not run yet');
  return chromium;
}

export function hasChromium(): boolean {
  return chromium !== undefined;
}
