import { afterEach, beforeEach, expect, test } from 'vitest';
import { CountedWorker } from '../counted-worker-for-test.ts';
import { makeReport, REPORT_FORMATS } from './make-report.ts';
import { sampleReport } from './report-fixture.ts';
import { ReportProcess } from './report-process.ts';

const RealWorker = globalThis.Worker;

beforeEach(() => {
  CountedWorker.started.length = 0;
  globalThis.Worker = CountedWorker;
});
afterEach(() => {
  globalThis.Worker = RealWorker;
  expect(CountedWorker.started.map(({ isOver }) => isOver)).toEqual([true]);
});

test('a helper makes the report that this thread would, with its fonts', async () => {
  const report = sampleReport('kk', 5);
  const maker = new ReportProcess();
  for (const format of REPORT_FORMATS) {
    const { bytes, missing } = await maker.make(format, report);
    const start = new TextDecoder().decode(bytes.subarray(0, 4));
    expect(start).toBe({ docx: 'PK\u0003\u0004', pdf: '%PDF' }[format]);
    expect(missing).toEqual([]);
    expect((await makeReport(format, report)).bytes).toEqual(bytes);
  }
  maker.end();
});

test('whoever waits for a helper that is ended is told', async () => {
  const maker = new ReportProcess();
  const made = maker.make('pdf', sampleReport());
  maker.end();
  await expect(made).rejects.toMatchObject({ code: 'cancelled' });
});
