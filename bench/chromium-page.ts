import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumPath } from '../tools/chromium-path.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

async function answer(out: string, name: string, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', TYPES[path.extname(name)] ?? 'text/html');
  if (name === '/') {
    const style = existsSync(path.join(out, 'page.css'))
      ? '<link rel="stylesheet" href="page.css">'
      : '';
    response.end(`<!doctype html>${style}<script type="module" src="page.js"></script>`);
    return;
  }
  const file = path.join(out, path.normalize(name));
  if (existsSync(file)) response.end(await readFile(file));
  else response.writeHead(404).end();
}

interface BenchPageOptions {
  /** More modules, built beside the page under their names: workers of peers that are not always there. */
  readonly workers?: Readonly<Record<string, string>>;
  /** Modules that stand in for others while building. */
  readonly alias?: Readonly<Record<string, string>>;
  /** For Chromium. */
  readonly args?: readonly string[];
}

/** Builds a module, and the workers that it finds beside itself, into a folder. */
async function buildPage(
  entry: string,
  out: string,
  { workers = {}, alias = {} }: BenchPageOptions,
): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.dirname(entry),
    base: './',
    resolve: { alias },
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      lib: {
        entry: { page: entry, ...workers },
        formats: ['es'],
        fileName: (_, name) => `${name}.js`,
        cssFileName: 'page',
      },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}

/**
 * Builds a module with Vite and opens it in Debian's Chromium with a fresh profile on a real disk, served
 * from this machine as the app serves itself (cross-origin isolated).
 * @returns the page, its profile's folder, and what ends everything
 */
export async function openBenchPage(
  entry: string,
  { workers = {}, alias = {}, args = [] }: BenchPageOptions = {},
): Promise<{ page: Page; profile: string; close(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const out = path.join(folder, 'out');
  const profile = path.join(folder, 'profile');
  await buildPage(entry, out, { workers, alias });
  const server = createServer((request, response) => {
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    void answer(out, new URL(request.url ?? '/', 'http://localhost').pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      ...args,
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    profile,
    async close() {
      await context.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
