/** A vault worker that lives in the test: the real client and library over lists in memory. */
import type { VaultRule } from '../../../core/domain/vault-rule.ts';
import type { Contact } from '../../../core/domain/contact.ts';
import type { ExportRecord } from '../../../core/domain/export-record.ts';
import { type ContactId, type InterviewId, newId } from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type InterviewHeader } from '../../../core/domain/interview.ts';
import { STARTER_TAGS } from '../../../core/domain/starter-codebook.ts';
import { AppError, errorCode } from '../../../core/errors.ts';
import { headerOf } from '../../../core/vault/interview-header.ts';
import type {
  BundleView,
  ExportPreview,
  FromWorker,
  LeakFinding,
  Progress,
  ToWorker,
  VaultArgs,
  VaultCallName,
} from '../../vault/api.ts';
import { VaultClient } from '../../vault/client.ts';
import { Library } from '../../vault/library.ts';

/** Valid public keys; their private halves exist nowhere. */
export const OWN_RECIPIENT = 'age1qyyq79says4nyw2qga892hrrdfchslux3k2fhg4fkzmma3wv60dqfavmkc';
export const OWN_SIGNING =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEGCxAVGh8kKS4zOD1CR0xRVltgZWpvdHl+g4iNkpec';
export const ALIYA = 'age1qggputp6fptxgu5q36w24wxx6n30plsvrg5rv3zjvph8ez5c566q2m3hdf';
export const ALIYA_SIGNING =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAIMFiAqND5IUlxmcHqEjpiirLbAytTe6PL8BhAaJC44';
export const TIMUR = 'age1qvvz6sjhdjqed27q6h4079pf8efkslvj577drehmzqjn5nmy0x8qze264s';

export function headerForTest(part: Partial<InterviewHeader>): InterviewHeader {
  const id = newId<InterviewId>();
  return { ...headerOf(id, { record: EMPTY_RECORD, text: '' }, 1), ...part };
}

export function contactForTest(part: Partial<Contact>): Contact {
  return { id: newId<ContactId>(), name: 'Aliya', recipient: '', ...part };
}

export function findingForTest(part: Partial<LeakFinding>): LeakFinding {
  return {
    key: 'k',
    entry: 'interviews/INT-001.txt',
    interview: undefined,
    code: 'INT-001',
    kind: 'name',
    found: 'Роза',
    before: '',
    after: '',
    undecided: [],
    at: undefined,
    ...part,
  };
}

export const CLEAN_PREVIEW: ExportPreview = {
  entries: 5,
  size: 131_072,
  findings: [],
  blocked: [],
  shaped: [],
  undecided: [],
  unread: [],
  disclosure: { total: 3, small: [], steps: [] },
};

export function bundleForTest(part: Partial<BundleView>): BundleView {
  return {
    bundleId: newId(),
    formatVersion: 1,
    version: 'anonymised',
    createdOn: '2026-11-23',
    signature: { state: 'none' },
    files: [],
    interviews: [],
    ...part,
  };
}

type Handler = (args: never) => unknown;

export class TestVault extends EventTarget {
  interviews: InterviewHeader[] = [];
  contacts: Contact[] = [];
  rules: readonly VaultRule[] = [];
  exports: ExportRecord[] = [];
  readonly asked: { readonly name: VaultCallName; readonly args: unknown }[] = [];
  readonly #handlers = new Map<VaultCallName, Handler>();

  /** What a call answers; a thrown AppError becomes a refusal, a promise is waited for. */
  answer<C extends VaultCallName>(name: C, handler: (args: VaultArgs<C>) => unknown): this {
    this.#handlers.set(name, handler);
    return this;
  }

  argsOf<C extends VaultCallName>(name: C): VaultArgs<C>[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.args as VaultArgs<C>);
  }

  progress(progress: Progress): void {
    this.#send({ type: 'progress', progress });
  }

  open(): Promise<Library> {
    const relay = () => Promise.resolve(undefined);
    return Library.load(new VaultClient(this as unknown as Worker, relay), this.interviews);
  }

  postMessage(message: ToWorker): void {
    if (message.type !== 'call') return;
    const { id, name, args } = message;
    this.asked.push({ name, args });
    void this.#answer(id, name, args);
  }

  terminate(): void {}

  async #answer(id: number, name: VaultCallName, args: unknown): Promise<void> {
    try {
      const handler = this.#handlers.get(name);
      const value = handler ? await handler(args as never) : this.#list(name, args);
      this.#send({ type: 'result', id, result: { ok: true, value: structuredClone(value) } });
    } catch (error) {
      const code = errorCode(error);
      this.#send({ type: 'result', id, result: { ok: false, code, message: String(error) } });
    }
  }

  #list(name: VaultCallName, args: unknown): unknown {
    switch (name) {
      case 'interviews':
        return this.interviews;
      case 'contacts':
        return this.contacts;
      case 'rules':
        return this.rules;
      case 'codebook':
        return STARTER_TAGS;
      case 'people':
        return [];
      case 'identity':
        return { recipient: OWN_RECIPIENT, signingKey: OWN_SIGNING };
      case 'putContact': {
        const contact = args as Contact;
        this.contacts = [...this.contacts.filter((one) => one.id !== contact.id), contact];
        return undefined;
      }
      case 'deleteContact': {
        const { id } = args as { id: ContactId };
        this.contacts = this.contacts.filter((one) => one.id !== id);
        return undefined;
      }
      case 'exports':
        return this.exports;
      case 'previewExport':
        return CLEAN_PREVIEW;
      case 'cancelExport':
        return undefined;
      default:
        throw new AppError('internal', `the test gives no answer to ${name}`);
    }
  }

  #send(message: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }
}
