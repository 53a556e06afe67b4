import type { Bytes } from '../../../../core/bytes.ts';
import { toHex, utf8 } from '../../../../core/bytes.ts';
import { bundleId, type BundleMac } from '../../../../core/bundle/bundle-ids.ts';
import { custodyFile } from '../../../../core/bundle/custody-file.ts';
import { bundleTags, codebookBytes, unknownTag } from '../../../../core/bundle/codebook-file.ts';
import type { FormatWriter, ReportFacts } from '../../../../core/bundle/formats/format.ts';
import { formatWriters } from '../../../../core/bundle/formats/format-writers.ts';
import {
  encodeInterviewJson,
  encodeInterviewText,
  interviewFile,
  interviewNamer,
  outgoingText,
} from '../../../../core/bundle/interview-file.ts';
import type { ScannedEntry } from '../../../../core/bundle/scannable.ts';
import {
  BUNDLE_FORMAT,
  BUNDLE_FORMAT_VERSION,
  encodeManifest,
  ENTRY_PATHS,
  sumsBytes,
  type CustodyHead,
  type ManifestFile,
} from '../../../../core/bundle/manifest.ts';
import { signDetached, type Signer } from '../../../../core/bundle/ssh-signature.ts';
import { startHereBytes, type LockKind } from '../../../../core/bundle/start-here.ts';
import { type ConsentBlock, consentBlock } from '../../../../core/domain/export-permission.ts';
import type { Consent } from '../../../../core/domain/consent.ts';
import type { Chain } from '../../../../core/custody/custody-entry.ts';
import { type Lineage, NO_LINEAGE } from '../../../../core/merge/lineage.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import type { Interview, TestimonyLanguage } from '../../../../core/domain/interview.ts';
import { recordOfTranslation, translationLanguage } from '../../../../core/domain/translation.ts';
import { isHandlingTag, type Tag } from '../../../../core/domain/tag.ts';
import { AppError } from '../../../../core/errors.ts';
import type { ExportPlan, ExportPreview } from '../../api.ts';

const GENERATOR = 'Vouchsafe';

/** Where the content of a bundle comes from. */
export interface ContentParts {
  /** One interview at a time: nothing else of the vault is held while a bundle is made, but by formats of one file for all. */
  load(id: InterviewId): Promise<Interview>;
  /** What was done to an interview or a translation; undefined when it has no log, or one that does not open. */
  custodyOf(id: InterviewId): Promise<Chain | undefined>;
  /** Other bundles in which it left or came. */
  lineageOf(id: InterviewId): Promise<Lineage>;
  /** Translations of an interview: they go where it goes. */
  translationsOf(id: InterviewId): readonly InterviewId[];
  readonly codebook: readonly Tag[];
  /** Local day of the export, `2026-11-23`. */
  readonly today: string;
  readonly signer: Signer;
  readonly report: ReportFacts;
  readonly signal?: AbortSignal;
  /** The bundle is for this vault alone: nobody's consent to sharing is asked for. */
  readonly isOwnCopy?: boolean;
  /** Who receives it, as `ExportUse` has it. */
  readonly recipients?: readonly string[] | undefined;
  /** Called after each interview of the plan. */
  onInterview?(done: number): void;
  /** Called with each interview that will be in the bundle, and after it with each of its translations. */
  onIncluded?(interview: Interview): Promise<void> | void;
}

/** The text in the vault that a file, or a part of one, is made from. */
export interface EntrySource {
  readonly id: InterviewId;
  readonly code: string;
  /** Language of a translation. */
  readonly translation: TestimonyLanguage | undefined;
  /** From the outgoing testimony to the one in the vault, in UTF-16 units. */
  toOriginal(position: number): number | undefined | Promise<number | undefined>;
}

/** A finished file of the bundle. */
export interface MadeEntry extends ScannedEntry {
  readonly interview?: EntrySource;
}

export function ensureNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled');
}

/** HMAC under a key that no other bundle has and that cannot be read out. */
async function freshMac(): Promise<BundleMac> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (message) => new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

/** What the files of interviews are made with, and what is gathered on the way. */
interface Making {
  readonly mac: BundleMac;
  readonly labels: ReadonlyMap<string, string>;
  /** The vault's ids. */
  readonly usedTags: Set<string>;
  readonly formats: readonly FormatWriter[];
}

/**
 * The files of one bundle, each made once and in order: START-HERE, interviews, codebook, other formats, sums, manifest,
 * signature. What is known only after them (`files`, `blocked`, `manifest`) stands in the fields.
 */
export class BundleContent {
  readonly bundleId: string = crypto.randomUUID();
  /** All files but manifest and signature, as the manifest lists them. */
  readonly files: ManifestFile[] = [];
  readonly blocked: ExportPreview['blocked'][number][] = [];
  /** By the ids that they have in this bundle: files of other formats tell of several. */
  readonly sources = new Map<string, EntrySource>();
  readonly included: InterviewId[] = [];
  /** Heads of the custody chains that it carries. */
  readonly heads: CustodyHead[] = [];
  manifest: Bytes | undefined;
  signature: Bytes | undefined;

  private readonly plan: ExportPlan;
  private readonly kind: LockKind;
  private readonly parts: ContentParts;

  constructor(plan: ExportPlan, kind: LockKind, parts: ContentParts) {
    this.plan = plan;
    this.kind = kind;
    this.parts = parts;
  }

