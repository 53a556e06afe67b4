import type { ExportFormat } from '../../core/bundle/formats/format.ts';
import type { CustodyFinding } from '../../core/bundle/read-custody.ts';
import type { Bytes } from '../../core/bytes.ts';
import type { DisclosedInterview, DisclosureReport } from '../../core/anonymise/disclosure.ts';
import type { CodebookEdit } from '../../core/codebook/codebook-edit.ts';
import type { ImportedTag } from '../../core/codebook/imported-tag.ts';
import type { Contact } from '../../core/domain/contact.ts';
import type { AllowedFinding, ExportRecord } from '../../core/domain/export-record.ts';
import type { ConsentWithheld } from '../../core/domain/consent.ts';
import type { KeyFact } from '../../core/domain/disclosed-facts.ts';
import type {
  ConsentBlock,
  ExportPurpose,
  SpokenLimits,
} from '../../core/domain/export-permission.ts';
import type { ContactId, InterviewId, PersonId } from '../../core/domain/ids.ts';
import type {
  Interview,
  InterviewHeader,
  InterviewRecord,
  TestimonyLanguage,
} from '../../core/domain/interview.ts';
import type { Person } from '../../core/domain/person.ts';
import type { Mention } from '../../core/domain/redaction.ts';
import type { VaultRule } from '../../core/domain/vault-rule.ts';
import type { Tag } from '../../core/domain/tag.ts';
import type { TextChange } from '../../core/domain/text-change.ts';
import type { ErrorCode } from '../../core/errors.ts';
import type { CallName } from '../../core/ipc/channels.ts';
import type { CustodyCalls } from './calls/custody-calls.ts';
import type { DamageCalls, UnlockReport } from './calls/damage-calls.ts';
import type { HistoryCalls } from './calls/history-calls.ts';
import type { ImportCalls } from './calls/import-calls.ts';
import type { MergeCalls } from './calls/merge-calls.ts';
import type { KeyCalls } from './calls/key-calls.ts';
import type { ModelCalls } from './calls/model-calls.ts';
import type { PassageCalls, PassageNews } from './calls/passage-calls.ts';
import type { PendingCalls } from './calls/pending-calls.ts';
import type { RecoveryCalls } from './calls/recovery-calls.ts';
import type { ReportCalls } from './calls/report-calls.ts';
import type { SearchCalls, SearchNews } from './calls/search-calls.ts';
import type { SnapshotCalls } from './calls/snapshot-calls.ts';

/**
 * The door of the vault worker: what the page may ask, and what the worker may ask back. Everything
 * crosses as a structured clone; keys never do.
 */
export interface VaultCalls
  extends CustodyCalls,
    DamageCalls,
    HistoryCalls,
    ImportCalls,
    MergeCalls,
    KeyCalls,
    ModelCalls,
    PassageCalls,
    PendingCalls,
    RecoveryCalls,
    ReportCalls,
    SearchCalls,
    SnapshotCalls {
  /** Makes a new vault and leaves it unlocked. `id` is fresh and random. */
  create(args: { id: string; name: string; passphrase: string }): void;
  /** Tells the list on its way (`unlock.ts`). @throws unlock-refused, key-file-missing, key-file-damaged, vault-newer */
  unlock(args: { id: string; passphrase: string }): UnlockReport;
  /** Takes away what earlier sessions left half done. Asked once the list is shown. */
  sweep(args: undefined): void;
  /** Waits until everything asked for so far is durable. Called before the worker is terminated. */
  flush(args: undefined): void;

  interviews(args: undefined): InterviewHeader[];
  createInterview(args: { record: InterviewRecord; text?: string }): Interview;
  openInterview(args: { id: InterviewId }): Interview;
  /** Durable when it resolves. `record` replaces the record; `changes` are applied to the text before it. */
  saveInterview(args: InterviewEdit): SaveReceipt;
  /** Into the bin (a time) or out of it (undefined). */
  binInterview(args: { id: InterviewId; deletedAt: number | undefined }): void;

  /** What the anonymised version of every interview says about its speaker; without the bin and what does not open. */
  disclosed(args: undefined): readonly DisclosedInterview[];

  people(args: undefined): Person[];
  putPerson(args: Person): void;
  deletePerson(args: { id: PersonId }): { readonly missedSnapshots: number };
  codebook(args: undefined): Tag[];
  /** @throws not-found, codebook-frozen */
  editCodebook(args: CodebookEdit): void;
  /** The tags of a codebook of another program; nothing is stored. @throws codebook-file-unreadable, file-read-failed */
  readCodebookFile(args: { source: string; size: number }): readonly ImportedTag[];
  contacts(args: undefined): Contact[];
  /** What holds for all work in this vault. */
  rules(args: undefined): VaultRule[];
  setRule(args: VaultRule & { readonly isOn: boolean }): void;
  putContact(args: Contact): void;
  deleteContact(args: { id: ContactId }): void;
  /** This vault's own public keys: age recipient and OpenSSH line. */
  identity(args: undefined): PublicIdentity;

  /** What seems to identify somebody in the interview's saved text and is not decided yet. */
  mentions(args: { id: InterviewId }): Mention[];

  /** Where the person was: screen, caret, scroll. Any small JSON; sealed. */
  savePlace(args: { place: string }): void;
  place(args: undefined): string | undefined;

  /** Makes every entry, scans it, writes nothing. */
  previewExport(args: ExportPlan): ExportPreview;
  /** Writes, reads back, verifies, names the file. @throws leak-found, file-write-failed, cancelled */
  writeExport(args: ExportPlan & ExportTarget): ExportReceipt;
  cancelExport(args: undefined): void;
  /** The bundles that this vault wrote, the oldest first. */
  exports(args: undefined): ExportRecord[];
  /** @throws bundle-* */
  openBundle(args: { source: BundleSource; size: number; passphrase?: string }): BundleView;
}

