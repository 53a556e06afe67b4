import type { Bytes } from '../../bytes.ts';
import type { ReportDocument } from '../../report/report-document.ts';
import type { ReportSettings } from '../../report/report-settings.ts';
import type { BundleTag } from '../codebook-file.ts';
import type { BundleVersion, InterviewFile } from '../interview-file.ts';

/** What can lie in a bundle beside JSON and text: each has a writer (`format-writers.ts`) and words in the wizard. */
export const EXPORT_FORMATS = ['docx', 'pdf', 'csv', 'qdpx', 'qdc', 'uwazi'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** Both the same report. */
export type ReportFileFormat = Extract<ExportFormat, 'docx' | 'pdf'>;

export function isReportFormat(format: ExportFormat): format is ReportFileFormat {
  return format === 'docx' || format === 'pdf';
}

/** A finished file, at its path in the bundle. */
export interface FormatFile {
  readonly path: string;
  readonly bytes: Bytes;
  /** Of a zip: the files in it that are the testimony of an interview and nothing else, by the interview's `id`. */
  readonly testimonies?: ReadonlyMap<string, string>;
}

/** What a report is made with: its libraries and fonts are no part of `core`. */
export interface ReportFacts {
  readonly settings: ReportSettings;
  /** Passages that are put by for it, by the vault's ids. */
  readonly basket: readonly string[];
  readonly make: (format: ReportFileFormat, document: ReportDocument) => Promise<Bytes>;
}

/** What holds for the whole bundle. */
export interface FormatFacts {
  readonly version: BundleVersion;
  /** Day of the export, `2026-11-23`: no time of day. */
  readonly createdOn: string;
  readonly generator: string;
  /** The words of a tag, by its id in this bundle. */
  readonly tagOf: (id: string) => BundleTag;
  /** An id of this bundle alone for something that has none: the same name, the same id. */
  readonly idFor: (name: string) => Promise<string>;
  readonly report: ReportFacts;
}

/**
 * Makes the files of one format. It is given what the version carries, never the vault's record, so it cannot
 * say more than `interviews/<name>.json` says.
 */
export interface FormatWriter {
  /** @param name of the interview's files in the bundle, without folder and extension: `INT-007`, `INT-007.en` */
  add(interview: InterviewFile, name: string): void | Promise<void>;
  /** After the last interview. No file when there is nothing to write. */
  finish(): Promise<readonly FormatFile[]>;
}
