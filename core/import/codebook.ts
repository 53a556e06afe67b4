import type { SaxesTagNS } from 'saxes';
import type { Bytes } from '../bytes.ts';
import { AppError } from '../errors.ts';
import { readCsv } from './csv.ts';
import { cleanText } from './plain-text.ts';
import { attribute, readXml, type XmlListener } from './read-xml.ts';

/** A tag of another program's codebook. */
export interface ForeignCode {
  /** The other program's name for it, in capitals without braces; empty where it has none. */
  readonly guid: string;
  readonly label: string;
  readonly definition: string;
  /** Labels of what it stands under, the outermost first. */
  readonly above: readonly string[];
  /** Only holds others together: nothing is tagged with it. */
  readonly isFolder: boolean;
  /** `#RRGGBB`, or empty. */
  readonly colour: string;
}

/** The second is a slip of one program that wrote it so for months. */
const NAMESPACES: ReadonlySet<string> = new Set([
  'urn:QDA-XML:codebook:1.0',
  'urn:QDA-XML:codebook:1:0',
]);
const MOST_CODES = 5000;
const TAGUETTE_NAMES = ['tag', 'name', 'path'];

/** A REFI-QDA codebook (QDC). @throws AppError import-damaged, import-empty, import-not-text, import-too-many */
export function readQdc(bytes: Bytes): ForeignCode[] {
  const reader = new QdcReader();
  readXml(bytes, reader);
  if (!reader.isCodebook) throw new AppError('import-not-text', 'XML, and no codebook');
  return checked(reader.codes);
}

/**
 * A codebook of Taguette (CSV): one column `tag`, `name` or `path`, and perhaps `description`.
 * @throws AppError import-not-a-table, import-empty, import-too-many
 */
export function readTaguetteCodebook(raw: string): ForeignCode[] {
  const [head = [], ...rows] = readCsv(cleanText(raw).text, MOST_CODES);
  const names = head.map((cell) => cell.trim().toLowerCase());
  const labels = names.flatMap((name, at) => (TAGUETTE_NAMES.includes(name) ? at : []));
  const [at] = labels;
  if (at === undefined || labels.length > 1)
    throw new AppError('import-not-a-table', 'not one column of names');
  const definitionAt = names.indexOf('description');
  return checked(
    rows.map((row) => ({
      guid: '',
      label: (row[at] ?? '').trim(),
      definition: (row[definitionAt] ?? '').trim(),
      above: [],
      isFolder: false,
      colour: '',
    })),
  );
}

/** Without those that have no name, and each name under the same ones once. */
function checked(codes: readonly ForeignCode[]): ForeignCode[] {
  if (codes.length > MOST_CODES) throw new AppError('import-too-many', 'codes');
  const named = codes.filter(({ label }) => label !== '');
  if (named.length === 0) throw new AppError('import-empty', 'no codes');
  const seen = new Map(
    named.toReversed().map((code) => [JSON.stringify([code.above, code.label]), code]),
  );
  return named.filter((code) => seen.get(JSON.stringify([code.above, code.label])) === code);
}

/** Codes within codes. What stands beside them (sets, notes) is left out. */
class QdcReader implements XmlListener {
  readonly codes: ForeignCode[] = [];
  isCodebook = false;
  /** Places in `codes` of those that are open. */
  readonly #open: number[] = [];
  #isDefinition = false;

  open(tag: SaxesTagNS): void {
    if (!NAMESPACES.has(tag.uri)) return;
    if (tag.local === 'CodeBook') this.isCodebook = true;
    if (tag.local === 'Description') this.#isDefinition = this.#open.length > 0;
    if (tag.local !== 'Code') return;
    if (this.codes.length > MOST_CODES) throw new AppError('import-too-many', 'codes');
    this.#open.push(this.codes.length);
    this.codes.push({
      guid: (attribute(tag, 'guid') ?? '').replace(/[{}]/g, '').toUpperCase(),
      label: (attribute(tag, 'name') ?? '').trim(),
      definition: '',
      above: this.#open.slice(0, -1).map((at) => this.codes[at]?.label ?? ''),
      isFolder: attribute(tag, 'isCodable') === 'false',
      colour: fullColour(attribute(tag, 'color') ?? ''),
    });
  }

  text(text: string): void {
    const at = this.#open.at(-1);
    const code = at === undefined ? undefined : this.codes[at];
    if (!this.#isDefinition || at === undefined || !code) return;
    this.codes[at] = { ...code, definition: (code.definition + text).trim() };
  }

  close(tag: SaxesTagNS): void {
    if (!NAMESPACES.has(tag.uri)) return;
    if (tag.local === 'Description') this.#isDefinition = false;
    if (tag.local === 'Code') this.#open.pop();
  }
}

function fullColour(text: string): string {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  const long = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : text;
  return /^#[\da-f]{6}$/i.test(long) ? long.toUpperCase() : '';
}
