import type { Bytes } from '../../../../core/bytes.ts';
import type { ReportDocument } from '../../../../core/report/report-document.ts';
import type { ReportFonts } from './typesetter.ts';

export const REPORT_FORMATS = ['docx', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface MadeReport {
  readonly bytes: Bytes;
  /** Characters that the file cannot show: U+FFFD stands for each. */
  readonly missing: readonly string[];
}

/**
 * The report as a file. What makes it is fetched when it is first needed.
 * @param fonts of a PDF; the app's own unless told otherwise
 */
export async function makeReport(
  format: ReportFormat,
  report: ReportDocument,
  fonts: () => Promise<ReportFonts> = ownFonts,
): Promise<MadeReport> {
  switch (format) {
    case 'docx': {
      const { docxReport } = await import('./docx-report.ts');
      return { bytes: await docxReport(report), missing: [] };
    }
    case 'pdf': {
      const { pdfReport } = await import('./pdf-report.ts');
      return pdfReport(report, await fonts());
    }
  }
}

async function ownFonts(): Promise<ReportFonts> {
  const { fetchReportFonts } = await import('./report-fonts.ts');
  return fetchReportFonts();
}
