import { describe, expect, it } from 'vitest';
import { newId, type PassageId, type TagId } from '../../../../core/domain/ids.ts';
import type { Passage } from '../../../../core/domain/interview.ts';
import { assignLanes, neighbour, segmentsIn, withoutBlanks } from './segments.ts';

function passage(from: number, to: number): Passage {
  return { id: newId<PassageId>(), tag: 'prs.job' as TagId, from, to };
}

describe('passages that overlap', () => {
  it('have lines of their own, and give a line back at their end', () => {
    const passages = [
      passage(0, 20),
      passage(5, 10),
      passage(8, 30),
      passage(12, 15),
      passage(20, 25),
    ];
    const lanes = assignLanes(passages);
    expect(passages.map(({ id }) => lanes.get(id))).toEqual([0, 1, 2, 1, 0]);
  });

  it('are cut where any of them begins or ends', () => {
    const [a, b] = [passage(0, 10), passage(6, 14)];
    expect(segmentsIn([a, b], { from: 0, to: 100 })).toEqual([
      { from: 0, to: 6, passages: [a] },
      { from: 6, to: 10, passages: [a, b] },
      { from: 10, to: 14, passages: [b] },
    ]);
  });

  it('are cut at the edges of what is in sight, and a gap is no stretch', () => {
    const [a, b] = [passage(0, 10), passage(40, 60)];
    expect(segmentsIn([a, b], { from: 5, to: 50 })).toEqual([
      { from: 5, to: 10, passages: [a] },
      { from: 40, to: 50, passages: [b] },
    ]);
  });
});

describe('going from passage to passage', () => {
  const inner = passage(4, 8);
  const outer = passage(4, 20);
  const later = passage(30, 40);

  it('visits every one on the way forth and back', () => {
    const forth: Passage[] = [];
    let at: { from: number; to: number } = { from: 0, to: 0 };
    for (let next = neighbour([outer, inner, later], at, 1); next; ) {
      forth.push(next);
      at = next;
      next = neighbour([outer, inner, later], at, 1);
    }
    expect(forth).toEqual([inner, outer, later]);
    expect(neighbour([outer, inner, later], later, -1)).toBe(outer);
    expect(neighbour([outer, inner, later], inner, -1)).toBeUndefined();
  });
});

describe('what is tagged of a selection', () => {
  it('leaves the blanks at its ends out, and nothing of blanks alone', () => {
    expect(withoutBlanks('a  word\n b', { from: 1, to: 8 })).toEqual({ from: 3, to: 7 });
    expect(withoutBlanks('a   b', { from: 1, to: 4 })).toBeUndefined();
  });
});
