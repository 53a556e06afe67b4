import { defaultCitationStyle } from '../../report/citation.ts';
import { type ReportOptions, reportDocument } from '../../report/report-model.ts';
import type { InterviewFile } from '../interview-file.ts';
import { ENTRY_PATHS } from '../manifest.ts';
import type { FormatFacts, FormatFile, FormatWriter, ReportFileFormat } from './format.ts';

/**
 * A report of all interviews to read and to print. It is about many people at once, so what fewer than three of them
 * share is kept out of it (`small-cells.ts`) in the anonymised version.
 */
export function reportWriter(format: ReportFileFormat): (facts: FormatFacts) => FormatWriter {
  return (facts) => new ReportWriter(format, facts);
}

class ReportWriter implements FormatWriter {
  readonly #format: ReportFileFormat;
  readonly #facts: FormatFacts;
  readonly #files: InterviewFile[] = [];

  constructor(format: ReportFileFormat, facts: FormatFacts) {
    this.#format = format;
    this.#facts = facts;
  }

  add(file: InterviewFile): void {
    this.#files.push(file);
  }

  async finish(): Promise<readonly FormatFile[]> {
    const { tagOf, report } = this.#facts;
    const used = this.#files.flatMap(({ tags, passages }) => [
      ...tags,
      ...passages.map(({ tag }) => tag),
    ]);
    const codebook = [...new Set(used)].map(tagOf);
    const document = reportDocument(this.#files, codebook, {
      ...this.#options(),
      ...(report.settings.quotes === 'basket' && { quoted: await this.#quoted() }),
    });
    const bytes = await report.make(this.#format, document);
    return [{ path: `${ENTRY_PATHS.formats}report.${this.#format}`, bytes }];
  }

  async #quoted(): Promise<ReadonlySet<string>> {
    const { report, idFor } = this.#facts;
    return new Set(await Promise.all(report.basket.map(idFor)));
  }

  #options(): ReportOptions {
    const { version, createdOn, generator, report } = this.#facts;
    const { language, organisation, title, classification, noPayment } = report.settings;
    return {
      citation: defaultCitationStyle(language, organisation),
      title,
      classification,
      noPayment,
      date: createdOn.slice(0, 'yyyy-mm'.length),
      hidesSmallCells: version === 'anonymised',
      software: generator,
      filters: [],
    };
  }
}
