import { describe, expect, it } from 'vitest';
import { labelSpans, type WordLabel } from './label-spans.ts';
import { modelWords } from './word-windows.ts';

const person = (begins = false): WordLabel => ({ kind: 'person', begins });
const place: WordLabel = { kind: 'place', begins: true };

/** Labels by word; every other word has none. */
function spans(text: string, labels: Readonly<Record<string, WordLabel>>): string[] {
  const words = modelWords(text);
  const found = labelSpans(
    text,
    words,
    words.map(({ from, to }) => labels[text.slice(from, to)]),
  );
  return found.map(({ type, from, to }) => `${type}: ${text.slice(from, to)}`);
}

describe('spans', () => {
  it('join what goes on, and end where another kind or another name begins', () => {
    const labels = { Аселя: person(true), Ким: person(), Дидар: person(true), Заря: place };
    expect(spans('Аселя Ким Дидар Заря', labels)).toEqual([
      'PERSON: Аселя Ким',
      'PERSON: Дидар',
      'PLACE: Заря',
    ]);
  });

  it('reach over the full stop of an initial and a hyphen, not over a comma or a word', () => {
    const labels = { К: person(true), Ким: person(true), Цой: person() };
    expect(spans('К. Ким-Цой, Ким и Цой', labels)).toEqual([
      'PERSON: К. Ким-Цой',
      'PERSON: Ким',
      'PERSON: Цой',
    ]);
  });
});
