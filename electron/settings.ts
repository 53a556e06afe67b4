import { existsSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Rectangle } from 'electron';
import ElectronStore from 'electron-store';
import * as v from 'valibot';
import { type Settings, settingsSchema } from '../core/settings.ts';
import { FILE_MODE, storageError } from './files/file-system.ts';

/**
 * What is remembered outside every vault, in one small file in clear: the settings of `core/settings.ts`
 * and where the window was. electron-store writes it whole or not at all. A file that cannot be read is
 * put aside under another name and never stops the start.
 */
const FILE_NAME = 'settings';

const placeSchema = v.object({
  x: v.pipe(v.number(), v.safeInteger()),
  y: v.pipe(v.number(), v.safeInteger()),
  width: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  height: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  isMaximized: v.boolean(),
});
/** Where the window was and whether it filled its display. */
export type WindowPlace = Rectangle & { readonly isMaximized: boolean };

interface StoredFile extends Record<string, unknown> {
  settings?: unknown;
  window?: unknown;
  modelFolder?: unknown;
}

/** As the contract's schema lets it through: a key may be there without a value. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

type Backing = Pick<ElectronStore<StoredFile>, 'get' | 'set'>;

function openStore(folder: string): Backing {
  return new ElectronStore<StoredFile>({
    cwd: folder,
    name: FILE_NAME,
    configFileMode: FILE_MODE,
    accessPropertiesByDotNotation: false,
  });
}

/** A profile that takes no file: the app starts with defaults, and a change is refused with its code. */
const NO_STORE: Backing = {
  get: () => undefined,
  set: () => {
    throw new Error('the settings file cannot be used');
  },
};

export class SettingsStore {
  readonly #store: Backing;
  readonly #listeners = new Set<(settings: Settings) => void>();
  #settings: Settings;
  #setAside: string | undefined;

  /** @param folder where the file lies: the profile */
  constructor(folder: string) {
    try {
      this.#setAside = setAsideWhenDamaged(path.join(folder, `${FILE_NAME}.json`));
      this.#store = openStore(folder);
    } catch {
      this.#store = NO_STORE;
    }
    this.#settings = parseSettings(this.#store.get('settings'));
  }

  read(): Settings {
    return this.#settings;
  }

  /** @throws AppError `storage-full` or `storage-failed`; the settings are as before then */
  write(change: SettingsChange): Settings {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const settings = v.parse(settingsSchema, { ...this.#settings, ...Object.fromEntries(given) });
    try {
      this.#store.set('settings', settings);
    } catch (error) {
      throw storageError(error, 'storage-failed');
    }
    this.#settings = settings;
    for (const listener of this.#listeners) listener(settings);
    return settings;
  }

  onChange(listener: (settings: Settings) => void): void {
    this.#listeners.add(listener);
  }

  windowPlace(): WindowPlace | undefined {
    const place = v.safeParse(placeSchema, this.#store.get('window'));
    return place.success ? place.output : undefined;
  }

  /** A convenience: a full disk must not keep a window from closing. */
  rememberWindowPlace(place: WindowPlace): void {
    try {
      this.#store.set('window', v.parse(placeSchema, place));
    } catch {
      // the window opens at its default place next time
    }
  }

  /** Where the detection model of their own lies: it says nothing about an interview, and the page never sees it. */
  modelFolder(): string | undefined {
    const folder = this.#store.get('modelFolder');
    return typeof folder === 'string' ? folder : undefined;
  }

  /** @throws AppError `storage-full` or `storage-failed`; what was remembered stays then */
  rememberModelFolder(folder: string | undefined): void {
    try {
      this.#store.set('modelFolder', folder ?? null);
    } catch (error) {
      throw storageError(error, 'storage-failed');
    }
  }

  /** The new name of a damaged file, once; undefined after that. */
  takeSetAside(): string | undefined {
    const name = this.#setAside;
    this.#setAside = undefined;
    return name;
  }
}

/**
 * Settings out of whatever the file held. Unknown keys are dropped; one value that we do not know, as a
 * newer version may have written, takes its default and leaves the others alone.
 */
function parseSettings(stored: unknown): Settings {
  const given = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  const known = given.filter(([key, value]) => {
    const schema = Object.entries(settingsSchema.entries).find(([name]) => name === key)?.[1];
    return schema !== undefined && v.is(schema, value);
  });
  return v.parse(settingsSchema, Object.fromEntries(known));
}

/** @returns the new name when there was a file and it held no JSON object */
function setAsideWhenDamaged(file: string): string | undefined {
  if (isAbsentOrWhole(file)) return undefined;
  for (let number = 1; number < 1000; number += 1) {
    const aside = `${file}.damaged-${number}`;
    if (existsSync(aside)) continue;
    renameSync(file, aside);
    return path.basename(aside);
  }
  return undefined;
}

function isAbsentOrWhole(file: string): boolean {
  if (!existsSync(file)) return true;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
