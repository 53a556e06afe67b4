import { get, type IncomingMessage } from 'node:http';
import type { App } from 'electron';
import { freshNonce, NONCE_PLACE } from './app-scheme.ts';
import { securityHeaders } from './policy/csp.ts';

/**
 * `electron-vite dev` only: our scheme passes requests on to Vite's server on this machine, so that the
 * page keeps its origin (and with it IndexedDB and the sender check) while its modules are replaced as
 * they change. A production build contains none of this: `main.ts` names it behind `import.meta.env.DEV`.
 *
 * The development host has no network at all, its own machine included: there a change shows after the
 * page is loaded again (lock, or start anew), not by itself.
 *
 * The policy differs from the real one where Vite cannot do without: its scripts carry the nonce, its
 * socket may be opened, and Trusted Types are not required, because its error overlay writes HTML.
 */
export function devServerUrl(isPackaged: boolean): URL | undefined {
  const url = URL.parse(process.env['ELECTRON_RENDERER_URL'] ?? '');
  if (isPackaged || url?.protocol !== 'http:' || url.hostname !== 'localhost') return undefined;
  return url;
}

/** Chromium asks a permission before a page may open a socket to its own machine; ours denies them all. */
export function allowDevServer(app: Pick<App, 'isPackaged' | 'commandLine'>): void {
  if (devServerUrl(app.isPackaged))
    app.commandLine.appendSwitch(
      'disable-features',
      'LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
    );
}

function devPolicy(server: URL, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${server.host}`,
    "worker-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** In place of `serveApp`. */
export function serveFromDevServer(server: URL): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const answer = await fetchLocal(new URL(pathname + search, server));
    const type = answer.message.headers['content-type'] ?? '';
    const nonce = freshNonce();
    const headers = { ...securityHeaders(devPolicy(server, nonce)), 'Content-Type': type };
    const body = type.startsWith('text/html')
      ? answer.body.toString('utf8').replaceAll(NONCE_PLACE, nonce)
      : new Uint8Array(answer.body);
    return new Response(body, { status: answer.message.statusCode ?? 502, headers });
  };
}

/** Through Node, not through Chromium's session, which stays without a network in development too. */
async function fetchLocal(url: URL): Promise<{ message: IncomingMessage; body: Buffer }> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, resolve).on('error', reject);
  });
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return { message, body: Buffer.concat(parts) };
}
