/**
 * The entry of the main process: the order of the start and nothing else. What comes before `ready` must
 * stand in this module's own run; Electron does not wait for what comes later.
 */
import path from 'node:path';
import { app, dialog, protocol, session } from 'electron';
import { APP_ORIGIN, APP_SCHEME, APP_URL, SCHEME, serveApp } from './app-scheme.ts';
import { allowDevServer, devServerUrl, serveFromDevServer } from './dev-server.ts';
import { answerCalls } from './ipc/answer.ts';
import { createLog } from './log.ts';
import { bundleInArguments } from './offered-file.ts';
import { applyPolicies } from './policy/apply.ts';
import { takeSingleInstanceLock } from './policy/single-instance.ts';
import { appendSwitches, refusedAtStart } from './policy/switches.ts';
import { restrictUmask } from './policy/umask.ts';
import { chooseProfile } from './profile.ts';
import { refuseStart } from './refuse-start.ts';
import { RunningApp } from './running-app.ts';

restrictUmask();
const { isPackaged } = app;
/** No operating-system sandbox and another Chromium: never for real testimony (tools/chromium-host). */
const isDevelopmentHost = 'chromium-host' in process.versions;
const refused = refusedAtStart(app.commandLine, process.env, { isPackaged, isDevelopmentHost });
/** Nothing of it is left in a production build. */
const devServer = import.meta.env.DEV ? devServerUrl(isPackaged) : undefined;
if (refused.length > 0) refuseStart(refused);
else prepare();

function prepare(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  appendSwitches(app.commandLine, devServer?.hostname);
  if (import.meta.env.DEV) allowDevServer(app);
  chooseProfile(app, isDevelopmentHost);
  const out = path.resolve(import.meta.dirname, '..');
  const log = createLog(isPackaged);
  const isFirst = takeSingleInstanceLock(app, (argv, folder) => {
    running.show(bundleInArguments(argv, folder));
  });
  if (!isFirst) {
    app.quit();
    return;
  }
  const running = new RunningApp({
    profile: app.getPath('userData'),
    preload: path.join(out, 'preload/preload.cjs'),
    isDevelopmentHost,
    log,
  });
  // macOS tells of an opened file by an event, which may come before `ready`.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    running.show(file);
  });
  // On a Mac too: an app without its window would hold nothing but an unlocked menu.
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => start(running, path.join(out, 'renderer'), log))
    .catch(failStart);
}

async function start(
  running: RunningApp,
  pageFolder: string,
  log: (event: string) => void,
): Promise<void> {
  protocol.handle(SCHEME, devServer ? serveFromDevServer(devServer) : serveApp(pageFolder));
  await applyPolicies(session.defaultSession, {
    origin: APP_ORIGIN,
    isPackaged,
    development: devServer && { page: APP_URL, server: devServer },
    log,
    requestLock: (reason) => running.send('lock.requested', reason),
  });
  answerCalls(running.handlers(), { origin: APP_ORIGIN, log });
  await running.start();
  running.show(bundleInArguments(process.argv, process.cwd()));
}

/** Without this a start that fails would leave a process with no window. */
function failStart(error: unknown): void {
  dialog.showErrorBox('Vouchsafe', error instanceof Error ? error.message : 'start failed');
  app.exit(1);
}
