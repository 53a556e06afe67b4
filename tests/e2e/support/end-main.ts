import { setTimeout as delay } from 'node:timers/promises';
import { processesOfGroup } from './kill-group.ts';
import type { Researcher } from './researcher.ts';

const POLL_MS = 20;
const TIMEOUT_MS = 20_000;

export type MainEnd = 'SIGKILL' | 'SIGSEGV' | 'abort';

/**
 * Ends the main process alone, as a bug in it, or the system in want of memory, would; the others notice that and end by
 * themselves. @throws Error when one does not
 */
export async function endMain(me: Researcher, how: MainEnd): Promise<void> {
  const { app } = me.launched;
  const { pid } = app.process();
  if (pid === undefined) throw new Error('no main process');
  // Not by SIGABRT from outside: a library of electron-store listens to that, and an abort from within passes it by.
  if (how === 'abort') void app.evaluate(() => process.abort()).catch(() => undefined);
  else process.kill(pid, how);
  const deadline = Date.now() + TIMEOUT_MS;
  while (processesOfGroup(pid).length > 0) {
    if (Date.now() > deadline) throw new Error(`Processes outlive the main process after ${how}`);
    await delay(POLL_MS);
  }
  // Nothing is left to be killed; what the launch set up around the app goes.
  await me.kill();
}
