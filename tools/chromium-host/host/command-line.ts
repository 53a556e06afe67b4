/** Electron's `app.commandLine`: what was given, and what the app adds before Chromium starts. */
import { getOptions } from './state.ts';

const added: string[] = [];

function all(): string[] {
  return [...getOptions().switches, ...added];
}

function isNamed(item: string, name: string): boolean {
  return item === `--${name}` || item.startsWith(`--${name}=`);
}

export const commandLine = {
  appendSwitch(name: string, value?: string): void {
    added.push(value ? `--${name}=${value}` : `--${name}`);
  },
  appendArgument(value: string): void {
    added.push(value);
  },
  removeSwitch(name: string): void {
    const kept = added.filter((item) => !isNamed(item, name));
    added.splice(0, added.length, ...kept);
  },
  hasSwitch(name: string): boolean {
    return all().some((item) => isNamed(item, name));
  },
  getSwitchValue(name: string): string {
    const found = all().findLast((item) => item.startsWith(`--${name}=`));
    return found?.slice(name.length + 3) ?? '';
  },
};

export function addedSwitches(): readonly string[] {
  return added;
}
