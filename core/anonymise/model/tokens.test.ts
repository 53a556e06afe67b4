import { describe, expect, it } from 'vitest';
import { readTokens } from './tokens.ts';

function sentences(text: string): string[] {
  const { from, to, sentences: starts } = readTokens(text);
  return starts
    .slice(0, -1)
    .map((start, at) => text.slice(from[start], to[(starts[at + 1] ?? 0) - 1]));
}

describe('readTokens', () => {
  it('gives words, numbers and signs where they stand in the text', () => {
    const text = "Әсел, 12-де: don't!";
    const { from, to, words, count } = readTokens(text);
    expect(words).toEqual(['Әсел', ',', '12', '-', 'де', ':', 'don', "'t", '!']);
    for (let at = 0; at < count; at += 1) expect(text.slice(from[at], to[at])).toBe(words[at]);
  });

  it('reads through what nobody sees and keeps its place', () => {
    const text = 'Ах\u00ADме\u200Bтова и Асе\u0301ль 😀 x';
    const { from, to, words } = readTokens(text);
    expect(words).toEqual(['Ахметова', 'и', 'Асе\u0301ль', '😀', 'x']);
    expect(text.slice(from[0], to[0])).toBe('Ах\u00ADме\u200Bтова');
  });

  it('ends sentences at points, not behind initials and abbreviations', () => {
    expect(sentences('Пришёл К. Ахметов. Он жил на ул. Абая. А потом?\nНе знаю')).toEqual([
      'Пришёл К. Ахметов.',
      'Он жил на ул. Абая.',
      'А потом?',
      'Не знаю',
    ]);
    expect(sentences('She met Dr. Lee at 5 p.m. and left.')).toHaveLength(1);
  });

  it('cuts what has no end', () => {
    expect(readTokens('ну '.repeat(1000)).sentences.length).toBeGreaterThan(8);
  });

  it('has nothing to say about nothing', () => {
    expect(readTokens('').count).toBe(0);
    expect(readTokens(' \n').count).toBe(0);
  });
});
