/**
 * CSV as RFC 4180 has it: commas, CRLF behind each row, LF inside a cell. Written and read here: the one library's types
 * would bring Node's globals into core. That library judges both in the test.
 */

/**
 * What a spreadsheet takes for a formula, and runs: such a cell gets an apostrophe in front, which spreadsheets take for
 * "this is text" (OWASP, CSV injection). One that has the apostrophe already gets another, so that taking one off
 * always gives what was there.
 */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** How many characters of a cell are not its content: the apostrophe that keeps it from being a formula. */
export function guardLength(cell: string): number {
  return cell.startsWith("'") && FORMULA.test(cell) ? 1 : 0;
}

function quoted(cell: string): string {
  return /^[\w.-]*$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;
}

/** A cell: in quotes or not, with whatever stands behind a closing quote, so that nothing is left unread. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)")?([^,\r\n]*)(,|\r\n|[\r\n]|$)/y;

/** Rows of cells as they stand in the file, apostrophes too. A quote that has no end belongs to its cell. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  for (let at = 0, end = ''; at < text.length || end === ','; at = CELL.lastIndex) {
    const [, inQuotes = '', plain = '', separator = ''] = CELL.exec(text) ?? [];
    row.push(inQuotes.replaceAll('""', '"') + plain);
    end = separator;
    if (separator === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
