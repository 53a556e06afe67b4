import { describe, expect, it } from 'vitest';
import { disclosedFacts, withWithheld } from './disclosed-facts.ts';
import { EMPTY_RECORD, type InterviewRecord } from './interview.ts';

const record: InterviewRecord = {
  ...EMPTY_RECORD,
  date: '1998-11-26~',
  place: { name: 'Stall 14', published: 'Northern region', level: 'region' },
  role: 'witness',
  occupation: 'occ.teacher',
  sex: 'female',
  employer: { name: 'School 7', published: 'a village school' },
};

describe('what the anonymised version tells of the speaker', () => {
  it('is the date to the month, the published place and employer, role, occupation and sex', () => {
    expect(disclosedFacts(record)).toEqual({
      role: 'witness',
      occupation: 'occ.teacher',
      sex: 'female',
      employer: 'a village school',
      place: 'Northern region',
      placeLevel: 'region',
      date: '1998-11~',
    });
  });

  it('leaves out what is withheld', () => {
    const withheld = ['role', 'occupation', 'sex', 'employer', 'month'] as const;
    expect(disclosedFacts({ ...record, withheld })).toMatchObject({
      role: '',
      occupation: '',
      sex: '',
      employer: '',
      date: '1998~',
    });
    expect(disclosedFacts({ ...record, withheld: ['month', 'date'] }).date).toBe('');
  });

  it.each(['exact', 'withheld'] as const)('has no place of level %s', (level) => {
    const place = { ...record.place, level };
    expect(disclosedFacts({ ...record, place })).toMatchObject({
      place: '',
      placeLevel: 'withheld',
    });
  });

  it('knows interviews from before there were sex and employer', () => {
    expect(disclosedFacts(EMPTY_RECORD)).toMatchObject({ sex: '', employer: '' });
  });
});

it('withholds a fact once, in one order, and tells it again', () => {
  const twice = withWithheld(withWithheld(['date'], 'sex', true), 'sex', true);
  expect(twice).toEqual(['sex', 'date']);
  expect(withWithheld(twice, 'sex', false)).toEqual(['date']);
});
