/** Plants wrong code in each room of a folder of its own, and looks whether the linter minds. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repositoryRoot } from './electron-dist.ts';

interface Planted {
  readonly file: string;
  readonly code: string;
}

const WRONG_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  'core/domain/x.ts': [
    '../../electron/menu.ts',
    '../../renderer/bridge.ts',
    '../../tools/start.ts',
    'node:fs',
    'electron',
    'react',
    'dexie',
  ],
  'electron/x.ts': ['../renderer/bridge.ts', '../tools/start.ts', 'react', 'dexie', 'hash-wasm'],
  'electron/ipc/answer.ts': ['../../renderer/bridge.ts', '../../tools/start.ts', 'dexie'],
  'renderer/x.ts': [
    '../electron/menu.ts',
    '../tools/start.ts',
    './features/a/b.ts',
    './vault/worker/rows.ts',
    'electron',
    'node:fs',
    'dexie',
  ],
  'renderer/features/share/x.tsx': [
    '../people/PersonDialog.tsx',
    '../../features/people/person.ts',
    '../../app/session.ts',
    '../../vault/worker/rows.ts',
    '../../../electron/menu.ts',
    '../../../tools/start.ts',
    'electron',
    'node:path',
    'dexie',
  ],
  'renderer/features/interview/overview/x.tsx': [
    '../../people/PersonDialog.tsx',
    '../../../app/session.ts',
    '../../../../electron/menu.ts',
  ],
  'renderer/app/x.tsx': [
    '../../electron/menu.ts',
    '../../tools/start.ts',
    '../vault/worker/rows.ts',
    'electron',
    'dexie',
  ],
  'renderer/ui/x.tsx': [
    '../../core/errors.ts',
    '../vault/client.ts',
    '../features/people/person.ts',
    '../../electron/menu.ts',
    '../../tools/start.ts',
    'hash-wasm',
  ],
  'renderer/vault/x.ts': [
    './worker/rows.ts',
    '../ui/Button.tsx',
    '../features/people/person.ts',
    '../../electron/menu.ts',
    '../../tools/start.ts',
    'dexie',
    'react',
  ],
  'renderer/vault/calls/x.ts': ['../worker/rows.ts', 'dexie'],
  'renderer/vault/start-worker.ts': ['dexie', 'react', '../../electron/menu.ts'],
  'renderer/vault/worker/x.ts': [
    '../../bridge.ts',
    '../../ui/Button.tsx',
    '../../../electron/menu.ts',
    'node:fs',
    'react',
  ],
};

const RIGHT_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  'core/vault/right.ts': ['../errors.ts', 'valibot'],
  'electron/right.ts': ['../core/errors.ts', 'node:fs', './menu.ts'],
  'renderer/features/share/right.tsx': [
    './WhatStep.tsx',
    '../../vault/client.ts',
    '../../ui/Button.tsx',
    '../../ShareField.tsx',
    '../../../core/errors.ts',
  ],
  'renderer/features/interview/overview/right.tsx': [
    '../interview-document.ts',
    '../../../ui/Button.tsx',
  ],
  'renderer/app/right.tsx': ['../features/people/PeopleScreen.tsx', '../vault/client.ts'],
  'renderer/vault/right.ts': ['./api.ts', '../bridge.ts', '../../core/errors.ts'],
  'renderer/vault/worker/right.ts': ['dexie', 'hash-wasm', '../api.ts', '../../../core/errors.ts'],
};

/** One a line: what a page must not do, and what main must not. */
const WRONG_CODE: Readonly<Record<string, readonly string[]>> = {
  'electron/y.ts': [
    "import { ipcMain } from 'electron'; ipcMain.removeHandler('x');",
    "import electron from 'electron'; electron.ipcMain.removeHandler('x');",
    "import * as electron from 'electron'; electron.ipcMain.removeHandler('x');",
    "import { shell } from 'electron'; await shell.openExternal('https://x');",
  ],
  'electron/ipc/answer.ts': ["import electron from 'electron'; console.log(electron.ipcMain);"],
  'renderer/y.tsx': [
    "localStorage.setItem('a', 'b');",
    "window.localStorage.setItem('a', 'b');",
    "globalThis.sessionStorage.setItem('a', 'b');",
    "self.caches.open('x');",
    "fetch('x');",
    "globalThis.fetch('x');",
    "window.fetch('x');",
    "indexedDB.open('x');",
    "window.indexedDB.open('x');",
    'new XMLHttpRequest();',
    "new WebSocket('wss://x');",
    "new window.WebSocket('wss://x');",
    "new EventSource('x');",
    "new BroadcastChannel('x');",
    'new MessageChannel();',
    "new SharedWorker('x');",
    'new RTCPeerConnection();',
    'new globalThis.RTCPeerConnection();',
    "new WebTransport('https://x');",
    "navigator.sendBeacon('x');",
    'navigator.storage.getDirectory();',
    "navigator.serviceWorker.register('x');",
    "document.cookie = 'a=b';",
    "document.body.innerHTML = 'x';",
    "document.body.outerHTML = 'x';",
    "document.body.insertAdjacentHTML('beforeend', 'x');",
    "document.write('x');",
    "export const a = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;",
    'export const a = () => <form />;',
    'export default 1;',
    'Math.random();',
  ],
  'renderer/vault/worker/y.ts': [
    "fetch('x');",
    "self.fetch('x');",
    "new EventSource('x');",
    'navigator.storage.getDirectory();',
  ],
  'core/y.ts': ["fetch('x');", "indexedDB.open('x');", 'export default 1;'],
};

const folder = mkdtempSync(path.join(tmpdir(), 'lint-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function imports(table: typeof WRONG_IMPORTS, kind: string): Planted[] {
  const one = (file: string, name: string, index: number): Planted => ({
    file: numbered(file, kind, index),
    code: `import { it } from '${name}';\nit();`,
  });
  return Object.entries(table).flatMap(([file, names]) =>
    names.map((name, index) => one(file, name, index)),
  );
}

/** A folder for each, because some rules name one file. */
function numbered(file: string, kind: string, index: number): string {
  return path.join(`${kind}-${index}`, file);
}

const wrong = [
  ...imports(WRONG_IMPORTS, 'import'),
  ...Object.entries(WRONG_CODE).flatMap(([file, lines]) =>
    lines.map((code, index) => ({ file: numbered(file, 'code', index), code })),
  ),
];
const right = imports(RIGHT_IMPORTS, 'right');

/** The rules against which a file offends. */
const offences = new Map<string, string[]>();

beforeAll(() => {
  const config = JSON.parse(readFileSync(path.join(repositoryRoot, '.oxlintrc.json'), 'utf8')) as {
    options: object;
  };
  for (const { file, code } of [...wrong, ...right]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), code);
    // The paths that the rules name begin at the configuration's own folder.
    const own = path.join(folder, file.split(path.sep)[0] ?? '', '.oxlintrc.json');
    writeFileSync(own, JSON.stringify({ ...config, options: {} }));
  }
});

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

beforeAll(() => {
  const binary = path.join(repositoryRoot, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(binary, ['--format', 'json'], { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  for (const { code, filename } of diagnostics)
    offences.set(filename, [...(offences.get(filename) ?? []), code]);
});

const BANS =
  /no-restricted-(imports|globals|properties)|no-default-export|no-danger|forbid-elements/;
const bansOn = (file: string) => (offences.get(file) ?? []).filter((code) => BANS.test(code));

it.each(wrong)('$file may not: $code', ({ file }) => expect(bansOn(file)).not.toEqual([]));

it.each(right)('$file may: $code', ({ file }) => expect(bansOn(file)).toEqual([]));
