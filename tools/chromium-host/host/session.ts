/** Electron's `session`: one, the default one. */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type Electron from 'electron';
import { protocol } from './protocol-handlers.ts';
import { records } from './records.ts';
import { toInternalUrl } from './schemes.ts';
import { getChromium, state } from './state.ts';
import { WebRequest } from './web-request.ts';

export interface PermissionAsker {
  getURL(): string;
}

type RequestHandler = (
  contents: PermissionAsker,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void;

type CheckHandler = (
  contents: PermissionAsker | null,
  permission: string,
  origin: string,
  details: object,
) => boolean;

/** Electron's names to those of `Browser.setPermission`. `media` depends on its details. */
const CHROMIUM_PERMISSIONS: Record<string, string[]> = {
  media: ['microphone', 'camera'],
  'display-capture': ['display-capture'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  midi: ['midi'],
  'idle-detection': ['idle-detection'],
  'window-management': ['window-management'],
  'persistent-storage': ['persistent-storage'],
  'screen-wake-lock': ['screen-wake-lock'],
  'local-fonts': ['local-fonts'],
};

export class HostSession extends EventEmitter {
  readonly webRequest = new WebRequest();
  readonly protocol = protocol;
  #onRequest: RequestHandler | null = null;
  #onCheck: CheckHandler | null = null;
  #isSpellChecked = true;

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#onCheck = handler;
  }

  /** No device can be asked for: USB, HID, serial and Bluetooth choosers are not imitated. */
  setDevicePermissionHandler(): void {}

  /** Chromium is started with a proxy that does not exist, whatever the app asks for. */
  async setProxy(): Promise<void> {}

  /** No certificate is ever seen: nothing but the app's own scheme answers. */
  setCertificateVerifyProc(): void {}

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpellChecked = isEnabled;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#isSpellChecked;
  }

  setSpellCheckerLanguages(): void {}

  setSpellCheckerDictionaryDownloadURL(): void {}

  get storagePath(): string {
    return this.getStoragePath();
  }

  /** Chromium's first profile in our folder. */
  getStoragePath(): string {
    return path.join(state.profile, 'Default');
  }

  async clearCache(): Promise<void> {}

  async clearCodeCaches(): Promise<void> {}

  /** Unlike Electron, it wants an origin: Chromium's protocol clears one at a time. */
  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    if (options.origin === undefined) {
      throw new Error('chromium-host: clearStorageData needs an origin');
    }
    // Electron says `indexdb`, Chromium `indexeddb`.
    const types = options.storages?.map((type) => (type === 'indexdb' ? 'indexeddb' : type));
    await getChromium().send('Storage.clearDataForOrigin', {
      origin: toInternalUrl(options.origin),
      storageTypes: types?.join(',') ?? 'all',
    });
  }

  /** Called before Chromium itself decides; the answer is left with Chromium. */
  async requestPermission(
    contents: PermissionAsker,
    permission: string,
    details: { mediaTypes?: string[] },
  ): Promise<void> {
    const handler = this.#onRequest;
    const url = contents.getURL();
    const more = { ...details, isMainFrame: true, requestingUrl: url, securityOrigin: url };
    const isGranted = handler
      ? await new Promise<boolean>((resolve) => handler(contents, permission, resolve, more))
      : true; // Electron's default
    records.permissions.push({ permission, isGranted });
    const kinds = { audio: 'microphone', video: 'camera' } as Record<string, string>;
    const names =
      details.mediaTypes?.map((type) => kinds[type] ?? type) ?? CHROMIUM_PERMISSIONS[permission];
    await setPermissions(names ?? [], isGranted, url);
  }

  /** At each new document: what the check handler says is what `navigator.permissions` finds. */
  async checkPermissions(contents: PermissionAsker, origin: string): Promise<void> {
    const handler = this.#onCheck;
    if (!handler) return;
    const details = { requestingUrl: contents.getURL(), isMainFrame: true };
    const settings = Object.entries(CHROMIUM_PERMISSIONS).map(([permission, names]) =>
      setPermissions(names, handler(contents, permission, origin, details), contents.getURL()),
    );
    await Promise.all(settings);
  }
}

async function setPermissions(names: string[], isGranted: boolean, url: string): Promise<void> {
  const { origin } = new URL(toInternalUrl(url));
  const setting = isGranted ? 'granted' : 'denied';
  const send = (name: string): Promise<unknown> =>
    getChromium().send('Browser.setPermission', { permission: { name }, setting, origin });
  await Promise.all(names.map(send));
}

export const defaultSession = new HostSession();

export const session = {
  get defaultSession() {
    if (!state.isReady) throw new Error('Session can only be received when app is ready');
    return defaultSession;
  },
  fromPartition(): never {
    throw new Error('chromium-host: only the default session is imitated');
  },
};
