import { editCodebook } from '../../../core/codebook/codebook-edit.ts';
import type { InterviewFile } from '../../../core/bundle/interview-file.ts';
import { isUuid } from '../../../core/bundle/bundle-ids.ts';
import { newId, type InterviewId, type TagId } from '../../../core/domain/ids.ts';
import { ensureNotFrozen } from '../../../core/domain/vault-rule.ts';
import { AppError, errorCode, isLostRow } from '../../../core/errors.ts';
import { standing } from '../../../core/merge/lineage.ts';
import {
  differences,
  madeOf,
  mergedInto,
  type SharedField,
  type SharedInterview,
  sharedIn,
  sharedOf,
} from '../../../core/merge/shared-interview.ts';
import type { InterviewContent } from '../../../core/vault/row-format.ts';
import type {
  MergeChoice,
  MergeItem,
  MergePlan,
  MergeReport,
  MergeState,
  MergeSides,
} from '../calls/merge-calls.ts';
import type { OpenedBundle } from './bundle/open-bundle.ts';
import { freeCodes } from './free-codes.ts';
import { MergeTags } from './merge-tags.ts';
import type { Vault } from './vault.ts';

/** An interview of the bundle beside the vault's. */
interface Compared {
  readonly path: string;
  readonly file: InterviewFile;
  readonly state: MergeState;
  readonly id: InterviewId;
  readonly theirs: SharedInterview;
  readonly ours: InterviewContent | undefined;
  readonly fields: readonly SharedField[];
}

const TAKEN_WHEN: Readonly<Record<MergeChoice['how'], readonly MergeState[]>> = {
  take: ['new', 'newer', 'apart', 'unknown'],
  copy: ['apart'],
};

