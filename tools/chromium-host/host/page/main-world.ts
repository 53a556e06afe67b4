/**
 * What the host adds to the page's own world: the objects that a preload exposes, and a question
 * to the main process before each call that Chromium would ask the user about.
 */
import { type Bridge, createBridge } from './bridge.ts';

type Native = (this: unknown, ...args: unknown[]) => unknown;

export function startMainWorld(channel: string): void {
  if (window !== window.top) return; // preload scripts run in main frames only
  const bridge = createBridge(channel, 'main');
  bridge.handle('expose', (payload) => {
    const { key, value } = bridge.unwrap(payload) as { key: string; value: unknown };
    if (key in window) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    Object.defineProperty(window, key, { value: deepFreeze(value), enumerable: true });
  });
  guardPermissions(bridge);
}

function deepFreeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (ArrayBuffer.isView(value)) return value; // a view over bytes cannot be frozen
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

/**
 * Electron asks `setPermissionRequestHandler` where Chrome would prompt. Here the main process is
 * asked first, it sets Chromium's answer, and then the native function gives that answer itself.
 */
function guardPermissions(bridge: Bridge): void {
  const guard = (
    target: object | undefined,
    name: string,
    permission: string,
    describe: (argument: unknown) => object = () => ({}),
  ): void => {
    const native = target && (Reflect.get(target, name) as Native | undefined);
    if (!native) return;
    const guarded = async function (this: unknown, ...args: unknown[]): Promise<unknown> {
      await bridge.tell('permission', { permission, details: describe(args[0]) });
      return native.apply(this, args);
    };
    Object.defineProperty(guarded, 'name', { value: name });
    Object.defineProperty(target, name, { value: guarded, configurable: true, writable: true });
  };
  guard(globalThis.MediaDevices?.prototype, 'getUserMedia', 'media', (constraints) => ({
    mediaTypes: ['audio', 'video'].filter(
      (kind) => (constraints as Record<string, unknown>)?.[kind],
    ),
  }));
  guard(globalThis.MediaDevices?.prototype, 'getDisplayMedia', 'display-capture');
  guard(globalThis.Clipboard?.prototype, 'read', 'clipboard-read');
  guard(globalThis.Clipboard?.prototype, 'readText', 'clipboard-read');
  guard(globalThis.Clipboard?.prototype, 'write', 'clipboard-sanitized-write');
  guard(globalThis.Clipboard?.prototype, 'writeText', 'clipboard-sanitized-write');
  guard(globalThis.Notification, 'requestPermission', 'notifications');
  guard(globalThis.Geolocation?.prototype, 'getCurrentPosition', 'geolocation');
  guard(globalThis.Geolocation?.prototype, 'watchPosition', 'geolocation');
}