  /** @throws AppError `cancelled` */
  async *entries(): AsyncGenerator<MadeEntry> {
    const mac = await freshMac();
    const usedTags = new Set<string>();
    const tags = await bundleTags(this.parts.codebook, mac);
    const formats = formatWriters(this.plan.formats, {
      version: this.plan.version,
      createdOn: this.parts.today,
      generator: GENERATOR,
      tagOf: (id) => tags.get(id) ?? unknownTag(id),
      idFor: (name) => bundleId(mac, name),
      report: this.parts.report,
    });
    const labels = new Map([...tags].map(([id, { label }]) => [id, label]));
    yield* this.covered({
      path: ENTRY_PATHS.startHere,
      bytes: startHereBytes(this.kind, formats.length > 0),
    });
    for await (const entry of this.interviews({ mac, usedTags, labels, formats }))
      yield* this.covered(entry);
    const codebook = await codebookBytes(usedTags, this.parts.codebook, mac);
    yield* this.covered({ path: ENTRY_PATHS.codebook, bytes: codebook });
    for (const format of formats)
      for (const file of await format.finish()) yield* this.covered(file);
    yield* this.covered({ path: ENTRY_PATHS.sums, bytes: sumsBytes(this.files) });
    this.manifest = encodeManifest({
      format: BUNDLE_FORMAT,
      formatVersion: BUNDLE_FORMAT_VERSION,
      bundleId: this.bundleId,
      createdOn: this.parts.today,
      version: this.plan.version,
      generator: GENERATOR,
      files: this.files,
      ...(this.heads.length > 0 && { custody: this.heads }),
    });
    yield { path: ENTRY_PATHS.manifest, bytes: this.manifest };
    this.signature = utf8(await signDetached(this.parts.signer, this.manifest));
    yield { path: ENTRY_PATHS.signature, bytes: this.signature };
  }

  /** Passes an entry on and notes it for the manifest. */
  private async *covered(entry: MadeEntry): AsyncGenerator<MadeEntry> {
    ensureNotCancelled(this.parts.signal);
    const { path, bytes } = entry;
    const sha256 = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    this.files.push({ path, size: bytes.length, sha256 });
    yield entry;
  }

  private async *interviews(making: Making): AsyncGenerator<MadeEntry> {
    const nameOf = interviewNamer();
    for (const [index, id] of this.plan.interviews.entries()) {
      ensureNotCancelled(this.parts.signal);
      const interview = await this.parts.load(id);
      const { code, consent } = interview.record;
      const block = this.blockOf(consent);
      if (block) this.blocked.push({ id, code, ...block });
      else {
        this.included.push(id);
        for await (const text of this.withTranslations(interview)) {
          await this.parts.onIncluded?.(text);
          const { tags, passages } = text.record;
          for (const tag of [...tags, ...passages.map((passage) => passage.tag)])
            if (!isHandlingTag(tag)) making.usedTags.add(tag);
          const name = nameOf(code, translationLanguage(text.record));
          yield* this.interviewEntries(text, name, making);
        }
      }
      this.parts.onInterview?.(index + 1);
    }
  }

  private blockOf(consent: Consent): ConsentBlock | undefined {
    const { isOwnCopy = false, today, recipients } = this.parts;
    const { version, purpose = 'share' } = this.plan;
    return isOwnCopy ? undefined : consentBlock(consent, { version, purpose, today, recipients });
  }

  /** What a translation does not know of the speaker is the original's, and so is the consent that let it out. */
  private async *withTranslations(original: Interview): AsyncGenerator<Interview> {
    yield original;
    for (const id of this.parts.translationsOf(original.id)) {
      const { text, record } = await this.parts.load(id);
      yield { id, text, record: recordOfTranslation(original.record, record) };
    }
  }

  private async *interviewEntries(
    interview: Interview,
    name: string,
    { mac, labels, formats }: Making,
  ): AsyncGenerator<MadeEntry> {
    const { version, purpose } = this.plan;
    const lineage = version === 'original' ? await this.parts.lineageOf(interview.id) : NO_LINEAGE;
    const { file, outgoing } = await interviewFile(interview, version, mac, { purpose, lineage });
    const { id, record } = interview;
    const source = {
      id,
      code: record.code,
      translation: translationLanguage(record),
      toOriginal: (position: number) => outgoing.toOriginal(position),
    };
    const path = `${ENTRY_PATHS.interviews}${name}`;
    yield { path: `${path}.json`, bytes: encodeInterviewJson(file), interview: source };
    yield { path: `${path}.txt`, ...encodeInterviewText(file, labels), interview: source };
    const chain = await this.parts.custodyOf(interview.id);
    if (chain) yield await this.custodyEntry(chain, file.id, { name, mac, source });
    if (formats.length > 0) this.sources.set(file.id, this.rereading(source));
    for (const format of formats) await format.add(file, name);
  }

  private async custodyEntry(
    chain: Chain,
    interview: string,
    {
      name,
      mac,
      source,
    }: Pick<Making, 'mac'> & { readonly name: string; readonly source: EntrySource },
  ): Promise<MadeEntry> {
    const { version } = this.plan;
    const { bytes, head } = await custodyFile(chain, {
      bundle: this.bundleId,
      interview,
      version,
      mac,
    });
    const path = `${ENTRY_PATHS.custody}${name}.json`;
    this.heads.push({ path, head });
    return { path, bytes, interview: source };
  }

  /**
   * Until files of other formats are searched no text is held: for a finding in them it is read once more. (A function
   * made beside one that knows the text would keep it: both keep all that either uses.)
   */
  private rereading({ id, code, translation }: EntrySource): EntrySource {
    return {
      id,
      code,
      translation,
      toOriginal: async (position) =>
        outgoingText(await this.parts.load(id), this.plan.version).toOriginal(position),
    };
  }
}
