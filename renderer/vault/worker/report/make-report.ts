import type { Bytes } from '../../../../core/bytes.ts';
import type { ReportDocument } from '../../../../core/report/report-document.ts';

export const REPORT_FORMATS = ['docx', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface MadeReport {
  readonly bytes: Bytes;
  /** Characters that the file cannot show: U+FFFD stands for each. */
  readonly missing: readonly string[];
}

/** The report as a file. What makes it, and its fonts, are fetched when they are first needed. */
export async function makeReport(
  format: ReportFormat,
  report: ReportDocument,
): Promise<MadeReport> {
  switch (format) {
    case 'docx': {
      const { docxReport } = await import('./docx-report.ts');
      return { bytes: await docxReport(report), missing: [] };
    }
    case 'pdf': {
      const [{ pdfReport }, { fetchReportFonts }] = await Promise.all([
        import('./pdf-report.ts'),
        import('./report-fonts.ts'),
      ]);
      return pdfReport(report, await fetchReportFonts());
    }
  }
}