export type VaultCallName = keyof VaultCalls;
export type VaultArgs<C extends VaultCallName> = Parameters<VaultCalls[C]>[0];
export type VaultResult<C extends VaultCallName> = ReturnType<VaultCalls[C]>;

/** What some calls tell on their way, before they resolve. */
export interface VaultParts {
  passages: PassageNews;
  search: SearchNews;
  unlock: HeaderPart;
}
export type VaultPart<C extends VaultCallName> = C extends keyof VaultParts ? VaultParts[C] : never;

/** A piece of the list, in the order in which it is told. */
export type HeaderPart =
  /** A row of `pages` as JSON: each side parses it, at once, where a clone of what one parsed would take as long again. */
  | { readonly page: Bytes }
  /** What changed since the pages were written: it stands for what they say. */
  | { readonly newer: readonly InterviewHeader[] }
  /** Something had to be repaired: it stands for everything told before. */
  | { readonly all: readonly InterviewHeader[] };

/** Handle of `openFile.choose`, or a file that was dropped on the page, which never learns its path. */
export type BundleSource = string | File;

export interface InterviewEdit {
  readonly id: InterviewId;
  readonly record?: InterviewRecord;
  readonly changes?: readonly TextChange[];
}

export interface SaveReceipt {
  /** Milliseconds since 1970, UTC. */
  readonly savedAt: number;
  readonly header: InterviewHeader;
}

export interface PublicIdentity {
  readonly recipient: string;
  readonly signingKey: string;
}

export interface ExportPlan {
  readonly interviews: readonly InterviewId[];
  readonly version: 'anonymised' | 'original';
  /** What it is given for: sharing with partners when it is missing. */
  readonly purpose?: ExportPurpose;
  /** What goes along beside JSON and text; usually nothing. */
  readonly formats: readonly ExportFormat[];
  /** Findings that the person allowed once; without a reason none is. */
  readonly allowed: readonly AllowedFinding[];
}

export interface ExportTarget {
  /** Handle of `exportFile.begin`. */
  readonly target: string;
  /** X25519 recipients `age1…`; empty when a passphrase is given. Never both. */
  readonly recipients: readonly string[];
  readonly passphrase?: string;
}

/** A known form that a finished file holds. */
export interface LeakFinding {
  /** Stable over previews: what was found, where. */
  readonly key: string;
  /** Path of the entry inside the bundle. */
  readonly entry: string;
  readonly interview: InterviewId | undefined;
  readonly code: string | undefined;
  /** Of the translation that it stands in; undefined in the original. */
  readonly translation?: TestimonyLanguage | undefined;
  readonly kind: 'name' | 'identifier';
  /** The words as they stand in the file. */
  readonly found: string;
  /** A few words on both sides. */
  readonly before: string;
  readonly after: string;
  /** Suggestions in these words that nobody has decided, as they stand there. */
  readonly undecided: readonly string[];
  /** Position in the *original* text of the interview, when it stands in its testimony. */
  readonly at: number | undefined;
}

