import { expect, it } from 'vitest';
import { documentOf, WordCache } from './document.ts';
import { readLexicon } from './lexicon.ts';
import { Probabilities } from './probabilities.ts';
import { spreadNames, sureNames, unsureTokens } from './spread-names.ts';
import { readTokens } from './tokens.ts';

/** A lexicon of no words. */
const cache = new WordCache(readLexicon(new Uint8Array([0, 0])));

/** The words that are offered when the first one is surely a person. */
function spread(text: string, sure: number, raw: 0 | 1): string[] {
  const document = documentOf(readTokens(text), cache, raw === 1);
  const { tokens } = document;
  const probabilities = new Probabilities(tokens.count);
  probabilities.raise(0, 0, sure);
  const flags = new Uint8Array(tokens.sentences.length - 1).fill(raw);
  const unsure = unsureTokens(document, flags, probabilities);
  const names = new Map(sureNames(document, flags, probabilities));
  const raised = new Set(spreadNames(document, unsure, names).map(([token]) => token));
  return tokens.words.filter((_, at) => at > 0 && raised.has(at));
}

it('offers the same name in its other forms, where it has a capital', () => {
  const text = 'Әсел келді. Сосын Әселге айттым, Әселден сұрадым. Бұл әселі емес, Арман да емес.';
  expect(spread(text, 0.95, 0)).toEqual(['Әселге', 'Әселден']);
  expect(spread('Роза пришла. Я сказала Розе, Розу увели, белая роза.', 0.95, 0)).toEqual([
    'Розе',
    'Розу',
  ]);
});

it('needs no capital where there are none, and does nothing when it is not sure', () => {
  expect(spread('ержан келді сосын ержанға айттым', 0.95, 1)).toEqual(['ержанға']);
  expect(spread('Әсел келді. Сосын Әселге айттым.', 0.4, 0)).toEqual([]);
});
