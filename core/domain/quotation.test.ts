import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId, type PassageId, type TagId } from './ids.ts';
import type { Passage } from './interview.ts';
import { type Numbered, numberPassages, surroundings } from './quotation.ts';

function passage(from: number, number?: number): Passage {
  const base = { id: newId<PassageId>(), tag: 'prs.job' as TagId, from, to: from + 1 };
  return number === undefined ? base : { ...base, number };
}

const numbersOf = (passages: readonly Passage[]) => passages.map(({ number }) => number);

describe('numbers of passages', () => {
  it('are given in the order of the text, in whatever order the list has them', () => {
    const passages = [passage(40), passage(3), passage(20)];
    const { passages: numbered, lastNumber } = numberPassages<Numbered>({ passages });
    expect(numbersOf(numbered)).toEqual([3, 1, 2]);
    expect(lastNumber).toBe(3);
  });

  it('stay, and never go to another, also when the highest is gone', () => {
    const first = numberPassages<Numbered>({
      passages: [passage(0), passage(5), passage(9)],
    });
    const left = first.passages.slice(0, 2);
    const { passages, lastNumber } = numberPassages({
      ...first,
      passages: [...left, passage(2)],
    });
    expect(numbersOf(passages)).toEqual([1, 2, 4]);
    expect(lastNumber).toBe(4);
  });

  it('never go to other words, whatever comes and goes', () => {
    const step = fc.record({ add: fc.nat(3), drop: fc.nat(3), at: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let now: Numbered = { passages: [] };
        const seen = new Map<number, number>();
        for (const { add, drop, at } of steps) {
          const kept = now.passages.slice(drop);
          const fresh = Array.from({ length: add }, (_, i) => passage(at + i));
          now = numberPassages({ ...now, passages: [...kept, ...fresh] });
          for (const { from, number = 0 } of now.passages) {
            expect(number).toBeGreaterThan(0);
            expect(seen.get(number) ?? from).toBe(from);
            seen.set(number, from);
          }
        }
      }),
    );
  });

  it('are one for all tags of the same words', () => {
    const twice = { ...passage(4), tag: 'who.boss' as TagId };
    const numbered = numberPassages<Numbered>({ passages: [passage(4), passage(0), twice] });
    expect(numbersOf(numbered.passages)).toEqual([2, 1, 2]);
    const later = numberPassages({ ...numbered, passages: [...numbered.passages, passage(0)] });
    expect(numbersOf(later.passages)).toEqual([2, 1, 2, 1]);
    expect(later.lastNumber).toBe(2);
  });

  it('change nothing where all are there', () => {
    const record = numberPassages({ passages: [passage(0)] });
    expect(numberPassages(record)).toBe(record);
  });
});

describe('what stands around a passage', () => {
  const text = 'Пришли утром. Сказали подписать, или уволят. Я испугалась и подписала! Потом ушли.';

  it('is the rest of its sentence and what belongs to it', () => {
    const from = text.indexOf('или');
    const to = from + 'или уволят'.length;
    expect(surroundings(text, { from, to })).toEqual({ before: 'Сказали подписать, ', after: '.' });
  });

  it('is the sentence before and after a whole one', () => {
    const from = text.indexOf('Я испугалась');
    const to = text.indexOf(' Потом');
    const around = surroundings(text, { from, to });
    expect(around).toEqual({ before: 'Сказали подписать, или уволят. ', after: ' Потом ушли.' });
  });

  it('never goes over a line, nor further than a few words of a sentence without end', () => {
    const long = 'слово '.repeat(200);
    const from = 600;
    const { before, after } = surroundings(long, { from, to: from + 5 });
    expect(before).toMatch(/^…слово /);
    expect(after).toMatch(/слово …$/);
    expect(before.length).toBeLessThan(250);
    expect(surroundings('a\nbcd\ne', { from: 3, to: 4 })).toEqual({ before: 'b', after: 'd' });
  });
});
