import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RedactionId } from '../domain/ids.ts';
import type { Redaction } from '../domain/redaction.ts';
import { anonymise, mapToAnonymised } from './apply.ts';

const text = 'Карлыгаш Ахметова жила в Алматы.';

function decision(from: number, to: number, rest: Partial<Redaction> = {}): Redaction {
  return {
    id: `${from}-${to}` as RedactionId,
    from,
    to,
    kind: 'person',
    action: 'pseudonym',
    replacement: 'Мадина',
    source: 'hand',
    decidedAt: 0,
    ...rest,
  };
}

describe('anonymise', () => {
  it('replaces decided words and leaves the rest', () => {
    const result = anonymise(text, [
      decision(25, 31, { replacement: '[city]', action: 'generalise' }),
      decision(0, 17),
    ]);
    expect(result.text).toBe('Мадина жила в [city].');
    expect(result.segments.map(({ source, redactions }) => [source, redactions])).toEqual([
      [{ from: 0, to: 17 }, ['0-17']],
      [{ from: 17, to: 25 }, []],
      [{ from: 25, to: 31 }, ['25-31']],
      [{ from: 31, to: 32 }, []],
    ]);
  });

  it('leaves what is kept, removes what is removed', () => {
    expect(anonymise(text, [decision(0, 17, { action: 'keep' })]).text).toBe(text);
    const removed = anonymise(text, [decision(0, 18, { action: 'remove', replacement: '' })]);
    expect(removed.text).toBe('жила в Алматы.');
  });

  it('never shows the words when a replacement is missing', () => {
    expect(anonymise(text, [decision(0, 17, { replacement: '' })]).text).toBe('[…] жила в Алматы.');
  });

  it('replaces the union of overlapping decisions once, by the longest', () => {
    const overlapping = [
      decision(9, 24, { replacement: 'B' }),
      decision(0, 17, { replacement: 'A' }),
    ];
    const result = anonymise(text, overlapping);
    expect(result.text).toBe('A Алматы.');
    expect(result.segments[0]?.redactions).toEqual(['0-17', '9-24']);
    // A word that is kept inside one that goes, goes.
    expect(anonymise(text, [decision(0, 17), decision(9, 17, { action: 'keep' })]).text).toBe(
      'Мадина жила в Алматы.',
    );
  });

  it('carries out neighbours that only touch one by one', () => {
    const both = [decision(0, 8, { replacement: 'A' }), decision(8, 17, { replacement: 'B' })];
    expect(anonymise(text, both).text).toBe('AB жила в Алматы.');
  });

  it('cuts ranges to the text and never splits a character', () => {
    expect(anonymise('a😀b', [decision(2, 9)]).text).toBe('aМадина');
    expect(anonymise('a😀b', [decision(5, 9), decision(2, 2)]).text).toBe('a😀b');
  });

  const redactions = fc.array(
    fc
      .tuple(fc.nat(34), fc.nat(12), fc.constantFrom('pseudonym', 'remove', 'keep'))
      .map(([from, length, action]) =>
        decision(from, from + length, { action, replacement: action === 'remove' ? '' : '#' }),
      ),
    { maxLength: 6 },
  );

  it('shows no letter that a decision takes out, and every other one, in order', () => {
    fc.assert(
      fc.property(redactions, (list) => {
        const gone = list.filter(({ action }) => action !== 'keep');
        const left = Array.from(text).filter(
          (_, at) => !gone.some(({ from, to }) => from <= at && at < to),
        );
        expect(anonymise(text, list).text.replaceAll('#', '')).toBe(left.join(''));
      }),
    );
  });

  it('covers both texts with its segments, without gaps', () => {
    fc.assert(
      fc.property(redactions, (list) => {
        const result = anonymise(text, list);
        let [source, output] = [0, 0];
        for (const segment of result.segments) {
          expect([segment.source.from, segment.from]).toEqual([source, output]);
          [source, output] = [segment.source.to, segment.to];
        }
        expect([source, output]).toEqual([text.length, result.text.length]);
      }),
    );
  });
});

describe('mapToAnonymised', () => {
  const result = anonymise(text, [
    decision(0, 17),
    decision(25, 31, { action: 'remove', replacement: '' }),
  ]);
  const mapped = (from: number, to: number): string | undefined => {
    const range = mapToAnonymised(result, { from, to });
    return range && result.text.slice(range.from, range.to);
  };

  it.each([
    [18, 22, 'жила'],
    [9, 22, 'Мадина жила'],
    [0, 3, 'Мадина'],
    [18, 28, 'жила в '],
    [25, 31, undefined],
    [27, 29, undefined],
    [20, 20, undefined],
    [0, 32, 'Мадина жила в .'],
  ])('%i-%i is %j', (from, to, words) => expect(mapped(from, to)).toBe(words));
});
