import { describe, expect, it } from 'vitest';
import { IDENTIFIER_KINDS } from '../domain/redaction.ts';
import { STAND_INS, standInFor, standInLanguage, standInOf } from './stand-ins.ts';
import { suggest, suggestWith } from './suggest.ts';
import { createRegisterMatcher } from './register/register-matcher.ts';
import { samplePerson } from './sample-person.ts';

describe('what stands for an identifier', () => {
  it('is written in the language of the testimony', () => {
    const text = 'Телефон +7 701 234 56 78, почта a@example.kz, Сейтказиев';
    const matcher = createRegisterMatcher([samplePerson('Сейтказиев', { pseudonym: 'Марат' })]);
    const replacements = suggestWith(matcher, text, [], 'ru').map(({ replacement }) => replacement);
    expect(replacements).toEqual(['[номер телефона]', '[адрес электронной почты]', 'Марат']);
    expect(suggest('call +7 701 234 56 78', [], [])[0]?.replacement).toBe('[phone number]');
  });

  it('follows the letters when the interview names no language', () => {
    expect(standInLanguage('', 'Мұғалім')).toBe('kk');
    expect(standInLanguage('', 'учитель')).toBe('ru');
    expect(standInLanguage('other', 'teacher')).toBe('en');
    expect(standInLanguage('en', 'учитель')).toBe('en');
  });

  it('is proposed for every kind that a person may mark, in that language', () => {
    for (const kind of IDENTIFIER_KINDS) {
      expect(standInOf(kind, 'ru')).toMatch(/^\[[а-яё ]+\]$/);
      expect(standInFor(standInOf(kind, 'en'), 'kk')).toBe(standInOf(kind, 'kk'));
    }
  });

  it('leaves a pseudonym as it is, and is told apart in every language', () => {
    expect(standInFor('Марат', 'kk')).toBe('Марат');
    for (const language of ['en', 'ru', 'kk'] as const) {
      const words = Object.values(STAND_INS).map((one) => one[language]);
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
