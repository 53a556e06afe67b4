import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvRow, guardLength, parseCsv } from './csv-text.ts';

const content = (cell: string) => cell.slice(guardLength(cell));
/** Cells that need care are rare among random ones. */
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', "'", '=', ' ', '\t', 'ж', '😀') }),
);

describe('a table', () => {
  test('is read by another program as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const text = rows.map(csvRow).join('');
          const judged = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
          expect(judged.data.slice(0, -1).map((row) => row.map(content))).toEqual(rows);
          expect(parseCsv(text).map((row) => row.map(content))).toEqual(rows);
        },
      ),
    );
  });

  test('of another program is read whole, whatever its line ends', () => {
    expect(parseCsv('a,"b ""c"""\r\nd\n"e\nf" g,\rh,')).toEqual([
      ['a', 'b "c"'],
      ['d'],
      ['e\nf g', ''],
      ['h', ''],
    ]);
    expect(parseCsv('')).toEqual([]);
    expect(parseCsv('a,"no end\nb')).toEqual([['a', '"no end'], ['b']]);
  });
});

describe('a cell that a spreadsheet would run', () => {
  test.each(['=1+1', '+7 701', '-2', '@SUM(A1)', '\tx', '\r=1', '\n=1', ' =1', '＝1', "'=1"])(
    'is text: %j',
    (words) => {
      const [[written = '', other] = []] = parseCsv(csvRow([words, "'plain'"]));
      expect(written).toBe(`'${words}`);
      expect(content(written)).toBe(words);
      expect(other).toBe("'plain'");
    },
  );
});
