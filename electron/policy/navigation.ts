import type { Session, WebContents } from 'electron';

/**
 * One document, one window. The page never navigates: main loads it (and loads it anew at lock), and a
 * load that main asks for does not pass through these events.
 * @param isReload true for the one URL that the development server may load again; never when packaged
 */
export function denyNavigation(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>,
  isReload: (url: string) => boolean = () => false,
): void {
  contents.on('will-navigate', (event) => {
    if (!isReload(event.url)) event.preventDefault();
  });
  // Frames too: `will-navigate` tells of the main frame only.
  contents.on('will-frame-navigate', (event) => {
    if (!(event.isMainFrame && isReload(event.url))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  // A webview is a page with options of its own; none is ever attached.
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // WebRTC reaches out below the request filter. This takes UDP from it, but for a proxy that carries
  // UDP; TCP ends at the proxy and the names that are not there (network.ts, switches.ts).
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Nothing is downloaded: files leave through `exportFile.*`, where a person chose the place. */
export function denyDownloads(session: Pick<Session, 'on'>): void {
  session.on('will-download', (event) => event.preventDefault());
}
