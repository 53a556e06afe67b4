import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Packages the built app with electron-builder and a stand-in for Electron's binary that has nothing but
 * the fuse wire, and looks at what a user would get. Needs no network and no Electron.
 */
const repository = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'packaging-'));
const project = path.join(folder, 'project');
const unpacked = path.join(folder, 'release/linux-unpacked');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sentinel that @electron/fuses looks for, version 1, nine fuses, each the opposite of what we want. */
const WIRE = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100110', 'latin1');

/** What lies about in a checkout and must not reach a user. */
const PLANTED = [
  'out/main/index.js.map',
  'out/renderer/assets/source.ts',
  'out/renderer/notes.md',
  'out/types/core.tsbuildinfo',
  'electron/main.ts',
  'tests/secret.test.ts',
  'tests/vectors/interview.json',
  '.env',
  'README.md',
  'electron-builder.yml',
];

const BUNDLES = ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

function copyProject(): void {
  for (const name of BUNDLES) {
    if (!existsSync(path.join(repository, name)))
      throw new Error(`${name} is not there: run electron-vite build first`);
    const built = path.dirname(name);
    cpSync(path.join(repository, built), path.join(project, built), { recursive: true });
  }
  for (const name of ['build', 'package.json', 'electron-builder.yml'])
    cpSync(path.join(repository, name), path.join(project, name), { recursive: true });
  for (const name of PLANTED) {
    const file = path.join(project, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (!existsSync(file)) writeFileSync(file, 'must not be packed');
  }
  symlinkSync(path.join(repository, 'node_modules'), path.join(project, 'node_modules'));
}

function makeElectronDist(): string {
  const dist = path.join(folder, 'dist');
  mkdirSync(path.join(dist, 'locales'), { recursive: true });
  mkdirSync(path.join(dist, 'resources'));
  writeFileSync(path.join(dist, 'electron'), Buffer.concat([Buffer.from('ELF?\0'), WIRE]));
  chmodSync(path.join(dist, 'electron'), 0o755);
  for (const name of [
    'LICENSE',
    'version',
    'locales/en-US.pak',
    'locales/ru.pak',
    'locales/de.pak',
  ])
    writeFileSync(path.join(dist, name), name);
  return dist;
}

interface AsarFolder {
  readonly files: Readonly<Record<string, AsarFolder | AsarFile>>;
}
interface AsarFile {
  readonly offset: string;
  readonly size: number;
}

/** The files of an archive: four 32-bit sizes, a JSON index, then the contents one after the other. */
function readAsar(file: string): Map<string, string> {
  const bytes = readFileSync(file);
  const contentsAt = 8 + bytes.readUInt32LE(4);
  const index = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as AsarFolder;
  const found = new Map<string, string>();
  const walk = (entry: AsarFolder, at: string) => {
    for (const [name, child] of Object.entries(entry.files)) {
      if ('files' in child) walk(child, `${at}${name}/`);
      else {
        const start = contentsAt + Number(child.offset);
        found.set(at + name, bytes.toString('utf8', start, start + child.size));
      }
    }
  };
  walk(index, '');
  return found;
}

let files: Map<string, string>;
beforeAll(() => {
  copyProject();
  const builder = path.join(repository, 'node_modules/electron-builder/cli.js');
  const dist = `-c.electronDist=${makeElectronDist()}`;
  const output = `-c.directories.output=${path.join(folder, 'release')}`;
  const args = [builder, '--linux', 'dir', '--publish', 'never', dist, output];
  execFileSync(process.execPath, args, { cwd: project, stdio: 'pipe' });
  files = readAsar(path.join(unpacked, 'resources/app.asar'));
});

describe('app.asar', () => {
  it('holds the three bundles and package.json, and nothing else', () => {
    const others = [...files.keys()].filter((name) => !name.startsWith('out/renderer/'));
    expect(others.toSorted()).toEqual([
      'out/main/index.js',
      'out/preload/preload.cjs',
      'package.json',
    ]);
    expect(files.has('out/renderer/index.html')).toBe(true);
    for (const name of files.keys())
      expect(name).not.toMatch(/\.(map|tsx?|md|tsbuildinfo)$|node_modules|\.test\./);
  });

  it('has no planted file under any name', () => {
    for (const [name, text] of files) expect(text.includes('must not be packed'), name).toBe(false);
  });

  it('names no source map and none of the folders that it was built in', () => {
    for (const [name, text] of files) {
      expect(text.includes('sourceMappingURL='), name).toBe(false);
      expect(text.includes(repository), name).toBe(false);
    }
  });

  it('has a package.json that says only what the app needs', () => {
    const packed = JSON.parse(files.get('package.json') ?? '') as Record<string, unknown>;
    const all = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as object;
    expect(packed).toMatchObject({ name: 'vouchsafe', main: 'out/main/index.js', type: 'module' });
    for (const key of ['scripts', 'devDependencies', 'dependencies', 'allowScripts']) {
      expect(all).toHaveProperty(key);
      expect(packed[key] ?? {}, key).toEqual({});
    }
  });
});

describe('the packaged main process', () => {
  const main = () => files.get('out/main/index.js') ?? '';
  // Not `require`: ajv has such calls inside strings, for code that it could write to files.
  const imports = () => {
    // Behind a dot it is a method's name: `Buffer.from(…)`.
    const found = main().matchAll(/(?<![.\w])(?:from|import)\s*\(?["'`]([^"'`\s]+)["'`]/g);
    return [...new Set([...found].map(([, name = '']) => name.replace(/^node:/, '')))];
  };

  it('imports Electron and Node, and no package', () => {
    expect(imports()).toContain('electron');
    const others = imports().filter((name) => name !== 'electron');
    expect(others.filter((name) => !builtinModules.includes(name))).toEqual([]);
  });

  it('knows no development server', () => {
    // Compared as booleans: a failure should not print the bundle.
    expect(main().includes('ELECTRON_RENDERER_URL')).toBe(false);
    expect(main().includes("'nonce-${")).toBe(true); // the real policy is there
    expect(/script-src[^`"]*nonce-/.test(main())).toBe(false); // the development one is not
    for (const name of ['http', 'https', 'net', 'tls', 'dgram', 'http2'])
      expect(imports(), name).not.toContain(name);
  });

  it('has a preload script that asks for Electron alone', () => {
    const preload = files.get('out/preload/preload.cjs') ?? '';
    expect([...preload.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name)).toEqual([
      expect.stringMatching(/^["'`]electron["'`]$/),
    ]);
    expect(preload.length).toBeLessThan(4096);
  });
});

describe('the package', () => {
  it('has every fuse set as intended', async () => {
    const wire = await getCurrentFuseWire(path.join(unpacked, 'vouchsafe'));
    const state = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
    expect(state(FuseV1Options.RunAsNode)).toBe(false);
    expect(state(FuseV1Options.EnableCookieEncryption)).toBe(true);
    expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
    expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
    expect(state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
    expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
    expect(state(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(false);
    expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
    expect(state(FuseV1Options.WasmTrapHandlers)).toBe(true);
  });

  it('asks no server for updates and unpacks nothing beside the archive', () => {
    expect(existsSync(path.join(unpacked, 'resources/app-update.yml'))).toBe(false);
    expect(existsSync(path.join(unpacked, 'resources/app.asar.unpacked'))).toBe(false);
    expect(existsSync(path.join(unpacked, 'resources/app'))).toBe(false);
  });

  it('has Chromium’s texts in our languages only, and Electron’s licence', () => {
    expect(existsSync(path.join(unpacked, 'locales/ru.pak'))).toBe(true);
    expect(existsSync(path.join(unpacked, 'locales/de.pak'))).toBe(false);
    expect(statSync(path.join(unpacked, 'LICENSE.electron.txt')).size).toBeGreaterThan(0);
  });
});
