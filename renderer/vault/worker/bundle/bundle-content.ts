import type { Bytes } from '../../../../core/bytes.ts';
import { toHex, utf8 } from '../../../../core/bytes.ts';
import type { BundleMac } from '../../../../core/bundle/bundle-ids.ts';
import { codebookBytes, tagLabels } from '../../../../core/bundle/codebook-file.ts';
import {
  encodeInterviewJson,
  encodeInterviewText,
  interviewFile,
  interviewNamer,
} from '../../../../core/bundle/interview-file.ts';
import type { ScannedEntry } from '../../../../core/bundle/leaks.ts';
import {
  BUNDLE_FORMAT,
  BUNDLE_FORMAT_VERSION,
  encodeManifest,
  ENTRY_PATHS,
  sumsBytes,
  type ManifestFile,
} from '../../../../core/bundle/manifest.ts';
import { signDetached, type Signer } from '../../../../core/bundle/ssh-signature.ts';
import { startHereBytes, type LockKind } from '../../../../core/bundle/start-here.ts';
import { type ConsentBlock, consentBlock } from '../../../../core/domain/export-permission.ts';
import type { Consent } from '../../../../core/domain/consent.ts';
import type { InterviewId } from '../../../../core/domain/ids.ts';
import type { Interview, TestimonyLanguage } from '../../../../core/domain/interview.ts';
import { recordOfTranslation, translationLanguage } from '../../../../core/domain/translation.ts';
import { isHandlingTag, type Tag } from '../../../../core/domain/tag.ts';
import { AppError } from '../../../../core/errors.ts';
import type { ExportPlan, ExportPreview } from '../../api.ts';

const GENERATOR = 'Vouchsafe';

/** Where the content of a bundle comes from. */
export interface ContentParts {
  /** One interview at a time: nothing else of the vault is held while a bundle is made. */
  load(id: InterviewId): Promise<Interview>;
  /** Translations of an interview: they go where it goes. */
  translationsOf(id: InterviewId): readonly InterviewId[];
  readonly codebook: readonly Tag[];
  /** Local day of the export, `2026-11-23`. */
  readonly today: string;
  readonly signer: Signer;
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

/** A finished file of the bundle. */
export interface MadeEntry extends ScannedEntry {
  readonly interview?: {
    readonly id: InterviewId;
    readonly code: string;
    /** Language of a translation. */
    readonly translation: TestimonyLanguage | undefined;
    /** From the outgoing testimony to the one in the vault, in UTF-16 units. */
    toOriginal(position: number): number | undefined;
  };
}

export function ensureNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled');
}

/** HMAC under a key that no other bundle has and that cannot be read out. */
async function freshMac(): Promise<BundleMac> {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (message) => new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

/**
 * The files of one bundle, each made once and in order: START-HERE, interviews, codebook, sums, manifest,
 * signature. What is known only after them (`files`, `blocked`, `manifest`) stands in the fields.
 */
export class BundleContent {
  readonly bundleId: string = crypto.randomUUID();
  /** All files but manifest and signature, as the manifest lists them. */
  readonly files: ManifestFile[] = [];
  readonly blocked: ExportPreview['blocked'][number][] = [];
  readonly included: InterviewId[] = [];
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
    yield* this.covered({ path: ENTRY_PATHS.startHere, bytes: startHereBytes(this.kind) });
    for await (const entry of this.interviews(mac, usedTags)) yield* this.covered(entry);
    const codebook = await codebookBytes(usedTags, this.parts.codebook, mac);
    yield* this.covered({ path: ENTRY_PATHS.codebook, bytes: codebook });
    yield* this.covered({ path: ENTRY_PATHS.sums, bytes: sumsBytes(this.files) });
    this.manifest = encodeManifest({
      format: BUNDLE_FORMAT,
      formatVersion: BUNDLE_FORMAT_VERSION,
      bundleId: this.bundleId,
      createdOn: this.parts.today,
      version: this.plan.version,
      generator: GENERATOR,
      files: this.files,
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

  private async *interviews(mac: BundleMac, usedTags: Set<string>): AsyncGenerator<MadeEntry> {
    const nameOf = interviewNamer();
    const labels = await tagLabels(this.parts.codebook, mac);
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
            if (!isHandlingTag(tag)) usedTags.add(tag);
          const name = nameOf(code, translationLanguage(text.record));
          yield* this.interviewEntries(text, mac, { name, labels });
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
    mac: BundleMac,
    { name, labels }: { readonly name: string; readonly labels: ReadonlyMap<string, string> },
  ): AsyncGenerator<MadeEntry> {
    const { file, outgoing } = await interviewFile(
      interview,
      this.plan.version,
      mac,
      this.plan.purpose,
    );
    const source = {
      id: interview.id,
      code: interview.record.code,
      translation: translationLanguage(interview.record),
      toOriginal: (position: number) => outgoing.toOriginal(position),
    };
    const path = `${ENTRY_PATHS.interviews}${name}`;
    yield { path: `${path}.json`, bytes: encodeInterviewJson(file), interview: source };
    yield { path: `${path}.txt`, ...encodeInterviewText(file, labels), interview: source };
  }
}
