import { Dexie } from 'dexie';
import type { Bytes } from '../../../core/bytes.ts';
import type { Chain, Deed } from '../../../core/custody/custody-entry.ts';
import type { Contact } from '../../../core/domain/contact.ts';
import type { BasketItem } from '../../../core/domain/report-basket.ts';
import type { ExportRecord } from '../../../core/domain/export-record.ts';
import { STARTER_TAGS } from '../../../core/domain/starter-codebook.ts';
import type { VaultRule } from '../../../core/domain/vault-rule.ts';
import type { ImportedSubmission, KnownForm } from '../../../core/import/imported.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import {
  FIRST_REPORT_SETTINGS,
  type ReportSettings,
} from '../../../core/report/report-settings.ts';
import { LOOSE_SINGLES } from '../../../core/vault/row-format.ts';
import type { KdfParameters } from '../../../core/vault/key-slot.ts';
import type { HeaderPart } from '../api.ts';
import type { DamagedList, UnlockReport } from '../calls/damage-calls.ts';
import { Bin } from './bin.ts';
import { CustodyStore } from './custody-store.ts';
import { Database, databaseName } from './database.ts';
import { HistoryStore } from './history-store.ts';
import type { HostPort } from './host-port.ts';
import { IndexPages } from './index-pages.ts';
import { INDEX } from './page-rows.ts';
import { InterviewStore } from './interview-store.ts';
import { Keyring } from './keyring.ts';
import { migrate } from './migrations/migrate.ts';
import { RegisterStore } from './register-store.ts';
import { destroyReplacedSets } from './recovery.ts';
import { Rows } from './rows.ts';
import { SingleStore } from './single-store.ts';
import { SnapshotSlots } from './snapshot-slots.ts';
import { sweepDatabases } from './sweep-databases.ts';
import { sweepOrphans } from './sweep-orphans.ts';
import { isLogSuspect, sweepRoom } from './turn-log.ts';
import { LOG, VaultLog } from './vault-log.ts';
import { TOMBSTONES, Withdrawal } from './withdrawal.ts';

const PLACE = 'place';
export const IMPORTED = 'imported';
export const CODEBOOK = 'codebook';

const NOTHING_FOUND = {
  keyFileRepaired: false,
  keyFileDamaged: 0,
  repairedPages: 0,
  isRootRepaired: false,
  lost: 0,
  snapshotsBehind: 0,
};
/** A rule that protects people is kept when it cannot be read. */
const RULES_UNKNOWN: readonly VaultRule[] = [{ id: 'second-reader' }];
const BACKUP = 'backup';
const SNAPSHOT = 'snapshot';

/** Which state of the vault the newest snapshot is of. */
export interface LastSnapshot {
  readonly madeAt: number;
  readonly revision: number;
}

/** An unlocked vault: its keys, and the stores that read and write through them. */
export class Vault {
  readonly keyring: Keyring;
  readonly history: HistoryStore;
  readonly custody: CustodyStore;
  readonly interviews: InterviewStore;
  readonly withdrawal: Withdrawal;
  readonly bin: Bin;
  readonly register: RegisterStore;
  readonly codebook: SingleStore<Tag>;
  readonly contacts: SingleStore<Contact>;
  readonly exports: SingleStore<ExportRecord>;
  readonly rules: SingleStore<VaultRule>;
  readonly basket: SingleStore<BasketItem>;
  readonly report: SingleStore<ReportSettings>;
  readonly forms: SingleStore<KnownForm>;
  readonly imported: SingleStore<ImportedSubmission>;
  readonly database: Database;
  readonly #rows: Rows;
  readonly #index: IndexPages;
  #found: Omit<UnlockReport, 'people' | 'lists' | 'undestroyed'> = NOTHING_FOUND;

  private constructor(keyring: Keyring, database: Database, rows: Rows, index: IndexPages) {
    this.keyring = keyring;
    this.database = database;
    this.#rows = rows;
    this.#index = index;
    this.history = new HistoryStore(rows, keyring, index);
    this.custody = new CustodyStore(rows, keyring, index);
    const { history, custody } = this;
    this.interviews = new InterviewStore({ rows, keyring, index, history, custody });
    this.withdrawal = new Withdrawal(rows, keyring, index, this.interviews);
    this.bin = new Bin(rows, keyring, this.interviews, this.withdrawal);
    this.register = new RegisterStore(rows, keyring, index);
    this.codebook = new SingleStore(CODEBOOK, STARTER_TAGS, rows, keyring, index);
    this.contacts = new SingleStore<Contact>('contacts', [], rows, keyring, index);
    this.exports = new SingleStore<ExportRecord>('exports', [], rows, keyring, index);
    this.rules = new SingleStore<VaultRule>('rules', RULES_UNKNOWN, rows, keyring, index);
    this.basket = new SingleStore<BasketItem>('basket', [], rows, keyring, index);
    this.report = new SingleStore<ReportSettings>('report', [], rows, keyring, index);
    this.forms = new SingleStore<KnownForm>('forms', [], rows, keyring, index);
    this.imported = new SingleStore<ImportedSubmission>(IMPORTED, [], rows, keyring, index);
  }

