// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { Interview } from '../../../../core/domain/interview.ts';
import { NO_CONSENT } from '../../../../core/domain/consent.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  REAL_NAME,
  undecidedInterview,
  wordScanner,
} from './bundle-fixture.ts';
import { previewExport } from './export-bundle.ts';

function withoutConsent(n: number): Interview {
  const interview = exampleInterview(n);
  return { ...interview, record: { ...interview.record, consent: NO_CONSENT } };
}

describe('a preview', () => {
  test('shows what consent keeps back and what is undecided', async () => {
    const interviews = [exampleInterview(1), withoutConsent(2), undecidedInterview(3)];
    const parts = {
      ...(await exampleParts(interviews)),
      undecided: async ({ record }: Interview) =>
        record.redactions.length === 0 ? ['told\nus', 'not near'] : [],
    };
    const preview = await previewExport(examplePlan(interviews), parts);
    expect(preview.blocked).toEqual([
      {
        id: interviews[1]?.id,
        code: 'INT-002',
        scope: 'share-with-named-partner',
        reason: 'not-asked',
      },
    ]);
    expect(preview.undecided).toEqual([{ id: interviews[2]?.id, code: 'INT-003', count: 2 }]);
    expect(preview.findings.map(({ undecided: words }) => words)).toEqual([
      ['told us'],
      ['told us'],
    ]);
    expect(preview.entries).toBe(9);
  });

  test('names each finding with its place in the original text', async () => {
    const interviews = [exampleInterview(1), undecidedInterview(2)];
    const { findings } = await previewExport(
      examplePlan(interviews),
      await exampleParts(interviews),
    );
    expect(findings.map(({ entry, found, code, at }) => ({ entry, found, code, at }))).toEqual(
      ['json', 'txt'].map((type) => ({
        entry: `interviews/INT-002.${type}`,
        found: REAL_NAME,
        code: 'INT-002',
        at: interviews[1]?.text.indexOf(REAL_NAME),
      })),
    );
  });

  test('has the same keys the next time, and leaves out what was allowed', async () => {
    const interviews = [undecidedInterview(1)];
    // Without a codebook the text file names the own tag by an id, new in each bundle, close to the name.
    const parts = { ...(await exampleParts(interviews)), codebook: [] };
    const first = await previewExport(examplePlan(interviews), parts);
    const second = await previewExport(examplePlan(interviews), parts);
    expect(second.findings).toEqual(first.findings);
    const allowed = first.findings.slice(0, 1).map(({ key }) => ({ key, reason: 'a flower' }));
    const third = await previewExport({ ...examplePlan(interviews), allowed }, parts);
    expect(third.findings).toEqual(first.findings.slice(1));
  });

  test('searches the words of every kind of bundle: who can open it is chosen later', async () => {
    const interviews = [exampleInterview(1)];
    const parts = await exampleParts(interviews);
    // Words that only START-HERE has: at the command for a passphrase, and at the version for hybrid keys.
    for (const word of ['age -d -o', '1\\.3\\.0', 'key\\.txt']) {
      const scanner = wordScanner(word);
      const { findings } = await previewExport(examplePlan(interviews), { ...parts, scanner });
      expect(findings.map(({ entry }) => entry)).toEqual(Array(3).fill('START-HERE.txt'));
    }
  });

  test('an original version is not searched', async () => {
    const interviews = [undecidedInterview(1)];
    const preview = await previewExport(
      examplePlan(interviews, 'original'),
      await exampleParts(interviews),
    );
    expect(preview.findings).toEqual([]);
  });
});
