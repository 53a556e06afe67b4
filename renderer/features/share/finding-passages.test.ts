import { expect, it } from 'vitest';
import { contextPieces, passagesOf, reasonFor } from './finding-passages.ts';
import { findingForTest } from './vault-for-test.ts';

const json = findingForTest({ key: 'j', entry: 'interviews/INT-001.json', at: 7 });
const txt = { ...json, key: 't', entry: 'interviews/INT-001.txt', after: `${json.after}\n` };
const elsewhere = findingForTest({ key: 'e', entry: 'interviews/INT-001.txt', at: 90 });

it('makes one of a passage that two files have, and two of two places', () => {
  const passages = passagesOf([json, elsewhere, txt]);
  expect(passages.map(({ keys }) => keys)).toEqual([['j', 't'], ['e']]);
  expect(passages[0]?.entries).toEqual(['interviews/INT-001.json', 'interviews/INT-001.txt']);
});

it('has decided a passage only when each of its files is', () => {
  const [passage] = passagesOf([json, txt]);
  if (!passage) throw new Error('no passage');
  const reason = 'a flower';
  expect(reasonFor(passage, [{ key: 'j', reason }])).toBeUndefined();
  expect(
    reasonFor(
      passage,
      ['j', 't'].map((key) => ({ key, reason })),
    ),
  ).toBe(reason);
});

it('marks suggestions in the words around, the longer one where two begin, and loses no letter', () => {
  const text = 'ИИН 590315402313 списали, 590315402313.';
  const pieces = contextPieces(text, ['590315402313', '590315402313 списали', '']);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter((piece) => piece.isUndecided).map((piece) => piece.text)).toEqual([
    '590315402313 списали',
    '590315402313',
  ]);
});
