import { expect, test } from 'vitest';
import { quotationsOf } from './quotations.ts';
import { outgoingFile } from './report-fixture.ts';

test('quotations are numbered in the order of the text, one for each stretch', () => {
  const file = outgoingFile({
    text: '😀 They made us sign.',
    passages: [
      { id: 'p1', from: 7, to: 20, tag: 'act.sign.forced' },
      { id: 'p2', from: 2, to: 6, tag: 'who.boss' },
      { id: 'p3', from: 7, to: 20, tag: 'out.complied' },
      { id: 'p4', from: 7, to: 11, tag: 'prs.job' },
    ],
  });
  expect(quotationsOf(file)).toMatchObject([
    { id: 'INT-007:1', text: 'They', tags: ['who.boss'] },
    { id: 'INT-007:2', text: 'made', tags: ['prs.job'] },
    { id: 'INT-007:3', text: 'made us sign.', tags: ['act.sign.forced', 'out.complied'] },
  ]);
});

test('a quotation of a translation says its language', () => {
  const translation = outgoingFile({ translationOf: 'file-1', language: 'en' });
  expect(quotationsOf(translation)[0]?.id).toBe('INT-007.en:1');
  expect(quotationsOf({ ...translation, language: '' })[0]?.id).toBe('INT-007.other:1');
});
