import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ELECTRON_LIBRARIES } from '../../tools/system-packages.ts';

const repository = path.resolve(import.meta.dirname, '../..');

type BeforePack = (context: object) => Promise<void>;

async function beforePack(): Promise<void> {
  const file = pathToFileURL(path.join(repository, 'build/before-pack.mjs')).href;
  const { default: hook } = (await import(file)) as { default: BeforePack };
  await hook({ packager: { config: {} }, electronPlatformName: 'linux', arch: 1 });
}

/** A mirror that has these paths; the front page answers always. */
async function serve(has: (path: string) => boolean) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    asked.push(url);
    response.writeHead(url === '/' || has(url) ? 200 : 404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { asked, stop };
}

let emptyCache: string;
beforeEach(() => {
  emptyCache = mkdtempSync(path.join(tmpdir(), 'electron-cache-'));
  vi.stubEnv('ELECTRON_CACHE', emptyCache);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(emptyCache, { recursive: true });
});

it('says in words that the binary cannot be had where only the front page answers', async () => {
  const mirror = await serve(() => false);
  await expect(beforePack()).rejects.toThrow(/electron-v.*-linux-x64\.zip cannot be reached/);
  mirror.stop();
});

it('goes on where the very zip is there', async () => {
  const mirror = await serve((url) => /^\/v[\d.]+\/electron-v[\d.]+-linux-x64\.zip$/.test(url));
  await beforePack();
  expect(mirror.asked.length).toBe(1);
  mirror.stop();
});

it('names the same licence as package.json, and the libraries that a start names', () => {
  const settings = readFileSync(path.join(repository, 'electron-builder.yml'), 'utf8');
  const { license } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    license: string;
  };
  expect(settings).toContain(`copyright: ${license}\n`);
  expect(settings).toContain(`depends: [${ELECTRON_LIBRARIES.join(', ')}]`);
});
