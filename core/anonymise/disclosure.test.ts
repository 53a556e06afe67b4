import { describe, expect, it } from 'vitest';
import type { DisclosedFacts } from '../domain/disclosed-facts.ts';
import type { InterviewId } from '../domain/ids.ts';
import { checkDisclosure, type DisclosedInterview, sharing } from './disclosure.ts';

const TEACHER: DisclosedFacts = {
  role: 'victim',
  occupation: 'occ.teacher',
  sex: 'female',
  employer: '',
  place: 'Zhambyl region',
  placeLevel: 'region',
  date: '1998-11',
};

function interviews(...facts: Partial<DisclosedFacts>[]): DisclosedInterview[] {
  return facts.map((one, i) => ({
    id: `id-${i + 1}` as InterviewId,
    code: `INT-${i + 1}`,
    facts: { ...TEACHER, ...one },
  }));
}

const small = (...facts: Partial<DisclosedFacts>[]) =>
  checkDisclosure(interviews(...facts)).small.map(({ code, sharedBy }) => [code, sharedBy]);

describe('interviews that could single somebody out', () => {
  it('are those that share all they tell with fewer than two others, the rarest first', () => {
    const doctor = { occupation: 'occ.doctor' } as const;
    const man = { sex: 'male' } as const;
    expect(small({}, {}, {}, man, man, doctor)).toEqual([
      ['INT-6', 1],
      ['INT-4', 2],
      ['INT-5', 2],
    ]);
  });

  it('are none where three tell the same, however it is written', () => {
    expect(small({}, { place: 'zhambyl  Region ' }, { date: '1998-11~' })).toEqual([]);
  });

  it('are not those that tell nothing: everybody fits them', () => {
    const nothing = { role: '', occupation: '', sex: '', place: '', date: '' } as const;
    expect(small(nothing, {}, {}, {})).toEqual([]);
  });

  it('are not hidden behind interviews of which nothing is known', () => {
    const unknown = { role: '', occupation: '', sex: '', place: '', date: '' } as const;
    expect(small({}, unknown, unknown, unknown)).toEqual([['INT-1', 1]]);
  });

  it('share a year with those that tell its months, and a month with no bare year', () => {
    expect(small({ date: '1998' }, { date: '1998-10' }, { date: '1998-11' })).toEqual([
      ['INT-2', 1],
      ['INT-3', 1],
    ]);
  });

  it('are each told what saying less would do there, the most effective first', () => {
    const [one] = checkDisclosure(
      interviews({ date: '1998-11', sex: 'male' }, { date: '1998-10', sex: 'male' }, {}, {}),
    ).small;
    expect(one?.code).toBe('INT-1');
    expect(one?.without.map(({ fact, to, sharedBy }) => [fact, to, sharedBy])).toEqual([
      ['sex', 'withheld', 3],
      ['date', 'year', 2],
      ['date', 'withheld', 2],
    ]);
  });

  it('come with what it would do if every interview said less', () => {
    const { total, steps } = checkDisclosure(
      interviews({ date: '1998-09' }, { date: '1998-10' }, { date: '1998-11' }, { sex: 'male' }),
    );
    expect(total).toBe(4);
    expect(steps).toEqual([
      { fact: 'date', to: 'year', small: 1, unique: 1 },
      { fact: 'date', to: 'withheld', small: 1, unique: 1 },
    ]);
  });
});

it('counts who tells the facts that somebody is about to give away', () => {
  const all = interviews({}, {}, { sex: 'male' });
  expect(sharing(TEACHER, all)).toBe(2);
  expect(sharing({ ...TEACHER, sex: '' }, all)).toBe(3);
});
