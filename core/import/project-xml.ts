import type { SaxesTagNS } from 'saxes';
import type { Bytes } from '../bytes.ts';
import {
  DESCRIPTION_MAX,
  type ImportedTag,
  NAME_MAX,
  oneLine,
  TAGS_MAX,
} from '../codebook/imported-tag.ts';
import { nearColour } from '../codebook/near-colour.ts';
import { normaliseText } from '../domain/interview.ts';
import { AppError } from '../errors.ts';
import {
  MAX_COLUMN_NAME,
  MAX_IMPORT_CODINGS,
  MAX_IMPORT_FIELD,
  MAX_IMPORT_INTERVIEWS,
} from './import-limits.ts';
import { ProjectNotes, type ProjectNoteKind } from './project-note.ts';
import { attribute, readXml, type XmlListener } from './read-xml.ts';

/** A code, in the order of the file; `parent` is a place in the list. */
export interface ProjectCode extends ImportedTag {
  /** It holds other codes, and nothing is coded with it. */
  readonly isFolder: boolean;
}

/** A stretch of a text as the file says it. */
export interface WrittenSelection {
  /** What the program calls it: mostly the words themselves, or how they begin. */
  readonly name: string;
  /** NaN where no whole number stands. */
  readonly start: number;
  readonly end: number;
  /** GUIDs, as `guidOf` writes them. */
  readonly codes: readonly string[];
}

export interface WrittenSource {
  readonly name: string;
  readonly description: string;
  /** Where its text lies, or the text itself; both undefined where there is neither. */
  readonly path: string | undefined;
  readonly content: string | undefined;
  readonly isFormatted: boolean;
  readonly codes: readonly string[];
  readonly selections: readonly WrittenSelection[];
  /** GUIDs of its notes. */
  readonly memos: readonly string[];
}

/** A note, or memo: a text of its own that others refer to. */
export interface WrittenMemo {
  readonly guid: string;
  readonly name: string;
  readonly path: string | undefined;
  readonly content: string | undefined;
}

export interface ProjectXml {
  readonly codes: readonly ProjectCode[];
  /** Places in `codes`. */
  readonly places: ReadonlyMap<string, number>;
  readonly sources: readonly WrittenSource[];
  readonly memos: readonly WrittenMemo[];
  /** Which code has which note, by its place and the note's GUID. */
  readonly codeMemos: readonly (readonly [number, string])[];
  readonly notes: ProjectNotes;
}

/** Twice as many as there can be codes, and as there can be texts. */
const MOST_MEMOS = 2 * (TAGS_MAX + MAX_IMPORT_INTERVIEWS);

/** One program wrote `1:0` for months. */
const NAMESPACE = /^urn:QDA-XML:project:1[.:]0$/;

/** Elements right inside a list of the project that are only counted. */
const COUNTED: ReadonlyMap<string, ProjectNoteKind> = new Map([
  ['Users/User', 'users'],
  ['Variables/Variable', 'variables'],
  ['Cases/Case', 'cases'],
  ['Links/Link', 'links'],
  ['Sets/Set', 'sets'],
  ['Graphs/Graph', 'graphs'],
  ['Sources/AudioSource', 'recordings'],
  ['Sources/VideoSource', 'recordings'],
  ['Sources/PictureSource', 'pictures'],
  ['Sources/PDFSource', 'pdfs'],
]);

type Open<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenSource = Open<Omit<WrittenSource, 'codes' | 'selections' | 'memos'>> & {
  codes: string[];
  memos: string[];
  selections: (Open<Omit<WrittenSelection, 'codes'>> & { codes: string[] })[];
};

/**
 * What a project says of its codes and texts; of all else how much there is.
 * @throws AppError import-damaged, import-not-a-project, import-too-large, import-too-many
 */
export function readProjectXml(bytes: Bytes): ProjectXml {
  const listener = new ProjectListener();
  readXml(bytes, listener);
  return listener;
}

