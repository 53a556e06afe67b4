import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CustomScheme } from 'electron';
import { contentSecurityPolicy, securityHeaders } from './policy/csp.ts';

/**
 * The app's own scheme, `vouchsafe://app`: an exact origin with real headers, where `file://` would have
 * neither. IndexedDB belongs to its origin, so this name can never change without losing every vault.
 */
export const SCHEME = 'vouchsafe';
export const APP_ORIGIN = `${SCHEME}://app`;
/** The one document there is. */
export const APP_URL = `${APP_ORIGIN}/index.html`;

/** Registered before `ready`. `codeCache`, `corsEnabled`, `bypassCSP` and service workers stay off. */
export const APP_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: {
    standard: true, // relative URLs and an origin of its own
    secure: true, // WebCrypto, cross-origin isolation
    supportFetchAPI: true, // the detector's model and WebAssembly are fetched
    codeCache: false, // it keeps scripts' string constants on disk
  },
};

/** Stands in index.html where each document's nonce goes. */
export const NONCE_PLACE = '__CSP_NONCE__';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Where a request leads: a file inside `root`, or a refusal. */
export type Asset =
  | { readonly status: 200; readonly file: string }
  | { readonly status: 403 | 404 };

/**
 * The file that a URL names. Only plain names are served: no escape of any kind survives to the file
 * system, so nothing has to be decoded and nothing can be decoded twice.
 */
export function resolveAsset(root: string, url: string): Asset {
  const parsed = URL.parse(url);
  if (!parsed || `${parsed.protocol}//${parsed.host}` !== APP_ORIGIN) return { status: 403 };
  if (parsed.username !== '' || parsed.password !== '') return { status: 403 };
  const name = parsed.pathname === '/' ? '/index.html' : parsed.pathname;
  if (!/^(\/[A-Za-z0-9_@-][\w.@-]*)+$/.test(name)) return { status: 403 };
  const folder = path.resolve(root);
  const file = path.resolve(folder, `.${name}`);
  return file.startsWith(folder + path.sep) ? { status: 200, file } : { status: 403 };
}

/** The answer to every request of our scheme, from the folder that the renderer was built into. */
export function serveApp(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET') return refuse(403);
    const asset = resolveAsset(root, request.url);
    if (asset.status !== 200) return refuse(asset.status);
    const type = path.extname(asset.file);
    try {
      const bytes = await readFile(asset.file);
      if (type === '.html') return answerDocument(bytes.toString('utf8'));
      const headers = {
        'Content-Type': CONTENT_TYPES[type] ?? 'application/octet-stream',
        ...securityHeaders(contentSecurityPolicy()),
      };
      return new Response(new Uint8Array(bytes), { headers });
    } catch {
      return refuse(404); // absent, a folder or unreadable: to the page it is the same
    }
  };
}

function answerDocument(html: string): Response {
  const nonce = freshNonce();
  const headers = {
    'Content-Type': CONTENT_TYPES['.html'] ?? '',
    ...securityHeaders(contentSecurityPolicy(nonce)),
  };
  return new Response(html.replaceAll(NONCE_PLACE, nonce), { headers });
}

/** 144 random bits, in the alphabet that a CSP header takes. */
export function freshNonce(): string {
  return randomBytes(18).toString('base64');
}

function refuse(status: 403 | 404): Response {
  return new Response(null, { status, headers: securityHeaders(contentSecurityPolicy()) });
}
