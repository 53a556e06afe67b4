import type { InterviewId } from '../../../core/domain/ids.ts';
import type { InterviewRecord } from '../../../core/domain/interview.ts';
import type { Tag } from '../../../core/domain/tag.ts';
import type { ImportedState, KnownForm } from '../../../core/import/imported.ts';
import type { ImportedFile } from '../../../core/import/read-file.ts';
import type { TextEncoding } from '../../../core/import/text-encoding.ts';
import type { BundleSource } from '../api.ts';

/** Files of other programs that become interviews. */
export interface ImportCalls {
  /** What is in a file; nothing is stored. @throws import-*, file-read-failed */
  readImport(args: ImportSource): ImportedFile;
  /**
   * All of them or none, and the tags that have to be made for them. One without a code, or with one that is taken, gets
   * the next that is free.
   * @throws import-too-many, codebook-frozen, storage-full, storage-failed
   */
  importInterviews(args: {
    drafts: readonly ImportDraft[];
    tags?: readonly Tag[];
  }): readonly ImportedInterview[];
  /** Into the bin, all at once. */
  undoImport(args: { ids: readonly InterviewId[]; deletedAt: number }): void;
  /** For each submission, given by its keys: where its interview is, if it was imported before. */
  importedStates(args: {
    submissions: readonly (readonly string[])[];
  }): readonly (ImportedState | undefined)[];
  /** How the columns of a form were mapped when it was imported last. */
  knownForm(args: { id: string }): KnownForm | undefined;
  keepForm(args: KnownForm): void;
}

export interface ImportSource {
  readonly source: BundleSource;
  readonly name: string;
  readonly size: number;
  /** Undefined: the likeliest. */
  readonly encoding?: TextEncoding | undefined;
}

/** An interview that is to be made. */
export interface ImportDraft {
  readonly record: InterviewRecord;
  readonly text: string;
  /** Of a submission of a form: by which it is known again. */
  readonly keys?: readonly string[];
}

export interface ImportedInterview {
  readonly id: InterviewId;
  readonly code: string;
}
