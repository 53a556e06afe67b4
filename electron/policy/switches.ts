import type { CommandLine } from 'electron';

/**
 * Command line switches: what a packaged app refuses to start with, and what it always sets. A switch
 * in a shortcut is the easiest way to make a trusted app leak, and no fuse stops Chromium's own ones.
 */

/** Each opens a debugger, writes page content to a file, leads traffic elsewhere or takes isolation away. */
export const REFUSED_SWITCHES = [
  // A debugger sees every word on the screen.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-wait',
  'auto-open-devtools-for-tabs',
  // Logs and traces go to files in clear.
  'enable-logging',
  'log-file',
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  'trace-startup',
  'trace-startup-file',
  'enable-tracing',
  'enable-tracing-output',
  'crash-dumps-dir',
  'enable-crash-reporter',
  // The app makes no connection, so nobody has a reason to lead one elsewhere.
  'host-resolver-rules',
  'host-rules',
  'proxy-server',
  'proxy-pac-url',
  'proxy-auto-detect',
  // The sandbox, the same-origin policy and the engine itself.
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-namespace-sandbox',
  'disable-setuid-sandbox',
  'single-process',
  'in-process-gpu',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'load-extension',
  'js-flags',
  'enable-blink-features',
  'disable-blink-features',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
] as const;

/** What a window test needs to drive a packaged app; allowed on the development host only. */
const NEEDED_BY_TESTS: readonly string[] = ['inspect', 'remote-debugging-port', 'no-sandbox'];

/** The refused switches that were given; none when the app runs from its sources. */
export function refusedSwitches(
  commandLine: Pick<CommandLine, 'hasSwitch'>,
  app: { readonly isPackaged: boolean; readonly isDevelopmentHost: boolean },
): string[] {
  if (!app.isPackaged) return [];
  const allowed = app.isDevelopmentHost ? NEEDED_BY_TESTS : [];
  return REFUSED_SWITCHES.filter((name) => !allowed.includes(name) && commandLine.hasSwitch(name));
}

/** Sets what keeps Chromium from writing to disk or from reaching out. Before `ready` only. */
export function appendSwitches(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  // Compiled shaders of the app's own drawing: no use to us, and a cache one would have to wipe.
  commandLine.appendSwitch('disable-gpu-shader-disk-cache');
  // Answers of our scheme are not HTTP; the cache would only hold its own index files.
  commandLine.appendSwitch('disable-http-cache');
  // V8's code cache holds string constants of scripts.
  commandLine.appendSwitch('v8-cache-options', 'none');
  // Component downloads, variations, safe browsing, translation: requests from the browser process,
  // which the session's request filter does not see.
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('no-pings');
}
