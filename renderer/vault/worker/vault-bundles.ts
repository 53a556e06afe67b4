import { mergedTags, withCurrentTags } from '../../../core/codebook/merged-tags.ts';
import { withCurrentPseudonyms } from '../../../core/anonymise/current-pseudonyms.ts';
import { createLeakScanner, type LeakScanner } from '../../../core/anonymise/leak-scan.ts';
import { areTelling } from '../../../core/anonymise/telling-words.ts';
import {
  employerIdentifiers,
  interviewerIdentifiers,
  placeIdentifiers,
} from '../../../core/anonymise/setting-identifiers.ts';
import type { Detector } from '../../../core/anonymise/model/detector.ts';
import { FAINTEST } from '../../../core/anonymise/model/thresholds.ts';
import type { ReportFacts } from '../../../core/bundle/formats/format.ts';
import { parseLock } from '../../../core/bundle/recipients.ts';
import type { Deed } from '../../../core/custody/custody-entry.ts';
import type { ExportRecord } from '../../../core/domain/export-record.ts';
import { NO_LINEAGE } from '../../../core/merge/lineage.ts';
import type { InterviewId } from '../../../core/domain/ids.ts';
import type { Interview } from '../../../core/domain/interview.ts';
import { localDay } from '../../../core/domain/local-day.ts';
import type { Person } from '../../../core/domain/person.ts';
import { translationsByOriginal } from '../../../core/domain/translation.ts';
import { needsSecondReader } from '../../../core/domain/vault-rule.ts';
import { AppError } from '../../../core/errors.ts';
import type { Mention } from '../../../core/domain/redaction.ts';
import type {
  BundleView,
  ExportPlan,
  ExportPreview,
  ExportReceipt,
  ExportTarget,
  Progress,
  PublicIdentity,
  VaultArgs,
} from '../api.ts';
import { type ExportParts, previewExport, writeExport } from './bundle/export-bundle.ts';
import { openBundle, type OpenedBundle } from './bundle/open-bundle.ts';
import { loadAgeIdentity, loadSigningKey } from './bundle/own-keys.ts';
import { readSource } from './file-source.ts';
import type { HostPort } from './host-port.ts';
import { ReportProcess } from './report/report-process.ts';
import type { Vault } from './vault.ts';

/** Interviews whose chains are written in one commit, between which saves have their turn. */
const ENTERED_AT_ONCE = 64;

export interface BundlesParts {
  readonly host: HostPort;
  readonly onProgress: (progress: Progress) => void;
  readonly mentions: (id: InterviewId) => Promise<Mention[]>;
  readonly detector: () => Promise<Detector>;
  /** Runs a task after every write asked for so far; nothing else is written meanwhile. */
  readonly write: (task: () => Promise<void>) => Promise<void>;
  /** Told before a bundle is opened; what it answers gets the bundle. */
  readonly onOpening?: () => (bundle: OpenedBundle) => void;
}

/** Bundles of an unlocked vault: what the bundle code needs is gathered here from stores and keys. */
export class VaultBundles {
  readonly #vault: Vault;
  readonly #its: BundlesParts;
  #running: AbortController | undefined;

  constructor(vault: Vault, parts: BundlesParts) {
    this.#vault = vault;
    this.#its = parts;
  }

