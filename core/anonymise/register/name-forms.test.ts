import { describe, expect, it } from 'vitest';
import { foldName } from '../fold.ts';
import { samplePerson } from '../sample-person.ts';
import { kazakhForms } from './kazakh-forms.ts';
import { nameForms } from './name-forms.ts';

describe('nameForms', () => {
  const forms = nameForms(
    samplePerson('Карлыгаш Ахметова', { gender: 'female', spellings: ['Кара'] }),
  );

  it.each([
    'Карлыгаш',
    'Ахметовой',
    'Карлыгаш Ахметову',
    'Ахметова Карлыгаш',
    'К. Ахметовой',
    'Ахметова К.',
    'Karlygash Akhmetova',
    'Қарлығаштың',
    'Каре',
  ])('holds %s', (form) => expect(forms).toContain(foldName(form)));

  it.each(['Ахметов', 'К', 'Карл'])('does not hold %s', (form) =>
    expect(forms).not.toContain(foldName(form)),
  );

  it('folds Kazakh endings as it folds whole words', () => {
    for (const name of [
      'Серік',
      'Айгүл',
      'Жұмабай',
      'Сейітқызы',
      'Әли',
      'Асель',
      'Тимур',
      'Болат',
    ]) {
      const made = nameForms(samplePerson(name));
      for (const form of kazakhForms(name)) expect(made).toContain(foldName(form));
    }
  });

  it('takes ң for н and for нг', () => {
    const made = nameForms(samplePerson('Еңлік'));
    for (const form of ['Енлик', 'Englik', 'Енгликке']) expect(made).toContain(foldName(form));
  });

  it('names places and organisations by their whole name only', () => {
    const school = nameForms(samplePerson('Средняя школа', { kind: 'organisation' }));
    expect(school).toContain(foldName('средняя школу'));
    expect(school).not.toContain('skola');
  });
});
