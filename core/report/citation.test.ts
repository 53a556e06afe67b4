import { describe, expect, it } from 'vitest';
import type { InterviewFile } from '../bundle/interview-file.ts';
import { type CitationStyle, createCiter, defaultCitationStyle } from './citation.ts';
import { originalFile, outgoingFile } from './report-fixture.ts';
import type { ReportLanguage } from './report-language.ts';

const ORG = 'The Group';
const SPEAKERS = new Map([['file-7', { name: 'Вера Вымышлена', pseudonym: 'Umar U.' }]]);

function cite(file: InterviewFile, style: Partial<CitationStyle> = {}, language?: ReportLanguage) {
  return createCiter({ ...defaultCitationStyle(language ?? 'en', ORG), ...style })(file).text;
}

describe('a citation', () => {
  it('gives what the version discloses, to the month and the region', () => {
    expect(cite(outgoingFile())).toBe(
      'The Group interview with teacher (name withheld), Northern region, March 2026.',
    );
  });

  it.each([
    ['ru', 'Интервью The Group: учитель (имя не разглашается), Northern region, март 2026 г.'],
    ['kk', 'The Group сұхбаты: мұғалім (есімі жарияланбайды), Northern region, 2026 жылғы наурыз.'],
  ] as const)('is written in %s without what Chromium does not know', (language, text) => {
    expect(cite(outgoingFile(), {}, language)).toBe(text);
  });

  it('names the speaker only in the original version, and only with consent', () => {
    const speakers = { speakers: SPEAKERS };
    const named = 'with Вера Вымышлена, teacher, through an interpreter,';
    const unnamed = 'with “Umar U.” (pseudonym), teacher,';
    expect(cite(originalFile(), speakers)).toContain(named);
    const { consent } = outgoingFile();
    expect(cite(originalFile({ consent }), speakers)).toContain(unnamed);
    const agreed = { consent: originalFile().consent };
    expect(cite(outgoingFile(agreed), speakers)).toContain(unnamed);
    expect(cite(outgoingFile(agreed), speakers)).not.toContain('Вымышлена');
  });

  it('gives the exact place and the day only where they are there and wanted', () => {
    const exact = { place: 'exact', date: 'day' } as const;
    expect(cite(originalFile(), exact)).toContain(', Zhanaauyl, March 12, 2026.');
    expect(cite(originalFile())).toContain(', Northern region, March 2026.');
    expect(cite(outgoingFile(), exact)).toContain(', Northern region, March 2026.');
    expect(cite(originalFile(), { ...exact, date: 'year' })).toContain(', Zhanaauyl, 2026.');
  });

  it('takes the published name for no region where it is the exact place', () => {
    const place = { exact: '', published: 'Zhanaauyl', level: 'exact' } as const;
    expect(cite(originalFile({ place }))).toContain(', location withheld, March');
    expect(cite(originalFile({ place }), { place: 'exact' })).toContain(', Zhanaauyl, March');
    const withheld = { exact: 'Zhanaauyl', published: 'Left over', level: 'withheld' } as const;
    expect(cite(originalFile({ place: withheld }))).toContain(', location withheld, March');
  });

  it('says of each part that it is withheld, and of all of them at once', () => {
    const nothing = { role: '', occupation: '', date: '' };
    const file = outgoingFile({ ...nothing, place: { published: '', level: 'withheld' } });
    expect(cite(file)).toBe('The Group interview, name, location and date withheld.');
    expect(cite({ ...file, role: 'other' })).toContain('interview, name, location and');
    expect(cite({ ...file, date: '2026~' })).toBe(
      'The Group interview with name withheld, location withheld, about 2026.',
    );
    expect(cite(outgoingFile(), { place: 'withheld', date: 'withheld' })).toBe(
      'The Group interview with teacher (name withheld), location withheld, date withheld.',
    );
  });

  it('says what kind of talk it was', () => {
    expect(cite(outgoingFile({ setting: 'telephone' }))).toContain('The Group telephone interview');
    expect(cite(outgoingFile({ setting: 'group' }))).toContain(
      'group interview with teachers (names withheld)',
    );
    expect(cite(outgoingFile({ setting: 'hologram', occupation: 'constructor' }))).toContain(
      'The Group interview with witness (name withheld)',
    );
  });
});

describe('citations one after the other', () => {
  it('are Ibid. behind the same source and short later', () => {
    const other = outgoingFile({ id: 'file-8', code: 'INT-008', occupation: 'occ.doctor' });
    const translation = outgoingFile({ id: 'file-9', translationOf: 'file-7', language: 'en' });
    const citer = createCiter(defaultCitationStyle('en', ORG));
    const notes = [
      citer(outgoingFile(), 'INT-007:1'),
      citer(translation, 'INT-007.en:2'),
      citer(other, 'INT-008:1'),
      citer(outgoingFile(), 'INT-007:3'),
    ];
    expect(notes.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(notes.map(({ text }) => text)).toEqual([
      'The Group interview with teacher (name withheld), Northern region, March 2026. [INT-007:1]',
      'Ibid. [INT-007.en:2]',
      'The Group interview with doctor (name withheld), Northern region, March 2026. [INT-008:1]',
      'The Group interview with teacher (name withheld), note 1 above. [INT-007:3]',
    ]);
  });

  it('go without the ids of quotations where these are not wanted', () => {
    const citer = createCiter({ ...defaultCitationStyle('ru', ORG), quotationIds: false });
    citer(outgoingFile(), 'INT-007:1');
    expect(citer(outgoingFile(), 'INT-007:2').text).toBe('Там же.');
  });

  it('follow the templates of the organisation', () => {
    const style = defaultCitationStyle('en', ORG);
    const templates = { ...style.templates, full: '{code}: {who} ({place}; {date})' };
    expect(createCiter({ ...style, templates })(outgoingFile()).text).toBe(
      'INT-007: teacher (name withheld) (Northern region; March 2026)',
    );
  });
});
