import type { InterviewFile } from '../../../core/bundle/interview-file.ts';
import { isUuid } from '../../../core/bundle/bundle-ids.ts';
import { newId, type InterviewId, type TagId } from '../../../core/domain/ids.ts';
import { isCodebookFrozen } from '../../../core/domain/vault-rule.ts';
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
  MergeTexts,
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
  #tags: MergeTags | undefined;
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
    this.#tags = undefined;
    this.#fresh.clear();
  }

  async plan(): Promise<MergePlan | undefined> {
    if (!this.#bundle) return undefined;
    const all: Compared[] = [];
    for (const path of this.#bundle.interviews.keys()) all.push(await this.#compare(path));
    const coming = all.filter(
      ({ ours, state, file }) =>
        !ours && TAKEN_WHEN.take.includes(state) && file.translationOf === undefined,
    );
    const codes = await freeCodes(
      this.#vault,
      coming.map(({ file }) => file.code),
    );
    const taken = all.filter(({ state }) => TAKEN_WHEN.take.includes(state));
    const tags = await this.#tagsOf(this.#bundle);
    return {
      items: all.map((one) => itemOf(one, codes[coming.indexOf(one)])),
      newTags: tags.missing(tagsIn(taken)).map(({ label }) => label),
    };
  }

  async texts(path: string): Promise<MergeTexts> {
    const { ours, theirs } = await this.#compare(path);
    return { ours: ours?.text ?? '', theirs: theirs.text };
  }

  /** @throws AppError codebook-frozen, bundle-signature-wrong, storage-* before anything was taken */
  async merge(choices: readonly MergeChoice[]): Promise<MergeReport> {
    const bundle = this.#bundle;
    if (!bundle) throw new AppError('bundle-not-a-bundle', 'none is open');
    if (bundle.view.signature.state === 'wrong') throw new AppError('bundle-signature-wrong');
    // A translation comes after its original.
    const isTranslation = ({ path }: MergeChoice) =>
      bundle.interviews.get(path)?.translationOf !== undefined;
    const ordered = [
      ...choices.filter((one) => !isTranslation(one)),
      ...choices.filter(isTranslation),
    ];
    await this.#makeTags(bundle, ordered);
    let [made, changed, left] = [0, 0, 0];
    for (const choice of ordered)
      try {
        const done = await this.#take(choice, bundle.view.bundleId);
        if (done === 'made') made += 1;
        else if (done === 'changed') changed += 1;
        else left += 1;
      } catch (cause) {
        const error = errorCode(cause);
        if (error === 'internal') throw cause;
        return { made, changed, left, error };
      }
    return { made, changed, left };
  }

  async #take({ path, how }: MergeChoice, bundle: string): Promise<'made' | 'changed' | undefined> {
    const { interviews } = this.#vault;
    const { state, file, theirs, ours, id } = await this.#compare(path);
    if (!TAKEN_WHEN[how].includes(state)) return undefined;
    if (ours && how === 'take') {
      const content = mergedInto(ours, theirs);
      const isTheirs = differences(sharedOf(content), theirs).length === 0;
      await interviews.merge(id, content, { bundle, isTheirs });
      return 'changed';
    }
    const translationOf = this.#originalOf(file);
    if (translationOf !== undefined && !interviews.header(translationOf)) return undefined;
    // A translation goes by its original's.
    const [code = ''] = translationOf ? [] : await freeCodes(this.#vault, [file.code]);
    const { record, text } = madeOf(theirs, code);
    const content = { record: translationOf ? { ...record, translationOf } : record, text };
    await interviews.createMerged(how === 'copy' ? newId<InterviewId>() : id, content, bundle);
    return 'made';
  }

  async #compare(path: string): Promise<Compared> {
    const bundle = this.#bundle;
    const file = bundle?.interviews.get(path);
    if (!bundle || !file) throw new AppError('bundle-not-a-bundle', 'not in this bundle');
    const id = this.#idOf(path, file);
    const theirs = sharedIn(file, (await this.#tagsOf(bundle)).of);
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
    if (origin !== undefined && isUuid(origin)) return origin as InterviewId;
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

  async #tagsOf({ tags }: OpenedBundle): Promise<MergeTags> {
    this.#tags ??= new MergeTags(await this.#vault.codebook.list(), tags);
    return this.#tags;
  }

  async #makeTags(bundle: OpenedBundle, choices: readonly MergeChoice[]): Promise<void> {
    const { codebook, rules } = this.#vault;
    // The codebook may have changed since the plan.
    this.#tags = undefined;
    const tags = await this.#tagsOf(bundle);
    const chosen = await Promise.all(choices.map(({ path }) => this.#compare(path)));
    const missing = tags.missing(tagsIn(chosen));
    if (missing.length === 0) return;
    if (isCodebookFrozen(await rules.list())) throw new AppError('codebook-frozen');
    await codebook.replace([...(await codebook.list()), ...missing]);
  }
}

function itemOf(
  { path, file, state, id, ours, fields }: Compared,
  codeThen: string | undefined,
): MergeItem {
  const { code, translationOf, language } = file;
  return {
    path,
    state,
    code,
    codeHere: translationOf === undefined ? (ours?.record.code ?? codeThen ?? code) : code,
    ...(translationOf !== undefined && { translation: language }),
    id,
    fields,
  };
}

function tagsIn(compared: readonly Compared[]): ReadonlySet<TagId> {
  return new Set(
    compared.flatMap(({ theirs }) => [...theirs.tags, ...theirs.passages.map(({ tag }) => tag)]),
  );
}
