import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, foldWord } from './fold.ts';
import { latinToCyrillic } from './register/latin-to-cyrillic.ts';

const SAME = `
  Назарбаев Nazarbaev Nazarbayev Nazarbaiev NAZARBAEV
  Тоқаев Токаев Tokayev Tokaev Toqaev Toqayev
  Қасым Касым Kassym Kasym Qasym
  Жомарт Zhomart Jomart
  Айгүл Айгуль Aigul Aygul Aigül Aygül
  Нұрсұлтан Нурсултан Nursultan Nūrsūltan
  Ербол Erbol Yerbol
  Евгений Evgeny Yevgeniy Evgenii
  Юрий Yuri Yury Iurii
  Щербаков Shcherbakov Scherbakov
  Фёдор Федор Fyodor Fedor
  Ахметжанова Akhmetzhanova Ahmetzhanova Akhmetjanova
  Мұхтар Мухтар Mukhtar Muhtar
  Әуезов Ауэзов Auezov Äwezov
  Ғалымжан Галымжан Galymzhan Ğalymjan
  Үмітжан Умитжан Umitzhan
  Алексей Aleksey Alexey Aleksei
  Вятский Vyatsky Viatskii
  Жұмабаев Джумабаев Zhumabayev Jumabaev Dzhumabaev
  Жаңаөзен Жанаозен Zhanaozen Janaozen
  Каролина Karolina Carolina
  O'Brien OBrien O’Brien
`;
const APART = [
  ['Ахметов', 'Ахметова'],
  ['Инга', 'Инна'],
  ['Мария', 'Марина'],
  ['Серик', 'Серикова'],
  ['Ерлан', 'Ержан'],
  ['Smith', 'Smit'],
];

describe('foldName', () => {
  it.each(SAME.trim().split('\n'))('gives one key to %s', (line) => {
    const keys = new Set(line.trim().split(' ').map(foldName));
    expect(Array.from(keys)).toHaveLength(1);
  });

  it.each(APART)('keeps %s and %s apart', (a, b) => expect(foldName(a)).not.toBe(foldName(b)));

  it('separates words, a hyphen among them, by one space', () => {
    expect(foldName(' Қасым-Жомарт  Тоқаев. ')).toBe('kasim jomart tokaev');
    expect(foldName('Kassym\u00ADJomart\u200B')).toBe('kasimjomart');
  });

  it('keeps letters of other scripts and digits', () => {
    expect(foldName('გიორგი 25')).toBe('გიორგი 25');
    expect(foldName('... —')).toBe('');
  });

  it('does not care about composed and decomposed letters, stress marks or case', () => {
    for (const name of ['Айғаным', 'Йод', 'Ёлкин', 'Müller', 'Ахме́това']) {
      expect(foldName(name.normalize('NFD'))).toBe(foldName(name.normalize('NFC')));
      expect(foldName(name.toUpperCase())).toBe(foldName(name));
    }
    expect(foldName('Ахме́това')).toBe(foldName('Ахметова'));
  });

  it('gives a Cyrillic spelling made from Latin the same key for plain transliterations', () => {
    const syllables = 'ba zhe khi sho gul nur lan bek ai dan tsa yer ma yu lya'.split(' ');
    const names = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(names, (parts) => {
        const name = parts.join('');
        expect(foldWord(latinToCyrillic(name))).toBe(foldWord(name));
      }),
    );
  });
});
