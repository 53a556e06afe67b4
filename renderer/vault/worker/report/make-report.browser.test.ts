import { expect, test } from 'vitest';
import { makeReport, REPORT_FORMATS } from './make-report.ts';
import { sampleReport } from './report-fixture.ts';

test('a report is made in Chromium, with its fonts, and the same every time', async () => {
  const report = sampleReport('kk', 5);
  for (const format of REPORT_FORMATS) {
    const { bytes, missing } = await makeReport(format, report);
    const start = new TextDecoder().decode(bytes.subarray(0, 4));
    expect(start).toBe({ docx: 'PK\u0003\u0004', pdf: '%PDF' }[format]);
    expect(missing).toEqual([]);
    expect((await makeReport(format, report)).bytes).toEqual(bytes);
  }
});
