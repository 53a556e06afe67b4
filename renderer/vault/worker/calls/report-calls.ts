import type { ReportCalls } from '../../calls/report-calls.ts';
import { cite } from '../cite.ts';
import type { Answers, DoorContext } from '../door-context.ts';

export function reportCalls({ opened, write }: DoorContext): Answers<keyof ReportCalls> {
  return {
    reportSettings: async () => opened().vault.reportSettings(),
    putReportSettings: (settings) => write(({ vault }) => vault.report.put(settings)),
    cite: async (passage) => cite(opened().vault, passage),
  };
}
