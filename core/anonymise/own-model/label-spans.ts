import type { RegisterKind } from '../../domain/person.ts';
import type { ModelType } from '../model/labels.ts';
import type { ModelSpan } from '../model/model-span.ts';
import type { ModelWord } from './word-windows.ts';

/** What a model takes a word for; undefined is nothing. */
export type WordLabel = { readonly kind: RegisterKind; readonly begins: boolean } | undefined;

const TYPES: Readonly<Record<RegisterKind, ModelType>> = {
  person: 'PERSON',
  place: 'PLACE',
  organisation: 'ORG',
};

/** From which share on a model's word for a kind counts: recall goes before precision. Its spans are worth no more, so that each is a question. */
export const LEAST_SURE = 0.3;

/** Signs inside a name: an initial's full stop, a hyphen, an apostrophe. */
const INSIDE = /^[.\-‐’']$/u;

/** Neighbouring words of one kind are one name, unless the model says that another begins. */
export function labelSpans(
  text: string,
  words: readonly ModelWord[],
  labels: readonly WordLabel[],
): ModelSpan[] {
  const spans: ModelSpan[] = [];
  let last: { index: number; kind: RegisterKind } | undefined;
  for (const [index, word] of words.entries()) {
    const label = labels[index];
    if (!label) continue;
    const span = spans.at(-1);
    const isNext = last?.index === index - 1;
    const isAcrossSign = last?.index === index - 2 && isInside(text, words[index - 1]);
    const goesOn = (isNext && !label.begins) || isAcrossSign;
    if (span && last?.kind === label.kind && goesOn)
      spans[spans.length - 1] = { ...span, to: word.to };
    else {
      const type = TYPES[label.kind];
      spans.push({ from: word.from, to: word.to, type, score: LEAST_SURE });
    }
    last = { index, kind: label.kind };
  }
  return spans;
}

function isInside(text: string, word: ModelWord | undefined): boolean {
  return word !== undefined && !word.isAfterSpace && INSIDE.test(text.slice(word.from, word.to));
}
