import type { Session } from 'electron';

/**
 * The app makes no network connection. The content policy stops the page; this stops a dependency that
 * found a way around it, and what Chromium itself asks for on the session's behalf.
 */
export interface NetworkDenial {
  /** Requests cancelled since start. */
  readonly blocked: number;
}

/** `setCertificateVerifyProc`'s number for failure. */
const CERTIFICATE_REFUSED = -2;

/**
 * @param isAllowed says of a URL whether it is ours
 * @param report told of the kind of request only: a URL could carry what somebody tried to send
 */
export function denyNetwork(
  session: Pick<Session, 'webRequest' | 'setCertificateVerifyProc'>,
  isAllowed: (url: string) => boolean,
  report: (event: string) => void,
): NetworkDenial {
  const denial = { blocked: 0 };
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isAllowed(details.url);
    if (cancel) {
      denial.blocked += 1;
      report(`request blocked: ${details.resourceType}`);
    }
    callback({ cancel });
  });
  // No server is ever asked for, so none has a good certificate.
  session.setCertificateVerifyProc((_request, callback) => callback(CERTIFICATE_REFUSED));
  return denial;
}

/** Documents, scripts and data of `origin`, and blobs that it made. */
export function isOwnUrl(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`);
}
