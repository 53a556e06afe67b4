import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLeakScanner, leakContext } from './leak-scan.ts';
import type { FindNames } from './model/model-span.ts';
import { createRegisterMatcher } from './register/register-matcher.ts';
import { samplePerson } from './sample-person.ts';

const people = [
  samplePerson('Карлыгаш Ахметова', { gender: 'female', pseudonym: 'Мадина' }),
  samplePerson('Серік Оспанов', { gender: 'male', pseudonym: 'Ерлан' }),
  samplePerson('Жаңаөзен', { kind: 'place', pseudonym: 'Place 1' }),
];
const scanner = createLeakScanner(people, [
  '+7 701 123 45 67',
  '850412300125',
  'Asel@Mail.kz',
  'https://t.me/asel_k',
  'учитель физики',
  '45',
  'он',
]);
const found = (text: string): string[] =>
  scanner.scan(text).map((hit) => `${hit.kind} ${hit.found}`);
const escaped = (text: string): string =>
  JSON.stringify(text).replace(
    /[^ -~]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const entities = (text: string): string => text.replace(/[^ -~]/g, (c) => `&#${c.charCodeAt(0)};`);

describe('leak scan', () => {
  it.each([
    'сказал Ахметовой',
    'Ospanovtyñ',
    'в Жанаозене',
    '{"text":"...\\nАхметова"}',
    escaped('у Карлыгаш\nАхметовой'),
    escaped(escaped('Ахметовых')),
    entities('Ахметова'),
    'Ахме&shy;това',
    'Ахме\u00ADто\u200Bва',
    'Ахме<b>то</b>ва',
    '<td>Карлыгаш</td><td>А.</td>',
    'Ахме-\nтова',
    'Ахме\nтова',
    'Ахме=\r\nтова',
    `${encodeURIComponent('Ахметова')}.txt`,
    'interviews/INT-007_akhmetova.json',
    'INT-007 КарлыгашАхметова.txt',
    'kakhmetova',
    'C:\\people\\karlygash.txt',
    'people\\ospanov\\u0410\\n',
  ])('finds the name in %j', (text) =>
    expect(scanner.scan(text).map(({ kind }) => kind)).toEqual(['name']),
  );

  it.each([
    ['8(701)123-45-67', '701)123-45-67'],
    ['тел: 7011234567', '7011234567'],
    ['8504 1230 0125', '8504 1230 0125'],
    ['850412300125.json', '850412300125'],
    ['ASEL@MAIL.KZ', 'ASEL@MAIL.KZ'],
    ['asel&#64;mail.kz', 'asel&#64;mail.kz'],
    ['t.me/Asel_K', 't.me/Asel_K'],
    ['Учитель\nфизики', 'Учитель\nфизики'],
  ])('finds the identifier in %j', (text, words) =>
    expect(found(text)).toEqual([`identifier ${words}`]),
  );

  it.each([
    'Мадина и Ерлан жили в Place 1',
    'ей 45 лет, он ушёл',
    '8 701 123 45 68',
    'учитель химии, физики',
    '{"id":"3f2504e0-4f89-41d3-9a0c-0305e82c3301"}',
    'серый оспа',
  ])('is silent about %j', (text) => expect(found(text)).toEqual([]));

  it("finds a pseudonym that is somebody else's name", () => {
    const crossed = createLeakScanner([...people, samplePerson('Мадина Серикова')], []);
    expect(crossed.scan('Мадина ушла').map((hit) => hit.found)).toEqual(['Мадина']);
  });

  it('finds a short name written small in a code or a file name, and not in a sentence', () => {
    const kim = createLeakScanner([samplePerson('Ли'), samplePerson('Виктор Ким')], []);
    const path = 'interviews/kim-07_li.json';
    const whole = [{ from: 0, to: path.length }];
    expect(kim.scan(path, whole).map((hit) => hit.found)).toEqual(['kim', 'li']);
    expect(kim.scan('Была ли она там, с кем, ким')).toEqual([]);
  });

  it('finds a given name that is a particle too', () => {
    const carter = createLeakScanner([samplePerson('Ben Carter')], []);
    expect(carter.scan('Then Ben said').map((hit) => hit.found)).toEqual(['Ben']);
  });

  it('says where in the file, in order, without overlaps', () => {
    const text = 'a Ахметова b &#1057;ерік c +7 701 123 45 67';
    for (const hit of scanner.scan(text)) expect(text.slice(hit.from, hit.to)).toBe(hit.found);
    expect(found(text)).toEqual(['name Ахметова', 'name &#1057;ерік', 'identifier 701 123 45 67']);
  });

  it('finds all that the matcher finds, plain or escaped', () => {
    const matcher = createRegisterMatcher(people);
    const words = fc.constantFrom(
      'Ахметову',
      'Серікпен',
      'и',
      'К.',
      'Оспанов',
      ',',
      'жаңаөзендік',
      '\n',
      'Ли',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 8 }), (list) => {
        const text = list.join(' ');
        const hits = scanner.scan(text);
        for (const { from, to } of matcher.find(text)) {
          expect(hits.some((hit) => hit.from <= from && to <= hit.to)).toBe(true);
        }
        const some = matcher.find(text).length > 0;
        expect(scanner.scan(escaped(text)).length > 0).toBe(some);
        expect(scanner.scan(entities(text)).length > 0).toBe(some);
      }),
    );
  });
});

it('shows a few words on both sides in one line', () => {
  const text = 'раз два\nАхметова три\n\nчетыре';
  expect(leakContext(text, { from: 8, to: 16 })).toEqual({
    before: 'раз два ',
    after: ' три четыре',
  });
  expect(leakContext(text, { from: 8, to: 16 }, 3)).toEqual({ before: 'ва ', after: ' тр' });
});

describe('everyday words that are names too', () => {
  const people = [
    'Роза Ким',
    'Hope Wetherby',
    'Will Marchbanks',
    'May Tanner',
    'Қуаныш Сарсен',
  ].map((name) => samplePerson(name));
  /** As the trained model would, of words with a capital. */
  const named: FindNames = (text) =>
    [...text.matchAll(/Hoppe/g)].map(({ index }) => ({
      from: index,
      to: index + 5,
      type: 'PERSON',
      score: 0.4,
    }));
  const scanner = createLeakScanner(people, [], named);
  const found = (text: string) => scanner.scan(text).map((hit) => hit.found);

  it.each([
    'На столе стояла роза, и мы молчали. Потом все ушли.',
    'They said that we will sign. I hope not. Will they come back?',
    'In May they promised to return our papers. By 1 May they had not.',
    'teacher\nMay 1998\nAlmaty',
    'Ата-ана қуаныш пен қайғыны бірге көреді. Бәрі үйде.',
  ])('are none in %j', (text) => expect(found(text)).toEqual([]));

  it.each([
    ['К нам пришла Роза, и мы молчали.', 'Роза'],
    ['Роза сказала, что все подписали.', 'Роза'],
    ['Then Hope told us to sign.', 'Hope'],
    ['They asked May Tanner and nobody else.', 'May Tanner'],
    ['then hope told us and nobody wrote capitals in all of this', 'hope'],
    ['Then Hoppe told us to sign.', 'Hoppe'],
  ])('are found in %j', (text, name) => expect(found(text)).toEqual([name]));

  it('are all found where no model helps', () => {
    const strict = createLeakScanner(people, []);
    expect(strict.scan('I hope not. They said so.').map((hit) => hit.found)).toEqual(['hope']);
  });
});
