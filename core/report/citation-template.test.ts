import { describe, expect, it } from 'vitest';
import { CITATION_PLACEHOLDERS, fillTemplate, parseTemplate } from './citation-template.ts';
import { REPORT_LANGUAGES } from './report-language.ts';
import { wordsOf } from './words/words-of.ts';

const VALUES = {
  org: 'The Group',
  type: 'interview',
  who: 'teacher',
  interpreter: '',
  place: 'North',
  date: 'March 2026',
  code: 'INT-007',
  quotation: '',
  note: '3',
};

describe('a citation template', () => {
  it('is words and placeholders', () => {
    expect(parseTemplate('{org} with { who }.')).toEqual({
      pieces: [{ placeholder: 'org' }, ' with ', { placeholder: 'who' }, '.'],
    });
  });

  it.each([
    ['  ', { kind: 'empty' }],
    ['{org} by {name}', { kind: 'unknown-placeholder', name: 'name', at: 9 }],
    ['{toString}', { kind: 'unknown-placeholder', name: 'toString', at: 0 }],
    ['with {who', { kind: 'stray-brace', at: 5 }],
    ['with who}', { kind: 'stray-brace', at: 8 }],
    ['{ {who} }', { kind: 'stray-brace', at: 0 }],
  ])('has a problem that is named and found: %j', (template, problem) => {
    expect(parseTemplate(template)).toEqual({ problem });
  });

  it('leaves no marks around a value that is empty', () => {
    const template = '{org} {type}: {interpreter}, {who}, {interpreter}, {place}, {interpreter}. ';
    expect(fillTemplate(`${template}{quotation}`, VALUES)).toBe(
      'The Group interview: teacher, North.',
    );
    expect(fillTemplate('{type} with {who}', { ...VALUES, type: 'переписка' })).toBe(
      'Переписка with teacher',
    );
  });

  it('takes braces of a value as they are', () => {
    expect(fillTemplate('{org}', { ...VALUES, org: '{who}' })).toBe('{who}');
  });

  it('is sound in every language that comes with it', () => {
    for (const language of REPORT_LANGUAGES) {
      const { templates } = wordsOf(language).citation;
      const problems = Object.values(templates).map((one) => parseTemplate(one));
      expect(problems.filter((one) => 'problem' in one)).toEqual([]);
    }
    expect(CITATION_PLACEHOLDERS).toHaveLength(9);
  });
});
