import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  factsForTest,
  fileForTest,
  OWN_TAG_ID,
  written,
} from '../bundle/formats/format-for-test.ts';
import { qdpxWriter } from '../bundle/formats/qdpx-format.ts';
import { utf8 } from '../bytes.ts';
import { normaliseText } from '../domain/interview.ts';
import { MAX_IMPORT_TEXT } from './import-limits.ts';
import {
  codeXml,
  guidForTest,
  notedIn,
  projectXml,
  readForTest,
  type SelectionForTest,
  wordsOf,
} from './project-for-test.ts';
import { readProject } from './read-project.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '\r\n',
    '\r',
    '\n',
    '😀',
    '𐐀',
    'e\u0301',
    'й',
    'слово',
    ' ',
    '\t',
    '\uFEFF',
    '\u0007',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.toWellFormed()),
);
/** At least one letter, and few enough signs that nobody sees. */
const story = fc
  .array(piece, { maxLength: 20 })
  .map((pieces) => `Начало ${'слов '.repeat(300)}${pieces.join('')} конец`);

/** Positions of the stretch in code points of the text as it lies there. */
function selected(raw: string, a: number, b: number): { from: number; to: number; words: string } {
  const points = Array.from(raw);
  const [from = 0, to = 0] = [a % (points.length + 1), b % (points.length + 1)].sort(
    (x, y) => x - y,
  );
  return { from, to, words: points.slice(from, to).join('') };
}

