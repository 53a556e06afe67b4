import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePerson } from '../sample-person.ts';
import { nameForms } from './name-forms.ts';
import { createRegisterMatcher } from './register-matcher.ts';

const people = [
  samplePerson('Карлыгаш Ахметова', { gender: 'female', pseudonym: 'Мадина' }),
  samplePerson('Нұрсұлтан Оспанов', { gender: 'male', spellings: ['Нұрик'], pseudonym: 'Ерлан' }),
  samplePerson('Роза Ли', { gender: 'female' }),
  samplePerson('John Hope', { gender: 'male' }),
  samplePerson('тётя Вера', { gender: 'female' }),
  samplePerson('Школа № 25', { kind: 'organisation' }),
  samplePerson('Жаңаөзен', { kind: 'place' }),
];
const matcher = createRegisterMatcher(people);
/** `words > name, band` of each mention. */
const found = (text: string): string[] =>
  matcher
    .find(text)
    .map(({ from, to, person, band }) => `${text.slice(from, to)} > ${person ?? '-'}, ${band}`);
const KARLYGASH = 'Карлыгаш Ахметова, redact';
const OSPANOV = 'Нұрсұлтан Оспанов, redact';

describe('register matcher', () => {
  it.each([
    ['с Карлыгаш Ахметовой', `Карлыгаш Ахметовой > ${KARLYGASH}`],
    ['Ахметову Карлыгаш увели', `Ахметову Карлыгаш > ${KARLYGASH}`],
    ['Карлыгаш Сериковна Ахметова', `Карлыгаш Сериковна Ахметова > ${KARLYGASH}`],
    ['это К. Ахметова', `К. Ахметова > ${KARLYGASH}`],
    ['Ахметовой К. С. и', `Ахметовой К. С. > ${KARLYGASH}`],
    ['KARLYGASH AKHMETOVA', `KARLYGASH AKHMETOVA > ${KARLYGASH}`],
    ["Akhmetova's son", `Akhmetova > ${KARLYGASH}`],
    ['потом ахметова сказала', `ахметова > ${KARLYGASH}`],
    ['мен Қарлығашқа айттым', `Қарлығашқа > ${KARLYGASH}`],
    ['Оспановтың баласы', `Оспановтың > ${OSPANOV}`],
    ['Nursultan Ospanovpen', `Nursultan Ospanovpen > ${OSPANOV}`],
    ['Нұрикке', `Нұрикке > ${OSPANOV}`],
    ['Нурсултанжан', `Нурсултанжан > ${OSPANOV}`],
    ['Ах\u00ADме\u200Bтова', `Ах\u00ADме\u200Bтова > ${KARLYGASH}`],
    ['Aхмeтoвa с латиницей', `Aхмeтoвa > ${KARLYGASH}`],
    ['Карлыгаш\nАхметова', `Карлыгаш\nАхметова > ${KARLYGASH}`],
    ['и Ахме-\nтову', `Ахме-\nтову > ${KARLYGASH}`],
    ['#СвободуАхметовой', `Ахметовой > ${KARLYGASH}`],
    ['karlygash_akhmetova.docx', `karlygash_akhmetova > ${KARLYGASH}`],
    ['kakhmetova at work', `kakhmetova > ${KARLYGASH}`],
    ['в школе №25', 'школе №25 > Школа № 25, redact'],
    ['Жаңаөзенде, Жанаозене', 'Жаңаөзенде > Жаңаөзен, redact', 'Жанаозене > Жаңаөзен, redact'],
  ])('takes %j', (text, ...expected) => expect(found(text)).toEqual(expected));

  it.each([
    ['Роза упала', 'Роза > Роза Ли, ask'],
    ['там росла роза', 'роза > Роза Ли, ask'],
    ['пришла Роза', 'пришла Роза'.slice(7) + ' > Роза Ли, redact'],
    ['қарлығаш ұшты', 'қарлығаш > Карлыгаш Ахметова, ask'],
    ['I hope so', 'hope > John Hope, ask'],
    ['without hope, john said', 'hope > John Hope, ask', 'john > John Hope, ask'],
    ['Ахметовы уехали', 'Ахметовы > -, ask'],
    ['её брат Ахметов', 'Ахметов > -, ask'],
    ['Б. Ахметова', 'Ахметова > Карлыгаш Ахметова, ask'],
  ])('asks about %j', (text, ...expected) => expect(found(text)).toEqual(expected));

  it.each([
    'была ли она там',
    'в школе и на улице 25',
    'тётя пришла',
    'Карлов и Ахмет',
    'Оспа новая',
    'ул. К. Маркса',
  ])('leaves %j alone', (text) => expect(found(text)).toEqual([]));

  it.each([
    ['Виктор Ким', 'господин ким ушёл', 'ким ask'],
    ['Роза Ли', 'Она и тётя ли', 'ли ask'],
    ['Виктор Ким', 'потом ким сказал, что не придёт', 'ким ask'],
    ['Виктор Ким', 'Потом сказал мне ким', ''],
    ['Ши Тао', 'В США и на суде', ''],
    ['Су Чжи', 'Не было суда', ''],
    ['Пан Ги Мун', 'с Паном Ги Муном', 'Паном Ги Муном redact'],
    ['Айгүл Сейітқызы', 'Бұл Сейіт қызы еді', 'Сейіт қызы redact'],
    ['Айгүл Сейітқызы', 'Сейит-кызына бардым', 'Сейит-кызына redact'],
    ['Сейіт қызы Айгүл', 'Ол Сейітқызының үйі', 'Сейітқызының redact'],
    ['Марат Серікұлы', 'Ол Серік ұлына', 'Серік ұлына redact'],
    ['Иван Иванович Белов', 'пришёл Иваныч', 'Иваныч redact'],
    ['Karlygash Akhmetova', 'Вот г-жа Ахметова', 'Ахметова redact'],
    ['Олжас Темиров', 'Мы видели, как темиров ушёл', 'темиров ask'],
  ])('reads %s in %j', (name, text, expected) => {
    const mentions = createRegisterMatcher([samplePerson(name)]).find(text);
    const seen = mentions.map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);
    expect(seen).toEqual(expected === '' ? [] : [expected]);
  });

  describe('with names that are titles or particles too', () => {
    const namesakes = createRegisterMatcher([
      samplePerson('Ben Carter'),
      samplePerson('Айгуль Тате', { gender: 'female' }),
      samplePerson('Ludwig van Beethoven'),
      samplePerson('Dr Wells'),
      samplePerson('Нурлан Сериков', { spellings: ['Майор'] }),
      samplePerson('Kim Den', { spellings: ['Den'] }),
      samplePerson('Ван'),
    ]);
    const asked = (text: string): string[] =>
      namesakes.find(text).map(({ from, to, band }) => `${text.slice(from, to)} ${band}`);

    it.each([
      ['Then Ben said so', 'Ben ask'],
      ["Ben's stall", 'Ben ask'],
      ['сказал Бену', 'Бену ask'],
      ['BEN SAID', 'BEN ask'],
      ['Ben Carter, Carter', 'Ben Carter redact', 'Carter redact'],
      ['ben carter', 'ben carter ask'],
      ['с Тате', 'Тате ask'],
      ['вошёл Майор', 'Майор redact'],
      ['потом майор ушёл', 'майор ask'],
      ['we met Den', 'Den redact'],
      ['у Вана', 'Вана redact'],
    ])('takes %j', (text, ...expected) => expect(asked(text)).toEqual(expected));

    it.each(['Ben-Gurion', 'the ben of the hill', 'a van came', 'Dr House', 'den Haag'])(
      'leaves %j alone',
      (text) => expect(asked(text)).toEqual([]),
    );
  });

  it('asks which of two people is meant, and offers the one named last', () => {
    const family = createRegisterMatcher([
      samplePerson('Асель Омарова', { gender: 'female' }),
      samplePerson('Динара Омарова', { gender: 'female' }),
    ]);
    const mentions = family.find('Динара Омарова пришла. Омаровой сказали. Асель');
    expect(mentions.map(({ person, band }) => [person, band])).toEqual([
      ['Динара Омарова', 'redact'],
      ['Динара Омарова', 'ask'],
      ['Асель Омарова', 'redact'],
    ]);
  });

  it('offers a description where there is no pseudonym yet', () => {
    const replacements = matcher
      .find('Жаңаөзен, Роза Ли, Карлыгаш')
      .map((mention) => mention.replacement);
    expect(replacements).toEqual(['[place]', '[name]', 'Мадина']);
  });

  it('finds every form of every name, alone in any surroundings', () => {
    const forms = people.flatMap((person) => Array.from(nameForms(person)));
    const before = fc.constantFrom('', 'вот ', '(', '«', '\n', 'и, ', '"');
    fc.assert(
      fc.property(fc.constantFrom(...forms), before, (form, prefix) => {
        const text = prefix + form.replace(/(^| )(\p{L})/gu, (part) => part.toUpperCase());
        // An initial is one only with its point.
        const pointed = text.replace(/(?<!\p{L})(\p{L})(?!\p{L})/gu, '$1.');
        const covered = matcher.find(pointed).reduce((sum, { from, to }) => sum + to - from, 0);
        expect(covered).toBeGreaterThanOrEqual(form.replace(/ .*/, '').length);
      }),
      { numRuns: 500 },
    );
  });
});
