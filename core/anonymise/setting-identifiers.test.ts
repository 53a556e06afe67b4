import { describe, expect, it } from 'vitest';
import { EMPTY_RECORD, type Place } from '../domain/interview.ts';
import { createLeakScanner } from './leak-scan.ts';
import {
  employerIdentifiers,
  interviewerIdentifiers,
  placeIdentifiers,
} from './setting-identifiers.ts';

const found = (place: Partial<Place>, text: string, interviewerCode = ''): string[] => {
  const both = [
    placeIdentifiers({ ...EMPTY_RECORD.place, ...place }),
    interviewerIdentifiers(interviewerCode),
  ];
  const entries = both.flatMap((one) => one.entries);
  return createLeakScanner(
    entries,
    both.flatMap((one) => one.words),
  )
    .scan(text)
    .map((hit) => hit.found);
};

describe('the setting of an interview', () => {
  const village = {
    name: 'село Жанатас, ул. Абая 5, Жамбылская область',
    published: 'Жамбылская область',
  };

  it.each([
    ['Place: село Жанатас', 'село Жанатас'],
    ['жили в селе Жанатас', 'селе Жанатас'],
    ['на ул. Абая, 5', 'ул. Абая, 5'],
  ])('is found in %j', (text, words) => expect(found(village, text)).toEqual([words]));

  it.each(['Place: Жамбылская область', 'в другом селе'])('is not found in %j', (text) =>
    expect(found(village, text)).toEqual([]),
  );

  it('is found where the exact place was typed into the published one', () => {
    const typed = { name: 'Жанатас', published: 'Жанатас' };
    expect(found(typed, 'Place: Жанатас\n\nв Жанатасе')).toEqual(['Жанатас', 'Жанатасе']);
    expect(found({ name: 'жанатас', published: 'жанатас' }, 'Place: жанатас')).toEqual(['жанатас']);
  });

  it('may be read where the level says that readers may know the exact place', () =>
    expect(found({ name: 'Жанатас', level: 'exact' }, 'в Жанатасе')).toEqual([]));

  it('is not every word for a home beside a name', () =>
    expect(found({ name: 'Жанатас, дома' }, 'сидела дома')).toEqual([]));

  it('names the interviewer, in every inflection of a name and as a code', () => {
    expect(found({}, 'сказала Айжан', 'Айжан')).toEqual(['Айжан']);
    expect(found({}, 'пришли с Динарой', 'Динара')).toEqual(['Динарой']);
    expect(found({}, 'asked by KZ-17', 'KZ-17')).toEqual(['KZ-17']);
    expect(found({}, 'nothing here')).toEqual([]);
  });
});

describe('the employer of a speaker', () => {
  const found = (published: string, text: string) => {
    const { words, entries } = employerIdentifiers({ name: 'Школа имени Абая', published });
    return createLeakScanner(entries, words)
      .scan(text)
      .map((hit) => hit.found);
  };

  it('is found in any inflection', () =>
    expect(found('a school', 'в школе имени Абая')).toEqual(['школе имени Абая']));

  it('is not found where it is not known', () =>
    expect(employerIdentifiers(undefined)).toEqual({ words: [], entries: [] }));
});
