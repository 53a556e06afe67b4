import type { InterviewId, PassageId } from '../../../core/domain/ids.ts';
import type { ReportSettings } from '../../../core/report/report-settings.ts';

export interface ReportCalls {
  reportSettings(args: undefined): ReportSettings;
  putReportSettings(args: ReportSettings): void;
  /**
   * How a passage is cited, from what the anonymised version says of its interview and nothing more, with its number:
   * `Interview with teacher (name withheld), Almaty, March 2026. [INT-007:12]` In full, as a first footnote has it.
   * @throws not-found, row-damaged, row-missing
   */
  cite(args: { interview: InterviewId; passage: PassageId }): string;
}
