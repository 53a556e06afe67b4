import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { errorCode } from '../errors.ts';
import { readQdc, readTaguetteCodebook } from './codebook.ts';

const codebook = (codes: string, name = 'urn:QDA-XML:codebook:1.0') =>
  strToU8(`\uFEFF<?xml version="1.0"?><CodeBook xmlns="${name}"><Codes>${codes}</Codes>
<Sets><Set guid="x" name="Набор"><Description>nobody</Description><MemberCode guid="y"/></Set></Sets></CodeBook>`);

const CODES = `<Code guid="{1a2b}" name="Давление" isCodable="false" color="#0af">
  <Code guid="3C" name="Подпись" isCodable="true" color="#102030">
    <Description>Против воли &amp; под угрозой</Description>
    <Code guid="4D" name="Подпись" isCodable="true"/>
  </Code>
  <Code guid="5E" name="Подпись" isCodable="true"/>
  <Code guid="6F" name=" " isCodable="true"/>
</Code>`;

const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
};

describe('a codebook of REFI-QDA', () => {
  it('gives its codes with what they stand under, each once', () => {
    const expected = [
      {
        guid: '1A2B',
        label: 'Давление',
        definition: '',
        above: [],
        isFolder: true,
        colour: '#00AAFF',
      },
      {
        guid: '3C',
        label: 'Подпись',
        definition: 'Против воли & под угрозой',
        above: ['Давление'],
        isFolder: false,
        colour: '#102030',
      },
      {
        guid: '4D',
        label: 'Подпись',
        definition: '',
        above: ['Давление', 'Подпись'],
        isFolder: false,
        colour: '',
      },
    ];
    expect(readQdc(codebook(CODES))).toEqual(expected);
    expect(readQdc(codebook(CODES, 'urn:QDA-XML:codebook:1:0'))).toEqual(expected);
  });

  it('that is none, empty, damaged or endless is refused', () => {
    expect(codeOf(() => readQdc(strToU8('<html/>')))).toBe('import-not-text');
    expect(codeOf(() => readQdc(codebook('')))).toBe('import-empty');
    expect(codeOf(() => readQdc(codebook('<Code>')))).toBe('import-damaged');
    expect(codeOf(() => readQdc(codebook('<Code name="a"/>'.repeat(6000))))).toBe(
      'import-too-many',
    );
    expect(codeOf(() => readQdc(codebook('<Code name="a">'.repeat(600))))).toBe('import-damaged');
  });
});

describe('a codebook of Taguette', () => {
  it('gives its tags, whatever the column of names is called', () => {
    for (const column of ['tag', 'Name', 'PATH'])
      expect(
        readTaguetteCodebook(
          `${column},description\r\nрынок,"места, где торгуют"\r\nрынок,снова\r\n,x\r\n`,
        ),
      ).toMatchObject([{ label: 'рынок', definition: 'места, где торгуют', above: [] }]);
    expect(readTaguetteCodebook('tag\nрынок\n')).toMatchObject([
      { label: 'рынок', definition: '' },
    ]);
  });

  it('that is none is refused', () => {
    expect(codeOf(() => readTaguetteCodebook('id,document,content\n1,2,3'))).toBe(
      'import-not-a-table',
    );
    expect(codeOf(() => readTaguetteCodebook('tag,name\n1,2'))).toBe('import-not-a-table');
    expect(codeOf(() => readTaguetteCodebook('tag\n'))).toBe('import-empty');
  });
});
