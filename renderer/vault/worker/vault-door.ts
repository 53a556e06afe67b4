import { AppError } from '../../../core/errors.ts';
import type { VaultCallName } from '../api.ts';
import { bundleCalls } from './calls/bundle-calls.ts';
import { custodyCalls } from './calls/custody-calls.ts';
import { damageCalls } from './calls/damage-calls.ts';
import { historyCalls } from './calls/history-calls.ts';
import { importCalls } from './calls/import-calls.ts';
import { mergeCalls } from './calls/merge-calls.ts';
import { interviewCalls } from './calls/interview-calls.ts';
import { keyCalls } from './calls/key-calls.ts';
import { modelCalls } from './calls/model-calls.ts';
import { passageCalls } from './calls/passage-calls.ts';
import { pendingCalls } from './calls/pending-calls.ts';
import { recoveryCalls } from './calls/recovery-calls.ts';
import { registerCalls } from './calls/register-calls.ts';
import { reportCalls } from './calls/report-calls.ts';
import { searchCalls } from './calls/search-calls.ts';
import { snapshotCalls } from './calls/snapshot-calls.ts';
import { fetchedOnce } from './fetched-once.ts';
import type { Answers, DoorContext, DoorParts, Open } from './door-context.ts';
import { OwnModel } from './model/own-model.ts';
import { SerialQueue } from './serial-queue.ts';
import { askForRoom, expectTornLog } from './turn-log.ts';
import type { Vault } from './vault.ts';
import { VaultBundles } from './vault-bundles.ts';
import { VaultDisclosure } from './vault-disclosure.ts';
import { VaultImports } from './vault-imports.ts';
import { VaultMentions } from './vault-mentions.ts';
import { VaultMerge } from './vault-merge.ts';
import { VaultPassages } from './vault-passages.ts';
import { VaultSearch } from './vault-search.ts';
import { VaultSnapshots } from './vault-snapshots.ts';

type Tell = (part: unknown) => void;

/**
 * Everything the page may ask, by name; each group of calls has its file in `calls/`. Calls that write go
 * through one queue, so that each starts from what the one before made durable; long reads (export,
 * detection) do not hold it up.
 */
export class VaultDoor {
  readonly #parts: DoorParts;
  readonly #writes = new SerialQueue();
  readonly #answers: Answers<VaultCallName>;
  #open: Open | undefined;
  /** Once, before the first call: this worker will write behind whatever the last one left. */
  #hasLookedAtLog: Promise<void> | undefined;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    const context: DoorContext = {
      ...parts,
      opened: () => this.#opened(),
      write: (task) => this.#write(task),
      alone: (task) => this.#writes.run(() => task(this.#open)),
      enter: (vault) => this.#enter(vault),
      leave: () => this.#leave(),
    };
    this.#answers = {
      ...keyCalls(context),
      ...recoveryCalls(context),
      ...importCalls(context),
      ...mergeCalls(context),
      ...interviewCalls(context),
      ...historyCalls(context),
      ...registerCalls(context),
      ...bundleCalls(context),
      ...custodyCalls(context),
      ...damageCalls(context),
      ...modelCalls(context),
      ...passageCalls(context),
      ...pendingCalls(context),
      ...reportCalls(context),
      ...searchCalls(context),
      ...snapshotCalls(context),
      flush: () => this.#flush(),
      savePlace: ({ place }) => this.#write(({ vault }) => vault.savePlace(place)),
      place: async () => this.#opened().vault.place(),
    };
  }

  /**
   * @param tell gets what the call tells on its way
   * @throws AppError as the call says; `locked` before a vault is open
   */
  async call(name: VaultCallName, args: unknown, tell: Tell = () => undefined): Promise<unknown> {
    await (this.#hasLookedAtLog ??= this.#lookAtLog());
    // The page is our own code and its types are the same table: names and arguments belong together.
    return (this.#answers[name] as (args: unknown, tell: Tell) => Promise<unknown>)(args, tell);
  }

  /** When main cannot tell, nothing is known against the log. */
  async #lookAtLog(): Promise<void> {
    const { host } = this.#parts;
    askForRoom(() => host.call('vaults.hasRoom', undefined));
    const isTorn = await host.call('vaults.isLogTorn', undefined).catch(() => false);
    if (isTorn) expectTornLog();
  }

  #enter(vault: Vault): void {
    const { host, onProgress, fetchDetector } = this.#parts;
    const detector = fetchedOnce(fetchDetector);
    const model = new OwnModel(host);
    const mentions = new VaultMentions(vault, { detector, ownModel: model });
    const merge = new VaultMerge(vault);
    const bundles = new VaultBundles(vault, {
      onOpening: () => merge.expect(),
      host,
      onProgress,
      detector,
      mentions: (id) => mentions.of(id),
      write: (task) => this.#writes.run(task),
    });
    const writesDone = () => this.#writes.idle();
    const passages = new VaultPassages(vault, writesDone);
    const search = new VaultSearch(vault, writesDone);
    const snapshots = new VaultSnapshots(vault, host);
    const disclosure = new VaultDisclosure(vault);
    const imports = new VaultImports(vault, host);
    this.#open?.model.end();
    this.#open = {
      vault,
      bundles,
      disclosure,
      imports,
      mentions,
      merge,
      model,
      passages,
      search,
      snapshots,
    };
  }

  #leave(): void {
    this.#open?.vault.close();
    this.#open?.model.end();
    this.#open = undefined;
  }

  #opened(): Open {
    if (!this.#open) throw new AppError('locked');
    return this.#open;
  }

  /** What was typed is safe before; how it was left is entered as far as that can be. */
  async #flush(): Promise<void> {
    await this.#writes.idle();
    const { vault } = this.#open ?? {};
    if (vault) await this.#writes.run(() => vault.interviews.enterAsLeft()).catch(() => undefined);
  }

  async #write<T>(task: (open: Open) => Promise<T>): Promise<T> {
    return this.#writes.run(() => task(this.#opened()));
  }
}
