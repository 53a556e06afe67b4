import { app, powerMonitor, type Session } from 'electron';
import type { EventValue } from '../../core/ipc/contract.ts';
import { watchLockEvents } from './lock-events.ts';
import { denyDownloads, denyNavigation } from './navigation.ts';
import { denyNetwork, isOwnUrl } from './network.ts';
import { denyPermissions } from './permissions.ts';
import { disableSpellcheck } from './spellcheck.ts';

export interface PolicyOptions {
  readonly origin: string;
  readonly isPackaged: boolean;
  /** Under `electron-vite dev` only: the page that may be loaded again, and the server that says when. */
  readonly development: { readonly page: string; readonly server: URL } | undefined;
  readonly log: (event: string) => void;
  readonly requestLock: (reason: EventValue<'lock.requested'>) => void;
}

/** Every rule of this folder that holds while the app runs, in one list. Awaited before the first window. */
export async function applyPolicies(session: Session, options: PolicyOptions): Promise<void> {
  const { origin, isPackaged, development, log, requestLock } = options;
  // The exceptions where the app runs from its sources: the debugger's own page and Vite's socket.
  const socket = development && `ws://${development.server.host}/`;
  const isForDevelopers = (url: string) =>
    url.startsWith('devtools://') || (socket !== undefined && url.startsWith(socket));
  const isAllowed = (url: string) => isOwnUrl(url, origin) || (!isPackaged && isForDevelopers(url));
  denyPermissions(session, origin);
  denyDownloads(session);
  disableSpellcheck(session);
  app.on('web-contents-created', (_event, contents) =>
    denyNavigation(contents, (url) => url === development?.page),
  );
  watchLockEvents(powerMonitor, app, requestLock);
  const developmentHost = development?.server.hostname;
  await denyNetwork(session, { isAllowed, developmentHost, report: log });
}
