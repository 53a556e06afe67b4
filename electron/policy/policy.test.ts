import { EventEmitter } from 'node:events';
import type { App, CommandLine, PowerMonitor, Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { watchLockEvents } from './lock-events.ts';
import { denyDownloads, denyNavigation } from './navigation.ts';
import { denyNetwork, isOwnUrl } from './network.ts';
import { denyPermissions } from './permissions.ts';
import { takeSingleInstanceLock } from './single-instance.ts';
import { disableSpellcheck } from './spellcheck.ts';
import { appendSwitches, REFUSED_SWITCHES, REFUSED_VARIABLES, refusedAtStart } from './switches.ts';
import { restrictUmask } from './umask.ts';

const ORIGIN = 'vouchsafe://app';

describe('the command line', () => {
  const given = (...names: string[]) => ({ hasSwitch: (name: string) => names.includes(name) });
  const packaged = { isPackaged: true, isDevelopmentHost: false };

  it.each(REFUSED_SWITCHES)('may not hold --%s in a packaged app', (name) => {
    expect(refusedAtStart(given(name), {}, packaged)).toEqual([`--${name}`]);
    expect(refusedAtStart(given(name), {}, { ...packaged, isPackaged: false })).toEqual([]);
  });

  it.each(REFUSED_VARIABLES)('may not come with %s in the environment', (name) => {
    expect(refusedAtStart(given(), { [name]: '1' }, packaged)).toEqual([name]);
    expect(refusedAtStart(given(), { [name]: '' }, packaged)).toEqual([]);
    expect(refusedAtStart(given(), { [name]: '1' }, { ...packaged, isPackaged: false })).toEqual(
      [],
    );
  });

  it('may hold what is harmless', () => {
    expect(refusedAtStart(given('user-data-dir', 'lang'), {}, packaged)).toEqual([]);
  });

  it('may hold what a test driver needs on the development host, and nothing more', () => {
    const host = { isPackaged: true, isDevelopmentHost: true };
    const names = given('inspect', 'remote-debugging-port', 'js-flags');
    expect(refusedAtStart(names, {}, host)).toEqual(['--js-flags']);
  });

  it('gets the switches that keep caches off the disk', () => {
    const appendSwitch = vi.fn<CommandLine['appendSwitch']>();
    appendSwitches({ appendSwitch });
    const names = appendSwitch.mock.calls.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['disable-gpu-shader-disk-cache', 'disable-http-cache']),
    );
    expect(appendSwitch).toHaveBeenCalledWith('v8-cache-options', 'none');
  });

  it('gets a resolver that knows no name, but for the server that development needs', () => {
    const rules = (host?: string) => {
      const appendSwitch = vi.fn<CommandLine['appendSwitch']>();
      appendSwitches({ appendSwitch }, host);
      return appendSwitch.mock.calls.find(([name]) => name === 'host-resolver-rules')?.[1];
    };
    expect(rules()).toBe('MAP * ~NOTFOUND');
    expect(rules('localhost')).toBe('MAP * ~NOTFOUND, EXCLUDE localhost');
  });
});

