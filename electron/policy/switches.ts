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
  'trace-config-file',
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
  'no-zygote',
  'allow-sandbox-debugging',
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

/** Electron's own way to the same logs. */
export const REFUSED_VARIABLES = ['ELECTRON_ENABLE_LOGGING', 'ELECTRON_LOG_FILE'] as const;

/** What a window test needs to drive a packaged app; allowed on the development host only. */
const NEEDED_BY_TESTS: readonly string[] = ['inspect', 'remote-debugging-port', 'no-sandbox'];

/** What of it was given, as it is written; nothing when the app runs from its sources. */
export function refusedAtStart(
  commandLine: Pick<CommandLine, 'hasSwitch'>,
  environment: NodeJS.ProcessEnv,
  app: { readonly isPackaged: boolean; readonly isDevelopmentHost: boolean },
): string[] {
  if (!app.isPackaged) return [];
  const allowed = app.isDevelopmentHost ? NEEDED_BY_TESTS : [];
  const isRefused = (name: string) => !allowed.includes(name) && commandLine.hasSwitch(name);
  return [
    ...REFUSED_SWITCHES.filter(isRefused).map((name) => `--${name}`),
    ...REFUSED_VARIABLES.filter((name) => environment[name]),
  ];
}

/**
 * Sets what keeps Chromium from writing to disk or from reaching out. Before `ready` only.
 * @param developmentHost the one name that may be looked up: that of electron-vite's server
 */
export function appendSwitches(
  commandLine: Pick<CommandLine, 'appendSwitch'>,
  developmentHost?: string,
): void {
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
  // No name and no address leads anywhere. What a page can still ask for below the request filter and
  // the content policy ends here: a name looked up ahead, a connection made ahead, WebRTC over TCP.
  const but = developmentHost === undefined ? '' : `, EXCLUDE ${developmentHost}`;
  commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${but}`);
}
