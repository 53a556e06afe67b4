import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { APP_SCHEME, APP_URL, resolveAsset, serveApp } from './app-scheme.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'scheme-'));
const root = path.join(folder, 'renderer');
mkdirSync(path.join(root, 'assets'), { recursive: true });
writeFileSync(path.join(root, 'index.html'), '<meta nonce="__CSP_NONCE__"><p>__CSP_NONCE__');
writeFileSync(path.join(root, 'assets/index-B_x-1.js'), 'export {};');
writeFileSync(path.join(root, 'assets/font.woff2'), 'font');
writeFileSync(path.join(root, 'assets/model.bin'), 'model');
writeFileSync(path.join(folder, 'secret.txt'), 'outside');
mkdirSync(path.join(folder, 'renderer-old'));
writeFileSync(path.join(folder, 'renderer-old/index.html'), 'outside');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string, init?: RequestInit) => serveApp(root)(new Request(url, init));
const nonceOf = (response: Response) =>
  /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];

describe('the scheme', () => {
  it('is a secure standard one without a code cache, and bypasses nothing', () => {
    expect(APP_SCHEME).toEqual({
      scheme: 'vouchsafe',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false },
    });
  });

  it.each([
    ['assets/index-B_x-1.js', 'text/javascript; charset=utf-8'],
    ['assets/font.woff2', 'font/woff2'],
    ['assets/model.bin', 'application/octet-stream'],
    ['', 'text/html; charset=utf-8'],
  ])('serves %s as %s', async (name, type) => {
    const response = await get(`vouchsafe://app/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
  });

  it('puts a fresh nonce into each document and its policy', async () => {
    const first = await get(APP_URL);
    const second = await get(APP_URL);
    expect(nonceOf(first)).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(await first.text()).toBe(`<meta nonce="${nonceOf(first)}"><p>${nonceOf(first)}`);
  });

  it('sends its headers with refusals and scripts too, where there is no nonce', async () => {
    for (const name of ['assets/index-B_x-1.js', 'nothing-here.js']) {
      const response = await get(`vouchsafe://app/${name}`);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(nonceOf(response)).toBeUndefined();
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each([
    ['an absent file', 'vouchsafe://app/nothing.js', 404],
    ['a folder', 'vouchsafe://app/assets', 404],
    ['another host', 'vouchsafe://other/index.html', 403],
    ['a port', 'vouchsafe://app:8080/index.html', 403],
    ['another scheme', 'https://app/index.html', 403],
    ['a name with a slash escaped', 'vouchsafe://app/..%2fsecret.txt', 403],
    ['a name with a backslash escaped', 'vouchsafe://app/..%5csecret.txt', 403],
    ['a backslash', 'vouchsafe://app/..\\secret.txt', 403],
    ['a doubled slash', 'vouchsafe://app//etc/passwd', 403],
    ['a doubly escaped dot', 'vouchsafe://app/%252e%252e/secret.txt', 403],
    ['a NUL', 'vouchsafe://app/index.html%00.js', 403],
    ['a hidden file', 'vouchsafe://app/.env', 403],
  ])('refuses %s', async (_what, url, status) => {
    expect((await get(url)).status).toBe(status);
  });

  it.each([
    'vouchsafe://app/../secret.txt',
    'vouchsafe://app/%2e%2e/secret.txt',
    'vouchsafe://app/assets/../../secret.txt',
    'vouchsafe://app/../renderer-old/index.html',
  ])('never leaves its folder by %s', async (url) => {
    const asset = resolveAsset(root, url);
    if (asset.status === 200) expect(asset.file.startsWith(root + path.sep)).toBe(true);
    expect((await get(url)).status).not.toBe(200);
  });

  it('refuses user names, and every method but GET', async () => {
    expect(resolveAsset(root, 'vouchsafe://name:word@app/index.html').status).toBe(403);
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
      expect((await get(APP_URL, { method })).status).toBe(403);
  });

  it('answers an unreadable file like an absent one', async () => {
    symlinkSync(path.join(root, 'loop.js'), path.join(root, 'loop.js'));
    expect((await get('vouchsafe://app/loop.js')).status).toBe(404);
  });
});
