import { describe, expect, it } from 'vitest';
import type { PersonId } from '../domain/ids.ts';
import type { Mention } from '../domain/redaction.ts';
import { resolveMentions } from './resolve.ts';

/** The text without its marks: `_Карлыгаш Ахметова_` is a mention. */
function marked(line: string): { text: string; mentions: Mention[] } {
  const mentions: Mention[] = [];
  let text = '';
  for (const [at, piece] of line.split('_').entries()) {
    const range = { from: text.length, to: text.length + piece.length };
    const rest = { kind: 'person', source: 'hand', band: 'ask', replacement: '[name]' } as const;
    if (at % 2 === 1) mentions.push({ ...range, ...rest });
    text += piece;
  }
  return { text, mentions };
}

function grouped(line: string): string[] {
  const { text, mentions } = marked(line);
  return resolveMentions(text, mentions).map((entity) =>
    entity.mentions.map(({ from, to }) => text.slice(from, to)).join(', '),
  );
}

describe('mentions of people whom nobody registered', () => {
  it.each([
    ['_Марат_ ушёл, _Марата_ нет, _Маратом_, к _Марату_', 'Марат, Марата, Маратом, Марату'],
    ['_Жанны_ нет. _Жанна_ и _Жанной_', 'Жанны, Жанна, Жанной'],
    ['_Айгүлдің_ үйі, _Айгүлге_, _Айгүл_', 'Айгүлдің, Айгүлге, Айгүл'],
    [
      '_Карлыгаш Ахметова_ и _Ахметовой_, _К. Ахметова_',
      'Карлыгаш Ахметова, Ахметовой, К. Ахметова',
    ],
    ['_Ахметова_ ждала. _Карлыгаш Ахметова_', 'Ахметова, Карлыгаш Ахметова'],
    ['_А. Белов_, потом _Антон Белов_', 'А. Белов, Антон Белов'],
    ['_Сергей_ и _Сергея_ с _Сергеем_', 'Сергей, Сергея, Сергеем'],
    ['_Мария_ и _Марией_', 'Мария, Марией'],
    ['_John Smith_ and _Smith_, _John_', 'John Smith, Smith, John'],
    ['_Karlygash_, _Карлыгаш_', 'Karlygash, Карлыгаш'],
    ['_тётя Вера_ и _Веру_', 'тётя Вера, Веру'],
  ])('are one person in %j', (line, expected) => expect(grouped(line)).toEqual([expected]));

  it.each([
    ['_Карлыгаш Ахметова_ и _Динара Ахметова_', ['Карлыгаш Ахметова', 'Динара Ахметова']],
    ['_Антон Белов_ и _Б. Белов_', ['Антон Белов', 'Б. Белов']],
    ['_Марина_ и _Мария_', ['Марина', 'Мария']],
    ['_Серик_ и _Сергей_', ['Серик', 'Сергей']],
    ['_Ерлан_ и _Ержан_', ['Ерлан', 'Ержан']],
    ['_Антон Белов_ и _Антон Чернов_', ['Антон Белов', 'Антон Чернов']],
    ['_А. Белов_ и _Борис Белов_', ['А. Белов', 'Борис Белов']],
  ])('are several in %j', (line, expected) => expect(grouped(line)).toEqual(expected));

  it('with one surname go to the one named last', () => {
    expect(grouped('_Асель Омарова_ и _Динара Омарова_. _Омаровой_. _Асель_. _Омаровой_')).toEqual([
      'Асель Омарова, Асель, Омаровой',
      'Динара Омарова, Омаровой',
    ]);
  });

  it('give the fullest name to begin an entry with', () => {
    const { text, mentions } = marked('_Ахметовой_ сказали, _Карлыгаш Ахметова_ ушла, _Карлыгаш_');
    expect(resolveMentions(text, mentions).map(({ name }) => name)).toEqual(['Карлыгаш Ахметова']);
  });

  it('leave out whom the register knows, and what is no person', () => {
    const { text, mentions } = marked('_Марат_ _Марат_ _Марат_');
    const [first, second, third] = mentions.map((mention, at) => ({
      ...mention,
      ...(at === 0 ? { person: 'x' as PersonId } : {}),
      kind: at === 1 ? ('place' as const) : mention.kind,
    }));
    const all = [first, second, third].filter((one) => one !== undefined);
    expect(resolveMentions(text, all).map((entity) => entity.mentions)).toEqual([[third]]);
  });
});
