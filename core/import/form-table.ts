import { AppError } from '../errors.ts';
import { readCsv } from './csv.ts';
import { MAX_COLUMN_NAME, MAX_IMPORT_INTERVIEWS, MAX_IMPORT_TOTAL } from './import-limits.ts';
import { cleanText } from './plain-text.ts';

/** Whose export it is: told by the columns that each adds. */
export type FormSource = 'odk' | 'kobo' | 'other';

export interface FormColumn {
  readonly name: string;
  /** Says where somebody was, or who or which device sent it: taken only when a person asks for it. */
  readonly isPrivate: boolean;
  /** What the program that collected it adds: no answer of anybody. */
  readonly isTechnical: boolean;
}

/** Submissions of a form, one in each row. */
export interface FormTable {
  readonly source: FormSource;
  /** True of a table whose rows are parts of submissions in another one. */
  readonly isRepeat: boolean;
  readonly columns: readonly FormColumn[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** By which submissions are known again; the surest first. */
  readonly keyColumns: readonly number[];
}

const KEYS = [
  'rootuuid',
  'meta/rootuuid',
  'key',
  '_uuid',
  'instanceid',
  'meta/instanceid',
  'meta-instanceid',
];
const TECHNICAL =
  /^(?:SubmissionDate|KEY|PARENT_KEY|Status|ReviewState|AttachmentsPresent|AttachmentsExpected|Edits|FormVersion|start|end|formhub\/uuid|_id|_uuid|rootUuid|_submission_time|_validation_status|_notes|_status|__version__|_tags|_index|(?:.*[/-])?(?:instanceID|instanceName|rootUuid|deprecatedID)|.*\/__version__)$/i;
const PRIVATE =
  /(?:^|[/_-])(?:Submitter(?:ID|Name)|_?submitted_by|username|user_?name|enumerator|device_?id|subscriber_?id|sim_?serial|sim_?id|phone_?number|phone|email|geo_?point|geo_?location|geo_?trace|geo_?shape|gps|latitude|longitude|altitude|accuracy|precision)$/i;
/** A place on the map, as forms write it: latitude, longitude, and perhaps altitude and accuracy. */
const COORDINATES = /^-?\d{1,2}\.\d{3,} -?\d{1,3}\.\d{3,}(?: -?[\d.]+){0,2}$/;
const REPEAT = /^(?:PARENT_KEY|_parent_index|_submission__uuid)$/;
const LOOKED_AT = 50;

/** @throws AppError import-empty, import-not-a-table, import-too-many */
export function readFormTable(raw: string): FormTable {
  if (raw.length > MAX_IMPORT_TOTAL) throw new AppError('import-too-large', 'a long table');
  const [head, ...body] = readCsv(cleanText(raw).text, MAX_IMPORT_INTERVIEWS);
  if (head === undefined || body.length === 0) throw new AppError('import-empty', 'no rows');
  if (head.some((name) => name.length > MAX_COLUMN_NAME))
    throw new AppError('import-not-a-table', 'a column with a very long name');
  const names = uniqueNames(head);
  const rows = body.map((row) => {
    if (row.slice(names.length).some((cell) => cell !== ''))
      throw new AppError('import-not-a-table', 'a row with more cells than columns');
    return names.map((_, i) => (row[i] ?? '').trim());
  });
  const columns = names.map((name, i) => {
    const cells = rows.slice(0, LOOKED_AT).map((row) => row[i] ?? '');
    const isPrivate = PRIVATE.test(name) || cells.some((cell) => COORDINATES.test(cell));
    return { name, isPrivate, isTechnical: TECHNICAL.test(name) };
  });
  const isRepeat = names.some((name) => REPEAT.test(name));
  return { source: sourceOf(names), isRepeat, columns, rows, keyColumns: keyColumnsOf(names) };
}

/** Under which a submission is remembered: the same whichever program exported it. Empty for a row that has none. */
export function keysOfRow({ keyColumns }: FormTable, row: readonly string[]): string[] {
  const keys = keyColumns.map((at) => (row[at] ?? '').toLowerCase().replace(/^uuid:/, ''));
  return [...new Set(keys.filter((key) => key !== ''))];
}

function sourceOf(names: readonly string[]): FormSource {
  if (names.includes('_uuid') || names.includes('rootUuid')) return 'kobo';
  return names.some((name) => name === 'KEY' || /(?:^|[/-])instanceID$/.test(name))
    ? 'odk'
    : 'other';
}

function keyColumnsOf(names: readonly string[]): number[] {
  const lower = names.map((name) => name.toLowerCase());
  return KEYS.map((key) => lower.indexOf(key)).filter((at) => at >= 0);
}

/** A mapping goes by names: what has none is known by its place, what has another's by both. */
function uniqueNames(head: readonly string[]): string[] {
  const seen = new Set<string>();
  return head.map((cell, i) => {
    const name = cell.trim() === '' ? `#${i + 1}` : cell.trim();
    const own = seen.has(name) ? `${name} #${i + 1}` : name;
    seen.add(own);
    return own;
  });
}