  /**
   * Makes a vault: first its database with an empty root and the starter codebook, last its key file.
   * Until that file is there no vault exists, so a crash in between leaves nothing but a few sealed bytes.
   */
  static async create(
    host: HostPort,
    { id, name, passphrase }: { id: string; name: string; passphrase: string },
    secrets: { identity: Bytes; signing: Bytes },
    kdf: KdfParameters,
  ): Promise<void> {
    const { singles, root, records } = await Keyring.create(id, passphrase, secrets, kdf);
    const database = new Database(id);
    const codebook = { table: 'singles', id: CODEBOOK, rev: 1, content: STARTER_TAGS } as const;
    const content = VaultLog.begin({ action: 'create' }, Date.now());
    const log = { table: 'singles', id: LOG, rev: 1, content } as const;
    await new Rows(database, id).commit(
      IndexPages.emptyRoot({ [CODEBOOK]: 1, [LOG]: 1 }),
      [codebook, log].map((row) => ({ ...row, key: singles })),
      [],
      root,
    );
    database.close();
    try {
      await host.call('vaults.create', { id, name, records });
    } catch (error) {
      // Main may say that it failed after the files were in place: then the vault is there.
      const generation = await host.call('vaults.generation', { vault: id }).catch(() => undefined);
      if (generation === null) await Dexie.delete(databaseName(id, 0)).catch(() => undefined);
      throw error;
    }
  }

