import { describe, expect, it } from 'vitest';
import type { RegisterKind } from '../domain/person.ts';
import type { Mention } from '../domain/redaction.ts';
import { registerDraft } from './register-draft.ts';

/** Mentions of the marked words: `пришла ‹Гульнара Абенова›`. The draft of the last of them. */
function draftOf(marked: string, kind: RegisterKind = 'person') {
  const mentions: Mention[] = [];
  let text = '';
  for (const part of marked.split(/(‹[^›]*›)/)) {
    const words = part.replace(/[‹›]/g, '');
    if (part.startsWith('‹')) {
      const [from, to] = [text.length, text.length + words.length];
      mentions.push({ from, to, kind, source: 'model', band: 'ask', replacement: '[имя]' });
    }
    text += words;
  }
  const last = mentions.at(-1);
  if (!last) throw new Error('nothing is marked');
  const { draft, mentions: same } = registerDraft(text, last, kind, mentions);
  return { ...draft, count: same.length };
}

describe('a name that nobody registered', () => {
  it('is taken as it stands, when it stands once', () => {
    expect(draftOf('пришла ‹Гульнара Абенова›')).toMatchObject({
      kind: 'person',
      name: 'Гульнара Абенова',
      spellings: [],
      count: 1,
    });
    expect(draftOf('came ‹Gulnara Abenova’s›').name).toBe('Gulnara Abenova');
  });

  it.each([
    ['‹Марата› не было. ‹Марат› пришёл. К ‹Марату›', 'Марат'],
    ['у ‹Гульнары Абеновой› и потом ‹Гульнару Абенову›', 'Гульнара Абенова'],
    ['сказали ‹Абеновой›', 'Абенова'],
    ['говорил с ‹Абеновым›', 'Абенов'],
    ['отдали ‹Крупской›', 'Крупская'],
    ['у ‹Ерлана Сериковича›', 'Ерлана Серикович'],
    ['‹Асели› и ‹Аселью›', 'Асель'],
    ['‹Айгүл› келді, ‹Айгүлдің› үйі', 'Айгүл'],
  ])('is put into the nominative as far as the text shows it: %s', (marked, name) =>
    expect(draftOf(marked).name).toBe(name),
  );

  it('brings the spellings that its name would not find, and counts its mentions', () => {
    expect(
      draftOf('‹Гульнара Абенова› вошла. ‹Абенову› знали все. ‹Г. Абенова› и ‹Gulnar Abenova›'),
    ).toMatchObject({ name: 'Гульнара Абенова', spellings: ['Gulnar Abenova'], count: 4 });
  });

  it('leaves others out', () => {
    expect(draftOf('‹Марат› и ‹Серик Омаров›, ‹Серику›')).toMatchObject({
      name: 'Серик Омаров',
      count: 2,
    });
  });
});

it('takes a place in all its forms', () =>
  expect(draftOf('в ‹Жанатасе›, из ‹Жанатаса›, не ‹Кентау›, а ‹Жанатас›', 'place')).toEqual({
    kind: 'place',
    name: 'Жанатас',
    spellings: [],
    count: 3,
  }));
