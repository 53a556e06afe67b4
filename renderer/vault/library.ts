import type { CodebookEdit } from '../../core/codebook/codebook-edit.ts';
import { currentTags, mergedTags } from '../../core/codebook/merged-tags.ts';
import type { Contact } from '../../core/domain/contact.ts';
import type { ContactId, InterviewId, PersonId } from '../../core/domain/ids.ts';
import type { Interview, InterviewHeader, InterviewRecord } from '../../core/domain/interview.ts';
import { headerOfTranslation, inTranslationOrder } from '../../core/domain/translation.ts';
import type { Person } from '../../core/domain/person.ts';
import type { VaultRule } from '../../core/domain/vault-rule.ts';
import type { Tag } from '../../core/domain/tag.ts';
import type { DestroyReport } from './calls/history-calls.ts';
import type { ImportDraft, ImportedInterview } from './calls/import-calls.ts';
import type { DestroyReason } from '../../core/vault/tombstone.ts';
import type { MergeChoice, MergeReport } from './calls/merge-calls.ts';
import type { VaultClient } from './client.ts';

type Headers = Pick<LibrarySnapshot, 'interviews' | 'translations' | 'bin'>;

/** What the lists of the unlocked vault show. Immutable: a change makes a new snapshot. */
export interface LibrarySnapshot {
  /** Without the bin, newest change first. Of translations those whose original is not in the vault. */
  readonly interviews: readonly InterviewHeader[];
  /** Each under its original's code. What lies in the bin with its original is not here. */
  readonly translations: readonly InterviewHeader[];
  /** Interviews, and translations that were deleted alone. */
  readonly bin: readonly InterviewHeader[];
  readonly people: readonly Person[];
  readonly tags: readonly Tag[];
  readonly contacts: readonly Contact[];
  /** What holds for all work in the vault. */
  readonly rules: readonly VaultRule[];
  /** When the last change was known to be on the disk, in milliseconds since 1970; undefined when nothing was changed. */
  readonly savedAt: number | undefined;
}

/**
 * The page's copy of the vault's lists. The worker is the truth: every action goes there first, and the
 * snapshot follows once it is durable. Dropped whole at lock.
 */
export class Library {
  readonly vault: VaultClient;
  #snapshot: LibrarySnapshot;
  readonly #listeners = new Set<() => void>();

  private constructor(
    vault: VaultClient,
    headers: readonly InterviewHeader[],
    rest: Omit<LibrarySnapshot, keyof Headers | 'savedAt'>,
  ) {
    this.vault = vault;
    this.#snapshot = { ...rest, ...sortHeaders(headers, rest.tags), savedAt: undefined };
  }

  /** @param headers as unlocking gave them */
  static async load(vault: VaultClient, headers: readonly InterviewHeader[]): Promise<Library> {
    const [people, tags, contacts, rules] = await Promise.all([
      vault.call('people', undefined),
      vault.call('codebook', undefined),
      vault.call('contacts', undefined),
      vault.call('rules', undefined),
    ]);
    return new Library(vault, headers, { people, tags, contacts, rules });
  }

