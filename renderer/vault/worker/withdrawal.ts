import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { InterviewId, PersonId } from '../../../core/domain/ids.ts';
import { type DestroyReason, type Tombstone, tombstoneOf } from '../../../core/vault/tombstone.ts';
import type { DestroyReport } from '../calls/history-calls.ts';
import type { IndexPages } from './index-pages.ts';
import type { InterviewStore } from './interview-store.ts';
import type { Keyring } from './keyring.ts';
import { readable, type RowRef, type Rows } from './rows.ts';

export const TOMBSTONES = 'tombstones';

/**
 * Destroying interviews for ever, on withdrawal or after their days in the bin. One commit takes out the rows
 * and dooms every key that ever sealed a word of them; then those keys are overwritten (`IndexPages.buryDoomed`,
 * the one place where keys are destroyed, which also finishes at the next unlock what was cut off).
 */
export class Withdrawal {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  readonly #interviews: InterviewStore;

  constructor(rows: Rows, keyring: Keyring, index: IndexPages, interviews: InterviewStore) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
    this.#interviews = interviews;
  }

  /** Of every destroyed interview: what the list says, or of one that is not in it what key file and root know. */
  async tombstones(): Promise<readonly Tombstone[]> {
    const listed = (await this.#listed()) ?? [];
    const known = new Set<string>(listed.map(({ id }) => id));
    const doomed = this.#index.doomed.filter(({ kind }) => kind === 'interview');
    const gone = [...this.#keyring.destroyedInterviews(), ...doomed.map(({ id }) => id)];
    const others = [...new Set(gone)].filter((id) => !known.has(id));
    return [...listed, ...others.map(unknownTombstone)];
  }

  /** True when the list does not open. Destroying goes on all the same, and begins another. */
  async isListDamaged(): Promise<boolean> {
    return (await this.#listed()) === undefined;
  }

  async #listed(): Promise<readonly Tombstone[] | undefined> {
    const rev = this.#index.singleRev(TOMBSTONES);
    if (rev === undefined) return [];
    const key = this.#keyring.singles;
    return readable(
      async () => (await this.#rows.read('singles', TOMBSTONES, rev, key)) as readonly Tombstone[],
    );
  }

  /** Translations go with their originals. @throws AppError not-found, storage-full, storage-failed: then nothing is gone */
  async destroy(asked: readonly InterviewId[], reason: DestroyReason): Promise<DestroyReport> {
    const codes = asked.map((id) => this.#interviews.codeOf(id));
    return this.#destroy(this.#interviews.withTranslations(asked), reason, codes);
  }

  async #destroy(
    ids: readonly InterviewId[],
    reason: DestroyReason,
    codes: readonly string[],
  ): Promise<DestroyReport> {
    if (ids.length === 0) return { codes: [], areKeysGone: true, missedSnapshots: 0 };
    const now = Date.now();
    const fresh = ids.map((id) => tombstoneOf(id, this.#codeOf(id), reason, now));
    await this.#remove(ids, [...(await this.tombstones()), ...fresh]);
    return this.#index.buryDoomed().then(
      (missed) => ({ codes, areKeysGone: true, missedSnapshots: missed.length }),
      () => ({ codes, areKeysGone: false, missedSnapshots: 0 }),
    );
  }

  /** How many interviews and register entries are gone, and a key of theirs is still to be destroyed. */
  get undestroyed(): number {
    return this.#index.doomed.filter(({ kind }) => kind === 'interview' || kind === 'person')
      .length;
  }

  /** Those of which neither row nor header can be read. */
  get lost(): readonly InterviewId[] {
    return this.#index.lost;
  }

  /**
   * The same, when they are not to come back: what lies there is sealed under keys that still exist. Nobody withdrew
   * them, and a translation may be all that is left of one: it stays.
   */
  destroyLost(): Promise<DestroyReport> {
    const { lost } = this.#index;
    return this.#destroy(
      lost,
      'withdrawn',
      lost.map(() => ''),
    );
  }

  /**
   * In a restored state: what was destroyed since goes out of it, although it still has a header for it, and is
   * entered where this state knows nothing of it.
   */
  async follow(since: readonly Tombstone[]): Promise<void> {
    const before = await this.tombstones();
    const known = new Set(((await this.#listed()) ?? []).map(({ id }) => id));
    const gone = since.map(({ id }) => id).filter((id) => this.#isThere(id));
    const fresh = since.filter(({ id }) => !known.has(id));
    if (gone.length + fresh.length === 0) return;
    const named = new Set(fresh.map(({ id }) => id));
    const withCodes = fresh.map((one) => {
      const { code } = tombstoneOf(
        one.id,
        this.#isThere(one.id) ? this.#codeOf(one.id) : '',
        'bin',
        0,
      );
      return code === undefined ? one : { code, ...one };
    });
    await this.#keyring.noteDestroyed(fresh.map(({ id }) => id).filter((id) => !gone.includes(id)));
    await this.#remove(gone, [...before.filter(({ id }) => !named.has(id)), ...withCodes]);
    await this.#index.buryDoomed();
  }

  async #remove(ids: readonly InterviewId[], content: readonly Tombstone[]): Promise<void> {
    const deletes = (await Promise.all(ids.map((id) => this.#rowsOf(id)))).flat();
    const gone = new Set(ids);
    const deeds = content.filter(({ id }) => gone.has(id)).map(deedOf);
    await this.#index.commitRemoval(gone, deletes, { id: TOMBSTONES, content }, deeds);
    this.#interviews.forget(gone);
  }

  #isThere(id: InterviewId): boolean {
    return this.#index.has(id) || this.#index.lost.includes(id);
  }

  /** @throws AppError not-found */
  #codeOf(id: InterviewId): string {
    return this.#index.lost.includes(id) ? '' : this.#index.interview(id).header.code;
  }

  /** Which rows a lost one had is not known: what its keys sealed is noise without them. */
  async #rowsOf(id: InterviewId): Promise<RowRef[]> {
    if (this.#index.has(id)) return this.#interviews.rowsOf(id);
    return [
      { table: 'interviews', id },
      { table: 'versions', id },
      { table: 'custody', id },
    ];
  }

  /**
   * People whom redactions of these interviews name, and of no other. Reads the others until nobody is left:
   * for somebody who is named nowhere else that is all of them.
   */
  async onlyNamedIn(ids: readonly InterviewId[]): Promise<readonly PersonId[]> {
    const inside = new Set(this.#interviews.withTranslations(ids));
    const people = new Set((await Promise.all([...inside].map((id) => this.#named(id)))).flat());
    for (const { id } of this.#index.interviews()) {
      if (people.size === 0) break;
      if (inside.has(id)) continue;
      for (const person of await this.#named(id)) people.delete(person);
    }
    return [...people];
  }

  async #named(id: InterviewId): Promise<PersonId[]> {
    const { record } = await this.#interviews.read(id);
    return record.redactions.flatMap(({ person }) => person ?? []);
  }
}

function deedOf({ id, reason }: Tombstone): Deed {
  return { action: reason === 'withdrawn' ? 'withdraw' : 'remove', target: id, reason };
}

function unknownTombstone(id: string): Tombstone {
  return { id: id as InterviewId, reason: 'unknown' };
}
