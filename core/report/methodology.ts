import { SMALL_CELL } from '../anonymise/disclosure.ts';
import type { InterviewFile } from '../bundle/interview-file.ts';
import { type CitationStyle, namesOf, placeOf } from './citation.ts';
import { writeDate } from './report-date.ts';
import { interviewsOf, tally } from './small-cells.ts';
import type { ReportWords } from './words/report-words.ts';
import { wordsOf } from './words/words-of.ts';

export interface MethodologyOptions extends CitationStyle {
  /** Stated by the organisation; nothing that an interview records. */
  readonly noPayment: boolean;
  /** Facts were left out of the files because too few share them. */
  readonly hidesSmallCells: boolean;
}

export interface Methodology {
  readonly basis: string;
  /** Numbers, a line for each question. */
  readonly lines: readonly string[];
  readonly remarks: readonly string[];
}

/** What a report says of how it came about: written from the outgoing files, so that it cannot say more than they do. */
export function methodology(
  files: readonly InterviewFile[],
  options: MethodologyOptions,
): Methodology {
  const words = wordsOf(options.language);
  const interviews = interviewsOf(files);
  const said = words.methodology;
  return {
    basis: said.basis(interviews.length, options.organisation),
    lines: [
      periodLine(interviews, options, words),
      ...countLines(interviews, options, words),
    ].filter((line) => line !== ''),
    remarks: [
      interpreterRemark(interviews, words),
      options.noPayment ? said.noPayment : '',
      ...(interviews.some(({ version }) => version === 'original')
        ? [said.original]
        : [said.anonymised, said.pseudonyms]),
      options.hidesSmallCells ? said.smallCells : '',
    ].filter((remark) => remark !== ''),
  };
}

function periodLine(
  interviews: readonly InterviewFile[],
  { date }: CitationStyle,
  words: ReportWords,
): string {
  const dates = interviews
    .map((file) => file.date)
    .filter((one) => one !== '')
    .sort();
  const ends = [dates[0], dates.at(-1)].map((one = '') => writeDate(one, date, words.date));
  const [first = '', last = ''] = ends;
  if (first === '' || last === '') return '';
  return `${words.methodology.period}: ${first === last ? first : `${first} – ${last}`}`;
}

function countLines(
  interviews: readonly InterviewFile[],
  { place }: CitationStyle,
  { methodology: said, occupation, role }: ReportWords,
): string[] {
  const told: Readonly<Record<keyof typeof said.by, (file: InterviewFile) => string>> = {
    occupation: (file) => namesOf(occupation, file.occupation)?.[1] ?? '',
    role: (file) => namesOf(role, file.role)?.[1] ?? '',
    place: (file) => placeOf(file, place === 'withheld' ? place : 'published'),
    sex: (file) => nameOf(said.sex, file.sex),
    language: (file) => nameOf(said.language, file.language),
    setting: (file) => nameOf(said.setting, file.setting),
    consentMethod: ({ consent }) => nameOf(said.consentMethod, consent.method),
  };
  return Object.entries(said.by).map(([question, label]) => {
    const counts = tally(interviews.map(told[question as keyof typeof told]));
    if (counts.told.length === 0) return '';
    const rest = counts.rest === 0 ? [] : [{ value: said.rest, count: counts.rest }];
    const parts = [...counts.told, ...rest].map(({ value, count }) => `${value} (${count})`);
    return `${label}: ${parts.join('; ')}`;
  });
}

function nameOf(names: Readonly<Record<string, string>>, name: string | undefined): string {
  return name !== undefined && Object.hasOwn(names, name) ? (names[name] ?? '') : '';
}

/** Nothing where one of the files does not disclose it. */
function interpreterRemark(
  interviews: readonly InterviewFile[],
  { methodology: said }: ReportWords,
): string {
  const known = interviews.flatMap(({ interpreter }) => interpreter ?? []);
  if (known.length === 0 || known.length < interviews.length) return '';
  const withOne = known.filter(Boolean).length;
  const without = known.length - withOne;
  if (withOne === 0) return said.noInterpreter;
  const isSmall = withOne < SMALL_CELL || (without > 0 && without < SMALL_CELL);
  return isSmall ? said.someInterpreter : said.interpreter(withOne, known.length);
}