  /**
   * Opens a vault, and brings it to the present format first if it is older.
   * @param tell gets the list, a page at a time while the next ones are opened
   * @throws AppError unlock-refused, key-file-missing, key-file-damaged, vault-newer, migration-incomplete,
   *   row-missing, row-damaged
   */
  static async unlock(
    host: HostPort,
    { id, passphrase }: { id: string; passphrase: string },
    tell: (part: HeaderPart) => void = () => undefined,
  ): Promise<{ vault: Vault; report: UnlockReport }> {
    const { keyring, repaired, database } = await unlockBoth(host, id, passphrase);
    const rows = new Rows(database, id);
    await migrate({ keyring, rows });
    const index = new IndexPages(rows, keyring);
    const found = await index.load(tell);
    const vault = new Vault(keyring, database, rows, index);
    vault.#found = {
      keyFileRepaired: repaired,
      keyFileDamaged: keyring.damagedRecords,
      repairedPages: found.damagedPages,
      isRootRepaired: found.isRootDamaged,
      lost: found.lost,
      snapshotsBehind: await new SnapshotSlots(host, id, keyring.file).finish(),
    };
    // Reading needs no disk that can be written: what fails here is tried again at the next unlock.
    await index.buryDoomed().catch(() => undefined);
    const report = await vault.damage();
    await destroyReplacedSets(keyring).catch(() => undefined);
    database.forgetAhead();
    return { vault, report };
  }

  /** Takes away what earlier sessions left half done: nobody waits for it, so it is no part of unlocking. */
  async sweep(host: HostPort): Promise<void> {
    const { id, database } = this;
    if (this.#isWhole) {
      await sweepOrphans(this.keyring, this.#rows, this.#index).catch(() => undefined);
      const opened = { vault: id, generation: database.generation };
      await sweepDatabases(host, opened).catch(() => undefined);
    }
    await sweepRoom(database).catch(() => undefined);
  }

  /** Nothing but a copy of the key file needed repair when it was opened. */
  get #isWhole(): boolean {
    const { keyFileDamaged, repairedPages, isRootRepaired, lost } = this.#found;
    return keyFileDamaged + repairedPages + lost === 0 && !isRootRepaired;
  }

  /** What opening the vault showed; people, lists and what is still to be destroyed as they are now. */
  async damage(): Promise<UnlockReport> {
    const looks: Readonly<Record<DamagedList, () => Promise<boolean>>> = {
      codebook: () => this.codebook.isDamaged(),
      contacts: () => this.contacts.isDamaged(),
      exports: () => this.exports.isDamaged(),
      tombstones: () => this.withdrawal.isListDamaged(),
      rules: () => this.rules.isDamaged(),
      basket: () => this.basket.isDamaged(),
      report: () => this.report.isDamaged(),
      forms: () => this.forms.isDamaged(),
      imported: () => this.imported.isDamaged(),
      custody: () => this.#index.log.isDamaged(this.#index.singleRev(LOG)),
    };
    const names = Object.keys(looks) as DamagedList[];
    const damaged = await Promise.all(names.map((name) => looks[name]()));
    const lists = names.filter((_, i) => damaged[i]);
    const people = await this.register.damaged();
    const { lost, undestroyed } = this.withdrawal;
    return { ...this.#found, lost: lost.length, people, lists, undestroyed };
  }

  /** As they were last saved, or to begin with. */
  async reportSettings(): Promise<ReportSettings> {
    const [saved] = await this.report.list();
    return { ...FIRST_REPORT_SETTINGS, ...saved };
  }

  /** Every list that exists once, as it lies there, but that of the pages and the log; of the destroyed interviews what is known. */
  async lists(): Promise<[string, unknown][]> {
    const others: ReadonlySet<string> = new Set([...LOOSE_SINGLES, TOMBSTONES, INDEX, LOG]);
    const names = Object.keys(this.#index.singles).filter((name) => !others.has(name));
    const read = names.map(async (name): Promise<[string, unknown]> => {
      const rev = this.#index.singleRev(name) ?? 0;
      return [name, await this.#rows.read('singles', name, rev, this.keyring.singles)];
    });
    const tombstones = await this.withdrawal.tombstones();
    return [...(await Promise.all(read)), [TOMBSTONES, tombstones]];
  }

  /** Enters in the vault's chain what was done to the vault itself, or to what has no chain of its own. */
  enter(deeds: readonly Deed[]): Promise<void> {
    return this.#index.commitDeeds(deeds);
  }

  /** The vault's custody chain, as much of it as opens, in runs. */
  logRuns(): Promise<readonly Chain[]> {
    return this.#index.log.runs(this.#index.singleRev(LOG));
  }

  get id(): string {
    return this.keyring.vault;
  }

  /** Lets go of the database for good. */
  close(): void {
    this.database.leave();
  }

  async saveLastBackup(at: number): Promise<void> {
    const key = this.keyring.singles;
    await this.#rows.putLoose({ table: 'singles', id: BACKUP, key, content: at });
  }

  /** Milliseconds since 1970, or undefined: never, or not known any more. */
  async lastBackup(): Promise<number | undefined> {
    const at = await this.#rows
      .readLoose('singles', BACKUP, this.keyring.singles)
      .catch(() => undefined);
    return typeof at === 'number' ? at : undefined;
  }

  /** Counts commits: the same number is the same state. */
  get revision(): number {
    return this.#rows.rootRev;
  }

  async saveLastSnapshot(last: LastSnapshot): Promise<void> {
    const key = this.keyring.singles;
    await this.#rows.putLoose({ table: 'singles', id: SNAPSHOT, key, content: last });
  }

  /** Undefined: none, or not known any more. */
  async lastSnapshot(): Promise<LastSnapshot | undefined> {
    const last = await this.#rows
      .readLoose('singles', SNAPSHOT, this.keyring.singles)
      .catch(() => undefined);
    return last as LastSnapshot | undefined;
  }

  /** Under the root's key: it may hold words that somebody searched for, and goes with whom it speaks of. */
  async savePlace(place: string): Promise<void> {
    const key = this.#rows.rootKey;
    await this.#rows.putLoose({ table: 'singles', id: PLACE, key, content: place });
  }

  /** Where the person was, or undefined when that is not known: nothing depends on it. */
  async place(): Promise<string | undefined> {
    const read = (key: CryptoKey) => this.#rows.readLoose('singles', PLACE, key);
    const place = await read(this.#rows.rootKey)
      // Earlier versions sealed it so; the next save does it anew.
      .catch(() => read(this.keyring.singles))
      .catch(() => undefined);
    return typeof place === 'string' ? place : undefined;
  }
}

/** The keys, and the database, which is opened while they are derived. @throws AppError of the keys before all others */
async function unlockBoth(host: HostPort, id: string, passphrase: string) {
  const find = async () =>
    Database.find(id, (await host.call('vaults.generation', { vault: id })) ?? 0);
  // Where the log may be torn, a wrong passphrase is to leave it as it is.
  const ahead = isLogSuspect() ? undefined : find();
  ahead?.catch(() => undefined);
  try {
    const unlocked = await Keyring.unlock(host, id, passphrase);
    return { ...unlocked, database: await (ahead ?? find()) };
  } catch (error) {
    void ahead?.then(
      (database) => database.leave(),
      () => undefined,
    );
    throw error;
  }
}
