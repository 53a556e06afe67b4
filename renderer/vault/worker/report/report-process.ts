import type { ReportDocument } from '../../../../core/report/report-document.ts';
import { Helper } from '../helper.ts';
import type { MadeReport, ReportFormat } from './make-report.ts';

export interface ReportQuestion {
  readonly format: ReportFormat;
  readonly report: ReportDocument;
}

/**
 * Makes reports in a worker of this worker: that of a thousand interviews takes seconds, for which no save should wait.
 * Node has no such workers: there `makeReport` makes them.
 */
export class ReportProcess {
  readonly #helper = new Helper<ReportQuestion, MadeReport>('report', 'internal');

  /** @throws AppError `internal` when the helper broke, `cancelled` when it was ended */
  make(format: ReportFormat, report: ReportDocument): Promise<MadeReport> {
    return this.#helper.ask({ format, report });
  }

  end(): void {
    this.#helper.end();
  }
}