export interface ExportPreview {
  readonly entries: number;
  /** Bytes of the padded tar. */
  readonly size: number;
  readonly findings: readonly LeakFinding[];
  /** Interviews that consent keeps back, with the permission that does. */
  readonly blocked: readonly (ConsentBlock & {
    readonly id: InterviewId;
    readonly code: string;
  })[];
  /** Interviews that may leave, and that consent says something more about. */
  readonly shaped: readonly (SpokenLimits & {
    readonly id: InterviewId;
    readonly code: string;
    /** Facts about the speaker that do not leave. */
    readonly heldBack: readonly KeyFact[];
    /** What the text must not tell: no program knows whether it does. */
    readonly inText: readonly ConsentWithheld[];
  })[];
  /** Interviews with mentions that nobody has decided. */
  readonly undecided: readonly {
    readonly id: InterviewId;
    readonly code: string;
    /** Of a translation; undefined for the original. */
    readonly translation?: TestimonyLanguage | undefined;
    readonly count: number;
  }[];
  /** Where the rules want a second reader: interviews whose review none has read. */
  readonly unread: readonly Omit<ExportPreview['undecided'][number], 'count'>[];
  /** Who could be singled out by what the anonymised version says about the speakers; undefined for originals. */
  readonly disclosure: DisclosureReport | undefined;
}

export interface ExportReceipt {
  readonly name: string;
  readonly size: number;
  /** SHA-256 of the written file, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bundleId: string;
}

/** Who signed, in the words that the screen needs. */
export type SignatureState =
  | { readonly state: 'known-checked'; readonly name: string; readonly signingKey: string }
  | { readonly state: 'known-unchecked'; readonly name: string; readonly signingKey: string }
  | { readonly state: 'own'; readonly signingKey: string }
  | { readonly state: 'unknown-key'; readonly signingKey: string }
  | { readonly state: 'wrong' }
  | { readonly state: 'none' };

export interface BundleView {
  readonly bundleId: string;
  readonly formatVersion: number;
  readonly version: 'anonymised' | 'original';
  /** Day of the export, `2026-11-23`. */
  readonly createdOn: string;
  readonly signature: SignatureState;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly interviews: readonly BundleInterview[];
  /** Paths of custody chains that belong to no interview of it; missing when there are none. */
  readonly strayChains?: readonly string[] | undefined;
}

export interface BundleInterview {
  /** Of its file in the bundle: codes may repeat, paths never do. */
  readonly path: string;
  readonly code: string;
  /** Of a translation: path of the original, if that is in the bundle. */
  readonly translationOf?: string | undefined;
  readonly date: string;
  readonly place: string;
  readonly occupation: string;
  readonly language: string;
  readonly tags: readonly string[];
  readonly text: string;
  readonly passages: readonly {
    readonly from: number;
    readonly to: number;
    readonly tag: string;
  }[];
  /** Of its custody chain; missing when the bundle carries none, as those from before the log do. */
  readonly custody?: CustodyFinding | undefined;
}

/** Page to worker. */
export type ToWorker =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: VaultCallName;
      readonly args: unknown;
    }
  | { readonly type: 'host-result'; readonly id: number; readonly result: WorkerEnvelope };

/** Worker to page. `host` asks the page to pass a call on to the main process. */
export type FromWorker =
  | { readonly type: 'part'; readonly id: number; readonly part: unknown }
  | { readonly type: 'result'; readonly id: number; readonly result: WorkerEnvelope }
  | { readonly type: 'host'; readonly id: number; readonly name: CallName; readonly args: unknown }
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'violation'; readonly directive: string };

export type WorkerEnvelope =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

/** How far long work is. `done` and `total` are in bytes, or in interviews while scanning and writing. */
export interface Progress {
  readonly stage: 'derive' | 'scan' | 'write' | 'verify' | 'read';
  readonly done: number;
  readonly total: number;
}
