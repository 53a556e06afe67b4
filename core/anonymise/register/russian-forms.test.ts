import { describe, expect, it } from 'vitest';
import { kinForms, nameRole, russianForms } from './russian-forms.ts';

describe('russianForms', () => {
  it.each([
    ['Ахметова', 'female', 'ахметова ахметовой ахметову ахметовою'],
    ['Назарбаев', 'male', 'назарбаев назарбаева назарбаеву назарбаевым назарбаеве'],
    ['Карлыгаш', 'female', 'карлыгаш карлыгаша карлыгашу карлыгашем карлыгаше'],
    ['Пётр', 'male', 'пётр петра петру петром петре'],
    ['Лев', 'male', 'лев льва льву львом льве'],
    ['Мария', 'female', 'мария марии марию марией'],
    ['Асель', 'female', 'асель асели аселью'],
    ['Сергей', 'male', 'сергей сергея сергею сергеем сергее'],
    ['Жириновский', 'male', 'жириновский жириновского жириновскому жириновским жириновском'],
    ['Толстая', 'female', 'толстая толстой толстую'],
    ['Ким', 'unknown', 'ким кима киму кимом киме'],
    ['Сериковна', 'female', 'сериковна сериковны сериковне сериковну сериковной'],
    ['Кузьмич', 'male', 'кузьмич кузьмича кузьмичу кузьмичом'],
    ['Саша', 'unknown', 'саша саши саше сашу сашей'],
    ['Шевченко', 'female', 'шевченко'],
    ['Нұржан', 'male', 'нұржан нұржана нұржану нұржаном нұржане'],
  ] as const)('knows the cases of %s', (name, gender, expected) => {
    const forms = russianForms(name, nameRole(name), gender);
    for (const form of expected.split(' ')) expect(forms).toContain(form);
  });

  it('keeps the other sex out where the surname tells it, and takes both when unknown', () => {
    expect(russianForms('Ахметов', 'surname', 'male')).not.toContain('ахметовой');
    expect(russianForms('Ахметова', 'surname', 'female')).not.toContain('ахметовым');
  });
});

describe('kinForms', () => {
  it.each([
    ['Ахметова', 'ахметов ахметовым ахметовы ахметовых ахметовыми'],
    ['Ахметов', 'ахметова ахметовой ахметову ахметовых'],
    ['Жириновский', 'жириновская жириновскую жириновские жириновских'],
  ])('knows the family of %s', (name, expected) => {
    for (const form of expected.split(' ')) expect(kinForms(name)).toContain(form);
  });

  it.each(['Ким', 'Шевченко', 'Карлыгаш'])('is empty for %s', (name) =>
    expect(kinForms(name).size).toBe(0),
  );
});
