import {
  createRegisterMatcher,
  type RegisterMatcher,
} from '../../../core/anonymise/register/register-matcher.ts';
import { standInLanguage } from '../../../core/anonymise/stand-ins.ts';
import { suggestWith } from '../../../core/anonymise/suggest.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import { isPassphraseStrong } from '../../../core/domain/passphrase.ts';
import type { Person } from '../../../core/domain/person.ts';
import type { Mention } from '../../../core/domain/redaction.ts';
import { AppError } from '../../../core/errors.ts';
import type { Progress, VaultArgs, VaultCallName, VaultResult } from '../api.ts';
import { newAgeIdentity, newSigningKey } from './bundle/own-keys.ts';
import { calibrateKdf } from './crypto.ts';
import type { HostPort } from './host-port.ts';
import { SerialQueue } from './serial-queue.ts';
import { Vault } from './vault.ts';
import { VaultBundles } from './vault-bundles.ts';

export interface DoorParts {
  readonly host: HostPort;
  readonly onProgress: (progress: Progress) => void;
}

type Handlers = { readonly [C in VaultCallName]: (args: VaultArgs<C>) => Promise<VaultResult<C>> };

/** An unlocked vault with what is derived from it and kept while it is open. */
interface Open {
  readonly vault: Vault;
  readonly bundles: VaultBundles;
  /** Built once for many texts, and anew for another register. */
  matcher: { readonly people: readonly Person[]; readonly match: RegisterMatcher } | undefined;
}

/**
 * Everything the page may ask, by name. Calls that write go through one queue, so that each starts from
 * what the one before made durable; long reads (export, detection) do not hold it up.
 */
export class VaultDoor {
  readonly #host: HostPort;
  readonly #onProgress: (progress: Progress) => void;
  readonly #writes = new SerialQueue();
  #open: Open | undefined;

  constructor({ host, onProgress }: DoorParts) {
    this.#host = host;
    this.#onProgress = onProgress;
  }

  /** @throws AppError as the call says; `locked` before a vault is open */
  async call(name: VaultCallName, args: unknown): Promise<unknown> {
    // The page is our own code and its types are the same table: names and arguments belong together.
    return (this.#handlers[name] as (args: unknown) => Promise<unknown>)(args);
  }

  readonly #handlers: Handlers = {
    create: async ({ id, name, passphrase }) => {
      ensureStrong(passphrase);
      this.#onProgress({ stage: 'derive', done: 0, total: 1 });
      const secrets = { identity: newAgeIdentity(), signing: await newSigningKey() };
      await Vault.create(this.#host, { id, name, passphrase }, secrets, await calibrateKdf());
      secrets.identity.fill(0);
      secrets.signing.fill(0);
      await this.#unlock(id, passphrase);
    },
    unlock: ({ id, passphrase }) => this.#unlock(id, passphrase),
    flush: () => this.#writes.idle(),
    changePassphrase: ({ current, next }) =>
      this.#write(async ({ vault }) => {
        ensureStrong(next);
        await vault.keyring.changePassphrase(current, next, await calibrateKdf());
      }),

    interviews: async () => this.#opened().vault.interviews.headers(),
    createInterview: ({ record, text }) =>
      this.#write(({ vault }) => vault.interviews.create(record, text)),
    openInterview: ({ id }) => this.#write(({ vault }) => vault.interviews.open(id)),
    saveInterview: (edit) => this.#write(({ vault }) => vault.interviews.save(edit)),
    binInterview: ({ id, deletedAt }) =>
      this.#write(({ vault }) => vault.interviews.bin(id, deletedAt)),

    people: async () => [...(await this.#opened().vault.register.list())],
    putPerson: (person) => this.#write(({ vault }) => vault.register.put(person)),
    deletePerson: ({ id }) => this.#write(({ vault }) => vault.register.delete(id)),
    codebook: () => this.#opened().vault.codebook.list(),
    putTag: (tag) => this.#write(({ vault }) => vault.codebook.put(tag)),
    contacts: () => this.#opened().vault.contacts.list(),
    putContact: (contact) => this.#write(({ vault }) => vault.contacts.put(contact)),
    deleteContact: ({ id }) => this.#write(({ vault }) => vault.contacts.delete(id)),
    identity: () => this.#opened().bundles.publicIdentity(),

    mentions: ({ id }) => this.#mentions(id),

    savePlace: ({ place }) => this.#write(({ vault }) => vault.savePlace(place)),
    place: () => this.#opened().vault.place(),

    previewExport: (plan) => this.#opened().bundles.preview(plan),
    writeExport: async (plan) => {
      if (plan.passphrase !== undefined) ensureStrong(plan.passphrase);
      return this.#opened().bundles.write(plan);
    },
    cancelExport: async () => this.#opened().bundles.cancel(),
    openBundle: (source) => this.#opened().bundles.open(source),
  };

  async #unlock(id: string, passphrase: string): Promise<VaultResult<'unlock'>> {
    this.#onProgress({ stage: 'derive', done: 0, total: 1 });
    const { vault, report } = await Vault.unlock(this.#host, { id, passphrase });
    const bundles = new VaultBundles(vault, this.#host, this.#onProgress, (interview) =>
      this.#mentions(interview),
    );
    this.#open = { vault, bundles, matcher: undefined };
    return report;
  }

  async #mentions(id: InterviewId): Promise<Mention[]> {
    const open = this.#opened();
    const people = await open.vault.register.list();
    if (open.matcher?.people !== people)
      open.matcher = { people, match: createRegisterMatcher(people) };
    const { match } = open.matcher;
    const { text, record } = await open.vault.interviews.read(id);
    return suggestWith(match, text, record.redactions, standInLanguage(record.language, text));
  }

  #opened(): Open {
    if (!this.#open) throw new AppError('locked');
    return this.#open;
  }

  #write<T>(task: (open: Open) => Promise<T>): Promise<T> {
    return this.#writes.run(() => task(this.#opened()));
  }
}

/** The floor holds here too, whatever a screen let through. @throws AppError `passphrase-weak` */
function ensureStrong(passphrase: string): void {
  if (!isPassphraseStrong(passphrase)) throw new AppError('passphrase-weak');
}
