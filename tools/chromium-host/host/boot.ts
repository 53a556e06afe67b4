/** The first module: it does for an app what Electron's own start does, on plain Node. */
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type HostOptions, readOptions } from './options.ts';

const ELECTRON_NAMES = new Set(['electron', 'electron/main', 'electron/common']);
const electronUrl = new URL('./electron.ts', import.meta.url).href;

/** `ready` waits for the main module, but not for a top-level await that itself waits for it. */
const MODULE_TIMEOUT_MS = 1000;

function resolveElectron(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      ELECTRON_NAMES.has(specifier)
        ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
}

function describeProcess({ dist, isPackaged }: HostOptions): void {
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  const readOnly = (value: string) => ({ value, enumerable: true });
  Object.defineProperty(process.versions, 'electron', readOnly(version));
  // How an app can know: it shows a banner where this is set.
  Object.defineProperty(process.versions, 'chromium-host', readOnly('1'));
  Object.assign(process, { type: 'browser', resourcesPath: path.join(dist, 'resources') });
  if (!isPackaged) Object.assign(process, { defaultApp: true });
}

function announce(): void {
  const isRoot = process.getuid?.() === 0;
  process.stderr.write(
    'Chromium host: for development and tests only, with a profile of its own.' +
      `${isRoot ? ' Run as root, it has no OS sandbox.' : ''}\n`,
  );
}

async function boot(): Promise<void> {
  const argv = process.argv.slice(2);
  const dist = process.env['CHROMIUM_HOST_DIST'] ?? path.join(import.meta.dirname, '../dist');
  process.argv = [path.join(dist, 'electron'), ...argv];
  const options = readOptions(argv, dist);
  resolveElectron();
  describeProcess(options);
  announce();
  const { setOptions } = await import('./state.ts');
  setOptions(options);
  const { startChromium } = await import('./start-chromium.ts');
  const requireModule = createRequire(path.join(process.cwd(), 'noop.js'));
  for (const module of options.required) requireModule(module);
  const loaded = import(pathToFileURL(options.main).href);
  loaded.catch((error: unknown) => {
    console.error('App threw an error during load\n', error);
    process.exit(1);
  });
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, MODULE_TIMEOUT_MS))]);
  await startChromium();
}

boot().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
