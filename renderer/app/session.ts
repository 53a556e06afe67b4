import { type InterviewId, newId } from '../../core/domain/ids.ts';
import type { InterviewHeader, InterviewRecord } from '../../core/domain/interview.ts';
import { newTranslation, type TranslationLanguage } from '../../core/domain/translation.ts';
import { AppError, errorCode } from '../../core/errors.ts';
import type { LockReason } from '../../core/ipc/contract.ts';
import type { Settings } from '../../core/settings.ts';
import { callMain, relayToMain } from '../bridge.ts';
import type { InterviewDocument } from '../features/interview/interview-document.ts';
import { Backups } from '../vault/backups.ts';
import { VaultClient } from '../vault/client.ts';
import { Library } from '../vault/library.ts';
import { LONG_WORK } from '../vault/long-work.ts';
import { hasNews, PendingEdits } from '../vault/pending-edits.ts';
import { startVaultWorker } from '../vault/start-worker.ts';
import { unlock } from '../vault/unlock.ts';
import { finishWipes } from '../vault/wiped-vaults.ts';
import { AsLeft } from './as-left.ts';
import { atDoor, doorError, listed, nextVaultName, type VaultName } from './at-door.ts';
import { OpenDocuments } from './open-documents.ts';
import { newInterview } from './new-interview.ts';
import {
  HOME,
  type InterviewRoute,
  isSameView,
  parseRoute,
  type Route,
  type SearchRoute,
} from './route.ts';
import { SessionEnd } from './session-end.ts';
import type { AppFacts, SessionState } from './session-state.ts';
import { atOriginal } from './translation-route.ts';

const NO_TEXT = { document: undefined, original: undefined };

/** The life of the window: start, unlock, work, and its end (`session-end.ts`). */
export class Session {
  #state: SessionState = { phase: 'starting' };
  #isCreating = false;
  #facts: AppFacts;
  readonly #client: VaultClient;
  readonly #end: SessionEnd;
  readonly #documents: OpenDocuments;
  #pending: PendingEdits | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #left = new AsLeft();
  /** How often `go` was asked: the last one wins. */
  #turns = 0;
  #isSnapshotFailureTold = false;
  #backups: Backups | undefined;