describe('a project of our own', () => {
  it('comes back with the same words selected, whatever stands in the text', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.boolean(), fc.nat(), fc.nat(), async (raw, isMarked, a, b) => {
        const text = isMarked ? `\uFEFF${raw}` : raw;
        const { from, to, words } = selected(text, a, b);
        const passage = { id: guidForTest(7).toLowerCase(), from, to, tag: OWN_TAG_ID };
        const file = await fileForTest(1, { text, passages: [passage] });
        const [made] = await written(qdpxWriter(factsForTest()), [file]);
        const read = readProject(made?.bytes ?? new Uint8Array());
        const kept = shown(withoutHalf(words, text, to), from === 0);
        expect(wordsOf(read)).toEqual(kept === '' ? [] : [kept]);
        expect(read.sources[0]?.text).toBe(shown(text, true));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a project as another program writes it', () => {
  const TEXT = '\uFEFF😀 Нас вызвали.\r\n\r\nМы подписали 𐐀 и ушли.\rВсё.';

  it('counts code points of the text as it is stored, without its mark', () => {
    fc.assert(
      fc.property(story, fc.boolean(), fc.nat(), fc.nat(), (raw, isMarked, a, b) => {
        const { from, to, words } = selected(raw, a, b);
        const text = isMarked ? `\uFEFF${raw}` : raw;
        // No name: nothing else tells how it was counted.
        const read = readForTest([{ text, selections: [{ start: from, end: to }] }]);
        const isStart = !isMarked && from === 0;
        const kept = shown(withoutHalf(words, raw, to), isStart);
        expect(wordsOf(read)).toEqual(kept === '' ? [] : [kept]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['as the standard does', TEXT.slice(1), 0],
    ['with the mark as a letter', TEXT, 1],
    ['with a line end as one', TEXT.slice(1).replaceAll('\r\n', '\n'), 1],
    ['with both', TEXT.replaceAll('\r\n', '\n'), 1],
    ['in units of UTF-16', TEXT.slice(1).replace(/[😀𐐀]/gu, 'ab'), 1],
  ])('is read by the names of its passages, counted %s', (_, counted, isOwn) => {
    const at = (words: string, name: string): SelectionForTest => {
      const start = Array.from(counted.slice(0, counted.indexOf(words))).length;
      return { start, end: start + Array.from(words).length, name };
    };
    const read = readForTest([
      { text: 'Без всего этого.' },
      { text: TEXT, selections: [at('вызвали', 'вызвали'), at('и ушли', 'и ушли')] },
    ]);
    expect(wordsOf(read)).toEqual(['вызвали', 'и ушли']);
    expect(notedIn(read)['countedOtherwise']).toBe(isOwn || undefined);
  });

  it('may say the last letter in place of the end, where the name shows it', () => {
    const text = 'Нас вызвали, и мы пошли.';
    const selections = [
      { start: 4, end: 10, name: 'вызвали' },
      { start: 4, end: 11, name: 'вызвали' },
      { start: 13, end: 13, name: 'и' },
      { start: 4, end: 10 },
    ];
    expect(wordsOf(readForTest([{ text, selections }]))).toEqual(['вызвали', 'и', 'вызвал']);
  });

  it('says where other words stand than it names, unless its names are none of them', () => {
    const text = 'Нас вызвали, и мы пошли.';
    const good = [
      { start: 4, end: 11, name: 'вызвали' },
      { start: 15, end: 23, name: 'мы...' },
    ];
    const wrong = { start: 12, end: 18, name: 'пошли' };
    const read = readForTest([{ text, selections: [...good, wrong] }]);
    expect(notedIn(read)).toEqual({ differing: 1 });
    const numbered = good.map((one, i) => ({ ...one, name: `1:${i}` }));
    expect(notedIn(readForTest([{ text, selections: numbered }]))).toEqual({});
  });

  it('has codes under codes, with colours, descriptions and identifiers however they are written', () => {
    const inner = codeXml(
      `{${guidForTest(2).toLowerCase()}}`,
      'Market\n levy',
      '<Description> A fee.\r\n</Description>',
      ' color="#00f"',
    );
    const codes = codeXml(1, 'Money', inner).replace('"true"', '"false"') + codeXml(3, 'Pressure');
    const selections = [{ start: 0, end: 3, codes: [2, guidForTest(3).toLowerCase()] }];
    const coding = `<Coding guid="${guidForTest(0)}"><CodeRef targetGUID="${guidForTest(3)}"/></Coding>`;
    const inside = `<Description>Read twice</Description>${coding}`;
    const read = readForTest([{ name: 'First', text: 'Нас вызвали', selections, inside }], {
      codes,
    });
    expect(read.codes).toEqual([
      { name: 'Money', description: '', isFolder: true },
      { name: 'Market levy', description: 'A fee.', isFolder: false, parent: 0, colour: 9 },
      { name: 'Pressure', description: '', isFolder: false },
    ]);
    expect(read.sources).toEqual([
      {
        name: 'First',
        description: 'Read twice',
        text: 'Нас вызвали',
        codes: [2],
        passages: [
          { from: 0, to: 3, code: 1 },
          { from: 0, to: 3, code: 2 },
        ],
      },
    ]);
    expect(read.notes).toEqual([]);
  });

  it('finds its texts in either folder, in either case, or in the XML itself', () => {
    const xml = projectXml([
      {
        text: '',
        attributes: 'plainTextPath="internal://ONE.txt" richTextPath="internal://one.docx"',
      },
      { text: '', attributes: 'plainTextPath="internal://Sources/two.TXT"' },
      { text: '', attributes: '', inside: '<PlainTextContent>Три &amp; четыре</PlainTextContent>' },
    ]);
    const zip = zipSync({
      'Ornithology report.QDE': utf8(xml),
      'Sources/one.TXT': utf8('Один'),
      'Sources\\Two.txt': Uint8Array.from([0xc4, 0xe2, 0xe0, 0x20, 0xe4, 0xe2, 0xe0]),
    });
    const read = readProject(zip);
    expect(read.sources.map(({ text }) => text)).toEqual(['Один', 'Два два', 'Три & четыре']);
    expect(notedIn(read)).toEqual({ formatted: 1, otherLetters: 1 });
  });
});

describe('the notes of a project', () => {
  const note = (guid: string, name: string, content: string) =>
    `<Note guid="${guid}" name="${name}"><PlainTextContent>${content}</PlainTextContent></Note>`;
  const reference = (guid: string) => `<NoteRef targetGUID="${guid}"/>`;

  it('stay with their codes and texts; those of passages are counted', () => {
    const notes = [
      note('{a}', 'Rule', 'Only &lt;money&gt;.'),
      note('B', '', 'Heard\r\ntwice'),
      note('c', 'x', ' '),
      note('d', 'Odd', 'word'),
      '<Note guid="e" name="Long" plainTextPath="internal://text-1.txt"/>',
    ];
    const rest = `<Notes>${notes.join('')}</Notes>`;
    const codes = codeXml(1, 'Levy', reference('A') + reference('e'));
    const inside = `<Description>Told</Description>${reference('b')}${reference('c')}${reference('no')}`;
    const selection = `<PlainTextSelection startPosition="0" endPosition="3">${reference('d')}</PlainTextSelection>`;
    const read = readForTest(
      [
        { text: 'Нас', inside: inside + selection },
        { text: 'Слово', name: 'unused' },
      ],
      { codes, rest },
    );
    expect(read.codes[0]?.memo).toBe('Rule\nOnly <money>.\n\nLong\nСлово');
    expect(read.sources[0]?.description).toBe('Told\n\nHeard\ntwice');
    expect(notedIn(read)).toEqual({ notes: 1, uncoded: 1 });
  });

  it('are counted where there is no room for them, or for them again and again', () => {
    const rest = `<Notes>${note('a', '', 'w '.repeat(9_000))}${note('b', '', 'w '.repeat(60_000))}</Notes>`;
    const list = Array.from({ length: 300 }, (_, i) => codeXml(i, `c${i}`, reference('a')));
    const read = readForTest([{ text: 'Нас', inside: reference('b') }], {
      codes: list.join(''),
      rest,
    });
    const kept = read.codes.filter(({ memo }) => memo !== undefined);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.length).toBeLessThan(300);
    expect(read.sources[0]?.description).toBe('');
    // One that is kept nowhere, and one that is missing in places.
    expect(notedIn(read)).toEqual({ notes: 2 });
  });
});

describe('what a project has that is not taken', () => {
  it('is counted, each kind by itself', () => {
    const medium =
      '<Transcript guid="t"><TranscriptSelection guid="s"/></Transcript><Description>x</Description>';
    const rest =
      `<Notes><Note guid="n"><PlainTextContent>A memo</PlainTextContent></Note><Note guid="m" plainTextPath="internal://no.txt"/></Notes>` +
      `<Links><Link guid="l"/></Links><Sets><Set guid="e"><Description>y</Description></Set></Sets>` +
      `<Graphs><Graph guid="g"/></Graphs><Cases><Case guid="c"/><Case guid="d"/></Cases>` +
      `<Variables><Variable guid="v"/></Variables><Users><User guid="u" name="Somebody"/></Users>` +
      `<Description>z</Description>`;
    const media =
      `<AudioSource guid="a">${medium}</AudioSource><VideoSource guid="b"><VideoSelection guid="f"/></VideoSource>` +
      `<PictureSource guid="h"><PictureSelection guid="i"/></PictureSource>` +
      `<PDFSource guid="j"><PDFSelection guid="k"/><Representation guid="o"><PlainTextSelection guid="p"/></Representation></PDFSource>`;
    const xml = projectXml([{ text: 'x' }], { rest }).replace('</Sources>', `${media}</Sources>`);
    const read = readProject(
      zipSync({ 'project.qde': utf8(xml), 'sources/text-0.txt': utf8('Нас') }),
    );
    expect(read.sources).toHaveLength(1);
    expect(notedIn(read)).toEqual({
      recordings: 2,
      transcripts: 1,
      pictures: 1,
      pdfs: 1,
      mediaSelections: 5,
      cases: 2,
      variables: 1,
      sets: 1,
      links: 1,
      graphs: 1,
      notes: 2,
      descriptions: 3,
      users: 1,
    });
    expect(JSON.stringify(read)).not.toContain('Somebody');
  });

  it('of its texts is named: no file, a file outside, nothing in it, no text, too much', () => {
    const read = readForTest([
      { name: 'gone', text: '', attributes: 'plainTextPath="internal://other.txt"' },
      { name: 'outside', text: '', attributes: 'plainTextPath="absolute:///etc/passwd"' },
      { name: 'climbing', text: '', attributes: 'plainTextPath="internal://../project.qde"' },
      { name: 'nowhere', text: '', attributes: '' },
      { name: 'blank', text: ' \n' },
      { name: 'picture', text: Uint8Array.from([0x89, 0x50, 0, 0]) },
      { name: 'long', text: 'a'.repeat(MAX_IMPORT_TEXT + 1) },
      { name: 'good', text: 'Нас вызвали' },
    ]);
    expect(read.sources.map(({ name }) => name)).toEqual(['good']);
    expect(read.notes).toEqual([
      { kind: 'missingTexts', count: 4, names: ['gone', 'outside', 'climbing', 'nowhere'] },
      { kind: 'emptyTexts', count: 1, names: ['blank'] },
      { kind: 'unreadableTexts', count: 1, names: ['picture'] },
      { kind: 'longTexts', count: 1, names: ['long'] },
    ]);
  });

  it('of its passages is counted: around nothing, without a code or with one that is not there', () => {
    const selections = [
      { start: 3, end: 3 },
      { start: 8, end: 4 },
      { start: 4, end: 99 },
      { start: -1, end: 3 },
      { start: 'two', end: 3 },
      { start: 0, end: 1e14 },
      { start: 0, end: 3, codes: [] },
      { start: 0, end: 3, codes: [7] },
      { start: 4, end: 11, codes: [1, 1, 8] },
    ];
    const read = readForTest([{ text: 'Нас вызвали', selections }]);
    expect(wordsOf(read)).toEqual(['вызвали']);
    expect(notedIn(read)).toEqual({ noWords: 6, uncoded: 1, unknownCodes: 2, repeatedCodings: 1 });
  });

  it('of its codes is counted: without a name, under the identifier of another, or too long', () => {
    const codes =
      codeXml(1, 'First') +
      codeXml(1, 'Second') +
      codeXml(
        2,
        ' ',
        codeXml(3, 'n'.repeat(300), `<Description>${'d'.repeat(30_000)}</Description>`),
      );
    const selections = [{ start: 0, end: 3, codes: [1, 2] }];
    const read = readForTest([{ text: 'Нас вызвали', selections }], { codes });
    expect(read.codes.map(({ name }) => name)).toEqual(['First', 'Second', `${'n'.repeat(199)}…`]);
    expect(read.codes[2]?.parent).toBeUndefined();
    expect(read.codes[2]?.description).toHaveLength(20_000);
    expect(read.sources[0]?.passages).toEqual([{ from: 0, to: 3, code: 0 }]);
    expect(notedIn(read)).toEqual({
      shortened: 2,
      unknownCodes: 1,
      unnamedCodes: 1,
      repeatedGuids: 1,
    });
  });
});

/** A line end is one sign in the vault: who selects its second half has all of it, who selects the first has nothing. */
function withoutHalf(words: string, raw: string, to: number): string {
  return words.endsWith('\r') && Array.from(raw)[to] === '\n' ? words.slice(0, -1) : words;
}

/** What the vault keeps of a piece of a text; a mark is none inside of it. */
function shown(words: string, isStart: boolean): string {
  const bare = isStart ? normaliseText(words) : words.replace(/\r\n?/g, '\n');
  // oxlint-disable-next-line no-control-regex
  return bare.replace(/[\v\f\u0085]/g, '\n').replace(/[\0-\x08\x0E-\x1F\x7F-\x9F]/g, '');
}