describe('the network', () => {
  function denied(developmentHost?: string) {
    let ask: (details: object, callback: (answer: object) => void) => void = () => {};
    let verify: (request: object, callback: (result: number) => void) => void = () => {};
    const session = {
      webRequest: { onBeforeRequest: (listener: typeof ask) => (ask = listener) },
      setCertificateVerifyProc: (proc: typeof verify) => (verify = proc),
      setProxy: vi.fn<Session['setProxy']>().mockResolvedValue(),
    } as unknown as Session;
    const report = vi.fn<(event: string) => void>();
    const isAllowed = (url: string) => isOwnUrl(url, ORIGIN);
    void denyNetwork(session, { isAllowed, developmentHost, report });
    const isCancelled = (url: string) => {
      const callback = vi.fn<(answer: object) => void>();
      ask({ url, resourceType: 'xhr' }, callback);
      return callback.mock.calls[0]?.[0];
    };
    return { session, report, isCancelled, verify: (cb: (n: number) => void) => verify({}, cb) };
  }

  it.each([
    'https://example.org/',
    'http://localhost/',
    'ws://x/',
    'file:///etc/passwd',
    'ftp://x/',
  ])('does not reach %s', (url) => {
    const { report, isCancelled } = denied();
    expect(isCancelled(url)).toEqual({ cancel: true });
    expect(report).toHaveBeenCalledOnce();
  });

  it.each([
    'vouchsafe://app.evil/x',
    'vouchsafe://other/',
    'vouchsafe://app@evil/',
    'data:text/html,x',
  ])('does not take %s for ours', (url) => expect(isOwnUrl(url, ORIGIN)).toBe(false));

  it.each(['vouchsafe://app/index.html', 'blob:vouchsafe://app/0d9e'])('lets %s pass', (url) => {
    const { report, isCancelled } = denied();
    expect(isCancelled(url)).toEqual({ cancel: false });
    expect(report).not.toHaveBeenCalled();
  });

  it('reports the kind of a blocked request and not its address', () => {
    const { isCancelled, report } = denied();
    isCancelled('https://example.org/?q=testimony');
    expect(report.mock.calls).toEqual([['request blocked: xhr']]);
  });

  it('leads what is no request to a proxy that is not there, this machine’s servers too', () => {
    const proxyOf = (host?: string) => vi.mocked(denied(host).session.setProxy).mock.calls[0]?.[0];
    const dead = { mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9' };
    expect(proxyOf()).toEqual({ ...dead, proxyBypassRules: '<-loopback>' });
    const development = { ...dead, proxyBypassRules: '<-loopback>,localhost' };
    expect(proxyOf('localhost')).toEqual(development);
  });

  it('trusts no certificate', () => {
    const callback = vi.fn<(result: number) => void>();
    denied().verify(callback);
    expect(callback).toHaveBeenCalledWith(-2);
  });
});

describe('permissions', () => {
  type Check = (c: null, permission: string, origin: string, details: object) => boolean;
  type Ask = (c: null, permission: string, callback: (granted: boolean) => void, d: object) => void;

  function denied() {
    const handlers: { ask?: Ask; check?: Check; device?: () => boolean } = {};
    denyPermissions(
      {
        setPermissionRequestHandler: (ask: Ask) => (handlers.ask = ask),
        setPermissionCheckHandler: (check: Check) => (handlers.check = check),
        setDevicePermissionHandler: (device: () => boolean) => (handlers.device = device),
      } as unknown as Session,
      ORIGIN,
    );
    const asked = (permission: string, requestingUrl: string, isMainFrame = true) => {
      const callback = vi.fn<(granted: boolean) => void>();
      handlers.ask?.(null, permission, callback, { requestingUrl, isMainFrame });
      return callback.mock.calls[0]?.[0];
    };
    const checked = (permission: string, origin: string, isMainFrame = true) =>
      handlers.check?.(null, permission, origin, { isMainFrame });
    return { asked, checked, device: handlers.device };
  }

  it('grants writing to the clipboard to our main frame', () => {
    const { asked, checked } = denied();
    expect(asked('clipboard-sanitized-write', 'vouchsafe://app/index.html')).toBe(true);
    expect(checked('clipboard-sanitized-write', 'vouchsafe://app/')).toBe(true);
  });

  it('does not grant it to a frame inside the page or to another origin', () => {
    const { asked, checked } = denied();
    expect(asked('clipboard-sanitized-write', 'vouchsafe://app/x', false)).toBe(false);
    expect(asked('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(asked('clipboard-sanitized-write', 'vouchsafe://app.evil/')).toBe(false);
    expect(checked('clipboard-sanitized-write', '')).toBe(false);
  });

  it.each(['media', 'clipboard-read', 'geolocation', 'notifications', 'fileSystem', 'unknown'])(
    'denies %s',
    (permission) => {
      const { asked, checked } = denied();
      expect(asked(permission, 'vouchsafe://app/index.html')).toBe(false);
      expect(checked(permission, 'vouchsafe://app/')).toBe(false);
    },
  );

  it('denies every device', () => {
    expect(denied().device?.()).toBe(false);
  });
});

describe('navigation', () => {
  function contents() {
    const emitter = new EventEmitter();
    const setWindowOpenHandler = vi.fn<(handler: () => object) => void>();
    const target = Object.assign(emitter, {
      setWindowOpenHandler,
      setWebRTCIPHandlingPolicy: vi.fn<(policy: string) => void>(),
    });
    const isPrevented = (name: string, details: object) => {
      const preventDefault = vi.fn<() => void>();
      emitter.emit(name, { ...details, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    return { target: target as unknown as WebContents, setWindowOpenHandler, isPrevented };
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is stopped at %s, even to our own page',
    (name) => {
      const { target, isPrevented } = contents();
      denyNavigation(target);
      for (const url of ['https://example.org/', 'vouchsafe://app/index.html'])
        expect(isPrevented(name, { url, isMainFrame: true })).toBe(true);
    },
  );

  it('lets the development server load its page again, and only in the main frame', () => {
    const { target, isPrevented } = contents();
    denyNavigation(target, (url) => url === 'vouchsafe://app/index.html');
    const url = 'vouchsafe://app/index.html';
    expect(isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(false);
    expect(isPrevented('will-frame-navigate', { url, isMainFrame: false })).toBe(true);
    expect(isPrevented('will-navigate', { url: 'https://example.org/' })).toBe(true);
  });

  it('opens no window and downloads nothing', () => {
    const { target, setWindowOpenHandler } = contents();
    denyNavigation(target);
    expect(setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
    const session = new EventEmitter();
    denyDownloads(session as unknown as Session);
    const preventDefault = vi.fn<() => void>();
    session.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

describe('the rest', () => {
  it('has no spell checker, no language for one and no server', () => {
    const session = {
      setSpellCheckerEnabled: vi.fn<(isEnabled: boolean) => void>(),
      setSpellCheckerLanguages: vi.fn<(languages: string[]) => void>(),
      setSpellCheckerDictionaryDownloadURL: vi.fn<(url: string) => void>(),
    };
    disableSpellcheck(session, 'linux');
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false);
    expect(session.setSpellCheckerLanguages).toHaveBeenCalledWith([]);
    expect(session.setSpellCheckerDictionaryDownloadURL.mock.calls[0]?.[0]).toContain('.invalid/');
  });

  it('asks the page to lock when the machine sleeps, locks or changes hands', () => {
    const power = new EventEmitter();
    const quit = vi.fn<() => void>();
    const requestLock = vi.fn<(reason: string) => void>();
    watchLockEvents(power as unknown as PowerMonitor, { quit }, requestLock);
    for (const name of ['suspend', 'lock-screen', 'user-did-resign-active']) power.emit(name);
    expect(requestLock.mock.calls.flat()).toEqual(['suspend', 'screen-lock', 'screen-lock']);
    const preventDefault = vi.fn<() => void>();
    power.emit('shutdown', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(quit).toHaveBeenCalledOnce();
  });

  it('hands a second start to the first', () => {
    const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock: () => true });
    const onSecond = vi.fn<(argv: readonly string[], folder: string) => void>();
    expect(takeSingleInstanceLock(app as unknown as App, onSecond)).toBe(true);
    app.emit('second-instance', {}, ['vouchsafe', 'x.age'], '/home');
    expect(onSecond).toHaveBeenCalledWith(['vouchsafe', 'x.age'], '/home');
    const second = { requestSingleInstanceLock: () => false, on: vi.fn<App['on']>() };
    expect(takeSingleInstanceLock(second as unknown as App, onSecond)).toBe(false);
    expect(second.on).not.toHaveBeenCalled();
  });

  it('makes files for their owner alone', () => {
    const umask = vi.spyOn(process, 'umask').mockReturnValue(0o022);
    restrictUmask();
    expect(umask).toHaveBeenCalledWith(0o077);
    umask.mockRestore();
  });
});
