import type { InterviewId, VaultId } from '../../core/domain/ids.ts';
import { EMPTY_RECORD, nextInterviewCode } from '../../core/domain/interview.ts';
import { AppError, type ErrorCode, errorCode } from '../../core/errors.ts';
import type { EventValue } from '../../core/ipc/contract.ts';
import type { Settings } from '../../core/settings.ts';
import { callMain, relayToMain } from '../bridge.ts';
import { InterviewDocument } from '../features/interview/interview-document.ts';
import { VaultClient } from '../vault/client.ts';
import { Library } from '../vault/library.ts';
import { startVaultWorker } from '../vault/start-worker.ts';
import { HOME, parseRoute, type Route } from './route.ts';

interface VaultName {
  readonly id: VaultId;
  readonly name: string;
}

export type OpenSession = Extract<SessionState, { phase: 'open' }>;

export type SessionState =
  | { readonly phase: 'starting' }
  /** No vault in this profile yet. */
  | { readonly phase: 'first-run' }
  | { readonly phase: 'locked'; readonly vault: VaultName }
  | {
      readonly phase: 'open';
      readonly library: Library;
      readonly route: Route;
      readonly document: InterviewDocument | undefined;
    }
  /** The screen is covered while the last edits become durable. */
  | { readonly phase: 'locking' };

/** A bundle that the operating system handed over. */
export type OfferedBundle = EventValue<'file.offered'>;

export interface AppFacts {
  readonly settings: Settings;
  readonly version: string;
  readonly developmentHost: boolean;
  readonly settingsSetAside: string | undefined;
  readonly offered: OfferedBundle | undefined;
  readonly areKeysShown: boolean;
  /** Why the last thing that no screen waits for (going somewhere, a new interview) did not happen. */
  readonly failure: ErrorCode | undefined;
}

/** How long a lock waits for unsaved edits. After that it locks all the same. */
const FLUSH_LIMIT_MS = 2000;

/**
 * The life of the window: start, unlock, work, lock. Lock saves, terminates the worker with its keys, and
 * has the document loaded anew, so that nothing of the session is left in the page.
 */
export class Session {
  #state: SessionState = { phase: 'starting' };
  #isCreating = false;
  #facts: AppFacts;
  #client: VaultClient;
  readonly #listeners = new Set<() => void>();
  /** How often `go` was asked: the last one wins. */
  #turns = 0;
  #locking: Promise<void> | undefined;

  private constructor(facts: AppFacts) {
    this.#facts = facts;
    this.#client = new VaultClient(startVaultWorker(), relayToMain);
  }

  static async start(): Promise<Session> {
    const [info, settings, vaults] = await Promise.all([
      callMain('app.info', undefined),
      callMain('settings.read', undefined),
      callMain('vaults.list', undefined),
    ]);
    const { version, developmentHost, settingsSetAside } = info;
    const facts = { settings, version, developmentHost, settingsSetAside };
    const session = new Session({
      ...facts,
      offered: undefined,
      areKeysShown: false,
      failure: undefined,
    });
    const [vault] = vaults;
    session.#state = vault
      ? { phase: 'locked', vault: { id: vault.id as VaultId, name: vault.name } }
      : { phase: 'first-run' };
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

  /** Takes effect before it is kept, so that a key pressed twice counts twice. */
  async changeSettings(change: Partial<Settings>): Promise<void> {
    this.#takeSettings({ ...this.#facts.settings, ...change });
    try {
      await callMain('settings.write', change);
    } catch (error) {
      this.#takeSettings(await callMain('settings.read', undefined));
      throw error;
    }
  }

  #takeSettings(settings: Settings): void {
    this.#facts = { ...this.#facts, settings };
    this.#notify();
  }

  /** Shows a bundle that was opened in the file manager, now or once the vault is open. */
  offer(offered: OfferedBundle): void {
    this.#facts = { ...this.#facts, offered };
    this.#notify();
    void this.go({ screen: 'share', section: 'open' });
  }

  showKeys(areKeysShown: boolean): void {
    this.#facts = { ...this.#facts, areKeysShown };
    this.#notify();
  }

  /** @throws AppError as `create` and `unlock` of the vault */
  async create(passphrase: string): Promise<void> {
    await this.#client.call('create', { id: crypto.randomUUID(), name: 'Vault 1', passphrase });
    await this.#open();
  }

