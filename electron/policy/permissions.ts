import type { Session } from 'electron';

/**
 * Electron grants every permission unless told otherwise. We grant one: writing text to the clipboard
 * (copying a citation), from our own main frame. No microphone or camera until recording exists.
 */
const GRANTED = 'clipboard-sanitized-write';

export function denyPermissions(
  session: Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >,
  origin: string,
): void {
  const isGranted = (permission: string, asker: string, isMainFrame: boolean) =>
    permission === GRANTED && isMainFrame && originOf(asker) === origin;
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(isGranted(permission, details.requestingUrl, details.isMainFrame)),
  );
  // The request handler is asked on a prompt, the check handler on every silent query: both are needed.
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isGranted(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
}

/** `URL.origin` is 'null' for schemes it does not know, so scheme and host are joined by hand. */
function originOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.protocol}//${parsed.host}` : undefined;
}
