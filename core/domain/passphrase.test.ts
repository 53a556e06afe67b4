import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  guessTime,
  isPassphraseStrong,
  PASSPHRASE_FLOOR_BITS,
  passphraseBits,
  strengthOf,
} from './passphrase.ts';

describe('passphraseBits', () => {
  it.each([
    ['nothing', ''],
    ['a leaked password', 'password'],
    ['a leaked password with lookalikes and a year', 'P@ssw0rd2024!'],
    ['the same word many times', 'тополь тополь тополь тополь тополь тополь тополь'],
    ['the same sign many times', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['a row of keys', 'qwertyuiopasdfghjklzxcvbnm'],
    ['a row of Russian keys', 'йцукенгшщзхъфывапролджэячсмитьбю'],
    ['columns of keys', '1qaz2wsx3edc4rfv5tgb'],
    ['the alphabet', 'абвгдежзиклмнопрст'],
    ['digits in order', '123456789012345678901234567890'],
    ['пароль in the Latin layout', 'gfhjkmgfhjkmgfhjkm'],
    ['two dates', '26.11.1998 14.02.1975'],
    ['names and a year', 'Нурлан Айгуль Мадина 1998'],
    ['the well known example', 'correct horse battery staple'],
    ['four unlisted words', 'тополь бидон ковылю фонарик'],
    ['a sentence of small words', 'I will not be there when they come'],
    ['ten random characters', 'x7$Kq2!mPz'],
    ['a telephone number', '+7 701 234 56 78'],
  ])('refuses %s', (_, passphrase) => {
    expect(passphraseBits(passphrase)).toBeLessThan(PASSPHRASE_FLOOR_BITS);
  });

  it.each([
    ['five unlisted English words', 'anvil gravel mitten pelican thimble'],
    ['six unlisted Russian words', 'тополь бидон ковыль фонарик щавель гвоздика'],
    ['six unlisted Kazakh words', 'қамшы шалғын бұршақ тұлпар өрмекші кірпіш'],
    ['eighteen random characters', 'v9#Tq4!zLw7&Xb2%Rk'],
  ])('takes %s', (_, passphrase) => {
    expect(isPassphraseStrong(passphrase)).toBe(true);
  });

  it('never counts more than random typing could hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (text) => {
        expect(passphraseBits(text)).toBeLessThanOrEqual(text.length * Math.log2(95));
      }),
    );
  });

  it('gains next to nothing from typing the same once more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 3, maxLength: 30 }), (text) => {
        const capitals = text.match(/[A-Z]/g)?.length ?? 0;
        expect(passphraseBits(text + text)).toBeLessThanOrEqual(
          passphraseBits(text) + 4 + capitals * 2,
        );
      }),
    );
  });
});

describe('strengthOf', () => {
  it('never calls good what is below the floor', () => {
    expect([0, 27.9, 28, 49.9, 50, 59.9, 60].map(strengthOf)).toEqual([
      'short',
      'short',
      'weak',
      'weak',
      'good',
      'good',
      'strong',
    ]);
  });
});

describe('guessTime', () => {
  it('says how long in words that grow with the bits', () => {
    expect([10, 28, 33, 40, 44, 50, 53, 60].map(guessTime)).toEqual([
      'seconds',
      'minutes',
      'hours',
      'days',
      'months',
      'years',
      'decades',
      'centuries',
    ]);
  });
});
