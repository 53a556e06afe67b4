import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InterviewFile } from '../bundle/interview-file.ts';
import { OCCUPATIONS, SETTINGS } from '../domain/interview.ts';
import { defaultCitationStyle } from './citation.ts';
import { methodology, type MethodologyOptions } from './methodology.ts';
import { originalFile, outgoingFile } from './report-fixture.ts';
import { REPORT_LANGUAGES, type ReportLanguage } from './report-language.ts';
import { russianPlural } from './words/russian.ts';
import { wordsOf } from './words/words-of.ts';

function several(count: number, told: Partial<InterviewFile> = {}, make = outgoingFile) {
  const kind = JSON.stringify(told);
  return Array.from({ length: count }, (_, i) => make({ id: `${kind}-${i}`, ...told }));
}

function written(
  files: readonly InterviewFile[],
  options: Partial<MethodologyOptions> = {},
  language: ReportLanguage = 'en',
) {
  const { basis, lines, remarks } = methodology(files, {
    ...defaultCitationStyle(language, 'The Group'),
    noPayment: false,
    hidesSmallCells: false,
    ...options,
  });
  return [basis, ...lines, ...remarks];
}

describe('the methodology', () => {
  it('says how many interviews there are, from when, and of what kinds', () => {
    const files = [
      ...several(4, { date: '2026-01' }),
      ...several(3, { occupation: 'occ.doctor', setting: 'telephone', sex: 'female' }),
    ];
    expect(written(files)).toEqual([
      'This report is based on 7 interviews conducted by The Group.',
      'Period: January 2026 – March 2026',
      'By occupation: teachers (4); doctors (3)',
      'By role: witnesses (7)',
      'By place: Northern region (7)',
      'By sex: women (3); other or not given (4)',
      'By language: Kazakh (7)',
      'By setting: individually, in person (4); by telephone (3)',
      'How consent was taken: in writing (7)',
      'To protect the interviewees, their names, exact places and exact dates are withheld.',
      'Names of people, places and organizations that could identify somebody were replaced in the quotations by pseudonyms or general words.',
    ]);
  });

  it('counts in the right forms', () => {
    const basis = (count: number, language: ReportLanguage) =>
      written(several(count), {}, language)[0];
    expect(basis(1, 'en')).toContain('on 1 interview conducted');
    expect(basis(21, 'ru')).toContain('на 21 интервью, проведённом организацией');
    expect(basis(11, 'ru')).toContain('на 11 интервью, проведённых организацией');
    expect(basis(5, 'kk')).toBe('Баяндама The Group жүргізген 5 сұхбатқа негізделген.');
    const forms = [1, 2, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112].map((count) =>
      russianPlural(count, 'цитата', 'цитаты', 'цитат'),
    );
    expect(forms.join(' ')).toBe(
      'цитата цитаты цитат цитат цитат цитат цитата цитаты цитат цитата цитат цитат',
    );
  });

  it('speaks of an interpreter only where every file does, and of few ones without a number', () => {
    const all = (count: number, total: number) => [
      ...several(count, {}, originalFile),
      ...several(total - count, { interpreter: false }, originalFile),
    ];
    const remark = (files: readonly InterviewFile[]) =>
      written(files).filter((line) => line.includes('interpreter'));
    expect(remark(all(3, 6))).toEqual(['An interpreter was present in 3 of 6 interviews.']);
    expect(remark(all(6, 6))).toEqual(['An interpreter was present in 6 of 6 interviews.']);
    expect(remark(all(0, 6))).toEqual(['The interviews were conducted without an interpreter.']);
    const some = ['An interpreter was present in some of the interviews.'];
    expect(remark(all(2, 6))).toEqual(some);
    expect(remark(all(4, 6))).toEqual(some);
    expect(remark([...all(3, 6), outgoingFile()])).toEqual([]);
  });

  it('says that nobody was paid only where that is stated', () => {
    const payment = 'No interviewee received payment or another reward.';
    expect(written(several(3))).not.toContain(payment);
    expect(written(several(3), { noPayment: true })).toContain(payment);
  });

  it('warns that the original version is none to publish', () => {
    const text = written(several(3, {}, originalFile)).join('\n');
    expect(text).toContain('not meant for publication');
    expect(text).not.toContain('replaced in the quotations');
    expect(text).not.toContain('Zhanaauyl');
  });

  it('leaves out what is withheld', () => {
    const text = written(several(3), { place: 'withheld', date: 'withheld' }).join('\n');
    expect(text).not.toMatch(/Northern|2026/);
    expect(written(several(3), { date: 'year' })).toContain('Period: 2026');
    expect(written(several(3, { date: '', setting: 'x', language: 'toString' }))).toHaveLength(7);
  });

  it('counts each interview once, with its translations', () => {
    const translations = several(4, { translationOf: 'file-7', language: 'en' });
    const [basis] = written([outgoingFile(), ...translations]);
    expect(basis).toContain('on 1 interview');
  });
});

it('prints no number from which that of a small group could be worked out', () => {
  const file = fc
    .record({
      occupation: fc.constantFrom('', ...OCCUPATIONS.slice(0, 5)),
      setting: fc.constantFrom('', ...SETTINGS),
      region: fc.constantFrom('', 'North', 'West', 'South'),
      sex: fc.constantFrom('female', 'male'),
    })
    .map(({ region, ...told }) => ({
      ...told,
      place: { published: region, level: region === '' ? 'withheld' : 'region' } as const,
    }));
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 1, maxLength: 24 }),
      fc.constantFrom(...REPORT_LANGUAGES),
      (told, language) => {
        const files = told.map((one, i) => outgoingFile({ id: String(i), ...one }));
        const { by } = wordsOf(language).methodology;
        const values = {
          occupation: told.map((one) => one.occupation),
          setting: told.map((one) => one.setting),
          place: told.map((one) => one.place.published),
          sex: told.map((one) => one.sex),
        };
        const lines = written(files, {}, language);
        for (const [question, all] of Object.entries(values)) {
          const line = lines.find((one) =>
            one.startsWith(`${by[question as keyof typeof values]}:`),
          );
          const numbers = [...(line ?? '').matchAll(/\((\d+)\)/g)].map(([, n]) => Number(n));
          const small = smallCells(all);
          // What is printed and what is left of the total are each of a group of three, or of those not known alone.
          if (line !== undefined) expect(sum(numbers)).toBe(files.length);
          if (small.length === 0) continue;
          for (const number of numbers) expect(number).toBeGreaterThanOrEqual(3);
        }
      },
    ),
  );
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function smallCells(values: readonly string[]): readonly string[] {
  return [...new Set(values)].filter(
    (value) => value !== '' && values.filter((one) => one === value).length < 3,
  );
}
