import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import { notesOf } from './import-note.ts';
import { type ReadText, toTestimony } from './plain-text.ts';
import { attribute, readXml } from './read-xml.ts';
import { WordText } from './word-text.ts';
import { unpack, type ZipEntry, zipEntries } from './zip-entries.ts';

/** Of all that is unpacked of one document together: its text with the marks around it. */
export const MAX_UNPACKED = 48 * 1024 * 1024;

/**
 * The text of a DOCX: paragraphs and rows of tables as lines, cells with tabs between them, notes in brackets, and of
 * tracked changes what stands after them.
 * @throws AppError import-damaged, import-not-text, import-empty, import-too-large
 */
export function readWordDocument(bytes: Bytes): ReadText {
  const entries = zipEntries(bytes);
  let room = MAX_UNPACKED;
  const part = (path: string): Bytes | undefined => {
    const entry = entries.find((one) => one.path === path);
    const content = entry && unpack(bytes, entry, room);
    room -= content?.length ?? 0;
    return content;
  };
  const main = mainPart(part('_rels/.rels'));
  const content = part(main);
  if (content === undefined) throw new AppError('import-not-text', 'no Word document inside');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const notes = (name: string) => {
    const found = part(`${folder}${name}.xml`);
    return found && new WordText().read(found).notes;
  };
  const body = new WordText(notes('footnotes'), notes('endnotes')).read(content);
  const { text, notes: said } = toTestimony(withoutLastLines(body.whole));
  const headers = entries.filter((entry) => isHeader(entry, folder)).length;
  return { text, notes: [...said, ...notesOf({ ...body.counts, headers })] };
}

/** Where the document itself lies: the package says so. */
function mainPart(relations: Bytes | undefined): string {
  let main = 'word/document.xml';
  if (relations === undefined) return main;
  readXml(relations, {
    open: (tag) => {
      if (tag.local !== 'Relationship') return;
      if (attribute(tag, 'Type')?.endsWith('/officeDocument') !== true) return;
      main = (attribute(tag, 'Target') ?? main).replace(/^\//, '');
    },
    text: () => undefined,
    close: () => undefined,
  });
  return main;
}

function isHeader({ path }: ZipEntry, folder: string): boolean {
  return path.startsWith(folder) && /\/(?:header|footer)\d*\.xml$/.test(path);
}

/** The empty ones. */
function withoutLastLines(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