  /** Enters in the log that names are on screen: an entry's, or all of the register. Nobody waits for it. */
  noteIdentityViewed(id?: PersonId): void {
    const viewed = this.vault.call('noteIdentityViewed', id === undefined ? {} : { id });
    viewed.catch(() => undefined);
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  readonly snapshot = (): LibrarySnapshot => this.#snapshot;

  async createInterview(record: InterviewRecord): Promise<Interview> {
    const interview = await this.vault.call('createInterview', { record });
    await this.#reloadHeaders();
    return interview;
  }

  /**
   * All of them or none, and the tags that have to be made for them.
   * @throws AppError import-too-many, codebook-frozen, storage-full, storage-failed
   */
  async importInterviews(
    drafts: readonly ImportDraft[],
    tags: readonly Tag[] = [],
  ): Promise<readonly ImportedInterview[]> {
    const made = await this.vault.call('importInterviews', { drafts, tags });
    if (tags.length > 0) this.#set({ tags: await this.vault.call('codebook', undefined) });
    await this.#reloadHeaders();
    return made;
  }

  /** Takes interviews out of the bundle that is open. @throws AppError codebook-frozen, bundle-signature-wrong */
  async merge(choices: readonly MergeChoice[]): Promise<MergeReport> {
    try {
      return await this.vault.call('merge', { choices });
    } finally {
      // After a failure too: some may have been taken.
      this.#set({ tags: await this.vault.call('codebook', undefined) });
      await this.#reloadHeaders();
    }
  }

  /** Into the bin, all at once. */
  async undoImport(ids: readonly InterviewId[]): Promise<void> {
    await this.vault.call('undoImport', { ids, deletedAt: Date.now() });
    await this.#reloadHeaders();
  }

  /** Into the bin, from which `restore` brings it back. */
  async bin(id: InterviewId): Promise<void> {
    await this.vault.call('binInterview', { id, deletedAt: Date.now() });
    await this.#reloadHeaders();
  }

  async restore(id: InterviewId): Promise<void> {
    await this.vault.call('binInterview', { id, deletedAt: undefined });
    await this.#reloadHeaders();
  }

  /** For ever. @throws AppError when nothing could be destroyed */
  async destroy(ids: readonly InterviewId[], reason: DestroyReason): Promise<DestroyReport> {
    const report = await this.vault.call('destroyInterviews', { ids, reason });
    await this.#reloadHeaders();
    return report;
  }

  /** Lets the bin see the time, and takes out what its days are over for. */
  async tendBin(): Promise<void> {
    const { codes } = await this.vault.call('tendBin', undefined);
    if (codes.length > 0) await this.#reloadHeaders();
  }

  /** Takes in the header that a save brought back: at every save, so nothing is sorted. */
  takeHeader(saved: InterviewHeader): void {
    const { interviews, translations, bin, tags } = this.#snapshot;
    const header = withCurrentTags([saved], tags)[0] ?? saved;
    const original = interviews.find(({ id }) => id === header.translationOf);
    if (original) {
      const named = headerOfTranslation(original, header);
      this.#set({ translations: translations.map((one) => (one.id === header.id ? named : one)) });
      return;
    }
    const isInBin = header.deletedAt !== undefined;
    this.#set({
      interviews: withHeader(interviews, header, !isInBin),
      bin: withHeader(bin, header, isInBin),
      translations: translations.map((one) =>
        one.translationOf === header.id ? headerOfTranslation(header, one) : one,
      ),
    });
  }

  async putPerson(person: Person): Promise<void> {
    await this.vault.call('putPerson', person);
    this.#set({ people: await this.vault.call('people', undefined) });
  }

  /** @returns how many snapshots still have the key of the entry */
  async deletePerson(id: PersonId): Promise<number> {
    let { savedAt } = this.#snapshot;
    try {
      const { missedSnapshots } = await this.vault.call('deletePerson', { id });
      savedAt = Date.now();
      return missedSnapshots;
    } finally {
      // After a failure too: the entry may be gone and only its key left to destroy.
      this.#set({ people: await this.vault.call('people', undefined), savedAt });
    }
  }

  async editCodebook(edit: CodebookEdit): Promise<void> {
    await this.vault.call('editCodebook', edit);
    const tags = await this.vault.call('codebook', undefined);
    if (edit.kind === 'merge' || edit.kind === 'unmerge') {
      // Which tags an interview is listed under may have changed with all of them.
      const headers = await this.vault.call('interviews', undefined);
      this.#set({ tags, ...sortHeaders(headers, tags) });
    } else this.#set({ tags });
  }

  async putContact(contact: Contact): Promise<void> {
    await this.vault.call('putContact', contact);
    this.#set({ contacts: await this.vault.call('contacts', undefined) });
  }

  async deleteContact(id: ContactId): Promise<void> {
    await this.vault.call('deleteContact', { id });
    this.#set({ contacts: await this.vault.call('contacts', undefined) });
  }

  async setRule(id: VaultRule['id'], isOn: boolean): Promise<void> {
    await this.vault.call('setRule', { id, isOn });
    this.#set({ rules: await this.vault.call('rules', undefined) });
  }

  async #reloadHeaders(): Promise<void> {
    const headers = await this.vault.call('interviews', undefined);
    this.#set(sortHeaders(headers, this.#snapshot.tags));
  }

  /** Called with what is on the disk by now. */
  #set(change: Partial<LibrarySnapshot>): void {
    this.#snapshot = { ...this.#snapshot, savedAt: Date.now(), ...change };
    for (const listener of this.#listeners) listener();
  }
}

function sortHeaders(stored: readonly InterviewHeader[], tags: readonly Tag[]): Headers {
  const headers = withCurrentTags(stored, tags);
  const known = new Map(headers.map((header) => [header.id, header]));
  const originalOf = ({ translationOf }: InterviewHeader) =>
    translationOf === undefined ? undefined : known.get(translationOf);
  const sorted = headers.toSorted((a, b) => b.updatedAt - a.updatedAt);
  const isHere = (header: InterviewHeader) => header.deletedAt === undefined;
  // A translation shares the bin with its original, and its place in the list.
  const shown = sorted.flatMap((header) => {
    const original = originalOf(header);
    if (!original) return header;
    return isHere(original) && !isHere(header) ? headerOfTranslation(original, header) : [];
  });
  return {
    interviews: shown.filter(isHere),
    bin: shown.filter((header) => !isHere(header)),
    // Few are translations: putting all in order would take longer than everything else here.
    translations: inTranslationOrder(headers.filter(originalOf)).flatMap((header) => {
      const original = originalOf(header);
      return original && isHere(original) && isHere(header)
        ? headerOfTranslation(original, header)
        : [];
    }),
  };
}

/** Headers with the tags that count now in the place of merged ones. */
function withCurrentTags(
  headers: readonly InterviewHeader[],
  tags: readonly Tag[],
): readonly InterviewHeader[] {
  const merged = mergedTags(tags);
  if (merged.size === 0) return headers;
  return headers.map((header) => ({ ...header, tags: currentTags(header.tags, merged) }));
}

/** The same list with this header in its place, or without it when it does not belong there. */
function withHeader(
  list: readonly InterviewHeader[],
  header: InterviewHeader,
  belongs: boolean,
): readonly InterviewHeader[] {
  const at = list.findIndex(({ id }) => id === header.id);
  if (at < 0 && !belongs) return list;
  const others = at < 0 ? list : list.toSpliced(at, 1);
  if (!belongs) return others;
  const older = others.findIndex(({ updatedAt }) => updatedAt <= header.updatedAt);
  return others.toSpliced(older < 0 ? others.length : older, 0, header);
}
