import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import { type FormTable, readFormTable } from './form-table.ts';
import { MAX_IMPORT_BYTES } from './import-limits.ts';
import { type ReadText, toTestimony } from './plain-text.ts';
import { readWordDocument } from './word-document.ts';
import { isProject, type ProjectFile, readProject } from './read-project.ts';
import { readSubtitles } from './subtitles.ts';
import { decodeText, guessEncodings, type TextEncoding } from './text-encoding.ts';

/** In which encoding a file was read, and in which ones it could have been, the likeliest first. */
export interface EncodingChoice {
  readonly chosen: TextEncoding;
  readonly choices: readonly TextEncoding[];
}

/** A file of which one interview is made. */
export interface TextFile extends ReadText {
  readonly kind: 'text';
  /** Undefined where the format says what it is. */
  readonly encoding?: EncodingChoice;
}

/** A table of which each row becomes an interview. */
export interface TableFile {
  readonly kind: 'table';
  readonly table: FormTable;
  readonly encoding: EncodingChoice;
}

export type ImportedFile = TextFile | TableFile | ProjectFile;

export interface FileToRead {
  readonly name: string;
  readonly bytes: Bytes;
  /** Undefined: the likeliest. */
  readonly encoding?: TextEncoding | undefined;
}

/** What other programs' files begin with. Their text is inside, and not in a form that we read. */
const FOREIGN = ['%PDF-', '{\\rtf', '\xD0\xCF\x11\xE0'];
const ZIP = 'PK\x03\x04';

/** @throws AppError import-* */
export function readImportFile({ name, bytes, encoding }: FileToRead): ImportedFile {
  if (bytes.length > MAX_IMPORT_BYTES) throw new AppError('import-too-large', 'a large file');
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (FOREIGN.some((magic) => start.startsWith(magic)))
    throw new AppError('import-not-text', 'a file of another kind');
  if (start.startsWith(ZIP))
    return isProject(name, bytes)
      ? readProject(bytes)
      : { kind: 'text', ...readWordDocument(bytes) };
  const choices = guessEncodings(bytes);
  const chosen = choices.find((one) => one === encoding) ?? choices[0];
  const raw = decodeText(bytes, chosen);
  if (/\.(?:csv|tsv)$/i.test(name))
    return { kind: 'table', table: readFormTable(raw), encoding: { chosen, choices } };
  const subtitles = isSubtitles(name, raw) ? readSubtitles(raw) : undefined;
  return { kind: 'text', ...(subtitles ?? toTestimony(raw)), encoding: { chosen, choices } };
}

function isSubtitles(name: string, raw: string): boolean {
  return /\.(?:vtt|srt)$/i.test(name) || /^\uFEFF?WEBVTT\s/.test(raw);
}
