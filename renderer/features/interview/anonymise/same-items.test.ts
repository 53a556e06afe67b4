import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anonymise } from '../../../../core/anonymise/apply.ts';
import { samplePerson } from '../../../../core/anonymise/sample-person.ts';
import { newId, type RedactionId } from '../../../../core/domain/ids.ts';
import {
  coveredBy,
  differenceOf,
  mentionOf,
  moveMentions,
  overlapping,
  overlaps,
  redactionOf,
  replacementAt,
  reviewItems,
} from './review-item.ts';
import { formsOf, sameWords, trimmedRange } from './same-items.ts';
import { otherPosition } from './scroll-together.ts';

function decided(text: string, words: string, replacement: string) {
  const from = text.indexOf(words);
  return redactionOf(
    { from, to: from + words.length },
    { kind: 'person', replacement, person: undefined, isKept: false },
    [],
    { id: newId<RedactionId>(), source: 'pattern', decidedAt: 0 },
  );
}

const at = (text: string, words: string, nth = 0) => {
  let from = -1;
  for (let count = 0; count <= nth; count += 1) from = text.indexOf(words, from + 1);
  return { from, to: from + words.length };
};

describe('the same words elsewhere', () => {
  const text = 'Марат пришёл. МАРАТ ушёл. Маратов остался, а Марат-ага нет.';

  it('are found in any case, whole, and without the ones they were asked for', () => {
    expect(sameWords(text, at(text, 'Марат'))).toEqual([at(text, 'МАРАТ'), at(text, 'Марат', 2)]);
  });

  it('are none where a change of case would move positions', () => {
    const turkish = 'İzmir и İzmir';
    expect(sameWords(turkish, at(turkish, 'İzmir'))).toEqual([]);
  });

  it('are grouped by the form that stands there', () => {
    const names = 'Ахметова, Ахметовой, Ахметова';
    const ranges = [at(names, 'Ахметова'), at(names, 'Ахметовой'), at(names, 'Ахметова', 1)];
    expect(formsOf(names, ranges).map((form) => [form.words, form.ranges.length])).toEqual([
      ['Ахметова', 2],
      ['Ахметовой', 1],
    ]);
  });

  it('begin and end at words, however roughly they were selected', () => {
    expect(trimmedRange('к  Ахметовой\n', { from: 1, to: 13 })).toEqual({ from: 3, to: 12 });
    expect(trimmedRange('к  \n', { from: 1, to: 4 })).toBeUndefined();
  });
});

describe('a decision about a declined name', () => {
  const person = samplePerson('Карлыгаш Ахметова', { gender: 'female', pseudonym: 'Жанна' });
  const form = { endings: ['ru.dative'] };
  const choose = (replacement: string, isKept = false) =>
    redactionOf(
      { from: 0, to: 8 },
      { kind: 'person', person: person.id, form, replacement, isKept },
      [person],
      { id: newId<RedactionId>(), source: 'register', decidedAt: 0 },
    );

  it('is for the pseudonym in its form, which it keeps', () => {
    expect(choose('Жанне')).toMatchObject({ action: 'pseudonym', form });
    expect(mentionOf(choose('Жанне')).form).toEqual(form);
    expect(mentionOf(choose('Жанне', true)).form).toEqual(form);
  });

  it('is for the pseudonym as registered when a person wrote that', () => {
    expect(choose('Жанна').action).toBe('pseudonym');
    expect(choose('Жанна').form).toBeUndefined();
  });

  it('made for all the same is in the form of each place, unless it was typed', () => {
    const at = (replacement: string) =>
      replacementAt(
        { form: { endings: ['ru.genitive'] } },
        { replacement, person: person.id, form },
        [person],
      );
    expect(at('Жанне')).toBe('Жанны');
    expect(at('[соседке] ')).toBe('[соседке]');
  });

  it('is for what was typed, which has no form', () => {
    expect(choose('[соседка]').action).toBe('generalise');
    expect(choose('[соседка]').form).toBeUndefined();
  });
});

describe('places of the review', () => {
  const text = 'Карлыгаш Ахметова подписала';

  it('stay open while a decision covers only a part of them', () => {
    const surname = decided(text, 'Ахметова', 'Ж.');
    const whole = { ...mentionOf(surname), ...at(text, 'Карлыгаш Ахметова') };
    expect(reviewItems([whole], [surname], []).map((item) => item.redaction !== undefined)).toEqual(
      [false, true],
    );
    const all = decided(text, 'Карлыгаш Ахметова', 'Жанна');
    expect(reviewItems([whole], [all], []).length).toBe(1);
  });

  it('move with the text, and are forgotten where it was touched', () => {
    const mentions = [
      mentionOf(decided(text, 'Карлыгаш', '')),
      mentionOf(decided(text, 'Ахметова', '')),
    ];
    const edited = 'Тогда Карлыгаш Ахметова подписала';
    const change = differenceOf(text, edited);
    expect(
      change && moveMentions(mentions, change).map((one) => edited.slice(one.from, one.to)),
    ).toEqual(['Карлыгаш', 'Ахметова']);
    const touched = differenceOf(text, text.replace('лыг', 'лы'));
    expect(touched && moveMentions(mentions, touched).length).toBe(1);
  });
});

describe('positions in the two texts', () => {
  const text = 'К нам пришла Карлыгаш Ахметова.\nОна ушла.';
  const result = anonymise(text, [decided(text, 'Карлыгаш Ахметова', 'Жанна')]);

  it('point at the same words on both sides', () => {
    const there = otherPosition(result, 'original', text.indexOf('Она'));
    expect(result.text.slice(there)).toBe('Она ушла.');
    expect(otherPosition(result, 'reader', there)).toBe(text.indexOf('Она'));
  });

  it('go to the edge of a replacement from within it, and to the end from behind everything', () => {
    expect(otherPosition(result, 'original', text.indexOf('Ахметова'))).toBe(13);
    expect(otherPosition(result, 'reader', 15)).toBe(13);
    expect(otherPosition(result, 'original', text.length)).toBe(result.text.length);
    expect(otherPosition(anonymise('', []), 'reader', 0)).toBe(0);
  });
});

it('knows of thousands of places which a decision covers and which it touches', () => {
  const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }));
  const ranges = fc.array(
    range.map(([from, length]) => ({ from, to: from + length })),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(ranges, ranges, (decisions, places) => {
      const redactions = decisions.map(({ from, to }) => ({
        ...decided('words', 'words', ''),
        from,
        to,
      }));
      for (const place of places) {
        expect(coveredBy(redactions)(place)).toBe(
          decisions.some((one) => one.from <= place.from && one.to >= place.to),
        );
        expect(overlapping(decisions)(place)).toBe(decisions.some((one) => overlaps(one, place)));
      }
    }),
  );
});

it('sees one difference between long texts', () => {
  const text = fc.string({ minLength: 3000, maxLength: 5000, size: 'max' });
  fc.assert(
    fc.property(text, fc.nat(3000), fc.nat(2000), fc.string(), (before, from, gone, come) => {
      const after = before.slice(0, from) + come + before.slice(from + gone);
      const change = differenceOf(before, after);
      if (!change) expect(after).toBe(before);
      else expect(before.slice(0, change[0]) + change[2] + before.slice(change[1])).toBe(after);
      if (change) expect(change[1] - change[0]).toBeLessThanOrEqual(gone);
    }),
    { numRuns: 50 },
  );
});
