import { describe, expect, it } from 'vitest';
import { rankItems } from './rank.ts';

const ITEMS = [
  { label: 'Told how to vote' },
  { label: 'Pressed to vote early' },
  { label: 'Vote early or else', description: 'a threat' },
  { label: 'Обыск, изъятие', description: 'ещё и арест' },
];

describe('ranking what a search finds', () => {
  it('puts a label that begins with the query before one that only holds it', () => {
    expect(rankItems(ITEMS, 'vote').map((item) => item.label)).toEqual([
      'Vote early or else',
      'Told how to vote',
      'Pressed to vote early',
    ]);
  });

  it('finds several words in any order and folds letter case and ё', () => {
    expect(rankItems(ITEMS, 'EARLY pressed')).toEqual([ITEMS[1]]);
    expect(rankItems(ITEMS, 'еще')).toEqual([ITEMS[3]]);
    expect(rankItems(ITEMS, 'early search')).toEqual([]);
  });
});
