/** What the command line asks for: `electron [-r module] [--switches] app [arguments]`. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { unpackAsar } from './asar.ts';

export interface PackageJson {
  name?: string;
  productName?: string;
  version?: string;
  main?: string;
}

export interface HostOptions {
  /** The folder that holds `electron` and `version`. */
  dist: string;
  appPath: string;
  /** The module to run as main process. */
  main: string;
  packageJson: PackageJson;
  /** `--name` or `--name=value`, from the command line. */
  switches: string[];
  /** Modules to load first (`-r`); Playwright's loader is one. */
  required: string[];
  isPackaged: boolean;
}

interface ParsedArguments {
  switches: string[];
  required: string[];
  app: string | undefined;
}

export function parseArguments(argv: readonly string[]): ParsedArguments {
  const parsed: ParsedArguments = { switches: [], required: [], app: undefined };
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] as string;
    if (argument === '-r' || argument === '--require') {
      const module = argv[++index];
      if (module !== undefined) parsed.required.push(module);
    } else if (argument.startsWith('-')) {
      // Node itself was given --inspect; Chromium would not know it.
      if (!argument.startsWith('--inspect')) parsed.switches.push(argument);
    } else {
      parsed.app ??= argument;
    }
  }
  return parsed;
}

/** @throws Error when there is no app to run. */
export function readOptions(argv: readonly string[], dist: string): HostOptions {
  const { switches, required, app } = parseArguments(argv);
  // A packaged app is not named on its command line: what is, is a file for it to open.
  const asar = path.join(dist, 'resources', 'app.asar');
  const isPackaged = existsSync(asar);
  if (!isPackaged && app === undefined) {
    throw new Error('usage: electron [switches] <app folder or main file>');
  }
  const target = isPackaged ? unpackAsar(asar) : path.resolve(app ?? '.');
  const common = { dist, switches, required, isPackaged };
  if (!statSync(target).isDirectory()) {
    return { ...common, appPath: path.dirname(target), main: target, packageJson: {} };
  }
  const file = path.join(target, 'package.json');
  const packageJson = JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
  const main = path.resolve(target, packageJson.main ?? 'index.js');
  return { ...common, appPath: target, main, packageJson };
}