class ProjectListener implements XmlListener, ProjectXml {
  readonly codes: Open<ProjectCode>[] = [];
  readonly places = new Map<string, number>();
  readonly sources: OpenSource[] = [];
  readonly memos: Open<WrittenMemo>[] = [];
  readonly codeMemos: [number, string][] = [];
  readonly notes = new ProjectNotes();
  readonly #guids = new Set<string>();
  /** Names of the open elements; empty for one of another namespace, which is nothing to us. */
  readonly #path: string[] = [];
  #namespace = '';
  /** Places of the open codes, undefined for one that is left out. */
  readonly #openCodes: (number | undefined)[] = [];
  #codings = 0;
  /** Of the open element that text is read of. */
  #words: string | undefined;

  open(tag: SaxesTagNS): void {
    if (this.#path.length === 0) {
      if (tag.local !== 'Project' || !NAMESPACE.test(tag.uri))
        throw new AppError('import-not-a-project', 'XML of another kind');
      this.#namespace = tag.uri;
    }
    const name = tag.uri === this.#namespace ? tag.local : '';
    this.#path.push(name);
    this.#words = name === 'Description' || name === 'PlainTextContent' ? '' : undefined;
    const [, list = ''] = this.#path;
    if (this.#path.length === 3) {
      const kind = COUNTED.get(`${list}/${name}`);
      if (kind) this.notes.add(kind);
    }
    if (list === 'CodeBook') this.#openInCodebook(name, tag);
    else if (list === 'Sources' && this.#path[2] === 'TextSource') this.#openInText(name, tag);
    else if (list === 'Sources') this.#countInMedium(name);
    else if (list === 'Notes' && name === 'Note' && this.#path.length === 3) this.#openMemo(tag);
  }

  #openInCodebook(name: string, tag: SaxesTagNS): void {
    const [above] = this.#path.slice(-2);
    const open = this.#openCodes.at(-1);
    if (name === 'NoteRef' && above === 'Code' && open !== undefined) {
      this.#countCoding();
      this.codeMemos.push([open, guidOf(attribute(tag, 'targetGUID'))]);
    }
    if (name !== 'Code' || (above !== 'Codes' && above !== 'Code')) return;
    const label = this.#cut(oneLine(attribute(tag, 'name') ?? ''), NAME_MAX);
    if (label === '') {
      this.notes.add('unnamedCodes');
      this.#openCodes.push(undefined);
      return;
    }
    const parent = this.#openCodes.findLast((one) => one !== undefined);
    const colour = nearColour(attribute(tag, 'color') ?? '');
    const at = this.codes.length;
    if (at === TAGS_MAX) throw new AppError('import-too-large', 'very many codes');
    this.codes.push({
      name: label,
      description: '',
      isFolder: attribute(tag, 'isCodable')?.trim() === 'false',
      ...(parent !== undefined && { parent }),
      ...(colour !== undefined && { colour }),
    });
    this.#openCodes.push(at);
    const guid = this.#guid(tag);
    if (guid !== '' && !this.places.has(guid)) this.places.set(guid, at);
  }

  #openInText(name: string, tag: SaxesTagNS): void {
    const source = this.sources.at(-1);
    const depth = this.#path.length;
    if (depth === 3) this.#openSource(tag);
    else if (depth === 4 && name === 'PlainTextSelection') this.#openSelection(tag);
    else if (depth === 4 && name === 'NoteRef') {
      this.#countCoding();
      source?.memos.push(guidOf(attribute(tag, 'targetGUID')));
    } else if (name === 'CodeRef' && this.#path[depth - 2] === 'Coding') {
      this.#countCoding();
      const selection = depth === 6 && this.#path[3] === 'PlainTextSelection';
      const whole = depth === 5 ? source : undefined;
      const coded = selection ? source?.selections.at(-1) : whole;
      coded?.codes.push(guidOf(attribute(tag, 'targetGUID')));
    }
  }

