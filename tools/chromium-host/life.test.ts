/** From start to end: instances, quitting, killing, and whose profile is opened. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { processesOfGroup } from '../../tests/e2e/support/kill-group.ts';
import { hostDist } from '../electron-dist.ts';
import { FIXTURE, launchFixture, untilLogged } from './fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'host-life-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  stderr: string;
  stdout: string;
}

/** Runs the host as a person would, without Playwright, until it ends. */
async function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(path.join(hostDist, 'electron'), args, {
    env: { ...process.env, CHROMIUM_HOST_HEADLESS: '1', ...env },
  });
  const ended = { code: null, stderr: '', stdout: '' } as Ended;
  child.stderr.on('data', (chunk: Buffer) => {
    ended.stderr += String(chunk);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    ended.stdout += String(chunk);
  });
  [ended.code] = (await once(child, 'close')) as [number | null];
  return ended;
}

function collectEvents(app: ElectronApplication): string[] {
  const events: string[] = [];
  app.process().stdout?.on('data', (chunk: Buffer) => {
    for (const [, name] of String(chunk).matchAll(/^event: (.*)$/gm)) events.push(name ?? '');
  });
  return events;
}

describe('quitting', () => {
  it('asks, tells and ends in the order of Electron', async () => {
    const { app } = await launchFixture({ headless: true, args: ['--print-events'] });
    const events = collectEvents(app);
    const exited = once(app.process(), 'exit');
    await app.evaluate((electron) => void setImmediate(() => electron.app.quit()));
    expect(await exited).toEqual([0, null]);
    expect(events).toEqual(['before-quit', 'will-quit', 'quit']);
  });

  it('follows from closing the last window', async () => {
    const { app } = await launchFixture({ headless: true, args: ['--print-events'] });
    const events = collectEvents(app);
    const exited = once(app.process(), 'exit');
    await app.evaluate(
      ({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.close()),
    );
    expect(await exited).toEqual([0, null]);
    expect(events).toEqual(['window-all-closed', 'before-quit', 'will-quit', 'quit']);
  });

  it('can be prevented by before-quit and by a window', async () => {
    const { app, page, close } = await launchFixture({ headless: true });
    const asked = await app.evaluate(async ({ app: main, BrowserWindow }) => {
      const calls: string[] = [];
      const [window] = BrowserWindow.getAllWindows();
      main.once('before-quit', (event) => {
        calls.push('before-quit');
        event.preventDefault();
      });
      main.quit();
      window?.once('close', (event) => {
        calls.push('close');
        event.preventDefault();
      });
      main.quit();
      return calls;
    });
    expect(asked).toEqual(['before-quit', 'close']);
    expect(await page.evaluate(() => api.add(1, 1))).toBe(2);
    const exited = once(app.process(), 'exit');
    await close();
    expect(await exited).toEqual([0, null]);
  });

  it('at once with a code asks nobody', async () => {
    const { app } = await launchFixture({ headless: true, args: ['--print-events'] });
    const events = collectEvents(app);
    const exited = once(app.process(), 'exit');
    await app.evaluate((electron) => void setImmediate(() => electron.app.exit(3)));
    expect(await exited).toEqual([3, null]);
    expect(events).toEqual(['quit']);
  });
});

describe('SIGKILL', () => {
  it('loses nothing that was stored, leaves no process, and the profile opens again', async () => {
    const first = await launchFixture({ headless: true, args: ['--count-starts'] });
    const group = first.app.process().pid ?? 0;
    expect(processesOfGroup(group).length).toBeGreaterThan(3);
    await first.page.evaluate(() => fixture.put('kept'));
    await first.kill();
    expect(processesOfGroup(group)).toEqual([]);
    const second = await launchFixture({
      headless: true,
      userDataDir: first.profile,
      args: ['--count-starts'],
    });
    expect(await second.page.evaluate(() => fixture.all())).toEqual(['kept']);
    await second.close();
    // electron-store finds its file through `app`.
    const settings = readFileSync(path.join(first.profile, 'settings.json'), 'utf8');
    expect(JSON.parse(settings)).toEqual({ starts: 2 });
  });

  it('of the main process alone ends Chromium too', async () => {
    const { app, kill } = await launchFixture({ headless: true });
    const pid = app.process().pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => processesOfGroup(pid), { timeout: 10_000 }).toEqual([]);
    await kill();
  });
});

describe('a second instance', () => {
  it('ends, and the first is told its arguments', async () => {
    const first = await launchFixture({ headless: true });
    const args = [`--user-data-dir=${first.profile}`, FIXTURE, '/a/bundle.tar.age'];
    expect((await run(args)).code).toBe(0);
    const [, argv, workingDirectory, data] = await untilLogged(first.app, 'second-instance');
    expect(argv).toContain('/a/bundle.tar.age');
    expect([workingDirectory, data]).toEqual([process.cwd(), { from: 'second' }]);
    await first.close();
  });
});

describe('the profile', () => {
  const config = path.join(folder, 'config');
  const env = { XDG_CONFIG_HOME: config };
  const own = path.join(config, 'Host Fixture');
  mkdirSync(own, { recursive: true });
  const link = path.join(folder, 'link');
  symlinkSync(own, link);

  it.each([
    ['itself', own],
    ['a folder in it', path.join(own, 'part')],
    ['a link to it', link],
    ['one that is named after the package', path.join(config, 'chromium-host-fixture')],
    ['itself in other letters', path.join(config, 'HOST FIXTURE')],
  ])('of the user is refused: %s', async (_name, profile) => {
    const { code, stderr } = await run([`--user-data-dir=${profile}`, FIXTURE], env);
    expect(code).toBe(78);
    expect(stderr).toMatch(/refused to open/);
    expect(existsSync(path.join(profile, 'chromium'))).toBe(false);
  });

  it('is one for development when none is named, and the terminal is told', async () => {
    const { code, stderr, stdout } = await run([FIXTURE, '--print-path-and-quit'], env);
    expect(code).toBe(0);
    expect(stdout).toContain(path.join(config, 'Host Fixture (development host)'));
    expect(stderr).toMatch(/^Chromium host: for development and tests only/m);
  });
});

describe('the executable', () => {
  it('says its version, and is Node where it must be', async () => {
    expect((await run(['--version'])).stdout.trim()).toBe('v45.4.1');
    const asNode = { ELECTRON_RUN_AS_NODE: '1' };
    expect((await run(['-p', 'process.versions.node'], asNode)).stdout).toMatch(/^24\./);
  });

  it('ends with a message when the app does not load', async () => {
    const { code, stderr } = await run([path.join(FIXTURE, 'broken.js')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/App threw an error during load\n.*broken on purpose/);
  });
});
