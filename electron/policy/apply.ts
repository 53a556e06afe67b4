import { app, powerMonitor, type Session } from 'electron';
import type { EventValue } from '../../core/ipc/contract.ts';
import { watchLockEvents } from './lock-events.ts';
import { denyDownloads, denyNavigation } from './navigation.ts';
import { denyNetwork, isOwnUrl, type NetworkDenial } from './network.ts';
import { denyPermissions } from './permissions.ts';
import { disableSpellcheck } from './spellcheck.ts';

export interface PolicyOptions {
  readonly origin: string;
  readonly isPackaged: boolean;
  /** Under `electron-vite dev` only: the page that may be loaded again, and the socket that says when. */
  readonly development: { readonly page: string; readonly socket: string } | undefined;
  readonly log: (event: string) => void;
  readonly requestLock: (reason: EventValue<'lock.requested'>) => void;
}

/** Every rule of this folder that holds while the app runs, in one list. Before the first window. */
export function applyPolicies(session: Session, options: PolicyOptions): NetworkDenial {
  const { origin, isPackaged, development, log, requestLock } = options;
  // The exceptions where the app runs from its sources: the debugger's own page and Vite's socket.
  const isForDevelopers = (url: string) =>
    url.startsWith('devtools://') || (development && url.startsWith(development.socket)) === true;
  const isAllowed = (url: string) => isOwnUrl(url, origin) || (!isPackaged && isForDevelopers(url));
  const denial = denyNetwork(session, isAllowed, log);
  denyPermissions(session, origin);
  denyDownloads(session);
  disableSpellcheck(session);
  app.on('web-contents-created', (_event, contents) =>
    denyNavigation(contents, (url) => url === development?.page),
  );
  watchLockEvents(powerMonitor, app, requestLock);
  return denial;
}
