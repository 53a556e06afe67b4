import type { ReportLanguage } from './report-language.ts';

/** What a team's citations and reports have in common; one for a vault. */
export interface ReportSettings {
  readonly id: 'report';
  readonly language: ReportLanguage;
  /** In whose name people were interviewed; stands in every footnote. */
  readonly organisation: string;
  readonly title: string;
  /** Who may read it. */
  readonly classification: string;
  /** The team states that nobody was paid. */
  readonly noPayment: boolean;
  /** `basket`: only passages that somebody put by for the report. */
  readonly quotes: 'all' | 'basket';
}

export const FIRST_REPORT_SETTINGS: ReportSettings = {
  id: 'report',
  language: 'en',
  organisation: '',
  title: '',
  classification: '',
  noPayment: false,
  quotes: 'all',
};
