import type { Session } from 'electron';

/**
 * The app makes no network connection. The content policy stops the page; this stops a dependency that
 * found a way around it, and what Chromium itself asks for on the session's behalf.
 */

/** `setCertificateVerifyProc`'s number for failure. */
const CERTIFICATE_REFUSED = -2;

/** Nobody listens there, and the name rules of `switches.ts` do not even let it be reached. */
const DEAD_PROXY = 'http://127.0.0.1:9';

export interface NetworkOptions {
  /** Says of a URL whether it is ours. */
  readonly isAllowed: (url: string) => boolean;
  /** The host of electron-vite's server, the one that is reached without the dead proxy. */
  readonly developmentHost: string | undefined;
  /** Told of the kind of request only: a URL could carry what somebody tried to send. */
  readonly report: (event: string) => void;
}

/** Resolves when it holds; before the first window. */
export async function denyNetwork(
  session: Pick<Session, 'webRequest' | 'setCertificateVerifyProc' | 'setProxy'>,
  { isAllowed, developmentHost, report }: NetworkOptions,
): Promise<void> {
  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isAllowed(details.url);
    if (cancel) report(`request blocked: ${details.resourceType}`);
    callback({ cancel });
  });
  // No server is ever asked for, so none has a good certificate.
  session.setCertificateVerifyProc((_request, callback) => callback(CERTIFICATE_REFUSED));
  // What is no request to the filter (WebRTC over TCP, a connection made ahead) ends here. Without
  // `<-loopback>` Chromium would reach this machine's own servers past any proxy.
  const proxyBypassRules = ['<-loopback>', ...(developmentHost ? [developmentHost] : [])].join(',');
  await session.setProxy({ mode: 'fixed_servers', proxyRules: DEAD_PROXY, proxyBypassRules });
}

/** Documents, scripts and data of `origin`, and blobs that it made. */
export function isOwnUrl(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`);
}
