/** A vault in the test that reads files as the worker does. */
import { editCodebook } from '../../../core/codebook/codebook-edit.ts';
import { type InterviewId, newId } from '../../../core/domain/ids.ts';
import { nextInterviewCode } from '../../../core/domain/interview.ts';
import { errorCode } from '../../../core/errors.ts';
import type { KnownForm } from '../../../core/import/imported.ts';
import { readImportFile } from '../../../core/import/read-file.ts';
import type { FromWorker, ToWorker, VaultArgs, VaultCallName } from '../../vault/api.ts';
import { MemoryVault } from '../../vault/memory-vault-for-test.ts';

export class ImportVault extends MemoryVault {
  /** What main would give of a file that was chosen, by its handle. */
  readonly chosen = new Map<string, File>();
  readonly forms = new Map<string, KnownForm>();
  readonly imported = new Map<string, InterviewId>();

  override postMessage(message: ToWorker): void {
    if (message.type !== 'call' || this.failing[message.name]) return super.postMessage(message);
    const answer = this.#imports(message.name, message.args);
    if (!answer) return super.postMessage(message);
    const { id } = message;
    answer.then(
      (value) => this.#tell({ type: 'result', id, result: { ok: true, value } }),
      (error: unknown) =>
        this.#tell({
          type: 'result',
          id,
          result: { ok: false, code: errorCode(error), message: '' },
        }),
    );
    return undefined;
  }

  #imports(name: VaultCallName, args: unknown): Promise<unknown> | undefined {
    if (name === 'readImport') return this.#read(args as VaultArgs<'readImport'>);
    if (name === 'importInterviews') return this.#import(args as VaultArgs<'importInterviews'>);
    if (name === 'undoImport') return this.#undo(args as VaultArgs<'undoImport'>);
    if (name === 'importedStates') return this.#states(args as VaultArgs<'importedStates'>);
    if (name === 'knownForm')
      return Promise.resolve(this.forms.get((args as VaultArgs<'knownForm'>).id));
    if (name === 'keepForm') return this.#keep(args as VaultArgs<'keepForm'>);
    return undefined;
  }

  async #undo({ ids, deletedAt }: VaultArgs<'undoImport'>) {
    for (const id of ids) {
      const before = this.interviews.get(id);
      if (before) this.interviews.set(id, { ...before, deletedAt });
    }
  }

  async #keep(form: VaultArgs<'keepForm'>) {
    this.forms.set(form.id, form);
  }

  async #states({ submissions }: VaultArgs<'importedStates'>) {
    return submissions.map((keys) => {
      const id = keys.map((key) => this.imported.get(key)).find((one) => one !== undefined);
      if (id === undefined) return undefined;
      const interview = this.interviews.get(id);
      return interview ? (interview.deletedAt === undefined ? 'here' : 'bin') : 'destroyed';
    });
  }

  async #read({ source, name, encoding }: VaultArgs<'readImport'>) {
    const file = typeof source === 'string' ? this.chosen.get(source) : source;
    const bytes = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
    return readImportFile({ name, bytes, encoding });
  }

  async #import({ drafts, tags = [] }: VaultArgs<'importInterviews'>) {
    this.tags = editCodebook(this.tags, { kind: 'put', tags });
    return drafts.map(({ record, text, keys = [] }) => {
      const id = newId<InterviewId>();
      const used = [...this.interviews.values()].map((one) => one.record.code);
      const isFree = record.code !== '' && !used.includes(record.code);
      const code = isFree ? record.code : nextInterviewCode(used);
      this.interviews.set(id, { id, record: { ...record, code }, text, updatedAt: 1 });
      for (const key of keys) this.imported.set(key, id);
      return { id, code };
    });
  }

  #tell(message: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  }
}