  /** @throws AppError unlock-refused, key-file-missing, key-file-damaged, vault-newer, row-* */
  async unlock(passphrase: string): Promise<void> {
    if (this.#state.phase !== 'locked') throw new AppError('internal', 'nothing to unlock');
    await this.#client.call('unlock', { id: this.#state.vault.id, passphrase });
    await this.#open();
  }

  async changePassphrase(current: string, next: string): Promise<void> {
    await this.#client.call('changePassphrase', { current, next });
  }

  /**
   * Goes to another screen; an interview's edits are saved before it is left. It is not left while they
   * cannot be: the document holds the only copy. What goes wrong is told by `failure`.
   */
  async go(route: Route): Promise<void> {
    await this.#orTell(this.#go(route));
  }

  async #go(route: Route): Promise<void> {
    if (this.#state.phase !== 'open') return;
    this.#turns += 1;
    const turn = this.#turns;
    const document = route.screen === 'interview' ? await this.#document(route.id) : undefined;
    const before = this.#openDocument();
    if (before && before !== document && !(await before.autosave.flush())) return;
    // A lock may have come meanwhile, or somebody went elsewhere.
    if (this.#state.phase !== 'open' || turn !== this.#turns) return;
    this.#set({ ...this.#state, route, document });
    // After a crash too, unlocking comes back here. Nothing depends on it, so nothing waits for it.
    void this.#savePlace(route).catch(() => undefined);
  }

  async newInterview(): Promise<void> {
    // Pressed twice in a row it is meant once; two would also get the same code.
    if (this.#state.phase !== 'open' || this.#isCreating) return;
    this.#isCreating = true;
    const { library } = this.#state;
    const { interviews, bin } = library.snapshot();
    const code = nextInterviewCode([...interviews, ...bin].map((header) => header.code));
    await this.#orTell(
      library
        .createInterview({ ...EMPTY_RECORD, code })
        .then(({ id }) => this.#go({ screen: 'interview', id, tab: 'overview' })),
    );
    this.#isCreating = false;
  }

  dismissFailure(): void {
    this.#facts = { ...this.#facts, failure: undefined };
    this.#notify();
  }

  /** Remembers caret and scroll, so that unlocking comes back to them. A pane that has gone may report late. */
  rememberPlace(route: Extract<Route, { screen: 'interview' }>): void {
    if (this.#state.phase !== 'open') return;
    const now = this.#state.route;
    if (now.screen === 'interview' && now.id === route.id && now.tab === route.tab)
      this.#state = { ...this.#state, route };
  }

  /** Once, however often it is asked for: sleep while the window closes must not cut off the save. */
  lock(): Promise<void> {
    this.#locking ??= this.#lock().catch((error: unknown) => {
      this.#locking = undefined;
      throw error;
    });
    return this.#locking;
  }

  async #lock(): Promise<void> {
    const state = this.#state;
    if (state.phase === 'open') {
      this.#set({ phase: 'locking' });
      await withinLimit(this.#saveBeforeLock(state), FLUSH_LIMIT_MS);
    }
    this.#client.terminate();
    await callMain('window.lock', undefined);
  }

  async #saveBeforeLock({ document, route }: OpenSession): Promise<void> {
    await document?.autosave.flush();
    await this.#savePlace(route);
    await this.#client.call('flush', undefined);
  }

  async #savePlace(route: Route): Promise<void> {
    await this.#client.call('savePlace', { place: JSON.stringify(route) });
  }

  async #open(): Promise<void> {
    const library = await Library.load(this.#client);
    const saved = await this.#client.call('place', undefined);
    this.#set({ phase: 'open', library, route: HOME, document: undefined });
    const offered: Route = { screen: 'share', section: 'open' };
    const before = saved === undefined ? undefined : parseRoute(saved);
    const route = this.#facts.offered ? offered : before;
    if (route && route.screen !== 'interviews') {
      // The place is a convenience: an interview that is gone leads to the list, not to an error.
      await this.#go(route).catch(() => undefined);
    }
  }

  async #document(id: InterviewId): Promise<InterviewDocument> {
    if (this.#state.phase !== 'open') throw new AppError('locked');
    const { library, document } = this.#state;
    if (document?.id === id) return document;
    const interview = await this.#client.call('openInterview', { id });
    return new InterviewDocument(
      interview,
      (edit) => this.#client.call('saveInterview', edit),
      (header) => library.takeHeader(header),
    );
  }

  /** The document on screen now, whatever it was before something was waited for. */
  #openDocument(): InterviewDocument | undefined {
    return this.#state.phase === 'open' ? this.#state.document : undefined;
  }

  /** For what no screen waits for: a failure is told on every screen. A lock is no failure. */
  async #orTell(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const failure = errorCode(error);
      if (failure === 'locked') return;
      this.#facts = { ...this.#facts, failure };
      this.#notify();
    }
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Waits for work, but no longer than the limit; a failure is not an obstacle to locking either. */
async function withinLimit(work: Promise<unknown>, limitMs: number): Promise<void> {
  const timeout = Promise.withResolvers<void>();
  const timer = setTimeout(() => timeout.resolve(), limitMs);
  await Promise.race([work.catch(() => undefined), timeout.promise]);
  clearTimeout(timer);
}
