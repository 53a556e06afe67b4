import path from 'node:path';
import {
  app,
  type BrowserWindow,
  dialog,
  nativeTheme,
  type OpenDialogOptions,
  type SaveDialogOptions,
  screen,
  session,
  shell,
} from 'electron';
import type { EventName } from '../core/ipc/channels.ts';
import type { EventValue } from '../core/ipc/contract.ts';
import { APP_URL } from './app-scheme.ts';
import { askBeforeLosing } from './ask-before-losing.ts';
import { ExportTargets } from './files/export-targets.ts';
import { ModelFolder } from './files/model-folder.ts';
import { HeldEdits } from './files/held-edits.ts';
import { OpenSources, type SourceFile } from './files/open-sources.ts';
import { PendingEditFile } from './files/pending-edit-file.ts';
import { SnapshotFiles } from './files/snapshot-files.ts';
import { VaultFiles } from './files/vault-files.ts';
import { appHandlers } from './ipc/app.ts';
import { sendEvent } from './ipc/events.ts';
import { exportFileHandlers } from './ipc/export-file.ts';
import type { Handlers } from './ipc/handlers.ts';
import { modelFolderHandlers } from './ipc/model-folder.ts';
import { openFileHandlers } from './ipc/open-file.ts';
import { settingsHandlers } from './ipc/settings.ts';
import { pendingEditHandlers } from './ipc/pending-edit.ts';
import { snapshotHandlers } from './ipc/snapshots.ts';
import { vaultHandlers } from './ipc/vaults.ts';
import { windowHandlers } from './ipc/window.ts';
import type { Labels } from './locales/labels.ts';
import { labelsOf } from './locales/labels-of.ts';
import { setApplicationMenu } from './menu.ts';
import { OfferedFile } from './offered-file.ts';
import { PageLife } from './page-life.ts';
import { SettingsStore } from './settings.ts';
import { backgroundOf, createWindow } from './window.ts';

export interface RunningAppOptions {
  /** The folder of this profile. */
  readonly profile: string;
  readonly preload: string;
  readonly isDevelopmentHost: boolean;
  readonly log: (event: string) => void;
}

/** The parts of the main process and the one window, put together. Policy is not here (`policy/`). */
export class RunningApp {
  readonly #options: RunningAppOptions;
  readonly #settings: SettingsStore;
  readonly #vaults: VaultFiles;
  readonly #edits: HeldEdits;
  readonly #targets = new ExportTargets();
  readonly #sources = new OpenSources();
  readonly #offered: OfferedFile<SourceFile>;
  #window: BrowserWindow | undefined;
  #page: PageLife | undefined;
  #pagesGone = 0;

