// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { LeakScanner } from '../../../../core/anonymise/leak-scan.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../../../core/bundle/formats/format.ts';
import type { Interview } from '../../../../core/domain/interview.ts';
import type { ExportPlan } from '../../api.ts';
import { BundleContent, type MadeEntry } from './bundle-content.ts';
import {
  exampleInterview,
  exampleParts,
  examplePlan,
  MemoryFile,
  OWN_TAG,
  REAL_NAME,
  sourceOf,
  undecidedInterview,
  wordScanner,
} from './bundle-fixture.ts';
import { previewExport, writeExport } from './export-bundle.ts';
import { openBundle } from './open-bundle.ts';
import { loadAgeIdentity, newAgeIdentity } from './own-keys.ts';

const own = await loadAgeIdentity(newAgeIdentity());
const all: readonly ExportFormat[] = EXPORT_FORMATS;

function plan(interviews: readonly Interview[], part: Partial<ExportPlan> = {}): ExportPlan {
  return { ...examplePlan(interviews), formats: all, ...part };
}

async function made(interviews: readonly Interview[], formats = all): Promise<MadeEntry[]> {
  const content = new BundleContent(
    plan(interviews, { formats }),
    'x25519',
    await exampleParts(interviews),
  );
  const entries: MadeEntry[] = [];
  for await (const entry of content.entries()) entries.push(entry);
  return entries;
}

const paths = (entries: readonly { readonly path: string }[]) => entries.map(({ path }) => path);
const isOther = (path: string) => path.startsWith('formats/');

describe('a bundle with other formats', () => {
  test('has their files behind the codebook, listed and summed as all others', async () => {
    const entries = await made([exampleInterview(1)]);
    const plain = paths(await made([exampleInterview(1)], []));
    expect(plain.some(isOther)).toBe(false);
    const here = paths(entries);
    expect(here.filter((path) => !isOther(path))).toEqual(plain);
    expect(here[here.findIndex(isOther) - 1]).toBe('codebook.json');
    const text = (path: string) =>
      new TextDecoder().decode(entries.find((entry) => entry.path === path)?.bytes);
    for (const path of here.filter(isOther)) {
      expect(text('SHA256SUMS')).toContain(path);
      expect(text('manifest.json')).toContain(path);
    }
  });

  test('opens as one without, and lists what it holds', async () => {
    const interviews = [exampleInterview(1)];
    const file = new MemoryFile();
    const parts = { ...(await exampleParts(interviews)), file };
    const lock = { kind: 'x25519', recipients: [own.recipient] } as const;
    await writeExport(plan(interviews), lock, parts);
    const keys = { identities: [own.key], contacts: [], ownSigningKeys: [] };
    const view = await openBundle(sourceOf(file.whole()), keys);
    expect(view.interviews).toHaveLength(1);
    expect(paths(view.files)).toEqual(paths(await made(interviews)));
  });

  test('says nothing that the version does not say', async () => {
    const interviews = [exampleInterview(1), exampleInterview(2)];
    const scanner = wordScanner(REAL_NAME, 'Private', 'Stall', 'hnd', 'R-2', '1998-11-26');
    const parts = { ...(await exampleParts(interviews)), scanner };
    const { findings } = await previewExport(plan(interviews), parts);
    expect(findings.filter(({ entry }) => isOther(entry))).toEqual([]);
  });
});

/** Formats that carry it; each has to be found there, and leaves when nothing is searched. */
async function foundIn(interviews: readonly Interview[], part: object = {}, word = REAL_NAME) {
  const parts = { ...(await exampleParts(interviews)), scanner: wordScanner(word), ...part };
  const { findings } = await previewExport(plan(interviews), parts);
  const lock = { kind: 'x25519', recipients: [own.recipient] } as const;
  const write = (scanner: typeof parts.scanner) =>
    writeExport(plan(interviews), lock, { ...parts, scanner, file: new MemoryFile() });
  await expect(write(parts.scanner)).rejects.toMatchObject({ code: 'leak-found' });
  await expect(write(wordScanner('nothing of this'))).resolves.toMatchObject({
    interviews: interviews.map(({ id }) => id),
  });
  return findings.filter(({ entry }) => isOther(entry));
}

