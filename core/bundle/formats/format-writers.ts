import { csvWriter } from './csv-format.ts';
import type { ExportFormat, FormatFacts, FormatWriter } from './format.ts';
import { qdcWriter } from './qdc-format.ts';
import { qdpxWriter } from './qdpx-format.ts';
import { reportWriter } from './report-format.ts';
import { uwaziWriter } from './uwazi-format.ts';

const WRITERS: Readonly<Record<ExportFormat, (facts: FormatFacts) => FormatWriter>> = {
  docx: reportWriter('docx'),
  pdf: reportWriter('pdf'),
  csv: csvWriter,
  qdpx: qdpxWriter,
  qdc: qdcWriter,
  uwazi: uwaziWriter,
};

export function formatWriters(
  formats: readonly ExportFormat[],
  facts: FormatFacts,
): readonly FormatWriter[] {
  return [...new Set(formats)].map((format) => WRITERS[format](facts));
}