  constructor(options: RunningAppOptions) {
    this.#options = options;
    this.#settings = new SettingsStore(options.profile);
    const vaults = path.join(options.profile, 'vaults');
    this.#vaults = new VaultFiles(vaults);
    this.#edits = new HeldEdits(new PendingEditFile(vaults));
    this.#offered = new OfferedFile(
      (file) => this.#sources.open(file),
      () => this.send('file.offered', undefined),
    );
  }

  handlers(): Handlers {
    const documents = app.getPath('documents');
    const askWhich = (options: OpenDialogOptions) => this.#askWhich(options);
    return {
      ...appHandlers(app, this.#settings, this.#options.isDevelopmentHost, () => {
        const reason = this.#page?.takeLockReason();
        return this.#edits.isHolding ? 'held' : reason;
      }),
      ...settingsHandlers(this.#settings),
      ...vaultHandlers(
        this.#vaults,
        () => session.defaultSession.storagePath ?? app.getPath('sessionData'),
        (vault) => this.#edits.forget(vault),
      ),
      ...snapshotHandlers({
        vaults: this.#vaults,
        snapshots: new SnapshotFiles(),
        targets: this.#targets,
        sources: this.#sources,
      }),
      ...pendingEditHandlers(this.#edits),
      ...exportFileHandlers({
        targets: this.#targets,
        askWhere: (options) => this.#askWhere(options),
        documents,
        shell,
      }),
      ...openFileHandlers({
        sources: this.#sources,
        offered: this.#offered,
        askWhich,
        askWhichOnes: (asked) => this.#askWhichOnes(asked),
        documents,
        labels: () => this.#labels(),
      }),
      ...modelFolderHandlers({
        folder: new ModelFolder(this.#sources, this.#settings),
        askWhich,
        documents,
      }),
      ...windowHandlers(
        async (reason) => this.#page?.pageLocked(reason),
        () => this.#window?.minimize(),
      ),
    };
  }

  /** After `ready`, once. */
  async start(): Promise<void> {
    await this.#vaults.sweep().catch(() => this.#options.log('sweep of unfinished vaults failed'));
    this.#applySettings();
    this.#settings.onChange(() => this.#applySettings());
    this.#openWindow();
  }

  /** Tells the page something; nobody hears it when there is no window. */
  send<E extends EventName>(name: E, value: EventValue<E>): void {
    if (this.#window && !this.#window.isDestroyed())
      sendEvent(this.#window.webContents, name, value);
  }

  /** A second start, or a bundle opened from the file manager. */
  show(file: string | undefined): void {
    if (this.#window?.isMinimized() === true) this.#window.restore();
    this.#window?.focus();
    if (file !== undefined) this.#offered.offer(file);
  }

  #openWindow(): void {
    const { preload, log } = this.#options;
    const window = createWindow({
      preload,
      place: this.#settings.windowPlace(),
      displays: [screen.getPrimaryDisplay(), ...screen.getAllDisplays()],
      isDark: nativeTheme.shouldUseDarkColors,
      isPackaged: app.isPackaged,
    });
    this.#window = window;
    this.#page = new PageLife(window, {
      url: APP_URL,
      requestLock: () => this.send('lock.requested', 'quit'),
      forgetPage: () => this.#forgetPage(),
      mayClose: () => askBeforeLosing(this.#edits, window, this.#labels()),
      log,
    });
    // PageLife holds the first `close` back, so this one may come twice: the place is the same.
    window.on('close', () =>
      this.#settings.rememberWindowPlace({
        ...window.getNormalBounds(),
        isMaximized: window.isMaximized(),
      }),
    );
    const hidden = () => {
      if (this.#settings.read().lockWhenHidden) this.send('lock.requested', 'hidden');
    };
    window.on('minimize', hidden);
    window.on('hide', hidden);
    // Windows signs the user out: what is typed is saved at once, and the system may then end us.
    window.on('query-session-end', () => this.send('lock.requested', 'quit'));
    nativeTheme.on('updated', () => {
      if (!window.isDestroyed())
        window.setBackgroundColor(backgroundOf(nativeTheme.shouldUseDarkColors));
    });
    this.#page.load();
  }

  /** Colours and the menu's language, at start and whenever they change. */
  #applySettings(): void {
    nativeTheme.themeSource = this.#settings.read().theme;
    setApplicationMenu({
      labels: this.#labels(),
      send: (command) => this.send('menu.command', command),
      isPackaged: app.isPackaged,
    });
  }

  #askWhich(options: OpenDialogOptions): Promise<string | undefined> {
    return this.#whilePageLives(
      async () => (await dialog.showOpenDialog(this.#open(), options)).filePaths[0],
      undefined,
    );
  }

  #askWhichOnes(options: OpenDialogOptions): Promise<readonly string[]> {
    return this.#whilePageLives(
      async () => (await dialog.showOpenDialog(this.#open(), options)).filePaths,
      [],
    );
  }

  #askWhere(options: SaveDialogOptions): Promise<string> {
    return this.#whilePageLives(
      async () => (await dialog.showSaveDialog(this.#open(), options)).filePath,
      '',
    );
  }

  /** A dialog may be answered after the vault has locked itself: nobody waits for that answer. */
  async #whilePageLives<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
    const before = this.#pagesGone;
    const answer = await ask();
    return before === this.#pagesGone ? answer : otherwise;
  }

  async #forgetPage(): Promise<void> {
    this.#pagesGone += 1;
    await Promise.all([this.#targets.releaseAll(), this.#sources.releaseAll()]);
  }

  #labels(): Labels {
    return labelsOf(this.#settings.read().language);
  }

  #open(): BrowserWindow {
    if (!this.#window) throw new Error('no window');
    return this.#window;
  }
}
