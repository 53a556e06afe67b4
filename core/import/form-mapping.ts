import { EMPTY_RECORD, type InterviewRecord } from '../domain/interview.ts';
import { isPartialDate, type PartialDate } from '../domain/partial-date.ts';
import { MAX_IMPORT_FIELD, MAX_IMPORT_TEXT } from './import-limits.ts';
import { type FormTable, keysOfRow } from './form-table.ts';
import { LIST_FIELDS, type ListField, matchValue, plainName } from './value-words.ts';

/** What a column can become. Several columns can become testimony or summary, one each of the others. */
export const FORM_FIELDS = [
  'code',
  'date',
  'place',
  'role',
  'occupation',
  'sex',
  'setting',
  'language',
  'summary',
  'testimony',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** Which columns become what, by their names; the others are left out. */
export interface FormMapping {
  readonly fields: Readonly<Record<string, FormField>>;
  /** Entries of the lists that a person chose for what a form writes. */
  readonly values: Readonly<Partial<Record<ListField, Readonly<Record<string, string>>>>>;
}

/** How columns are often called, the last part of their name. */
const COLUMN_WORDS: Readonly<Record<FormField, string>> = {
  code: 'code interview_code interview_id interview_no код код_интервью код_сұхбат',
  date: 'date interview_date date_of_interview today дата дата_интервью күні сұхбат_күні',
  place:
    'place location city town village settlement место город село населенный_пункт орын жер ауыл қала',
  role: 'role respondent_role роль рөлі',
  occupation: 'occupation profession job work профессия занятие работа кәсіп кәсібі мамандығы',
  sex: 'sex gender пол жыныс жынысы',
  setting: 'setting mode interview_mode format формат способ түрі',
  language: 'language lang interview_language язык тіл тілі',
  summary: 'summary abstract резюме краткое_содержание кратко түйін қысқаша',
  testimony:
    'testimony story text transcript narrative statement account what_happened показания рассказ текст расшифровка что_произошло айғақ әңгіме мәтін',
};

const IS_MANY: ReadonlySet<FormField> = new Set<FormField>(['summary', 'testimony']);

/** What the names of the columns tell. Private and technical ones are left out. */
export function suggestMapping(table: FormTable): FormMapping {
  const fields: [string, FormField][] = [];
  const used = new Set<FormField>();
  for (const { name, isPrivate, isTechnical } of table.columns) {
    if (isPrivate || isTechnical) continue;
    const field = FORM_FIELDS.find((one) => isCalled(name, one));
    if (field === undefined || (used.has(field) && !IS_MANY.has(field))) continue;
    used.add(field);
    fields.push([name, field]);
  }
  return { fields: Object.fromEntries(fields), values: {} };
}

function isCalled(name: string, field: FormField): boolean {
  const last = name.split('/').at(-1) ?? name;
  // Groups of ODK are joined with hyphens, which can also be part of a name.
  const names = [plainName(last), plainName(last.split('-').at(-1) ?? last)];
  return COLUMN_WORDS[field].split(' ').some((word) => names.includes(word));
}

/** The mapping with this column taken as this field, or left out. Of a field that is one column's, the one before loses it. */
export function withField(
  mapping: FormMapping,
  column: string,
  field: FormField | undefined,
): FormMapping {
  const others = Object.entries(mapping.fields).filter(
    ([name, taken]) => name !== column && (taken !== field || IS_MANY.has(taken)),
  );
  const fields = Object.fromEntries(field ? [...others, [column, field] as const] : others);
  return { ...mapping, fields };
}

/** An interview as a row would make it. */
export interface FormDraft {
  readonly record: InterviewRecord;
  readonly text: string;
  readonly keys: readonly string[];
}

/** What the rows become, and what of them does not. */
export interface FormDrafts {
  readonly drafts: readonly FormDraft[];
  /** What a form writes in a column of a list, and no entry of the list is. */
  readonly unmatched: Readonly<Record<ListField, readonly string[]>>;
  /** Cells of the date's column that are no date. */
  readonly undated: number;
  /** Rows of which no column that is taken says anything. */
  readonly empty: number;
  /** Rows with the key of an earlier one. */
  readonly repeated: number;
  /** Texts that are too long for one testimony. */
  readonly tooLong: number;
}

export function makeDrafts(table: FormTable, mapping: FormMapping): FormDrafts {
  const unmatched = new Map(LIST_FIELDS.map((field) => [field, new Set<string>()]));
  const counts = { undated: 0, empty: 0, repeated: 0, tooLong: 0 };
  const seen = new Set<string>();
  const columns = FORM_FIELDS.map((field) => [field, columnsOf(table, mapping, field)] as const);
  const drafts = table.rows.flatMap((row): FormDraft[] => {
    const cells = new Map(columns.map(([field, places]) => [field, cellOf(table, row, places)]));
    const keys = keysOfRow(table, row);
    const isRepeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    const cell = (field: FormField) => cells.get(field) ?? '';
    const text = cell('testimony');
    if (isRepeated) counts.repeated += 1;
    else if ([...cells.values()].every((one) => one === '')) counts.empty += 1;
    else if ([...cells].some(([field, one]) => one.length > mostOf(field))) counts.tooLong += 1;
    else {
      const date = readDate(cell('date'));
      if (date === undefined) counts.undated += 1;
      const listed = (field: ListField) => {
        const raw = cell(field);
        const id = chosenValue(mapping, field, raw) ?? matchValue(field, raw);
        if (raw !== '' && id === undefined) unmatched.get(field)?.add(raw);
        return id ?? '';
      };
      return [{ record: recordOf(cell, listed, date ?? ''), text, keys }];
    }
    return [];
  });
  const lists = [...unmatched].map(([field, values]) => [field, [...values]] as const);
  return {
    drafts,
    unmatched: Object.fromEntries(lists) as Record<ListField, string[]>,
    ...counts,
  };
}

function mostOf(field: FormField): number {
  return field === 'testimony' ? MAX_IMPORT_TEXT : MAX_IMPORT_FIELD;
}

/** An entry of the list that a person chose for it, if they did. */
export function chosenValue({ values }: FormMapping, field: ListField, raw: string) {
  const chosen = values[field] ?? {};
  // A form may write `constructor`.
  return Object.hasOwn(chosen, raw) ? chosen[raw] : undefined;
}

function recordOf(
  cell: (field: FormField) => string,
  listed: (field: ListField) => string,
  date: PartialDate,
): InterviewRecord {
  const sex = listed('sex');
  return {
    ...EMPTY_RECORD,
    code: oneLine(cell('code')),
    date,
    place: { ...EMPTY_RECORD.place, name: oneLine(cell('place')) },
    role: listed('role') as InterviewRecord['role'],
    occupation: listed('occupation') as InterviewRecord['occupation'],
    setting: listed('setting') as InterviewRecord['setting'],
    language: listed('language') as InterviewRecord['language'],
    summary: cell('summary'),
    ...(sex !== '' && { sex: sex as NonNullable<InterviewRecord['sex']> }),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function columnsOf(table: FormTable, { fields }: FormMapping, field: FormField): number[] {
  return table.columns.flatMap(({ name }, i) =>
    Object.hasOwn(fields, name) && fields[name] === field ? i : [],
  );
}

/** Of several columns each under its name, so that an answer stays with its question. */
function cellOf(table: FormTable, row: readonly string[], places: readonly number[]): string {
  const filled = places.filter((at) => (row[at] ?? '') !== '');
  if (places.length < 2) return filled.map((at) => row[at]).join('');
  return filled.map((at) => `${table.columns[at]?.name}\n${row[at]}`).join('\n\n');
}

/** A day as forms and spreadsheets write it. Which of 03/04 is the month nobody can tell: that is none. */
export function readDate(text: string): PartialDate | undefined {
  if (isPartialDate(text)) return text;
  const iso = /^(\d{4}-\d{2}-\d{2})[T ]/.exec(text)?.[1];
  if (iso !== undefined) return isPartialDate(iso) ? iso : undefined;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(text);
  const slashed = dotted ? null : /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  const [, first = '', second = '', year = ''] = dotted ?? slashed ?? [];
  if (year === '') return undefined;
  const isMonthFirst = slashed !== null && Number(second) > 12;
  if (slashed && !isMonthFirst && Number(first) <= 12 && first !== second) return undefined;
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPartialDate(date) ? date : undefined;
}
