import { utf8 } from '../../bytes.ts';
import { CONSENT_SCOPES } from '../../domain/consent.ts';
import type { InterviewFile } from '../interview-file.ts';
import { ENTRY_PATHS } from '../manifest.ts';
import { COLUMNS } from './columns.ts';
import { csvRow } from './csv-text.ts';
import type { FormatFacts, FormatFile, FormatWriter } from './format.ts';
import { groupName } from './used-tags.ts';
import { type UwaziProperty, uwaziReadme } from './uwazi-readme.ts';
import { UwaziTerms } from './uwazi-terms.ts';
import { ZipFile } from './zip-file.ts';

const FOLDER = `${ENTRY_PATHS.formats}uwazi/`;
const TAGS = 'thesaurus-tags.csv';
const OCCUPATIONS = 'thesaurus-occupations.csv';

interface Column extends UwaziProperty {
  readonly value: (file: InterviewFile) => string;
}

function text(name: string, value: Column['value']): Column {
  return { name, type: 'Text', value };
}

/** A collection in Uwazi: entities with the exact text attached, thesauri to import before, and what to do in which order. */
export function uwaziWriter(facts: FormatFacts): FormatWriter {
  return new UwaziWriter(facts);
}

class UwaziWriter implements FormatWriter {
  readonly #facts: FormatFacts;
  readonly #zip = new ZipFile();
  readonly #tags = new UwaziTerms();
  readonly #occupations = new UwaziTerms();
  readonly #columns: readonly Column[];
  readonly #rows: string[];
  readonly #testimonies = new Map<string, string>();

  constructor(facts: FormatFacts) {
    this.#facts = facts;
    this.#columns = this.#columnsOf();
    this.#rows = [csvRow(['title', ...this.#columns.map(({ name }) => name), 'attachments'])];
  }

  /** Latin letters, digits and `_` only: of anything else Uwazi makes `_`, and names become the same. */
  #columnsOf(): readonly Column[] {
    const original = [
      text('place_exact', ({ place }) => place.exact ?? ''),
      text('employer_exact', ({ employer }) => employer?.exact ?? ''),
      text('interviewer', ({ interviewerCode }) => interviewerCode ?? ''),
      text('consent_conditions', ({ consent }) => consent.conditions ?? ''),
      text('summary', ({ summary }) => summary ?? ''),
    ];
    return [
      text(COLUMNS.interview, ({ id }) => id),
      text(COLUMNS.code, ({ code }) => code),
      text('translation_of', ({ translationOf }) => translationOf ?? ''),
      text('interview_language', ({ language }) => language),
      text('interview_date', ({ date }) => date),
      text('place', ({ place }) => place.published),
      text('role', ({ role }) => role),
      text('sex', ({ sex }) => sex ?? ''),
      text('employer', ({ employer }) => employer?.published ?? ''),
      text('setting', ({ setting }) => setting),
      {
        name: 'occupation',
        type: 'Select',
        thesaurus: OCCUPATIONS,
        value: ({ occupation }) => this.#occupation(occupation),
      },
      { name: 'tags', type: 'Multiselect', thesaurus: TAGS, value: (file) => this.#tagsOf(file) },
      text('consent', ({ consent }) =>
        CONSENT_SCOPES.map((scope) => `${scope}: ${consent.answers[scope] ?? 'not-asked'}`).join(
          '; ',
        ),
      ),
      ...(this.#facts.version === 'original' ? original : []),
      { name: COLUMNS.testimony, type: 'Rich text', value: (file) => file.text },
    ];
  }

  #occupation(id: string): string {
    return id === '' ? '' : this.#occupations.term(id, this.#facts.tagOf(id).label || id);
  }

  /** Of the whole interview and of its passages: Uwazi tags entities only. */
  #tagsOf({ tags, passages }: InterviewFile): string {
    const used = new Set([...tags, ...passages.map(({ tag }) => tag)]);
    return [...used]
      .map((id) => {
        const { group, label } = this.#facts.tagOf(id);
        return this.#tags.term(id, `${groupName(group)}: ${label || id}`);
      })
      .join('|');
  }

  add(file: InterviewFile, name: string): void {
    const attachment = `${name}.txt`;
    this.#zip.add(attachment, utf8(file.text));
    this.#testimonies.set(attachment, file.id);
    this.#rows.push(csvRow([name, ...this.#columns.map(({ value }) => value(file)), attachment]));
  }

  async finish(): Promise<readonly FormatFile[]> {
    this.#zip.add('import.csv', utf8(this.#rows.join('')));
    const thesauri = [
      { name: TAGS, terms: this.#tags.list() },
      { name: OCCUPATIONS, terms: this.#occupations.list() },
    ].filter(({ terms }) => terms.length > 0);
    const made = thesauri.map(({ name }) => name);
    return [
      { path: `${FOLDER}README.txt`, bytes: uwaziReadme(this.#columns, made) },
      ...thesauri.map(({ name, terms }) => ({
        path: `${FOLDER}${name}`,
        bytes: utf8(['English', ...terms].map((term) => csvRow([term])).join('')),
      })),
      {
        path: `${FOLDER}import.zip`,
        bytes: this.#zip.finish(),
        testimonies: this.#testimonies,
      },
    ];
  }
}
