/**
 * Makes the two scripts that each new document runs, out of the page files: types are stripped and
 * the modules concatenated, so nothing needs a build. The page files therefore import only each
 * other, each name is unique among them, and none has a default export.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { PreloadSettings } from './page/isolated-world.ts';

/** The name that Electron's own isolated world has. */
export const ISOLATED_WORLD = 'Electron Isolated Context';

function readModule(name: string): string {
  const source = readFileSync(new URL(name, import.meta.url), 'utf8');
  return stripTypeScriptTypes(source)
    .replace(/^import\s[^;]*;$/gm, '')
    .replace(/^export /gm, '');
}

const bridge = readModule('./page/bridge.ts');
const mainWorld = bridge + readModule('./page/main-world.ts');
const isolatedWorld =
  readModule('./codec.ts') +
  bridge +
  readModule('./page/emitter.ts') +
  readModule('./page/isolated-world.ts');

export function mainWorldScript(channel: string): string {
  return `(() => {${mainWorld}\nstartMainWorld(${JSON.stringify(channel)});\n})()`;
}

/** The preload gets its scope as parameters, as CommonJS has it, and nothing else of the host's. */
export function isolatedWorldScript(settings: PreloadSettings, preload: string): string {
  return [
    `(() => { const start = (() => {${isolatedWorld}\nreturn startIsolatedWorld; })();`,
    `const scope = start(${JSON.stringify(settings)});`,
    'if (!scope) return;',
    '(function (require, module, exports, process, setImmediate, global) {',
    preload,
    '})(scope.require, scope.module, scope.module.exports, scope.process, scope.setImmediate,',
    'globalThis); })()',
    '//# sourceURL=electron-preload.js',
  ].join('\n');
}
