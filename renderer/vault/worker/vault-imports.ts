import { AppError } from '../../../core/errors.ts';
import { nextInterviewCode } from '../../../core/domain/interview.ts';
import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_INTERVIEWS,
  MAX_IMPORT_TOTAL,
} from '../../../core/import/import-limits.ts';
import { type ImportedFile, readImportFile } from '../../../core/import/read-file.ts';
import { MAX_CHUNK_BYTES } from '../../../core/ipc/contract.ts';
import type { ImportDraft, ImportedInterview, ImportSource } from '../calls/import-calls.ts';
import { readSource } from './file-source.ts';
import type { HostPort } from './host-port.ts';
import type { Vault } from './vault.ts';

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

  /** One commit. @throws AppError import-too-many, storage-full, storage-failed */
  async create(drafts: readonly ImportDraft[]): Promise<ImportedInterview[]> {
    const total = drafts.reduce((sum, { text }) => sum + text.length, 0);
    if (drafts.length > MAX_IMPORT_INTERVIEWS || total > MAX_IMPORT_TOTAL)
      throw new AppError('import-too-many');
    const { interviews, withdrawal } = this.#vault;
    const retired = (await withdrawal.tombstones()).flatMap(({ code }) => code ?? []);
    const taken = new Set([...interviews.headers().map(({ code }) => code), ...retired]);
    // The highest of those in use, and what was used since.
    let used = [...taken];
    const list = drafts.map(({ record, text }) => {
      const isFree = record.code !== '' && !taken.has(record.code);
      const code = isFree ? record.code : nextInterviewCode(used);
      if (isFree) used.push(code);
      else used = [code];
      taken.add(code);
      return { record: { ...record, code }, text };
    });
    const ids = await interviews.many.create(list, list.length);
    return ids.map((id, i) => ({ id, code: list[i]?.record.code ?? '' }));
  }
}
