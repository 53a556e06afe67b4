import { strToU8, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { createLeakScanner, type LeakScanner } from '../anonymise/leak-scan.ts';
import { samplePerson } from '../anonymise/sample-person.ts';
import { utf8 } from '../bytes.ts';
import { scanEntry } from './leaks.ts';
import type { ScannedEntry } from './scannable.ts';

/** Finds the word wherever it stands. */
function wordScanner(found: string): LeakScanner {
  return {
    scan: (text) =>
      [...text.matchAll(new RegExp(found, 'gu'))].map(({ index }) => ({
        kind: 'name' as const,
        found,
        from: index,
        to: index + found.length,
      })),
  };
}

const ID = '6f1d2a3b-0000-8000-8000-00000000000a';
const owners = (id: string) =>
  id === ID ? { id: 'vault id', scanner: wordScanner('own place') } : undefined;
const scan = (entry: ScannedEntry) => scanEntry(entry, wordScanner('Асель'), { ownerOf: owners });
const zip = (files: Record<string, string>) =>
  Uint8Array.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  );

describe('a table', () => {
  const table = (row: string) => ({
    path: 'formats/csv/a.csv',
    bytes: utf8(`\uFEFFinterview_id,testimony,code\r\n${row}\r\n`),
  });

  test('is searched cell by cell, each row as its interview', async () => {
    const leaks = await scan(table(`${ID},"'-said ""I, Асель"" to the own place",x`));
    expect(leaks.map(({ found, inTestimony, owner }) => [found, inTestimony, owner])).toEqual([
      ['Асель', 10, ID],
      ['own place', 24, ID],
    ]);
    expect(await scan(table('other,own place,x'))).toEqual([]);
  });

  test('has its head searched, and cells beyond it', async () => {
    const bytes = utf8('Асель\r\n1,Асель\r\n');
    expect(await scan({ path: 'a.csv', bytes })).toHaveLength(2);
  });

  test('has its codes read in capitals', async () => {
    const kim = createLeakScanner([samplePerson('Виктор Ким')], []);
    expect(await scanEntry(table('1,қолын кім қойды,ким-07'), kim)).toMatchObject([
      { found: 'ким' },
    ]);
  });
});

describe('XML', () => {
  const found = async (xml: string) =>
    (await scan({ path: 'a.xml', bytes: utf8(`<?xml version="1.0"?>${xml}`) })).map(
      ({ before, after }) => `${before}|${after}`,
    );

  test('is searched in texts, attributes, comments, instructions and CDATA, with escapes resolved', async () => {
    expect(await found('<a b="&#x410;сель &amp; co"/>')).toEqual(['| & co']);
    expect(await found('<a>the &#1040;сель<b/></a>')).toEqual(['the |']);
    expect(await found('<a><!-- Асель --><?x Асель?><![CDATA[<Асель>]]></a>')).toHaveLength(3);
  });

  test('keeps words of other elements apart, and together those that Word cuts into runs', async () => {
    expect(await found('<a><b>Ас</b><b>ель</b></a>')).toEqual([]);
    const run = (text: string) => `<w:r><w:rPr><w:b w:val="1"/></w:rPr><w:t>${text}</w:t></w:r>`;
    expect(await found(`<w:p>${run('to Ас')}${run('ель.')}</w:p>`)).toEqual(['to |.']);
    expect(await found(`<w:x><w:p>${run('Ас')}</w:p><w:p>${run('ель')}</w:p></w:x>`)).toEqual([]);
  });

  test('that does not parse is searched as text', async () => {
    expect(await found('<a>Асель')).toHaveLength(1);
  });

  test('of a project knows which interview it is about', async () => {
    const guid = ID.toUpperCase();
    const project =
      `<Project><Cases><Case guid="x" name="own place"><SourceRef targetGUID="${guid}"/></Case></Cases>` +
      `<TextSource guid="${guid}" name="own place"/><Note>own place</Note></Project>`;
    expect(await found(project)).toHaveLength(2);
  });

  test('of a project has the names of cases read in capitals, and nothing else', async () => {
    const kim = createLeakScanner([samplePerson('Виктор Ким')], []);
    const xml =
      '<?xml version="1.0"?><Case name="ким-07" x="кім"><A name="қолын кім қойды"/></Case>';
    expect(await scanEntry({ path: 'a.xml', bytes: utf8(xml) }, kim)).toMatchObject([
      { found: 'ким', before: '', after: '-07' },
    ]);
  });
});

describe('a zip', () => {
  test('is searched in the names of its files and in each of them, zips too', async () => {
    const inner = zip({ 'Асель.txt': '', 'b.json': '{"c":"Асель"}' });
    const bytes = Uint8Array.from(zipSync({ 'inner.zip': inner, 'a.csv': strToU8('Асель') }));
    expect(await scan({ path: 'formats/a.zip', bytes })).toHaveLength(3);
  });

  test('tells whose testimony a file is, with the same key whatever the ids of the bundle', async () => {
    const key = async (id: string) => {
      const path = `sources/${id.toUpperCase()}.txt`;
      const leaks = await scanEntry(
        { path: 'a.qdpx', bytes: zip({ [path]: 'I, Асель' }), testimonies: new Map([[path, id]]) },
        wordScanner('Асель'),
        { ownerOf: () => ({ id: 'vault id', scanner: undefined }) },
      );
      expect(leaks).toMatchObject([{ inTestimony: 3, owner: id, before: 'I, ' }]);
      return leaks[0]?.key;
    };
    expect(await key(ID)).toBe(await key('00000000-0000-8000-8000-00000000000b'));
  });

  test('leaves out ids, among whose digits any number occurs by chance', async () => {
    const path = 'sources/4711AAAA-0000-8000-8000-00000000000B.txt';
    const bytes = zip({ [path]: '', 'a.csv': 'x | 4711aaaa-0000-8000-8000-00000000000b' });
    expect(await scanEntry({ path: 'a.zip', bytes }, wordScanner('4711'))).toEqual([]);
  });
});

test('a large file is searched in steps, one for each row', async () => {
  const steps = vi.fn();
  const bytes = utf8('a\r\n'.repeat(100));
  await scanEntry({ path: 'a.csv', bytes }, wordScanner('Асель'), {
    inTurns(work) {
      for (let step = work.next(); ; step = work.next()) {
        if (step.done === true) return step.value;
        steps();
      }
    },
  });
  expect(steps).toHaveBeenCalledTimes(101);
});
