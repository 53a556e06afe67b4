import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePerson } from '../sample-person.ts';
import { createRegisterMatcher } from './register-matcher.ts';

const matcher = createRegisterMatcher([
  samplePerson('Карлыгаш Ахметова', { gender: 'female', pseudonym: 'Марина' }),
  samplePerson('Карина Сулейменова', { gender: 'female', pseudonym: 'Жанна' }),
  samplePerson('Қанат Торгунакова', { gender: 'female' }),
]);
const found = (text: string): string[] =>
  matcher.find(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

describe('a word that is one typing error away from a name', () => {
  it.each([
    ['у Ахметвой', 'Ахметвой ask'],
    ['у Ахьметовай', 'Ахьметовай ask'],
    ['с Сулейменоввай', 'Сулейменоввай ask'],
    ['Мы с Карлыгвш', 'Карлыгвш ask'],
    ['и Ахемтова', 'Ахемтова ask'],
    ['met Akhmteova', 'Akhmteova ask'],
    ['Мы видели Карлыгаш Ахмтову', 'Карлыгаш Ахмтову redact'],
    ['потом сулейминова пришла', 'сулейминова ask'],
  ])('is asked about: %j', (text, expected) => expect(found(text)).toEqual([expected]));

  it.each([
    ['written small where others have capitals', 'Там была ахматова'],
    ['written small elsewhere', 'Ахметка лежала. Там ахметка'],
    ['as short as six letters and begins a sentence', 'Корина стояла там'],
    ['a common name', 'пришла Марина'],
    ['a pseudonym of the register in any case', 'у Жанны и Марины, Маринаға'],
    ['short', 'там Камат'],
    ['two errors away', 'у Ахматавой'],
  ])('is left alone when it is %s', (_, text) => expect(found(text)).toEqual([]));

  it('is found wherever the error is', () => {
    const name = 'Торгунакова';
    const letters = fc.constantFrom('б', 'в', 'д', 'л', 'м', 'н', 'п', 'р', 'ф');
    const error = fc.tuple(fc.nat(name.length - 2), letters, fc.nat(3));
    fc.assert(
      fc.property(error, ([at, letter, kind]) => {
        const typed = [
          name.slice(0, at) + letter + name.slice(at),
          name.slice(0, at) + name.slice(at + 1),
          name.slice(0, at) + letter + name.slice(at + 1),
          name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2),
        ][kind];
        const word = (typed ?? '').replace(/^./, (first) => first.toUpperCase());
        expect(matcher.find(`там ${word} была`)).toHaveLength(1);
      }),
    );
  });
});
