import {
  type Chain,
  type CustodyAction,
  type Deed,
  extended,
  headOf,
  newChain,
} from '../../../core/custody/custody-entry.ts';
import { ENTRY_EVERY_MS } from '../../../core/custody/deed-of-edit.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { AppError } from '../../../core/errors.ts';
import type {
  InterviewContent,
  InterviewEntry,
  InterviewRow,
} from '../../../core/vault/row-format.ts';
import { type Lineage, NO_LINEAGE } from '../../../core/merge/lineage.ts';
import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import { contentHash } from './row-work.ts';
import type { Rows, RowWrite } from './rows.ts';

/** What an entry in an interview's chain adds to the commit of what it speaks of. */
export interface CustodyWrites {
  readonly entry: InterviewEntry;
  readonly writes: readonly RowWrite[];
  /** For the vault's chain. */
  readonly deeds: readonly Deed[];
}

/** Deeds that begin an interview: a chain which begins with another began late. */
const FIRST: ReadonlySet<CustodyAction> = new Set(['create', 'import', 'merge']);

/** What leaves in a bundle or comes out of one; the entry's target is the bundle. */
const EXCHANGES: ReadonlySet<CustodyAction> = new Set(['export', 'merge']);

interface Adding {
  readonly deed: Omit<Deed, 'content'>;
  readonly content: InterviewContent | undefined;
  readonly now: number;
}

/**
 * The custody chains of interviews: a row each under the interview's own key, whose revision the interview's entry pins. A save
 * that is no entry reads and writes nothing of this. Of one of many that were made at once, the chain stands in the
 * interview's row until something is done to it.
 */
export class CustodyStore {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  /** When what was entered last in this session, of each interview. */
  readonly #entered = new Map<InterviewId, Map<CustodyAction, number>>();
  /** Interviews that changed since their last entry. */
  readonly #unsaid = new Set<InterviewId>();

  constructor(rows: Rows, keyring: Keyring, index: IndexPages) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
  }

  /** Not every save is an entry: the first of each kind is, and then one in ten minutes. */
  isDue({ id, custody }: InterviewEntry, action: CustodyAction, now: number): boolean {
    // Its row is about to be written anew, without the chain.
    if (custody === 0) return true;
    const at = this.#entered.get(id)?.get(action);
    return at === undefined || Math.abs(now - at) >= ENTRY_EVERY_MS;
  }

  /** After the commit of a change: entered as this, or behind an entry. */
  changed(id: InterviewId, entered: CustodyAction | undefined, now: number): void {
    if (entered === undefined) {
      this.#unsaid.add(id);
      return;
    }
    this.#unsaid.delete(id);
    const known = this.#entered.get(id) ?? new Map<CustodyAction, number>();
    this.#entered.set(id, known.set(entered, now));
  }

  /** Those whose last change no entry has the hash of. */
  get unsaid(): readonly InterviewId[] {
    return [...this.#unsaid];
  }

  /** Of these nothing is to be said any more. */
  forget(ids: Iterable<InterviewId>): void {
    for (const id of ids) {
      this.#unsaid.delete(id);
      this.#entered.delete(id);
    }
  }

  /**
   * A chain that does not open costs itself, never what is to be entered: another begins, and says so.
   * @param content what the interview holds from then on; undefined where that is not told
   */
  async add(
    entry: InterviewEntry,
    deed: Omit<Deed, 'content'>,
    content: InterviewContent | undefined,
    now: number,
  ): Promise<CustodyWrites> {
    return this.#append(entry, await this.#begun(entry, deed.action, now), { deed, content, now });
  }

  /** The chain of an interview as it goes into another database, where its key is another. */
  async carried(
    to: CustodyStore,
    entry: InterviewEntry,
    content: InterviewContent,
  ): Promise<CustodyWrites> {
    const now = Date.now();
    const before = await this.#begun(this.#index.interview(entry.id), 'rekey', now);
    return to.#append(entry, before, { deed: { action: 'rekey' }, content, now });
  }

  async #append(
    entry: InterviewEntry,
    before: Chain,
    { deed, content, now }: Adding,
  ): Promise<CustodyWrites> {
    const { id } = entry;
    const hash = content && (await this.#hashOf(id, content));
    const chain = extended(before, [{ ...deed, ...(hash && { content: hash }) }], now);
    const rev = (entry.custody ?? 0) + 1;
    const key = await this.#keyring.key('interview', id);
    const { action, reason = '' } = deed;
    return {
      entry: { ...entry, custody: rev },
      writes: [{ table: 'custody', id, rev, key, content: chain }],
      deeds: [{ action, target: id, reason, content: headOf(chain) }],
    };
  }

  /** The same, when what it holds is not what the last entry says. */
  async addIfUnsaid(
    entry: InterviewEntry,
    content: InterviewContent,
    now: number,
  ): Promise<CustodyWrites | undefined> {
    const chain = await this.#read(entry).catch(() => undefined);
    const last = chain?.entries.findLast((one) => one.content !== '');
    if (last?.content === (await this.#hashOf(entry.id, content))) return undefined;
    return this.add(entry, { action: 'edit', reason: 'as-left' }, content, now);
  }

  /** @throws AppError not-found, row-missing, row-damaged */
  async of(id: InterviewId): Promise<Chain | undefined> {
    const entry = this.#index.interview(id);
    const chain = await this.#read(entry).catch((error: unknown) => {
      // As in `HistoryStore.list`: a save may have come between.
      if (this.#index.interview(id) === entry) throw error;
      return this.of(id);
    });
    return chain;
  }

  /**
   * Bundles in which the interview left or came. A chain that does not open knows of none; hashes from before a re-keying
   * are of another key, so what left then counts as something else.
   * @param content what it holds now
   */
  async lineage(id: InterviewId, content: InterviewContent): Promise<Lineage> {
    const chain = await this.of(id).catch(() => undefined);
    const exchanged = (chain?.entries ?? []).filter(({ action }) => EXCHANGES.has(action));
    if (exchanged.length === 0) return NO_LINEAGE;
    const hash = await this.#hashOf(id, content);
    const same = exchanged.filter((entry) => entry.content === hash).map(({ target }) => target);
    const all = new Set(exchanged.map(({ target }) => target));
    return { same: [...new Set(same)], before: [...all].filter((one) => !same.includes(one)) };
  }

  /** Undefined when it has none. */
  async #read({ id, rev, custody }: InterviewEntry): Promise<Chain | undefined> {
    if (custody === undefined) return undefined;
    const key = await this.#keyring.key('interview', id);
    if (custody === 0)
      return ((await this.#rows.read('interviews', id, rev, key)) as InterviewRow).custody;
    return (await this.#rows.read('custody', id, custody, key)) as Chain;
  }

  async #hashOf(id: InterviewId, { record, text }: InterviewContent): Promise<string> {
    const { vault, wrap } = this.#keyring;
    const wrapped = this.#keyring.wrappedKey('interview', id);
    if (!wrapped) throw new AppError('row-missing', 'no interview key');
    return contentHash({ vault, wrap }, { id, wrapped }, { record, text });
  }

  async #begun(entry: InterviewEntry, action: CustodyAction, now: number): Promise<Chain> {
    // Whatever it is that cannot be read, the commit that follows says whether the disk takes anything.
    const before = await this.#read(entry).catch(() => undefined);
    if (before) return before;
    if (entry.custody === undefined && FIRST.has(action)) return newChain();
    const reason = entry.custody === undefined ? 'late' : 'damaged';
    return extended(newChain(), [{ action: 'begin', reason }], now);
  }
}
