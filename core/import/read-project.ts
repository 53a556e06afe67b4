import type { Bytes } from '../bytes.ts';
import { AppError, errorCode } from '../errors.ts';
import { MAX_IMPORT_CODINGS, MAX_IMPORT_TEXT, MAX_IMPORT_TOTAL } from './import-limits.ts';
import { toTestimony } from './plain-text.ts';
import { ProjectMemos } from './project-memos.ts';
import type { ProjectNote, ProjectNotes } from './project-note.ts';
import {
  countingOf,
  isNamedAfter,
  placeSelection,
  placesIn,
  type TextToPlace,
} from './project-places.ts';
import {
  type ProjectCode,
  type ProjectXml,
  readProjectXml,
  type WrittenSource,
} from './project-xml.ts';
import { decodeText, guessEncodings } from './text-encoding.ts';
import { unpack, type ZipEntry, zipEntries } from './zip-entries.ts';

/** Of all that is unpacked of one project together: its XML and its texts. */
const MAX_UNPACKED = 64 * 1024 * 1024;

/** A stretch of a text with a code, by its place in the list of codes. */
export interface ProjectPassage {
  readonly from: number;
  readonly to: number;
  readonly code: number;
}

/** A text of which one interview is made. */
export interface ProjectSource {
  readonly name: string;
  /** With its notes behind it. */
  readonly description: string;
  readonly text: string;
  /** Of the whole text. */
  readonly codes: readonly number[];
  readonly passages: readonly ProjectPassage[];
}

/** A project of REFI-QDA, as far as it can be taken. */
export interface ProjectFile {
  readonly kind: 'project';
  readonly codes: readonly ProjectCode[];
  readonly sources: readonly ProjectSource[];
  readonly notes: readonly ProjectNote[];
}

type FoundText = TextToPlace & { readonly source: WrittenSource };

/** True of a zip that calls itself a project, or holds what every project has. @throws AppError import-damaged */
export function isProject(name: string, bytes: Bytes): boolean {
  return /\.qdpx$/i.test(name) || zipEntries(bytes).some(isProjectXml);
}

/**
 * A project exchange file (QDPX): its codes, and its texts with what is coded in them. Everything else is counted.
 * @throws AppError import-damaged, import-not-a-project, import-too-large, import-too-many
 */
export function readProject(bytes: Bytes): ProjectFile {
  const unpacker = new Unpacker(bytes);
  const xml = readProjectXml(unpacker.projectXml());
  const found: FoundText[] = [];
  let total = 0;
  for (const source of xml.sources) {
    const text = textOf(source, unpacker, xml.notes);
    if (!text) continue;
    total += text.text.length;
    if (total > MAX_IMPORT_TOTAL) throw new AppError('import-too-large', 'texts together');
    found.push(text);
  }
  const memos = new ProjectMemos(xml, (path) => {
    const inside = unpacker.source(path);
    return inside && decodeText(inside, guessEncodings(inside)[0]);
  });
  const codes = memos.codes();
  const sources = placed(found, xml, memos);
  memos.countOthers();
  const passages = sources.reduce((sum, one) => sum + one.passages.length + one.codes.length, 0);
  if (passages > MAX_IMPORT_CODINGS) throw new AppError('import-too-large', 'very many codings');
  return { kind: 'project', codes, sources, notes: xml.notes.list() };
}

/** In the root; one program names it after the project. */
function isProjectXml({ path }: ZipEntry): boolean {
  return /^[^/\\]+\.qde$/i.test(path);
}

/** Files of the zip by their names, for as long as there is room: nothing is ever written anywhere. */
class Unpacker {
  readonly #bytes: Bytes;
  readonly #entries: readonly ZipEntry[];
  /** By name in small letters: some programs write `Sources/`, and `.TXT` for what they call `.txt`. */
  readonly #sources = new Map<string, ZipEntry>();
  #room = MAX_UNPACKED;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
    this.#entries = zipEntries(bytes);
    for (const entry of this.#entries) {
      const name = /^sources[/\\]([^/\\]+)$/i.exec(entry.path)?.[1]?.toLowerCase();
      // Two under one name would be two texts for one reference.
      if (name !== undefined && this.#sources.has(name))
        throw new AppError('import-damaged', 'two files under one name');
      if (name !== undefined) this.#sources.set(name, entry);
    }
  }

