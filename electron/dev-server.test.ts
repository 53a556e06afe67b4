import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { devServerUrl, serveFromDevServer } from './dev-server.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the development server', () => {
  it.each([
    ['http://localhost:5173', 'http://localhost:5173/'],
    ['http://example.org:5173', undefined],
    ['https://localhost:5173', undefined],
    ['http://localhost.example.org', undefined],
    ['nonsense', undefined],
    ['', undefined],
  ])('at "%s" is %s', (given, url) => {
    vi.stubEnv('ELECTRON_RENDERER_URL', given);
    expect(devServerUrl(false)?.href).toBe(url);
    expect(devServerUrl(true)).toBeUndefined();
  });
});

describe('our scheme in front of it', () => {
  let server: Server;
  let serve: (request: Request) => Promise<Response>;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const isPage = request.url === '/index.html';
      response.setHeader('Content-Type', isPage ? 'text/html' : 'text/javascript');
      response.setHeader('Set-Cookie', 'a=b');
      response.statusCode = request.url?.startsWith('/gone') ? 404 : 200;
      response.end(isPage ? '<script nonce="__CSP_NONCE__">' : request.url);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    serve = serveFromDevServer(new URL(`http://127.0.0.1:${port}`));
  });
  afterAll(() => server.close());
  const get = (name: string) => serve(new Request(`vouchsafe://app/${name}`));

  it('gives the page a nonce for Vite’s scripts and lets it open Vite’s socket, nothing more', async () => {
    const response = await get('index.html');
    const policy = response.headers.get('content-security-policy') ?? '';
    const [, nonce = ''] =
      /script-src 'self' 'wasm-unsafe-eval' 'nonce-([^']+)'/.exec(policy) ?? [];
    expect(nonce).toHaveLength(24);
    expect(await response.text()).toBe(`<script nonce="${nonce}">`);
    expect(policy).toMatch(/connect-src 'self' ws:\/\/127\.0\.0\.1:\d+;/);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('passes the path and its question on, and the status back', async () => {
    expect(await (await get('main.tsx?t=1')).text()).toBe('/main.tsx?t=1');
    expect((await get('gone.js')).status).toBe(404);
  });
});
