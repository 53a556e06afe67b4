import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksOf, TextBlocks } from './text-blocks.ts';

const LINES = Array.from({ length: 1000 }, (_, at) => `line ${at} of many ${at * at}\n`);
const TEXT = LINES.join('');

it('covers a text without gaps, each block with what stands around it', () => {
  const unit = fc.constantFrom('a', 'Б. ', '\n', ' ', '\u{1D400}', 'слово ');
  const long = fc.array(unit, { minLength: 1000, maxLength: 9000, size: 'max' });
  fc.assert(
    fc.property(long, (units) => {
      const text = units.join('');
      let end = 0;
      for (const { block, at } of blocksOf(text)) {
        expect(block.window).toBe(text.slice(at, at + block.window.length));
        expect(at + block.from).toBe(end);
        expect(at === 0 || block.from === 200).toBe(true);
        end = at + block.to;
        expect(/^[\uDC00-\uDFFF]/.test(text.slice(end))).toBe(false);
      }
      expect(end).toBe(text.length);
    }),
    { numRuns: 40 },
  );
});

it('cuts behind lines, and elsewhere only where there are none', () => {
  for (const { block } of blocksOf(TEXT).slice(0, -1))
    expect(block.window.slice(0, block.to)).toMatch(/\n$/);
  const sentences = LINES.map((line) => `${line.trim()} говорили. Потом `).join('');
  for (const { block } of blocksOf(sentences).slice(0, -1))
    expect(block.window.slice(0, block.to)).toMatch(/говорили\. $/);
  expect(blocksOf('а'.repeat(9000)).length).toBe(3);
});

it('keeps the blocks that an edit does not come near', () => {
  const blocks = new TextBlocks();
  const before = new Set(blocks.place(TEXT).map(({ block }) => block));
  expect(before.size).toBeGreaterThan(3);
  const middle = TEXT.indexOf('line 500');
  const after = blocks.place(`${TEXT.slice(0, middle)}a word ${TEXT.slice(middle)}`);
  expect(after.filter(({ block }) => !before.has(block)).length).toBeLessThan(3);
});

it('tells blocks apart that have the same letters in sight', () => {
  const blocks = new TextBlocks();
  const last = blocks.place(TEXT).at(-1)?.block;
  expect(last?.from).toBe(200);
  expect(blocks.place(last?.window ?? '')[0]?.block.from).toBe(0);
  blocks.place('a '.repeat(9000));
  const twice = blocks.place('a '.repeat(9000)).map(({ block }) => block);
  expect(new Set(twice).size).toBe(twice.length);
});
