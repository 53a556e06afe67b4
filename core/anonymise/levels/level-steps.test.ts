import { expect, it } from 'vitest';
import { EMPTY_RECORD } from '../../domain/interview.ts';
import type { IdentifierKind } from '../../domain/redaction.ts';
import { type LevelContext, levelSteps } from './level-steps.ts';

const steps = (kind: IdentifierKind, words: string, context: Partial<LevelContext> = {}) =>
  levelSteps(kind, words, { language: 'en', before: '', record: EMPTY_RECORD, ...context }).map(
    ({ level, text }) => `${level}: ${text}`,
  );
const KENTAU = {
  ...EMPTY_RECORD,
  place: { name: 'Кентау, школа', published: 'Южный Казахстан', level: 'region' },
  employer: { name: 'Школа № 5', published: 'сельская школа' },
} as const;

it('leads from the name of a place to nothing of it, in the language of the testimony', () => {
  expect(steps('place', 'Kentau')).toEqual([
    'exact: Kentau',
    'town: [town]',
    'district: [district]',
    'region: [region]',
    'country: [country]',
    'removed: [place]',
  ]);
  expect(steps('place', 'Кентауда', { language: 'kk' }).slice(1, 4)).toEqual([
    'town: [елді мекен]',
    'district: [аудан]',
    'region: [облыс]',
  ]);
});

it('says what is published of the place of the interview, at its level and of no other place', () => {
  const at = (words: string) => steps('place', words, { language: 'ru', record: KENTAU })[3];
  expect(at('Кентау')).toBe('region: Южный Казахстан');
  expect(at('Тараз')).toBe('region: [область]');
  expect(at('Кен')).toBe('region: [область]');
});

it.each([
  ['School No. 15', 'en', '[school]'],
  ['школе № 15', 'ru', '[школа]'],
  ['Абай атындағы мектепте', 'kk', '[мектеп]'],
  ['городская больница', 'ru', '[больница]'],
  ['районного акимата', 'ru', '[государственный орган]'],
  ['ТОО «Заря»', 'ru', '[компания]'],
] as const)('knows the sort of %s by its words', (words, language, sort) =>
  expect(steps('organisation', words, { language })[1]).toBe(`sort: ${sort}`),
);

it('leaves out the sort where the words do not tell, and says what is published of the employer', () => {
  expect(steps('organisation', 'Altyn Dala')).toEqual([
    'exact: Altyn Dala',
    'removed: [organisation]',
  ]);
  expect(steps('organisation', 'Школа № 5', { language: 'ru', record: KENTAU })[1]).toBe(
    'sort: сельская школа',
  );
});

it.each([
  ['47 300 тенге', 'ru', 'около 50 000 тенге'],
  ['47 тысяч тенге', 'ru', 'около 50 тысяч тенге'],
  ['47300 теңге', 'kk', 'шамамен 50 000 теңге'],
  ['$1,250', 'en', 'about $1,000'],
] as const)('rounds %s to its first digit', (words, language, text) =>
  expect(steps('money', words, { language })[1]).toBe(`rounded: ${text}`),
);

it.each(['300 тенге', 'сорок тысяч тенге', 'от 300 до 470 тенге', '1,5 миллиона тенге'])(
  'rounds no %s',
  (words) => expect(steps('money', words, { language: 'ru' })).toHaveLength(2),
);

it('ends with what was proposed when that says nothing of it', () => {
  const last = (proposed: string) => steps('date', '12 May 1962', { proposed }).at(-1);
  expect(last('[date of birth]')).toBe('removed: [date of birth]');
  expect(last('in the year of the famine')).toBe('removed: [date]');
});

it('has no steps for what is all or nothing', () => {
  for (const kind of ['person', 'phone', 'iin', 'other'] as const)
    expect(steps(kind, 'Aigul')).toEqual([]);
});
