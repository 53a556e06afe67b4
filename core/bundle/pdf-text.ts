import { unzlibSync } from 'fflate';
import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';

/**
 * The words of a PDF as a reader's program finds them: pages by their fonts' own tables (`ToUnicode`, ISO 32000-1, 9.10.3),
 * then title, bookmarks and all other strings. It reads what our report is made of, simple objects with deflated pages and
 * two-byte fonts, and refuses all else: a search of what it did not understand would find nothing and mean nothing.
 *
 * @throws AppError `internal` for a PDF of another kind
 */
export function pdfText(bytes: Bytes): string {
  const objects = objectsOf(latin1(bytes));
  const fonts = fontsOf(objects);
  const pages = [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? refuse('a page without content');
      return pageText(streamOf(objects.get(contents)), fonts);
    });
  if (pages.length === 0) refuse('no words');
  const others = [...objects.values()].flatMap(({ head }) => stringsOf(head));
  return [...pages, ...others].join('\n');
}

interface PdfObject {
  /** Everything before the stream, or all of it. */
  readonly head: string;
  readonly stream: string | undefined;
}

type Letters = ReadonlyMap<string, string>;

function refuse(what: string): never {
  throw new AppError('internal', `a PDF that cannot be searched: ${what}`);
}

/** A character for each byte: what decoders call latin1 is another code (WHATWG Encoding). */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}

function objectsOf(file: string): ReadonlyMap<string, PdfObject> {
  if (/\/Encrypt\b|\/ObjStm\b/.test(file)) refuse('packed or encrypted objects');
  const objects = new Map<string, PdfObject>();
  const start = /(\d+) 0 obj\b/g;
  for (let found = start.exec(file); found; found = start.exec(file)) {
    const from = start.lastIndex;
    const stream = file.indexOf('stream\n', from);
    const end = file.indexOf('endobj', from);
    if (end < 0) refuse('an object without end');
    const hasStream = stream >= 0 && stream < end;
    const head = file.slice(from, hasStream ? stream : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const at = stream + 'stream\n'.length;
    if (hasStream && !Number.isSafeInteger(length)) refuse('a stream without length');
    objects.set(found[1] ?? '', {
      head,
      stream: hasStream ? file.slice(at, at + length) : undefined,
    });
    start.lastIndex = hasStream ? at + length : end;
  }
  return objects;
}

function streamOf(object: PdfObject | undefined): string {
  if (object?.stream === undefined) return refuse('a page without content');
  if (!object.head.includes('/FlateDecode')) return object.stream;
  const packed = Uint8Array.from(object.stream, byteOf);
  try {
    return latin1(unzlibSync(packed));
  } catch {
    return refuse('a stream that does not unpack');
  }
}

function byteOf(character: string): number {
  return character.charCodeAt(0);
}

/** Letters of each font, by the name that pages give it. */
function fontsOf(objects: ReadonlyMap<string, PdfObject>): ReadonlyMap<string, Letters> {
  const fonts = new Map<string, Letters>();
  for (const { head } of objects.values())
    for (const [, list = ''] of head.matchAll(/\/Font <<([^>]*)>>/g))
      for (const [, name = '', font = ''] of list.matchAll(/\/(\S+) (\d+) 0 R/g)) {
        const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1];
        if (table === undefined) refuse('a font without letters');
        if (!fonts.has(name)) fonts.set(name, lettersOf(streamOf(objects.get(table))));
      }
  return fonts;
}

/** Reads `<0000> <00ff> [<0041> …]`, the one form of a range in our fonts. */
function lettersOf(table: string): Letters {
  const letters = new Map<string, string>();
  const ranges = /<([0-9a-f]+)>\s*<[0-9a-f]+>\s*\[([^\]]*)\]/gi;
  for (const [, first = '', list = ''] of table.matchAll(ranges))
    for (const [i, [, units = '']] of [...list.matchAll(/<([0-9a-f\s]*)>/gi)].entries()) {
      const glyph = Number.parseInt(first, 16) + i;
      letters.set(glyph.toString(16).padStart(4, '0'), utf16(units.replace(/\s/g, '')));
    }
  if (letters.size === 0) refuse('a font without letters');
  return letters;
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? [])
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('');
}

const TOKENS =
  /\/(\S+) [\d.]+ Tf|[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ ([\d.-]+) Tm|\[([^\]]*)\] TJ|\b(EMC)\b|\b(Tj|'|")\s/g;

/** A page in one line: a new line or cell follows behind a space, for a name may go over the end of a line. */
function pageText(content: string, fonts: ReadonlyMap<string, Letters>): string {
  let [text, height] = ['', ''];
  let font: Letters | undefined;
  for (const [, name, y, shown, end, other] of content.matchAll(TOKENS)) {
    if (other !== undefined) refuse('text shown in another way');
    if (name !== undefined) font = fonts.get(name) ?? refuse('an unknown font');
    if (end !== undefined || (y !== undefined && y !== height)) text += ' ';
    if (y !== undefined) height = y;
    if (shown !== undefined) text += piecesOf(shown, font);
  }
  return text.replace(/ {2,}/g, ' ').trim();
}

function piecesOf(shown: string, font: Letters | undefined): string {
  let text = '';
  for (const [, glyphs = ''] of shown.matchAll(/<([0-9a-f]*)>/gi))
    for (const glyph of glyphs.toLowerCase().match(/.{4}/g) ?? [])
      text += font?.get(glyph) ?? refuse('a sign without letter');
  return text;
}

/** Strings in brackets: bytes, or UTF-16 behind its mark. */
function stringsOf(head: string): string[] {
  const strings = [...head.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\)/g)].map(([, inside = '']) => {
    const raw = inside.replace(/\\(\d{3}|[\s\S])/g, (_, escaped: string) =>
      escaped.length === 3
        ? String.fromCharCode(Number.parseInt(escaped, 8))
        : (ESCAPES[escaped] ?? escaped),
    );
    const bytes = Uint8Array.from(raw, byteOf);
    const isWide = bytes[0] === 0xfe && bytes[1] === 0xff;
    return isWide ? new TextDecoder('utf-16be').decode(bytes.subarray(2)) : raw;
  });
  return strings.filter((one) => one !== '');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