/** What a colleague's bundle brings, taken into the vault interview by interview. Holds one bundle, in memory. */
export class VaultMerge {
  readonly #vault: Vault;
  #bundle: OpenedBundle | undefined;
  #turn = 0;
  #tags = new MergeTags([], []);
  /** What the plan promised for those that are not here, by path. */
  #codes: ReadonlyMap<string, string> = new Map();
  /** Ids for those that do not say which one they are; a plan that is made anew has the same. */
  readonly #fresh = new Map<string, InterviewId>();

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** @returns what takes the bundle that is being opened from now on; once another is opened or this one closed, it takes nothing */
  expect(): (bundle: OpenedBundle) => void {
    this.close();
    const turn = this.#turn;
    return (bundle) => {
      if (turn === this.#turn && bundle.view.version === 'original') this.#bundle = bundle;
    };
  }

  close(): void {
    this.#turn += 1;
    this.#bundle = undefined;
    this.#tags = new MergeTags([], []);
    this.#codes = new Map();
    this.#fresh.clear();
  }

  async plan(): Promise<MergePlan | undefined> {
    const bundle = this.#bundle;
    if (!bundle) return undefined;
    const tags = await this.#readCodebook(bundle);
    const all: Compared[] = [];
    for (const path of bundle.interviews.keys()) all.push(await this.#compare(path));
    const taken = all.filter(({ state }) => TAKEN_WHEN.take.includes(state));
    const coming = taken.filter(({ ours, file }) => !ours && !isTranslation(file));
    const codes = await freeCodes(
      this.#vault,
      coming.map(({ file }) => file.code),
    );
    this.#codes = new Map(coming.map(({ path }, i) => [path, codes[i] ?? '']));
    const used = taken.map(({ theirs }) => theirs);
    return {
      items: all.map((one) => itemOf(one, this.#codes.get(one.path))),
      newTags: tags.missing(tagsIn(used)).map(({ label }) => label),
    };
  }

  /** @throws AppError `not-found` when it is not here */
  async sides(path: string): Promise<MergeSides> {
    const { ours, theirs } = await this.#compare(path);
    if (!ours) throw new AppError('not-found', 'not here');
    const newTags = this.#tags.missing(tagsIn([theirs])).map(({ id, label }) => ({ id, label }));
    return { ours: sharedOf(ours), theirs, newTags };
  }

  /** @throws AppError codebook-frozen, bundle-signature-wrong, storage-* before anything was taken */
  async merge(choices: readonly MergeChoice[]): Promise<MergeReport> {
    const bundle = this.#bundle;
    if (!bundle) throw new AppError('bundle-not-a-bundle', 'none is open');
    if (bundle.view.signature.state === 'wrong') throw new AppError('bundle-signature-wrong');
    const chosen = choices.map((choice) => ({ ...choice, file: this.#file(choice.path) }));
    await this.#makeTags(
      bundle,
      chosen.map(({ file }) => file),
    );
    // A translation comes after its original, and goes by its code.
    const [translations, originals] = parted(chosen, ({ file }) => isTranslation(file));
    const codes = await freeCodes(
      this.#vault,
      originals.map(({ path, file }) => this.#codes.get(path) ?? file.code),
    );
    const coded = originals.map((one, i) => ({ ...one, code: codes[i] ?? '' }));
    const report = { made: 0, changed: 0, left: 0 };
    for (const one of [...coded, ...translations])
      try {
        report[await this.#take(one, bundle.view.bundleId)] += 1;
      } catch (cause) {
        const error = errorCode(cause);
        if (error === 'internal') throw cause;
        return { ...report, error };
      }
    return report;
  }

  async #take(
    { path, how, code = '' }: MergeChoice & { readonly code?: string },
    bundle: string,
  ): Promise<keyof Omit<MergeReport, 'error'>> {
    const { interviews } = this.#vault;
    const { state, file, theirs, ours, id } = await this.#compare(path);
    if (!TAKEN_WHEN[how].includes(state)) return 'left';
    if (ours && how === 'take') {
      const content = mergedInto(ours, theirs);
      const isTheirs = differences(sharedOf(content), theirs).length === 0;
      await interviews.merge(id, content, { bundle, isTheirs });
      return 'changed';
    }
    const translationOf = this.#originalOf(file);
    if (isTranslation(file) && !(translationOf && interviews.header(translationOf))) return 'left';
    const { record, text } = madeOf(theirs, code);
    const content = { record: translationOf ? { ...record, translationOf } : record, text };
    await interviews.createMerged(how === 'copy' ? newId<InterviewId>() : id, content, bundle);
    return 'made';
  }

  async #compare(path: string): Promise<Compared> {
    const file = this.#file(path);
    const id = this.#idOf(path, file);
    const theirs = sharedIn(file, this.#tags.of);
    const known = await this.#ours(id);
    const compared = { path, file, id, theirs, fields: [] };
    if (typeof known === 'string') return { ...compared, state: known, ours: undefined };
    if (!known) {
      const state = file.origin === undefined ? 'unknown' : 'new';
      return { ...compared, state, ours: undefined };
    }
    const fields = differences(sharedOf(known), theirs);
    return {
      ...compared,
      ours: known,
      fields,
      state: fields.length === 0 ? 'same' : await this.#standingOf(id, known, file),
    };
  }

  async #standingOf(
    id: InterviewId,
    ours: InterviewContent,
    { lineage }: InterviewFile,
  ): Promise<MergeState> {
    const here = await this.#vault.custody.lineage(id, ours);
    const bundle = this.#bundle?.view.bundleId ?? '';
    const same = [...(lineage?.same ?? []), bundle];
    return standing(here, { same, before: lineage?.before ?? [] });
  }

  /** What is here of it, or why nothing of it can be put here. */
  async #ours(id: InterviewId): Promise<InterviewContent | MergeState | undefined> {
    const { interviews, keyring } = this.#vault;
    if (keyring.isDestroyed(id)) return 'destroyed';
    const header = interviews.header(id);
    if (!header) return keyring.wrappedKey('interview', id) === undefined ? undefined : 'damaged';
    if (header.deletedAt !== undefined) return 'binned';
    return interviews.read(id).catch((error: unknown) => {
      if (isLostRow(errorCode(error))) return 'damaged' as const;
      throw error;
    });
  }

  #idOf(path: string, { origin }: InterviewFile): InterviewId {
    // The vault writes small letters, and keeps the bytes: one in capitals would be another name for the same key.
    if (origin !== undefined && isUuid(origin)) return origin.toLowerCase() as InterviewId;
    const known = this.#fresh.get(path) ?? newId<InterviewId>();
    this.#fresh.set(path, known);
    return known;
  }

  #originalOf({ translationOf }: InterviewFile): InterviewId | undefined {
    if (translationOf === undefined) return undefined;
    for (const [path, file] of this.#bundle?.interviews ?? [])
      if (file.id === translationOf) return this.#idOf(path, file);
    return undefined;
  }

  /** @throws AppError `bundle-not-a-bundle` */
  #file(path: string): InterviewFile {
    const file = this.#bundle?.interviews.get(path);
    if (!file) throw new AppError('bundle-not-a-bundle', 'not in this bundle');
    return file;
  }

  /** As it is now: it may have changed since the plan. */
  async #readCodebook({ tags }: OpenedBundle): Promise<MergeTags> {
    this.#tags = new MergeTags(await this.#vault.codebook.list(), tags);
    return this.#tags;
  }

  async #makeTags(bundle: OpenedBundle, files: readonly InterviewFile[]): Promise<void> {
    const { codebook, rules } = this.#vault;
    const tags = await this.#readCodebook(bundle);
    const missing = tags.missing(tagsIn(files.map((file) => sharedIn(file, tags.of))));
    if (missing.length === 0) return;
    ensureNotFrozen(await rules.list());
    await codebook.replace(editCodebook(await codebook.list(), { kind: 'put', tags: missing }));
  }
}

function isTranslation({ translationOf }: InterviewFile): boolean {
  return translationOf !== undefined;
}

/** Those for which it holds, and the others. */
function parted<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

function itemOf(
  { path, file, state, id, ours, fields }: Compared,
  codeThen: string | undefined,
): MergeItem {
  const { code, language } = file;
  return {
    path,
    state,
    code,
    codeHere: isTranslation(file) ? code : (ours?.record.code ?? codeThen ?? code),
    ...(isTranslation(file) && { translation: language }),
    id,
    fields,
  };
}

function tagsIn(used: readonly SharedInterview[]): ReadonlySet<TagId> {
  return new Set(
    used.flatMap(({ tags, passages }) => [...tags, ...passages.map(({ tag }) => tag)]),
  );
}
