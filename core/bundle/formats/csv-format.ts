import { utf8 } from '../../bytes.ts';
import { CONSENT_SCOPES } from '../../domain/consent.ts';
import { toUtf16 } from '../code-points.ts';
import type { BundleVersion, InterviewFile } from '../interview-file.ts';
import { ENTRY_PATHS } from '../manifest.ts';
import { COLUMNS } from './columns.ts';
import { csvRow } from './csv-text.ts';
import type { FormatFacts, FormatFile, FormatWriter } from './format.ts';
import { UsedTags } from './used-tags.ts';

/** Excel takes a table for the system's own alphabet unless this stands before it. */
const BYTE_ORDER_MARK = '\uFEFF';
const FOLDER = `${ENTRY_PATHS.formats}csv/`;

type Column = readonly [name: string, value: (file: InterviewFile) => string];

/** Not the testimony: a spreadsheet cuts a cell off after 32,767 characters. */
function columns(version: BundleVersion, { tagOf }: FormatFacts): readonly Column[] {
  const isOriginal = version === 'original';
  const original: readonly Column[] = [
    ['place_exact', ({ place }) => place.exact ?? ''],
    ['employer_exact', ({ employer }) => employer?.exact ?? ''],
    ['consent_conditions', ({ consent }) => consent.conditions ?? ''],
    ['interviewer', ({ interviewerCode }) => interviewerCode ?? ''],
    ['interpreter', ({ interpreter }) => (interpreter === true ? 'yes' : 'no')],
    ['summary', ({ summary }) => summary ?? ''],
  ];
  return [
    [COLUMNS.interview, ({ id }) => id],
    [COLUMNS.code, ({ code }) => code],
    ['translation_of', ({ translationOf }) => translationOf ?? ''],
    ['version', (file) => file.version],
    ['language', ({ language }) => language],
    ['date', ({ date }) => date],
    ['place', ({ place }) => place.published],
    ['place_level', ({ place }) => place.level],
    ['role', ({ role }) => role],
    ['occupation', ({ occupation }) => occupation],
    ['sex', ({ sex }) => sex ?? ''],
    ['employer', ({ employer }) => employer?.published ?? ''],
    ['setting', ({ setting }) => setting],
    ['consent_method', ({ consent }) => consent.method],
    ...CONSENT_SCOPES.map(
      (scope): Column => [
        `consent_${scope.replaceAll('-', '_')}`,
        ({ consent }) => consent.answers[scope] ?? 'not-asked',
      ],
    ),
    ['tag_ids', ({ tags }) => tags.join(' | ')],
    ['tags', ({ tags }) => tags.map((tag) => tagOf(tag).label || tag).join(' | ')],
    ...(isOriginal ? original : []),
  ];
}

/** Tables for spreadsheets and statistics: interviews, testimonies, passages, codebook. */
export function csvWriter(facts: FormatFacts): FormatWriter {
  const { version, tagOf } = facts;
  const interviewColumns = columns(version, facts);
  const whose = [COLUMNS.interview, COLUMNS.code, 'language'];
  const tables = {
    interviews: [csvRow(interviewColumns.map(([name]) => name))],
    testimonies: [csvRow([...whose, COLUMNS.testimony])],
    passages: [csvRow([...whose, 'passage_id', 'from', 'to', 'tag_id', 'tag', 'passage'])],
    codebook: [csvRow(['tag_id', 'group', 'name', 'description'])],
  };
  const used = new UsedTags(facts);

  function add(file: InterviewFile): void {
    const { id, code, language, text, passages } = file;
    tables.interviews.push(csvRow(interviewColumns.map(([, value]) => value(file))));
    tables.testimonies.push(csvRow([id, code, language, text]));
    const ends = passages.flatMap(({ from, to }) => [from, to]);
    const units = toUtf16(text, ends);
    for (const { id: passage, from, to, tag } of passages) {
      const words = text.slice(units.get(from), units.get(to));
      const label = tagOf(tag).label || tag;
      tables.passages.push(
        csvRow([id, code, language, passage, `${from}`, `${to}`, tag, label, words]),
      );
    }
    used.add(file);
  }

  async function finish(): Promise<readonly FormatFile[]> {
    for (const { id, group, label, definition } of used.list())
      tables.codebook.push(csvRow([id, group, label, definition]));
    return Object.entries(tables).map(([name, rows]) => ({
      path: `${FOLDER}${name}.csv`,
      bytes: utf8(BYTE_ORDER_MARK + rows.join('')),
    }));
  }

  return { add, finish };
}
