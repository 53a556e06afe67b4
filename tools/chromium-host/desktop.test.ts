/** The window and the desktop around it, as far as the host imitates them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../../tests/e2e/support/launch-app.ts';
import { queueDialogAnswer } from '../../tests/e2e/support/dialogs.ts';
import { launchFixture, untilLogged } from './fixture.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchFixture({ env: { LANGUAGE: 'kk_KZ:ru', LANG: 'en_US.UTF-8' } });
});

afterAll(() => launched.close());

describe('dialogs', () => {
  it('give the answers that a test has queued', async () => {
    for (const file of ['/first', '/second']) {
      const answer = { canceled: false, filePaths: [file] };
      await queueDialogAnswer(launched.app, 'showOpenDialog', answer);
    }
    const chosen = await launched.page.evaluate(async () => [
      await api.invoke('choose'),
      await api.invoke('choose'),
    ]);
    expect(chosen).toEqual([
      { canceled: false, filePaths: ['/first'] },
      { canceled: false, filePaths: ['/second'] },
    ]);
  });

  it('count as closed without an answer: the cancelling button', async () => {
    const found = await launched.app.evaluate(async ({ dialog }) => [
      await dialog.showMessageBox({ message: 'm', buttons: ['Delete', 'Cancel'] }),
      await dialog.showMessageBox({ message: 'm', buttons: ['A', 'B', 'C'], cancelId: 2 }),
      await dialog.showSaveDialog({}),
    ]);
    expect(found).toEqual([
      { response: 1, checkboxChecked: false },
      { response: 2, checkboxChecked: false },
      { canceled: true, filePath: '' },
    ]);
  });

  it('are recorded by the host, and take its answers', async () => {
    const found = await launched.app.evaluate(async (electron) => {
      const host = Reflect.get(electron, 'chromiumHost') as {
        answers: object[];
        dialogs: { method: string }[];
      };
      const value = { canceled: false, filePath: '/saved' };
      host.answers.push({ method: 'showSaveDialog', value });
      const answer = await electron.dialog.showSaveDialog({});
      return [answer, host.dialogs.at(-1)?.method];
    });
    expect(found).toEqual([{ canceled: false, filePath: '/saved' }, 'showSaveDialog']);
  });
});

describe('the menu', () => {
  it('is found by id and clicked', async () => {
    const heard = launched.page.evaluate(
      () => new Promise((resolve) => void api.onNoted((value) => resolve(value))),
    );
    await launched.app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('lock')?.click();
    });
    await untilLogged(launched.app, 'menu', 'lock');
    expect(await heard).toBe('lock');
  });

  it('performs the editing roles in the page', async () => {
    await launched.page.fill('#text', 'typed');
    await launched.page.focus('#text');
    await launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.selectAll();
      contents?.cut();
    });
    await expect.poll(() => launched.page.inputValue('#text')).toBe('');
    await launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.undo();
    });
    await expect.poll(() => launched.page.inputValue('#text')).toBe('typed');
  });
});

describe('the window', () => {
  const size = () => launched.page.evaluate(() => [innerWidth, innerHeight]);

  it('takes the size it is given, tells of it, and keeps its minimum', async () => {
    const events = await launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const heard: string[] = [];
      window?.on('resize', () => heard.push('resize'));
      window?.on('move', () => heard.push('move'));
      window?.setBounds({ x: 40, y: 50, width: 1000, height: 700 });
      return heard;
    });
    expect(events).toEqual(['resize', 'move']);
    await expect.poll(size).toEqual([1000, 700]);
    await launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ width: 10, height: 10 });
    });
    await expect.poll(size).toEqual([800, 600]);
  });

  it('can be maximized and comes back to its size', async () => {
    const maximize = await launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.maximize();
      return [window?.isMaximized(), window?.getNormalBounds().width];
    });
    expect(maximize).toEqual([true, 800]);
    await expect.poll(async () => ((await size())[0] ?? 0) > 1900).toBe(true);
    await launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.unmaximize();
    });
    await expect.poll(size).toEqual([800, 600]);
  });

  it('zooms as a browser does: fewer, denser pixels for the page', async () => {
    const zoom = (factor: number) =>
      launched.app.evaluate(({ BrowserWindow }, value) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(value);
      }, factor);
    await zoom(2);
    await expect.poll(size).toEqual([400, 300]);
    expect(await launched.page.evaluate(() => devicePixelRatio)).toBe(2);
    await zoom(1);
    await expect.poll(size).toEqual([800, 600]);
  });

  it('runs scripts and takes pictures for the main process', async () => {
    const found = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const picture = await contents?.capturePage();
      const sum: unknown = await contents?.executeJavaScript('Promise.resolve(api.add(4, 5))');
      return [picture?.toPNG().subarray(1, 4).toString(), sum];
    });
    expect(found).toEqual(['PNG', 9]);
  });

  it('tells the main process what the page logs', async () => {
    await launched.page.evaluate(() => console.warn('careful', 1));
    await untilLogged(launched.app, 'console', 'warning', 'careful 1');
  });

  it('can be a second one, and closes on its own', async () => {
    const opened = launched.app.waitForEvent('window');
    const closed = launched.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ width: 300, height: 300 });
      const ended = new Promise((resolve) => window.once('closed', () => resolve('closed')));
      await window.loadURL('vouchsafe://app/second.html');
      window.close();
      return ended;
    });
    await opened;
    expect(await closed).toBe('closed');
    expect(await launched.page.evaluate(() => api.add(1, 2))).toBe(3);
  });

  it('closes when Playwright closes its page', async () => {
    const [page] = await Promise.all([
      launched.app.waitForEvent('window'),
      launched.app.evaluate(({ BrowserWindow }) =>
        new BrowserWindow({ width: 300, height: 300 }).loadURL('vouchsafe://app/second.html'),
      ),
    ]);
    await page.close();
    const count = () =>
      launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await expect.poll(count).toBe(1);
  });

  it('refuses to be less than isolated', async () => {
    const message = await launched.app.evaluate(({ BrowserWindow }) => {
      try {
        return String(new BrowserWindow({ webPreferences: { contextIsolation: false } }).id);
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(message).toMatch(/only sandboxed, isolated renderers/);
  });
});

describe('the desktop', () => {
  it('passes the theme on to the page', async () => {
    const isDark = () =>
      launched.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    const updates = await launched.app.evaluate(({ nativeTheme }) => {
      let count = 0;
      nativeTheme.on('updated', () => {
        count += 1;
      });
      nativeTheme.themeSource = 'dark';
      return [count, nativeTheme.shouldUseDarkColors];
    });
    expect(updates).toEqual([1, true]);
    await expect.poll(isDark).toBe(true);
  });

  it('has power events for tests to emit', async () => {
    await launched.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));
    await untilLogged(launched.app, 'power', 'suspend');
  });

  it('has a clipboard with the promises of Electron 44', async () => {
    const found = await launched.app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('copied');
      const before = [await clipboard.readText(), await clipboard.has('text/plain')];
      clipboard.clear();
      return [...before, await clipboard.readText()];
    });
    expect(found).toEqual(['copied', true, '']);
  });

  it('records what would be opened outside', async () => {
    const found = await launched.app.evaluate(async (electron) => {
      electron.shell.showItemInFolder('/shown');
      const host = Reflect.get(electron, 'chromiumHost') as { shownInFolder: string[] };
      return host.shownInFolder;
    });
    expect(found).toEqual(['/shown']);
  });

  it('has languages, names and paths', async () => {
    const found = await launched.app.evaluate(({ app }) => [
      app.getPreferredSystemLanguages(),
      app.getName(),
      app.getVersion(),
      app.isPackaged,
      app.getPath('userData'),
    ]);
    const languages = ['kk-KZ', 'ru', 'en-US'];
    expect(found).toEqual([languages, 'Host Fixture', '1.2.3', false, launched.profile]);
  });
});

it('survives a crash of the page: told, and reloaded', async () => {
  const crashed = launched.page.waitForEvent('crash');
  await launched.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await crashed;
  await untilLogged(launched.app, 'gone', 'crashed');
  const sum = await launched.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise<void>((resolve) => {
      contents?.once('did-finish-load', () => resolve());
    });
    contents?.reload();
    await loaded;
    return contents?.executeJavaScript('api.add(1, 1)') as Promise<unknown>;
  });
  expect(sum).toBe(2);
});
