/**
 * Chrome keeps things about its user that Electron does not: history, form entries, the text in
 * open fields ("session restore"). No switch turns all of them off, so their places are taken: a
 * folder lies where Chrome wants a file and a file where it wants a folder. Those features then
 * fail to start, quietly, and the profile holds what an Electron profile would.
 */
import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Chrome's own databases, none of which Electron has. */
const UNWANTED_FILES = [
  'Default/Account Web Data',
  'Default/Affiliation Database',
  'Default/Favicons',
  'Default/History',
  'Default/Login Data',
  'Default/Login Data For Account',
  'Default/Network Action Predictor',
  'Default/Shortcuts',
  'Default/Top Sites',
  'Default/Web Data',
];

const UNWANTED_FOLDERS = [
  'Default/Sessions',
  'Default/Sessions_Encrypted',
  'segmentation_platform',
  // What a process that crashed had in memory. No switch that Chromium survives turns it off.
  'chromium/Crash Reports',
];

const PREFERENCES = {
  alternate_error_pages: { enabled: false },
  autofill: { credit_card_enabled: false, enabled: false, profile_enabled: false },
  browser: { enable_spellchecking: false },
  credentials_enable_service: false,
  history: { saving_disabled: true },
  net: { network_prediction_options: 2 },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  translate: { enabled: false },
};

const NOTE = "Holds a place in Chromium's profile: see tools/chromium-host.\n";

export function prepareProfile(profile: string): void {
  mkdirSync(path.join(profile, 'Default'), { recursive: true });
  for (const name of UNWANTED_FILES) blockFile(path.join(profile, name));
  for (const name of UNWANTED_FOLDERS) blockFolder(path.join(profile, name));
  writeIfMissing(path.join(profile, 'Default/Preferences'), JSON.stringify(PREFERENCES));
}

/** The folder is not empty: Chromium removes a database that it cannot open, were it one. */
function blockFile(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) return;
  rmSync(file, { force: true });
  mkdirSync(file);
  writeFileSync(path.join(file, 'README'), NOTE);
}

function blockFolder(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isFile()) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(folder, NOTE);
}

function writeIfMissing(file: string, text: string): void {
  if (!lstatSync(file, { throwIfNoEntry: false })) writeFileSync(file, text);
}
