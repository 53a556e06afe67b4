import { answerQuestions } from '../answer-questions.ts';
import { makeReport, type MadeReport } from './make-report.ts';
import type { ReportQuestion } from './report-process.ts';

/** A helper's entry: a report in, its file out. */
answerQuestions<ReportQuestion, MadeReport>(
  ({ format, report }) => makeReport(format, report),
  ({ bytes }) => [bytes.buffer],
);
