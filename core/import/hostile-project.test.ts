import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../bytes.ts';
import { errorCode } from '../errors.ts';
import { projectXml, projectZip } from './project-for-test.ts';
import { readImportFile } from './read-file.ts';

describe('a project that is none, or wants to do harm', () => {
  const zip = (files: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, utf8(text)])));
  const xml = projectXml([{ text: 'x' }]);
  const again = (length: number) =>
    projectXml(
      Array.from({ length }, () => ({
        text: '',
        attributes: 'plainTextPath="internal://a.txt"',
      })),
    );
  const doctype = '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';

  it.each([
    ['no project in it', zip({ 'a.txt': 'x' }), 'import-not-a-project'],
    ['its project in a folder', zip({ 'x/project.qde': xml }), 'import-not-a-project'],
    ['two projects', zip({ 'a.qde': xml, 'b.qde': xml }), 'import-not-a-project'],
    ['another kind of XML', zip({ 'project.qde': '<CodeBook/>' }), 'import-not-a-project'],
    [
      'another namespace',
      zip({ 'project.qde': xml.replace('urn:QDA-XML:project:1.0', 'urn:x') }),
      'import-not-a-project',
    ],
    ['XML that breaks off', zip({ 'project.qde': xml.slice(0, -20) }), 'import-damaged'],
    [
      'entities of its own',
      zip({ 'project.qde': xml.replace('<Project', `${doctype}<Project`).replace('Levy', '&b;') }),
      'import-damaged',
    ],
    [
      'codes in codes without end',
      zip({ 'project.qde': projectXml([], { codes: '<Code name="a">'.repeat(300) }) }),
      'import-damaged',
    ],
    [
      'two files for one text',
      zip({ 'project.qde': xml, 'sources/text-0.txt': 'a', 'Sources/TEXT-0.txt': 'b' }),
      'import-damaged',
    ],
    [
      'very many codes',
      zip({ 'project.qde': projectXml([], { codes: '<Code name="a"/>'.repeat(5001) }) }),
      'import-too-large',
    ],
    [
      'very many texts',
      zip({
        'project.qde': xml.replace('</Sources>', `${'<TextSource/>'.repeat(2000)}</Sources>`),
      }),
      'import-too-many',
    ],
    [
      'very many codings',
      zip({
        'project.qde': xml.replace(
          '</TextSource>',
          `${'<PlainTextSelection/>'.repeat(200_001)}</TextSource>`,
        ),
      }),
      'import-too-large',
    ],
    [
      'a project file that unpacks to 70 MB',
      zip({ 'project.qde': xml.padEnd(70 * 1024 * 1024) }),
      'import-too-large',
    ],
    [
      'one empty text that is unpacked again and again',
      zip({ 'project.qde': again(40), 'sources/a.txt': ' '.repeat(2 * 1024 * 1024) }),
      'import-too-large',
    ],
    [
      'one text that is taken again and again',
      zip({
        'project.qde': again(40),
        'sources/a.txt': 'a '.repeat(1024 * 1024),
      }),
      'import-too-large',
    ],
  ])('is refused: %s', (_, bytes, code) => {
    expect(codeOf(() => readImportFile({ name: 'a.qdpx', bytes }))).toBe(code);
  });

  it('is known by what is in it, under whatever name', () => {
    const bytes = projectZip([{ text: 'Нас вызвали' }]);
    expect(readImportFile({ name: 'a.zip', bytes }).kind).toBe('project');
    const word = zip({ 'word/document.xml': '<x/>' });
    expect(codeOf(() => readImportFile({ name: 'a.docx', bytes: word }))).not.toBe(
      'import-not-a-project',
    );
  });
});

function codeOf(work: () => unknown) {
  try {
    work();
    return undefined;
  } catch (error) {
    return errorCode(error);
  }
}
