/** Test support: invented projects as other programs write them. */
import { strToU8, zipSync } from 'fflate';
import type { Bytes } from '../bytes.ts';
import { type ProjectFile, readProject } from './read-project.ts';

export interface SelectionForTest {
  readonly start: number | string;
  readonly end: number | string;
  readonly name?: string;
  /** Numbers of codes; the first when it is left out. */
  readonly codes?: readonly (number | string)[];
}

export interface SourceForTest {
  readonly name?: string;
  readonly text: string | Bytes;
  readonly selections?: readonly SelectionForTest[];
  /** Attributes in place of the usual path. */
  readonly attributes?: string;
  readonly inside?: string;
}

const escaped = (text: string | number) =>
  String(text).replace(/[&<>"\t\n\r]/g, (one) => `&#${one.codePointAt(0)};`);

export function guidForTest(n: number | string): string {
  return typeof n === 'string' ? n : `0A0B0C0D-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export function codeXml(n: number | string, name: string, inside = '', more = ''): string {
  return `<Code guid="${guidForTest(n)}" name="${escaped(name)}" isCodable="true"${more}>${inside}</Code>`;
}

function selectionXml({ start, end, name, codes = [1] }: SelectionForTest, n: number): string {
  const named = name === undefined ? '' : ` name="${escaped(name)}"`;
  const codings = codes.map(
    (code) =>
      `<Coding guid="${guidForTest(0)}"><CodeRef targetGUID="${guidForTest(code)}"/></Coding>`,
  );
  const positions = `startPosition="${start}" endPosition="${end}"`;
  return `<PlainTextSelection guid="${guidForTest(5000 + n)}"${named} ${positions}>${codings.join('')}</PlainTextSelection>`;
}

export function projectXml(
  sources: readonly SourceForTest[],
  { codes = codeXml(1, 'Levy'), rest = '' } = {},
): string {
  const texts = sources.map(({ name = 'A text', selections = [], attributes, inside = '' }, i) => {
    const path = attributes ?? `plainTextPath="internal://text-${i}.txt"`;
    const places = selections.map((one, j) => selectionXml(one, i * 100 + j)).join('');
    const guid = guidForTest(9000 + i);
    return `<TextSource guid="${guid}" name="${escaped(name)}" ${path}>${places}${inside}</TextSource>`;
  });
  return (
    `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Invented">` +
    `<CodeBook><Codes>${codes}</Codes></CodeBook><Sources>${texts.join('')}</Sources>${rest}</Project>`
  );
}

export function projectZip(
  sources: readonly SourceForTest[],
  parts: { readonly codes?: string; readonly rest?: string } = {},
): Bytes {
  const files: Record<string, Bytes> = { 'project.qde': strToU8(projectXml(sources, parts)) };
  for (const [i, { text }] of sources.entries())
    files[`sources/text-${i}.txt`] = typeof text === 'string' ? strToU8(text) : text;
  return zipSync(files);
}

export const readForTest = (...args: Parameters<typeof projectZip>): ProjectFile =>
  readProject(projectZip(...args));

/** The words of each passage of each text, in the order of the file. */
export function wordsOf({ sources }: ProjectFile): string[] {
  return sources.flatMap(({ text, passages }) =>
    passages.map(({ from, to }) => text.slice(from, to)),
  );
}

/** How many of each there were. */
export function notedIn({ notes }: ProjectFile): Record<string, number> {
  return Object.fromEntries(notes.map(({ kind, count }) => [kind, count]));
}
