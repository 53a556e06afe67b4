import { editCodebook } from '../../../core/codebook/codebook-edit.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { AppError } from '../../../core/errors.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import { ensureNotFrozen } from '../../../core/domain/vault-rule.ts';
import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_INTERVIEWS,
  MAX_IMPORT_TOTAL,
} from '../../../core/import/import-limits.ts';
import { submissionId } from '../../../core/import/form-id.ts';
import type { ImportedState, ImportedSubmission } from '../../../core/import/imported.ts';
import { type ImportedFile, readImportFile } from '../../../core/import/read-file.ts';
import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import type { ImportDraft, ImportedInterview, ImportSource } from '../calls/import-calls.ts';
import { readSource } from './file-source.ts';
import { freeCodes } from './free-codes.ts';
import type { HostPort } from './host-port.ts';
import { CODEBOOK, IMPORTED, type Vault } from './vault.ts';

/** What comes into an unlocked vault from the files of other programs. */
export class VaultImports {
  readonly #vault: Vault;
  readonly #host: HostPort;

  constructor(vault: Vault, host: HostPort) {
    this.#vault = vault;
    this.#host = host;
  }

  /** @throws AppError import-*, file-read-failed */
  async read({ source, name, size, encoding }: ImportSource): Promise<ImportedFile> {
    if (size > MAX_IMPORT_BYTES) throw new AppError('import-too-large', 'a large file');
    const bytes = new Uint8Array(size);
    for (let offset = 0; offset < size; ) {
      const length = Math.min(MAX_CHUNK_BYTES, size - offset);
      const part = await readSource(this.#host, source, offset, length);
      if (part.length === 0) throw new AppError('file-read-failed', 'it is shorter by now');
      bytes.set(part, offset);
      offset += part.length;
    }
    return readImportFile({ name, bytes, encoding });
  }

  /**
   * One commit, with the tags that the interviews bring along.
   * @throws AppError import-too-many, codebook-frozen, storage-full, storage-failed
   */
  async create(
    drafts: readonly ImportDraft[],
    tags: readonly Tag[] = [],
  ): Promise<ImportedInterview[]> {
    const total = drafts.reduce((sum, { text }) => sum + text.length, 0);
    if (drafts.length > MAX_IMPORT_INTERVIEWS || total > MAX_IMPORT_TOTAL)
      throw new AppError('import-too-many');
    if (drafts.length === 0) return [];
    const { codebook, imported, interviews, rules } = this.#vault;
    if (tags.length > 0) ensureNotFrozen(await rules.list());
    const codes = await freeCodes(
      this.#vault,
      drafts.map(({ record }) => record.code),
    );
    const list = drafts.map(({ record, text }, i) => ({
      record: { ...record, code: codes[i] ?? '' },
      text,
    }));
    const keys = await Promise.all(drafts.map((one) => submissionIds(one.keys ?? [])));
    const before = await imported.list();
    const all = editCodebook(await codebook.list(), { kind: 'put', tags });
    const ids = await interviews.many.create(list, (fresh) => [
      { id: IMPORTED, content: withSubmissions(before, keys, fresh) },
      ...(tags.length > 0 ? [{ id: CODEBOOK, content: all }] : []),
    ]);
    imported.forget();
    codebook.forget();
    return ids.map((id, i) => ({ id, code: list[i]?.record.code ?? '' }));
  }

  /** In the order of the submissions; undefined for one that was never imported. */
  async states(
    submissions: readonly (readonly string[])[],
  ): Promise<(ImportedState | undefined)[]> {
    const { imported, interviews, withdrawal } = this.#vault;
    const known = new Map((await imported.list()).map(({ id, interview }) => [id, interview]));
    const headers = new Map(interviews.headers().map((header) => [header.id, header]));
    const destroyed = new Set((await withdrawal.tombstones()).map(({ id }) => id));
    const stateOf = (id: InterviewId): ImportedState | undefined => {
      const header = headers.get(id);
      if (header) return header.deletedAt === undefined ? 'here' : 'bin';
      return destroyed.has(id) ? 'destroyed' : undefined;
    };
    return Promise.all(
      submissions.map(async (keys) => {
        const ids = (await submissionIds(keys)).flatMap((id) => known.get(id) ?? []);
        return ids.map(stateOf).find((state) => state !== undefined);
      }),
    );
  }
}

function submissionIds(keys: readonly string[]): Promise<string[]> {
  return Promise.all(keys.map(submissionId));
}

/** Each submission leads to the interview that was made of it last. */
function withSubmissions(
  before: readonly ImportedSubmission[],
  keys: readonly (readonly string[])[],
  interviews: readonly InterviewId[],
): ImportedSubmission[] {
  const all = new Map(before.map((one) => [one.id, one]));
  for (const [i, interview] of interviews.entries())
    for (const id of keys[i] ?? []) all.set(id, { id, interview });
  return [...all.values()];
}
