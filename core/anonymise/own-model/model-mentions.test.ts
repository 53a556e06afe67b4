import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../domain/text-change.ts';
import { modelMentions, modelSpans, type WordLabel } from './model-mentions.ts';
import { modelWords } from './word-windows.ts';

const person = (begins = false): WordLabel => ({ kind: 'person', begins });
const place: WordLabel = { kind: 'place', begins: true };

/** Labels by word; every other word has none. */
function spans(text: string, labels: Readonly<Record<string, WordLabel>>): string[] {
  const words = modelWords(text);
  const found = modelSpans(
    text,
    words,
    words.map(({ from, to }) => labels[text.slice(from, to)]),
  );
  return found.map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);
}

describe('spans', () => {
  it('join what goes on, and end where another kind or another name begins', () => {
    const labels = { Аселя: person(true), Ким: person(), Дидар: person(true), Заря: place };
    expect(spans('Аселя Ким Дидар Заря', labels)).toEqual([
      'person: Аселя Ким',
      'person: Дидар',
      'place: Заря',
    ]);
  });

  it('reach over the full stop of an initial and a hyphen, not over a comma or a word', () => {
    const labels = { К: person(true), Ким: person(true), Цой: person() };
    expect(spans('К. Ким-Цой, Ким и Цой', labels)).toEqual([
      'person: К. Ким-Цой',
      'person: Ким',
      'person: Цой',
    ]);
  });
});

describe('mentions', () => {
  const text = 'Вчера Аселя Ким из «Зари» звонила.';
  const rangeOf = (words: string): TextRange => ({
    from: text.indexOf(words),
    to: text.indexOf(words) + words.length,
  });
  const span = (words: string) => ({ kind: 'person' as const, ...rangeOf(words) });

  function added(words: string, ...taken: readonly string[]): string[] {
    return modelMentions(text, [span(words)], taken.map(rangeOf), 'ru').map(({ from, to }) =>
      text.slice(from, to),
    );
  }

  it('are questions, with a stand-in in the language of the testimony', () => {
    expect(modelMentions(text, [span('Аселя Ким')], [], 'ru')).toEqual([
      { ...span('Аселя Ким'), source: 'model', band: 'ask', replacement: '[имя]' },
    ]);
  });

  it('take nothing from what is found or decided already', () => {
    expect(added('Аселя Ким', 'Аселя Ким')).toEqual([]);
    expect(added('Аселя Ким', 'Вчера Аселя Ким из')).toEqual([]);
    expect(added('Аселя Ким', 'Ким')).toEqual(['Аселя']);
    expect(added('Аселя Ким из', 'Ким')).toEqual(['Аселя', 'из']);
    expect(added('Аселя Ким', 'Вчера')).toEqual(['Аселя Ким']);
  });

  it('begin and end with letters, and are more than one', () => {
    expect(added('«Зари» ')).toEqual(['Зари']);
    expect(added('Зари', 'ари')).toEqual([]);
    expect(added('» ')).toEqual([]);
  });
});