describe('a name in another format is found', () => {
  const entries = (findings: readonly { readonly entry: string }[]) =>
    new Set(findings.map(({ entry }) => entry));

  test('in the testimony, with its place in the interview', async () => {
    const interview = undecidedInterview(1);
    const findings = await foundIn([interview]);
    const at = interview.text.indexOf(REAL_NAME);
    expect(
      findings.every(({ code, interview: id }) => code === 'INT-001' && id === interview.id),
    ).toBe(true);
    expect(entries(findings.filter((one) => one.at === at))).toEqual(
      new Set([
        'formats/csv/testimonies.csv',
        'formats/interviews.qdpx',
        'formats/uwazi/import.zip',
      ]),
    );
  });

  test('in a passage', async () => {
    const interview = undecidedInterview(1);
    const [passage] = interview.record.passages;
    const passages = [{ ...passage, from: 0, to: 20 }] as typeof interview.record.passages;
    const findings = await foundIn([{ ...interview, record: { ...interview.record, passages } }]);
    expect(entries(findings.filter(({ at }) => at === undefined))).toEqual(
      new Set([
        'formats/report.docx',
        'formats/report.pdf',
        'formats/csv/passages.csv',
        'formats/interviews.qdpx',
      ]),
    );
  });

  test("in a tag's words", async () => {
    const codebook = [{ ...OWN_TAG, label: `of ${REAL_NAME}` }];
    expect(entries(await foundIn([exampleInterview(1)], { codebook }))).toEqual(
      new Set([
        'formats/report.docx',
        'formats/report.pdf',
        'formats/csv/interviews.csv',
        'formats/csv/codebook.csv',
        'formats/interviews.qdpx',
        'formats/codebook.qdc',
        'formats/uwazi/import.zip',
        'formats/uwazi/thesaurus-tags.csv',
      ]),
    );
  });

  test('in a field', async () => {
    const interview = exampleInterview(1);
    const place = { ...interview.record.place, published: `near ${REAL_NAME}` };
    const findings = await foundIn([{ ...interview, record: { ...interview.record, place } }]);
    expect(entries(findings)).toEqual(
      new Set([
        'formats/csv/interviews.csv',
        'formats/interviews.qdpx',
        'formats/uwazi/import.zip',
      ]),
    );
  });

  test('that may not stand in the files of one interview, in its own parts alone', async () => {
    const interviews = [exampleInterview(1), exampleInterview(2)];
    const ownScanner = (id: string) =>
      id === interviews[0]?.id ? wordScanner('they made') : undefined;
    const parts = { ...(await exampleParts(interviews)), ownScanner };
    const { findings } = await previewExport(plan(interviews), parts);
    const others = findings.filter(({ entry }) => isOther(entry));
    expect(entries(others)).toEqual(
      new Set([
        'formats/csv/testimonies.csv',
        'formats/csv/passages.csv',
        'formats/interviews.qdpx',
        'formats/uwazi/import.zip',
      ]),
    );
    expect(new Set(others.map(({ code }) => code))).toEqual(new Set(['INT-001']));
  });
});

test('a finding has the same key in the next preview and beside other interviews, and another in another interview', async () => {
  const interviews = [1, 2]
    .map((n) => exampleInterview(n, `${REAL_NAME} came.`))
    .map((one): Interview => ({ ...one, record: { ...one.record, redactions: [] } }));
  const parts = await exampleParts(interviews);
  const findingsOf = async (some: readonly Interview[]) =>
    (await previewExport(plan(some), parts)).findings
      // A report is about all of them at once.
      .filter(({ entry }) => !entry.startsWith('formats/report.'));
  const first = await findingsOf(interviews);
  expect(await findingsOf(interviews)).toEqual(first);
  expect(new Set(first.map(({ key }) => key)).size).toBe(first.length);
  const [, second] = interviews;
  expect(await findingsOf(second ? [second] : [])).toEqual(
    first.filter(({ interview }) => interview === second?.id),
  );
});

test('START-HERE names other formats where there are some, and is searched with that', async () => {
  const interviews = [exampleInterview(1)];
  const parts = { ...(await exampleParts(interviews)), scanner: wordScanner('for other programs') };
  const starts = async (formats: ExportPlan['formats']) => {
    const { findings } = await previewExport(plan(interviews, { formats }), parts);
    return findings.filter(({ entry }) => entry === 'START-HERE.txt').length;
  };
  expect(await starts(all)).toBeGreaterThan(0);
  expect(await starts([])).toBe(0);
});

test('a search of a file that tells of all interviews lets others have their turn, and ends when it is cancelled', async () => {
  const interviews = Array.from({ length: 50 }, (_, i) => exampleInterview(i + 1));
  const controller = new AbortController();
  let rows = 0;
  const scanner: LeakScanner = {
    scan(text) {
      // Of the table of interviews: long enough for a turn to be over.
      if (!text.includes('oral-noted\n')) return [];
      if (rows === 0) setTimeout(() => controller.abort());
      rows += 1;
      for (const end = performance.now() + 10; performance.now() < end; );
      return [];
    },
  };
  const parts = { ...(await exampleParts(interviews)), scanner, signal: controller.signal };
  const preview = previewExport(plan(interviews, { formats: ['csv'] }), parts);
  await expect(preview).rejects.toMatchObject({ code: 'cancelled' });
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(50);
});