  async publicIdentity(): Promise<PublicIdentity> {
    const [identity, signer] = await Promise.all([this.#identity(), this.#signer()]);
    return { recipient: identity.recipient, signingKey: signer.publicKeyLine };
  }

  /** Makes and searches every file; writes nothing. @throws AppError `cancelled`, row-* */
  preview(plan: ExportPlan): Promise<ExportPreview> {
    return this.#cancellable(async (signal) =>
      previewExport(plan, {
        ...(await this.#parts(plan, signal)),
        needsSecondReader: needsSecondReader(await this.#vault.rules.list()),
        undecided: async ({ id, text, record }) =>
          [
            ...(await this.#its.mentions(id)),
            ...record.redactions.filter((one) => one.touched),
          ].map(({ from, to }) => text.slice(from, to)),
      }),
    );
  }

  /**
   * Writes, reads back, verifies, remembers it in the vault, and only then gives the file its name; whatever goes
   * wrong, no file stays.
   * @throws AppError leak-found, export-empty, recipient-*, file-write-failed, storage-full, cancelled
   */
  write({
    target,
    recipients,
    passphrase,
    ...plan
  }: ExportPlan & ExportTarget): Promise<ExportReceipt> {
    const lock = { recipients, ...(passphrase === undefined ? {} : { passphrase }) };
    return this.#write(target, plan, lock, async (signal) => ({
      ...(await this.#parts(plan, signal)),
      // Whoever knows a passphrase is nobody that a permission names.
      recipients: passphrase === undefined ? (await this.#namesOf(recipients)).recipients : [''],
    }));
  }

  /** One interview as it is in memory, for this vault alone: so that no disk that refuses the vault loses it. */
  async writeCopy(target: string, interview: Interview): Promise<ExportReceipt> {
    const plan: ExportPlan = {
      interviews: [interview.id],
      version: 'original',
      formats: [],
      allowed: [],
    };
    const { recipient } = await this.#identity();
    return this.#write(target, plan, { recipients: [recipient] }, async (signal) => ({
      ...(await this.#parts({ ...plan, interviews: [] }, signal)),
      load: async () => interview,
      translationsOf: () => [],
      custodyOf: async () => undefined,
      lineageOf: async () => NO_LINEAGE,
      isOwnCopy: true,
    }));
  }

  #write(
    target: string,
    plan: ExportPlan,
    keys: Omit<ExportTarget, 'target'>,
    partsOf: (signal: AbortSignal) => Promise<ExportParts>,
  ): Promise<ExportReceipt> {
    const file = {
      append: async (chunk: Uint8Array<ArrayBuffer>) => {
        await this.#its.host.call('exportFile.append', { target, chunk });
      },
      read: (offset: number, length: number) =>
        this.#its.host.call('exportFile.read', { target, offset, length }),
    };
    return this.#cancellable(async (signal) => {
      try {
        const parts = await partsOf(signal);
        const left: InterviewId[] = [];
        const onIncluded = ({ id }: Interview) => void left.push(id);
        const lock = parseLock(keys);
        const written = await writeExport(plan, lock, { ...parts, file, onIncluded });
        const { today: day, isOwnCopy = false } = parts;
        // A copy leaves when the vault cannot be written: it waits for no record.
        const name = isOwnCopy
          ? await this.#commit(target)
          : await this.#commitRemembered(target, left, {
              id: written.receipt.bundleId,
              day,
              version: plan.version,
              interviews: written.interviews.length,
              interviewIds: written.interviews,
              purpose: plan.purpose ?? 'share',
              allowed: written.allowed,
              hasPassphrase: keys.passphrase !== undefined,
              ...(await this.#namesOf(keys.recipients)),
            });
        return { ...written.receipt, name };
      } catch (error) {
        await this.#its.host.call('exportFile.discard', { target });
        throw error;
      }
    });
  }

  async #commit(target: string): Promise<string> {
    return (await this.#its.host.call('exportFile.commit', { target })).name;
  }

  /** Writes it down first, so that no bundle gets a name of which the vault knows nothing. */
  async #commitRemembered(
    target: string,
    left: readonly InterviewId[],
    record: ExportRecord,
  ): Promise<string> {
    const deed: Deed = { action: 'export', target: record.id };
    try {
      await this.#enter(left, deed);
      return await this.#commitListed(target, record);
    } catch (error) {
      await this.#enter([], { ...deed, reason: 'failed' }).catch(() => undefined);
      throw error;
    }
  }

  async #commitListed(target: string, record: ExportRecord): Promise<string> {
    const { exports } = this.#vault;
    await this.#its.write(() => exports.put(record));
    try {
      return await this.#commit(target);
    } catch (error) {
      // What cannot be taken back tells of a bundle too many, never of one too few.
      await this.#its.write(() => exports.delete(record.id)).catch(() => undefined);
      throw error;
    }
  }

  /** In the chains of these interviews, and what becomes of the bundle in the vault's. */
  async #enter(ids: readonly InterviewId[], deed: Deed): Promise<void> {
    const { interviews } = this.#vault;
    for (let at = 0; at < ids.length; at += ENTERED_AT_ONCE) {
      const some = ids.slice(at, at + ENTERED_AT_ONCE);
      await this.#its.write(() => interviews.enterExport(some, deed.target ?? ''));
    }
    await this.#its.write(() => this.#vault.enter([deed]));
  }

  /** As the contacts are called today: later they may be deleted. */
  async #namesOf(keys: readonly string[]): Promise<Pick<ExportRecord, 'recipients' | 'toSelf'>> {
    const [contacts, own] = await Promise.all([this.#vault.contacts.list(), this.#identity()]);
    const others = keys.filter((key) => key !== own.recipient);
    return {
      recipients: others.map(
        (key) => contacts.find(({ recipient }) => recipient === key)?.name ?? key,
      ),
      toSelf: others.length < keys.length,
    };
  }

  cancel(): void {
    this.#running?.abort();
  }

  /** Opens a bundle for reading only. @throws AppError bundle-*, file-read-failed */
  async open({ source, size, passphrase }: VaultArgs<'openBundle'>): Promise<BundleView> {
    const onRead = this.#its.onOpening?.();
    const [identity, signer] = await Promise.all([this.#identity(), this.#signer()]);
    const { identities, signers } = await this.#retired();
    const range = {
      size,
      read: (offset: number, length: number) => readSource(this.#its.host, source, offset, length),
    };
    return openBundle(range, {
      identities: [identity.key, ...identities],
      contacts: await this.#vault.contacts.list(),
      ownSigningKeys: [signer.publicKeyLine, ...signers],
      onProgress: this.#its.onProgress,
      ...(onRead && { onRead }),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
  }

  async #parts(plan: ExportPlan, signal: AbortSignal): Promise<ExportParts> {
    const people = await this.#vault.register.list();
    // The leak scan would not know the names that do not open.
    if (plan.version === 'anonymised' && (await this.#vault.register.damaged()).length > 0)
      throw new AppError('register-incomplete');
    const translationsOf = this.#translations();
    const codebook = await this.#vault.codebook.list();
    const merged = mergedTags(codebook);
    return {
      load: async (id) => {
        const { record, text } = await this.#vault.interviews.read(id);
        const redactions = withCurrentPseudonyms(record.redactions, people);
        return { id, text, record: withCurrentTags({ ...record, redactions }, merged) };
      },
      custodyOf: (id) => this.#vault.custody.of(id).catch(() => undefined),
      lineageOf: async (id) =>
        this.#vault.custody.lineage(id, await this.#vault.interviews.read(id)),
      translationsOf,
      codebook,
      today: localDay(new Date()),
      signer: await this.#signer(),
      report: await this.#report(),
      ...(await this.#scanners(plan, people, translationsOf)),
      onProgress: this.#its.onProgress,
      signal,
    };
  }

  /** What a report is made with. Settings that are just being written are waited for. */
  async #report(): Promise<ReportFacts> {
    await this.#its.write(async () => undefined);
    return {
      settings: await this.#vault.reportSettings(),
      basket: (await this.#vault.basket.list()).map(({ id }) => id),
      async make(format, report) {
        const process = new ReportProcess();
        try {
          return (await process.make(format, report)).bytes;
        } finally {
          process.end();
        }
      },
    };
  }

  /**
   * Every name, everything telling that a decision took out of these interviews, and who held them: none of it may
   * stand in any file. Where an interview was held, and where the speaker works, may not stand in its own.
   */
  async #scanners(
    plan: ExportPlan,
    people: readonly Person[],
    translationsOf: ExportParts['translationsOf'],
  ): Promise<Pick<ExportParts, 'scanner' | 'ownScanner'>> {
    const words = new Set<string>();
    const entries = new Map<string, Person>();
    const settings = new Map<InterviewId, LeakScanner>();
    for (const id of plan.interviews) {
      const translations = translationsOf(id);
      for (const one of [id, ...translations]) {
        const { record, text } = await this.#vault.interviews.read(one);
        for (const redaction of record.redactions) {
          const taken = text.slice(redaction.from, redaction.to);
          if (redaction.action !== 'keep' && areTelling(taken, redaction)) words.add(taken);
        }
      }
      const { record } = await this.#vault.interviews.read(id);
      const interviewer = interviewerIdentifiers(record.interviewerCode);
      for (const word of interviewer.words) words.add(word);
      for (const entry of interviewer.entries) entries.set(entry.id, entry);
      const place = placeIdentifiers(record.place);
      const employer = employerIdentifiers(record.employer);
      const setting = createLeakScanner(
        [...place.entries, ...employer.entries],
        [...place.words, ...employer.words],
      );
      for (const one of [id, ...translations]) settings.set(one, setting);
    }
    // Without the model every word that may be a name is found.
    const detector =
      plan.version === 'anonymised' ? await this.#its.detector().catch(() => undefined) : undefined;
    const mayBeNames = detector && ((text: string) => detector.find(text, { threshold: FAINTEST }));
    return {
      scanner: createLeakScanner([...people, ...entries.values()], [...words], mayBeNames),
      ownScanner: (id) => settings.get(id),
    };
  }

  /** As they are now: without those that were deleted alone. */
  #translations(): ExportParts['translationsOf'] {
    const headers = this.#vault.interviews.headers();
    const found = translationsByOriginal(headers.filter((one) => one.deletedAt === undefined));
    return (id) => found.get(id) ?? [];
  }

  async #identity() {
    const secret = await this.#vault.keyring.secret('identity');
    const identity = await loadAgeIdentity(secret);
    secret.fill(0);
    return identity;
  }

  async #signer() {
    const secret = await this.#vault.keyring.secret('signing');
    const signer = await loadSigningKey(secret);
    secret.fill(0);
    return signer;
  }

  /** What opens and recognises bundles from before the vault was re-keyed. */
  async #retired(): Promise<{ identities: CryptoKey[]; signers: string[] }> {
    const { keyring } = this.#vault;
    const identities = (await keyring.retired('identity')).map(async (secret) => {
      const { key } = await loadAgeIdentity(secret);
      secret.fill(0);
      return key;
    });
    const signers = (await keyring.retired('signing')).map(async (secret) => {
      const { publicKeyLine } = await loadSigningKey(secret);
      secret.fill(0);
      return publicKeyLine;
    });
    return { identities: await Promise.all(identities), signers: await Promise.all(signers) };
  }

  async #cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running?.abort();
    this.#running = controller;
    try {
      return await work(controller.signal);
    } finally {
      if (this.#running === controller) this.#running = undefined;
    }
  }
}