  projectXml(): Bytes {
    const all = this.#entries.filter(isProjectXml);
    const usual = all.filter(({ path }) => path.toLowerCase() === 'project.qde');
    const [entry, second] = usual.length > 0 ? usual : all;
    if (!entry || second) throw new AppError('import-not-a-project', 'no project file, or several');
    return this.#unpack(entry);
  }

  /** @param path as the project writes it. Undefined for one that is not in the zip */
  source(path: string): Bytes | undefined {
    const name = /^internal:\/\/\/?(?:sources[/\\])?([^/\\]+)$/i.exec(path.trim())?.[1];
    const entry = name === undefined ? undefined : this.#sources.get(name.toLowerCase());
    return entry && this.#unpack(entry);
  }

  #unpack(entry: ZipEntry): Bytes {
    const content = unpack(this.#bytes, entry, this.#room);
    this.#room -= content.length;
    return content;
  }
}

/** Undefined for one that is left out, which is noted. */
function textOf(
  source: WrittenSource,
  unpacker: Unpacker,
  notes: ProjectNotes,
): FoundText | undefined {
  const { name, path, content, selections } = source;
  try {
    const bytes = path === undefined ? undefined : unpacker.source(path);
    const raw = bytes ? decoded(bytes, notes) : content;
    if (raw === undefined) {
      notes.add('missingTexts', 1, name);
      return undefined;
    }
    if (raw.length > MAX_IMPORT_TEXT) {
      notes.add('longTexts', 1, name);
      return undefined;
    }
    const { text, notes: said } = toTestimony(raw);
    for (const { kind, count } of said)
      if (kind === 'controls' || kind === 'unreadable') notes.add(kind, count);
    if (source.isFormatted) notes.add('formatted');
    return { source, raw, text, selections };
  } catch (error) {
    const code = errorCode(error);
    if (code === 'import-empty') notes.add('emptyTexts', 1, name);
    else if (code === 'import-not-text') notes.add('unreadableTexts', 1, name);
    else throw error;
    return undefined;
  }
}

/** With its byte order mark, which a program may have counted. */
function decoded(bytes: Bytes, notes: ProjectNotes): string {
  const [encoding, ...others] = guessEncodings(bytes);
  const text = decodeText(bytes, encoding);
  if (encoding !== 'utf-8') notes.add('otherLetters');
  // Only a mark makes sure of an encoding that is more than ASCII.
  const isMarked = others.length === 0 && (bytes[0] ?? 0) > 0x7f;
  return isMarked ? `\uFEFF${text}` : text;
}

function placed(
  found: readonly FoundText[],
  xml: ProjectXml,
  memos: ProjectMemos,
): ProjectSource[] {
  const counting = countingOf(found);
  const isOwn = Object.values(counting).some((one) => one !== false);
  const match = { named: 0, differing: 0 };
  const sources = found.map(({ source, raw, text, selections }): ProjectSource => {
    const places = placesIn(raw, counting);
    const passages = new Map<string, ProjectPassage>();
    for (const selection of selections) {
      const stretch = placeSelection(selection, places, text);
      if (!stretch) xml.notes.add('noWords');
      else if (selection.codes.length === 0) xml.notes.add('uncoded');
      else {
        match.named += Number(selection.name.trim() !== '');
        match.differing += Number(
          selection.name.trim() !== '' && !isNamedAfter(stretch, selection, text),
        );
        for (const code of known(selection.codes, xml)) {
          const key = `${stretch.from} ${stretch.to} ${code}`;
          if (passages.has(key)) xml.notes.add('repeatedCodings');
          passages.set(key, { ...stretch, code });
        }
      }
    }
    const all = known(source.codes, xml);
    const codes = [...new Set(all)];
    xml.notes.add('repeatedCodings', all.length - codes.length);
    const description = memos.describe(source);
    return { name: source.name, description, text, codes, passages: [...passages.values()] };
  });
  if (isOwn) xml.notes.add('countedOtherwise');
  // Where most have other names than their words, names are something else in that program.
  if (match.differing * 2 < match.named) xml.notes.add('differing', match.differing);
  return sources;
}

function known(guids: readonly string[], { places, notes }: ProjectXml): number[] {
  const codes = guids.flatMap((guid) => places.get(guid) ?? []);
  notes.add('unknownCodes', guids.length - codes.length);
  return codes;
}
