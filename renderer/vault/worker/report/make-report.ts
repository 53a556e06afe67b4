import type { Bytes } from '../../../../core/bytes.ts';
import type { ReportDocument } from '../../../../core/report/report-document.ts';
import { docxReport } from './docx-report.ts';
import { pdfReport } from './pdf-report.ts';
import { fetchReportFonts } from './report-fonts.ts';

export const REPORT_FORMATS = ['docx', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface MadeReport {
  readonly bytes: Bytes;
  /** Characters that the file cannot show: U+FFFD stands for each. */
  readonly missing: readonly string[];
}

/**
 * The report as a file. Imported by the helper alone, which is started when a report is made: the vault worker does not
 * load what makes it.
 * @param fonts of a PDF; the app's own unless told otherwise
 */
export async function makeReport(
  format: ReportFormat,
  report: ReportDocument,
  fonts = fetchReportFonts,
): Promise<MadeReport> {
  switch (format) {
    case 'docx':
      return { bytes: await docxReport(report), missing: [] };
    case 'pdf':
      return pdfReport(report, await fonts());
  }
}
