/** Bans for which the linter has no rule: it looks at words of the sources, without their comments. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from './electron-dist.ts';

interface Ban {
  readonly what: string;
  readonly where: string;
  readonly pattern: RegExp;
  /** Files that may. */
  readonly but?: readonly string[];
  /** Code that the pattern must find. */
  readonly finds: readonly string[];
}

const BANS: readonly Ban[] = [
  {
    what: 'the letter of a key, which is another one on a Cyrillic layout: use event.code',
    where: 'renderer/**/*.{ts,tsx}',
    pattern:
      /\b(e|ev|evt|press|native|\w*[eE]vent)\??\.(key|keyCode|which|charCode)\b|\{[^{}]*\bkey\b[^{}]*\}: [\w.]*KeyboardEvent/,
    finds: [
      "if (e.key === 'l') lock();",
      'const letter = keyEvent?.key;',
      'event.nativeEvent.key',
      'press.keyCode',
      'function onKey({ key, ctrlKey }: KeyboardEvent) {}',
    ],
  },
  {
    what: 'ipcMain outside its one file, by whatever import',
    where: 'electron/**/*.ts',
    pattern: /\bipcMain\b/,
    but: ['electron/ipc/answer.ts'],
    finds: ["const { ipcMain } = require('electron');", 'electron.ipcMain.handle'],
  },
  {
    what: 'an import at run time: the rules of the rooms do not see it',
    where: '{core,electron,renderer}/**/*.{ts,tsx}',
    pattern: /\bimport\((?!'\.\/(english|russian|kazakh)\.ts'\))|\brequire\(/,
    finds: ["await import('dexie')", "require('electron')"],
  },
  {
    what: 'a forbidden interface by its name in brackets',
    where: '{core,renderer}/**/*.{ts,tsx}',
    pattern:
      /\[['"](localStorage|sessionStorage|caches|indexedDB|fetch|innerHTML|cookie|WebSocket|XMLHttpRequest|RTCPeerConnection)['"]\]/,
    finds: ["window['localStorage']", "globalThis['fetch']('x')"],
  },
  {
    what: 'a form, in whatever way it is made',
    where: 'renderer/**/*.{ts,tsx}',
    pattern:
      /<form[\s>]|createElement\(\s*['"]form['"]|\bForm\b[^'";]*from 'react-aria-components'/,
    finds: ["document.createElement('form')", "import { Form } from 'react-aria-components'"],
  },
];

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;

function files({ where, but = [] }: Ban): string[] {
  return globSync(where, { cwd: repositoryRoot })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !/\.test\.tsx?$|-for-test|\.d\.ts$/.test(file) && !but.includes(file));
}

it.each(BANS)('the sources do not hold $what', (ban) => {
  const found = files(ban).filter((file) =>
    ban.pattern.test(readFileSync(path.join(repositoryRoot, file), 'utf8').replace(COMMENTS, '')),
  );
  expect(files(ban).length).toBeGreaterThan(10);
  expect(found).toEqual([]);
});

it.each(BANS)('would be seen: $what', ({ finds, pattern }) => {
  for (const code of finds) expect(code).toMatch(pattern);
});
