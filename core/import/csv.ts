import { AppError } from '../errors.ts';

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** More than any form asks, and than anybody could look through. */
const MOST_CELLS_IN_A_ROW = 1500;

/**
 * The rows of a CSV or TSV file, without empty ones. A quotation mark means something only at the beginning of a cell; in
 * such a cell two of them are one. What stands in a cell is text, whatever a spreadsheet would make of it.
 * @throws AppError import-not-a-table, import-too-many
 */
export function readCsv(text: string, mostRows: number): string[][] {
  const said = /^sep=([,;\t])\n/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const delimiter = (said?.[1] as Delimiter | undefined) ?? delimiterOf(body);
  const rows: string[][] = [];
  for (const row of rowsOf(body, delimiter)) {
    if (row.every((cell) => cell.trim() === '')) continue;
    if (rows.length > mostRows) throw new AppError('import-too-many', 'rows');
    rows.push(row);
  }
  return rows;
}

/** The one that cuts the first row into the most cells. */
function delimiterOf(text: string): Delimiter {
  const counts = DELIMITERS.map((delimiter) => widthOf(text, delimiter));
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function widthOf(text: string, delimiter: Delimiter): number {
  try {
    const first = rowsOf(text, delimiter).next();
    return first.done === true ? 0 : first.value.length;
  } catch {
    return 0;
  }
}

function* rowsOf(text: string, delimiter: Delimiter): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quotedCell(text, at + 1) : [undefined, at];
    const rest = bareCell(text, end, delimiter);
    row.push(cell === undefined ? rest : cell + rest);
    if (row.length > MOST_CELLS_IN_A_ROW) throw new AppError('import-not-a-table', 'very wide');
    at = end + rest.length + 1;
    if (text[at - 1] === delimiter) {
      // A delimiter at the very end has an empty cell behind it.
      if (at >= text.length) row.push('');
      else continue;
    }
    yield row;
    row = [];
  }
}

/** Up to the mark that ends it. @returns the cell, and where what follows begins */
function quotedCell(text: string, from: number): [string, number] {
  let cell = '';
  let at = from;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new AppError('import-not-a-table', 'a quotation is not closed');
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') return [cell, end + 1];
    cell += '"';
    at = end + 2;
  }
}

function bareCell(text: string, from: number, delimiter: Delimiter): string {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
  return text.slice(from, end);
}