  private constructor(facts: AppFacts) {
    this.#facts = facts;
    this.#client = new VaultClient(startVaultWorker(), relayToMain);
    this.#documents = new OpenDocuments({
      client: this.#client,
      pending: () => this.#pending,
      onReplay: (replay) => this.#setFacts({ replay }),
    });
    this.#end = new SessionEnd({
      client: this.#client,
      opened: () => (this.#state.phase === 'open' ? this.#state : undefined),
      pending: () => this.#pending,
      cover: () => this.#set({ phase: 'locking' }),
      savePlace: (route) => this.#savePlace(route),
    });
  }

  static async start(): Promise<Session> {
    const [info, settings, vaults, report] = await Promise.all([
      callMain('app.info', undefined),
      callMain('settings.read', undefined),
      callMain('vaults.list', undefined),
      // Whatever goes wrong there, the app has to start; it is tried again then.
      finishWipes().catch(() => undefined),
    ]);
    const { version, developmentHost, settingsSetAside, lockReason } = info;
    const facts = { settings, version, developmentHost, settingsSetAside, lockReason };
    const session = new Session({
      ...facts,
      offered: undefined,
      areKeysShown: false,
      failure: undefined,
      unopened: undefined,
      replay: undefined,
    });
    session.#state = report ? { phase: 'wiped', report } : atDoor(listed(vaults));
    return session;
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  readonly snapshot = (): SessionState => this.#state;

  /** For `useSyncExternalStore`. */
  readonly facts = (): AppFacts => this.#facts;

  /**
   * Takes effect before it is kept, so that a key pressed twice counts twice. When it cannot be kept it is
   * taken back, and `failure` says so.
   */
  async changeSettings(change: Partial<Settings>): Promise<void> {
    const before = this.#facts.settings;
    this.#setFacts({ settings: { ...before, ...change } });
    await this.orTell(
      callMain('settings.write', change).then(
        () => undefined,
        async (error: unknown) => {
          const settings = await callMain('settings.read', undefined).catch(() => before);
          this.#setFacts({ settings });
          throw error;
        },
      ),
    );
  }

  /** Shows a bundle that was opened in the file manager, if there is one, now or once the vault is open. */
  async takeOffered(): Promise<void> {
    const take = async () => {
      const offered = await callMain('openFile.takeOffered', undefined);
      if (!offered) return;
      this.#setFacts({ offered });
      await this.go({ screen: 'share', section: 'open' });
    };
    await this.orTell(take());
  }

  /** Main asks for a lock first, as when the window is closed. */
  async quit(): Promise<void> {
    await this.orTell(callMain('app.quit', undefined));
  }

  showKeys(areKeysShown: boolean): void {
    this.#setFacts({ areKeysShown });
  }

  /** To the door of one vault of this profile, or to the list of all. */
  async choose(id?: VaultName['id']): Promise<void> {
    this.#set(atDoor(listed(await callMain('vaults.list', undefined)), id));
  }

  /** To making another vault. */
  startNew(): void {
    const state = this.#state;
    if (state.phase === 'locked' || state.phase === 'choose')
      this.#set({ phase: 'first-run', vaults: state.vaults });
  }

  /**
   * Makes a vault under a name that none has, and opens it. When only opening it fails it is there all the
   * same, so the door of it comes next: to try again would make a second one.
   * @throws AppError as `create` of the vault
   */
  async create(passphrase: string): Promise<void> {
    const name = nextVaultName(await callMain('vaults.list', undefined));
    const id = newId<VaultName['id']>();
    try {
      await this.#client.call('create', { id, name, passphrase });
      await this.#open({ id, name }, []);
    } catch (error) {
      const vaults = listed(await callMain('vaults.list', undefined));
      const door = atDoor(vaults, id);
      if (door.phase !== 'locked' || door.vault.id !== id) throw error;
      this.#set({ ...door, isJustMade: true });
    }
  }

  /** @throws AppError unlock-refused, key-file-missing, key-file-damaged, vault-newer, migration-incomplete, those of `doorError` */
  async unlock(passphrase: string): Promise<void> {
    if (this.#state.phase !== 'locked') throw new AppError('internal', 'nothing to unlock');
    const { vault } = this.#state;
    const which = { id: vault.id, passphrase };
    const headers = await unlock(this.#client, which).catch((cause: unknown) => {
      throw doorError(cause);
    });
    await this.#open(vault, headers);
  }

  /** @throws AppError as the worker's `tryShares` */
  async tryShares(shares: readonly string[]): Promise<void> {
    if (this.#state.phase !== 'locked') throw new AppError('internal', 'nothing to unlock');
    await this.#client.call('tryShares', { id: this.#state.vault.id, shares });
  }

  /** Sets a new passphrase by two shares, and opens the vault with it. */
  async recover(shares: readonly string[], next: string): Promise<void> {
    if (this.#state.phase !== 'locked') throw new AppError('internal', 'nothing to unlock');
    await this.#client.call('recover', { id: this.#state.vault.id, shares, next });
    await this.unlock(next);
  }

  /** @returns false when another vault has this name */
  async renameVault(name: string): Promise<boolean> {
    if (this.#state.phase !== 'open') throw new AppError('locked');
    const { id } = this.#state.vault;
    const vaults = await callMain('vaults.list', undefined);
    if (vaults.some((vault) => vault.id !== id && vault.name === name)) return false;
    await callMain('vaults.rename', { id, name });
    this.#set({ ...this.#state, vault: { id, name } });
    return true;
  }

  /** Copies of the vault that is open or at whose door we are; before there is one, of none. */
  backups(): Backups {
    const { phase } = this.#state;
    const vault = phase === 'locked' || phase === 'open' ? this.#state.vault.id : undefined;
    if (this.#backups?.vault !== vault || !this.#backups)
      this.#backups = new Backups(this.#client, vault);
    return this.#backups;
  }

  /** @returns how many snapshots still open with the old one */
  async changePassphrase(current: string, next: string): Promise<number> {
    return (await this.#client.call('changePassphrase', { current, next })).missedSnapshots;
  }

  /**
   * Goes to another screen; an interview's edits are saved before it is left. It is not left while they
   * cannot be: the document holds the only copy. What goes wrong is told by `failure`.
   */
  async go(route: Route): Promise<void> {
    const interview = route.screen === 'interview' ? (route.text ?? route.id) : undefined;
    await this.orTell(this.#go(this.#left.of(route)), interview);
  }

  async #go(asked: Route): Promise<void> {
    if (this.#state.phase !== 'open') return;
    const { library } = this.#state;
    const isInterview = asked.screen === 'interview';
    const route = isInterview ? atOriginal(asked, library.snapshot()) : asked;
    this.#left.note(route);
    this.#turns += 1;
    const turn = this.#turns;
    const texts =
      route.screen === 'interview' ? await this.#documents.open(route, library) : NO_TEXT;
    const before = this.#openDocument();
    if (before && before !== texts.document && !(await before.autosave.flush())) return;
    // A lock may have come meanwhile, or somebody went elsewhere.
    if (this.#state.phase !== 'open' || turn !== this.#turns) return;
    this.#documents.show(route, texts);
    this.#set({ ...this.#state, route, ...texts });
    // After a crash too, unlocking comes back here. Nothing depends on it, so nothing waits for it.
    void this.#savePlace(route).catch(() => undefined);
  }

  async newInterview(): Promise<void> {
    await this.#create('overview', (library) => newInterview(this.#client, library));
  }

  async newTranslation(of: InterviewId, language: TranslationLanguage): Promise<void> {
    await this.#create('translation', async () => newTranslation(of, language));
  }

  /** Pressed twice in a row it is meant once; two interviews would also get the same code. */
  async #create(
    tab: InterviewRoute['tab'],
    record: (library: Library) => Promise<InterviewRecord>,
  ): Promise<void> {
    if (this.#state.phase !== 'open' || this.#isCreating) return;
    this.#isCreating = true;
    const { library } = this.#state;
    await this.orTell(
      record(library)
        .then((made) => library.createInterview(made))
        .then(({ id }) => this.#go({ screen: 'interview', id, tab })),
    );
    this.#isCreating = false;
  }

  /** @throws AppError when the open interview's edits cannot be saved */
  async saveNow(): Promise<void> {
    const document = this.#openDocument();
    if (document && !(await document.autosave.flush())) throw new AppError('storage-failed');
  }

  dismissFailure(): void {
    this.#setFacts({ failure: undefined, unopened: undefined });
  }

  dismissReplay(): void {
    this.#setFacts({ replay: undefined });
  }

  /** Remembers what is searched for, so that coming back to the search, or unlocking, finds it again. */
  rememberSearch(route: SearchRoute): void {
    this.#left.note(route);
    if (this.#state.phase === 'open' && this.#state.route.screen === 'search')
      this.#state = { ...this.#state, route };
  }

  /** Remembers caret and scroll, so that unlocking comes back to them. A pane that has gone may report late. */
  rememberPlace(route: InterviewRoute): void {
    if (this.#state.phase !== 'open') return;
    const now = this.#state.route;
    if (now.screen === 'interview' && isSameView(now, route))
      this.#state = { ...this.#state, route };
  }

  /** Every so often while the vault is open. What went wrong is told once, not every quarter of an hour. */
  async takeSnapshot(): Promise<void> {
    try {
      await this.#client.call('takeSnapshot', undefined);
      this.#isSnapshotFailureTold = false;
    } catch (error) {
      if (this.#isSnapshotFailureTold) return;
      this.#isSnapshotFailureTold = errorCode(error) !== 'locked';
      await this.orTell(Promise.reject(error));
    }
  }

  /** Once, however often it is asked for. */
  lock(reason: LockReason = 'locked'): Promise<void> {
    return this.#end.lock(reason);
  }

  /** Destroys the open vault, or every vault of this profile. @throws AppError `locked` */
  wipe(scope: 'this' | 'all'): Promise<void> {
    return this.#end.wipe(scope);
  }

  /** True while something runs that an idle lock waits for; whoever is asked to lock does not. */
  get isAtWork(): boolean {
    return this.#client.isRunning(LONG_WORK);
  }

  /** Out of sight first: what is on screen must not wait for the disk. */
  async hideAndLock(): Promise<void> {
    await callMain('window.hide', undefined).catch(() => undefined);
    if (this.#state.phase === 'open') await this.lock('hidden');
  }

  async #savePlace(route: Route): Promise<void> {
    await this.#client.call('savePlace', { place: JSON.stringify(route) });
  }

  async #open(vault: VaultName, headers: readonly InterviewHeader[]): Promise<void> {
    const { pending, report } = await PendingEdits.replay(this.#client, vault.id);
    this.#pending = pending;
    if (hasNews(report)) this.#setFacts({ replay: report });
    // Unlocking did not know yet of what was put back.
    const isChanged = report.putBack.length > 0;
    const list = isChanged ? await this.#client.call('interviews', undefined) : headers;
    const library = await Library.load(this.#client, list);
    const saved = await this.#client.call('place', undefined);
    this.#set({ phase: 'open', vault, library, route: HOME, ...NO_TEXT });
    const offered: Route = { screen: 'share', section: 'open' };
    const before = saved === undefined ? undefined : parseRoute(saved);
    const route = this.#facts.offered ? offered : before;
    if (route && route !== HOME) {
      // The place is a convenience: an interview that is gone leads to the list, not to an error.
      await this.#go(route).catch(() => undefined);
    }
    void this.#client.call('sweep', undefined).catch(() => undefined);
  }

  /** The document on screen now, whatever it was before something was waited for. */
  #openDocument(): InterviewDocument | undefined {
    return this.#state.phase === 'open' ? this.#state.document : undefined;
  }

  /** For what no screen waits for: a failure is told on every screen. A lock is no failure. */
  async orTell(work: Promise<void>, unopened?: InterviewId): Promise<void> {
    try {
      await work;
    } catch (error) {
      const failure = errorCode(error);
      if (failure === 'locked') return;
      this.#setFacts({ failure, unopened });
    }
  }

  #setFacts(facts: Partial<AppFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#notify();
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
