import { expect, it } from 'vitest';
import { documentOf, WordCache } from './document.ts';
import { readLexicon } from './lexicon.ts';
import { Probabilities } from './probabilities.ts';
import { askingWords, type Elsewhere, elsewhereOf, LEVEL_ODDS, SaidNames } from './said-names.ts';
import { readTokens } from './tokens.ts';

/** A lexicon of no words. */
const cache = new WordCache(readLexicon(new Uint8Array([0, 0])));
const PLACE = 1;
const SUREST = LEVEL_ODDS.length - 1;

/** What the rest of a text says of its words, when some of them are so surely places. */
function said(text: string, sure: Readonly<Record<number, number>>, raw: 0 | 1 = 0) {
  const document = documentOf(readTokens(text), cache, raw === 1);
  const { tokens } = document;
  const probabilities = new Probabilities(tokens.count);
  for (const [token, probability] of Object.entries(sure))
    probabilities.put(Number(token), Float64Array.of(0, probability, 0));
  const flags = new Uint8Array(tokens.sentences.length - 1).fill(raw);
  const asking = askingWords(document, flags, probabilities);
  const names = new SaidNames();
  for (const one of asking) names.add(one.said);
  return new Map<string, Elsewhere>(
    asking.map((one) => [tokens.words[one.token] ?? '', elsewhereOf(names.answer(one))]),
  );
}

it('tells of the same name in its other forms, where it has a capital', () => {
  const text = 'Әсел келді. Сосын Әселге айттым, Әселден сұрадым. Бұл әселі емес, Арман да емес.';
  const answers = said(text, { 0: 0.99 });
  expect(answers.get('Әселге')).toMatchObject({ level: SUREST, type: PLACE, times: 1 });
  expect(answers.get('Әселден')).toMatchObject({ level: SUREST, type: PLACE });
  expect(answers.has('әселі')).toBe(false);
  expect(answers.get('Арман')?.level).toBe(-1);
  const roza = said('Роза пришла. Я сказала Розе, Розу увели, белая роза.', { 0: 0.99 });
  expect(roza.get('Розе')).toMatchObject({ level: SUREST, times: 2 });
  expect(roza.has('роза')).toBe(false);
});

it('needs no capital where there are none', () => {
  const answers = said('ержан келді сосын ержанға айттым', { 0: 0.99 }, 1);
  expect(answers.get('ержанға')).toMatchObject({ level: SUREST, type: PLACE });
});

it('tells nobody what one says oneself', () => {
  const answers = said('Там Токтар. Тут Токтару хуже.', { 1: 0.99 });
  expect(answers.get('Токтар')?.level).toBe(0);
  expect(answers.get('Токтару')?.level).toBe(SUREST);
});

it('tells apart what is said inside a sentence and where one begins', () => {
  const will = 'Will he come? And Will left. And Will came.';
  expect(said(will, { 0: 0.99 }).get('Will')).toMatchObject({ level: SUREST, inside: 0 });
  expect(said(will, { 5: 0.99, 9: 0.99 }).get('Will')?.inside).toBe(SUREST);
});

it('says how sure the others are together, coarsely', () => {
  const often = `Алма. ${'Тут Алма. '.repeat(4)}`;
  expect(said(often, { 0: 0.5 }).get('Алма')).toMatchObject({ times: 3, mean: 1 });
  const [one, other] = [0.7, 0.89].map((sure) => said('Там Алма. Тут Алма.', { 1: sure, 4: sure }));
  expect(one).toEqual(other);
});
