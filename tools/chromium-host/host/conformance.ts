/**
 * Holds the host against Electron's own types; nothing here runs. The compiler refuses an export
 * that Electron does not have, a member that Electron's object does not have, and a member whose
 * type is not Electron's.
 *
 * Members named in the third place are the host's own: they give or take a window or a page, which
 * here are classes smaller than Electron's, or its modules call each other through them.
 */
import type Electron from 'electron';
import type electron from './electron.ts';
import type { HostFrame } from './frames.ts';
import type { ContextBridge, IpcRenderer } from './page/isolated-world.ts';

type Host = typeof electron;

/** Members of EventEmitter come from Node on both sides, with other overloads. */
type EventMember = keyof NodeJS.EventEmitter;

type Checked<Ours, Own extends PropertyKey> = Omit<Ours, EventMember | Own>;

/** Never, or the names that Electron does not know. */
type Unknown<Ours, Theirs, Own> = Exclude<keyof Ours, keyof Theirs | EventMember | Own>;

type Conforms<Ours, Theirs, Own extends PropertyKey = never> = [
  Unknown<Ours, Theirs, Own>,
] extends [never]
  ? Checked<Ours, Own> extends Pick<Theirs, keyof Checked<Ours, Own> & keyof Theirs>
    ? true
    : { differs: Differing<Ours, Theirs, Own> }
  : { unknown: Unknown<Ours, Theirs, Own> };

/** For a readable complaint: the members that are not Electron's. */
type Differing<Ours, Theirs, Own extends PropertyKey> = {
  [Key in keyof Checked<Ours, Own> & keyof Theirs]: Key extends keyof Ours
    ? Ours[Key] extends Theirs[Key]
      ? never
      : Key
    : never;
}[keyof Checked<Ours, Own> & keyof Theirs];

/** What the host adds to Electron's module, for its own tests. */
type Extra = 'chromiumHost';

type DisplayMember =
  | 'getAllDisplays'
  | 'getDisplayMatching'
  | 'getDisplayNearestPoint'
  | 'getPrimaryDisplay';

type SessionMember =
  | 'checkPermissions'
  | 'protocol'
  | 'requestPermission'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'webRequest';

type ContentsMember =
  | 'answerWindowOpen'
  | 'attach'
  | 'capturePage'
  | 'mainFrame'
  | 'markDestroyed'
  | 'mayNavigate'
  | 'page'
  | 'session'
  | 'targetId';

export type Conformance = {
  exports: [Exclude<keyof Host, keyof typeof Electron | Extra>] extends [never]
    ? true
    : Exclude<keyof Host, keyof typeof Electron | Extra>;
  app: Conforms<Host['app'], Electron.App, 'becomeReady'>;
  BrowserWindow: Conforms<
    InstanceType<Host['BrowserWindow']>,
    Electron.BrowserWindow,
    'capturePage' | 'webContents'
  >;
  clipboard: Conforms<Host['clipboard'], Electron.Clipboard, 'read' | 'write'>;
  ClipboardItem: Conforms<InstanceType<Host['ClipboardItem']>, Electron.ClipboardItem, 'getType'>;
  contextBridge: Conforms<ContextBridge, Electron.ContextBridge>;
  crashReporter: Conforms<Host['crashReporter'], Electron.CrashReporter>;
  dialog: Conforms<Host['dialog'], Electron.Dialog>;
  frame: Conforms<HostFrame, Electron.WebFrameMain, 'parent' | 'top'>;
  ipcMain: Conforms<Host['ipcMain'], Electron.IpcMain, 'handlerOf'>;
  ipcRenderer: Conforms<IpcRenderer, Electron.IpcRenderer>;
  Menu: Conforms<InstanceType<Host['Menu']>, Electron.Menu, 'append' | 'getMenuItemById' | 'items'>;
  MenuItem: Conforms<
    InstanceType<Host['MenuItem']>,
    Electron.MenuItem,
    'accelerator' | 'role' | 'submenu' | 'type'
  >;
  nativeTheme: Conforms<Host['nativeTheme'], Electron.NativeTheme>;
  net: Conforms<Host['net'], Electron.Net>;
  powerMonitor: Conforms<Host['powerMonitor'], Electron.PowerMonitor>;
  protocol: Conforms<Host['protocol'], Electron.Protocol>;
  screen: Conforms<Host['screen'], Electron.Screen, DisplayMember>;
  session: Conforms<Host['session']['defaultSession'], Electron.Session, SessionMember>;
  shell: Conforms<Host['shell'], Electron.Shell>;
  webContents: Conforms<
    InstanceType<Host['BrowserWindow']>['webContents'],
    Electron.WebContents,
    ContentsMember
  >;
};

type AllTrue<Results> = Results extends Record<keyof Results, true> ? true : Results;

/** Does not compile when one of them is not `true`; hover over it to see which. */
export const conforms: AllTrue<Conformance> = true;