  #openSource(tag: SaxesTagNS): void {
    if (this.sources.length === MAX_IMPORT_INTERVIEWS)
      throw new AppError('import-too-many', 'very many texts');
    this.#guid(tag);
    this.sources.push({
      name: this.#cut(oneLine(attribute(tag, 'name') ?? ''), MAX_COLUMN_NAME),
      description: '',
      path: attribute(tag, 'plainTextPath'),
      content: undefined,
      isFormatted: attribute(tag, 'richTextPath') !== undefined,
      codes: [],
      selections: [],
      memos: [],
    });
  }

  #openSelection(tag: SaxesTagNS): void {
    this.#countCoding();
    this.#guid(tag);
    this.sources.at(-1)?.selections.push({
      name: attribute(tag, 'name') ?? '',
      start: wholeNumber(attribute(tag, 'startPosition')),
      end: wholeNumber(attribute(tag, 'endPosition')),
      codes: [],
    });
  }

  #openMemo(tag: SaxesTagNS): void {
    if (this.memos.length === MOST_MEMOS) throw new AppError('import-too-large', 'very many notes');
    this.memos.push({
      guid: this.#guid(tag),
      name: this.#cut(oneLine(attribute(tag, 'name') ?? ''), MAX_COLUMN_NAME),
      path: attribute(tag, 'plainTextPath'),
      content: undefined,
    });
  }

  #countInMedium(name: string): void {
    if (name === 'Transcript') this.notes.add('transcripts');
    else if (name.endsWith('Selection')) this.notes.add('mediaSelections');
  }

  /** Selections and references to notes count too: each is held until all is known. */
  #countCoding(): void {
    this.#codings += 1;
    if (this.#codings > 2 * MAX_IMPORT_CODINGS)
      throw new AppError('import-too-large', 'very many codings');
  }

  text(text: string): void {
    if (this.#words !== undefined) this.#words += text;
  }

  close(): void {
    const name = this.#path.pop();
    const words = this.#words ?? '';
    this.#words = undefined;
    const above = this.#path.at(-1);
    if (name === 'Code' && (above === 'Codes' || above === 'Code')) this.#openCodes.pop();
    else if (name === 'Description') this.#describe(words);
    else if (name === 'PlainTextContent') {
      const list = this.#path.slice(1).join('/');
      const open = this.#isInText() ? this.sources.at(-1) : undefined;
      const text = list === 'Notes/Note' ? this.memos.at(-1) : open;
      if (text) text.content ??= words;
    }
  }

  #describe(written: string): void {
    const words = normaliseText(written).trim();
    if (words === '') return;
    const code = this.codes[this.#openCodes.at(-1) ?? -1];
    const isOfCode = this.#path[1] === 'CodeBook' && this.#path.at(-1) === 'Code';
    if (isOfCode && code) code.description ||= this.#cut(words, DESCRIPTION_MAX);
    else if (this.#isInText()) {
      const source = this.sources.at(-1);
      if (source) source.description ||= this.#cut(words, MAX_IMPORT_FIELD);
    } else this.notes.add('descriptions');
  }

  /** Right inside a text source. */
  #isInText(): boolean {
    return this.#path.length === 3 && this.#path.slice(1).join('/') === 'Sources/TextSource';
  }

  /** Empty for a part that has none. */
  #guid(tag: SaxesTagNS): string {
    const guid = guidOf(attribute(tag, 'guid'));
    if (guid !== '' && this.#guids.has(guid)) this.notes.add('repeatedGuids');
    this.#guids.add(guid);
    return guid;
  }

  #cut(words: string, most: number): string {
    if (words.length <= most) return words;
    this.notes.add('shortened');
    return `${words.slice(0, most - 1).toWellFormed()}…`;
  }
}

/** One way of writing: in capitals, without the braces that some programs put around. */
function guidOf(written = ''): string {
  return written
    .trim()
    .replace(/^\{|\}$/g, '')
    .toUpperCase();
}

function wholeNumber(written = ''): number {
  return /^\s*\+?\d{1,15}\s*$/.test(written) ? Number(written) : Number.NaN;
}
