/** For tests: an electron package that installs a binary of its own making, and a mirror for it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface FakeElectron {
  /** The package's folder. */
  readonly npmPackage: string;
  write(name: string, text: string): void;
  /** What install.js does when it succeeds. */
  install(): void;
  remove(): void;
}

const VERSION = '45.4.1';

/** Leaves what a cut-off download leaves when FAKE_ELECTRON_FAILS is set. */
const INSTALLER = `
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync(__dirname + '/dist', { recursive: true });
writeFileSync(__dirname + '/dist/electron', '');
if (process.env.FAKE_ELECTRON_FAILS) process.exit(1);
writeFileSync(__dirname + '/dist/version', '${VERSION}');
writeFileSync(__dirname + '/path.txt', 'electron');
`;

export function fakeElectron(): FakeElectron {
  const npmPackage = mkdtempSync(path.join(tmpdir(), 'fake-electron-'));
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(npmPackage, name)), { recursive: true });
    writeFileSync(path.join(npmPackage, name), text);
  };
  write('package.json', JSON.stringify({ name: 'electron', version: VERSION }));
  write('install.js', INSTALLER);
  return {
    npmPackage,
    write,
    install() {
      write('dist/electron', '');
      write('dist/version', VERSION);
      write('path.txt', 'electron');
    },
    remove: () => rmSync(npmPackage, { recursive: true, force: true }),
  };
}

export interface Mirror extends AsyncDisposable {
  readonly address: string;
  /** Method and path of each request. */
  readonly asked: readonly string[];
}

/** Answers everything with 200 and nothing. */
export async function serveMirror(): Promise<Mirror> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
