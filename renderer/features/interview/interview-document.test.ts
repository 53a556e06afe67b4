import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveRecord } from '../../../core/domain/annotations.ts';
import {
  newId,
  type InterviewId,
  type PassageId,
  type RedactionId,
  type TagId,
} from '../../../core/domain/ids.ts';
import { EMPTY_RECORD, type Interview, type Passage } from '../../../core/domain/interview.ts';
import type { Redaction } from '../../../core/domain/redaction.ts';
import { applyChanges } from '../../../core/domain/text-change.ts';
import { headerOf } from '../../../core/vault/interview-header.ts';
import type { InterviewEdit } from '../../vault/api.ts';
import { InterviewDocument } from './interview-document.ts';

/** Keeps what was saved exactly as the vault does, so that both sides can be compared. */
function open(text: string) {
  const interview: Interview = {
    id: newId<InterviewId>(),
    record: { ...EMPTY_RECORD, code: 'INT-001' },
    text,
  };
  let { record } = interview;
  let saved = text;
  const edits: InterviewEdit[] = [];
  const document = new InterviewDocument(
    interview,
    async (edit: InterviewEdit) => {
      const { changes = [], record: next } = edit;
      edits.push(edit);
      saved = applyChanges(saved, changes);
      record = next ?? moveRecord(record, changes);
      return { savedAt: 1, header: headerOf(interview.id, { record, text: saved }, 1) };
    },
    () => undefined,
  );
  return { document, edits, stored: () => ({ text: saved, record }) };
}

function passage(from: number, to: number): Passage {
  return { id: newId<PassageId>(), tag: 'prs.job' as TagId, from, to };
}

function redaction(from: number, to: number): Redaction {
  return {
    id: newId<RedactionId>(),
    from,
    to,
    kind: 'person',
    action: 'pseudonym',
    replacement: 'Umar',
    source: 'register',
    decidedAt: 0,
  };
}

describe('the open interview', () => {
  it('numbers its passages once, through undo, redo and what is taken out', () => {
    const { document } = open('Сказали подписать. Потом грозили.');
    const put = (one: Passage) => document.annotate({ put: { passages: [one], redactions: [] } });
    const numbers = () => document.snapshot().record.passages.map(({ number }) => number);
    const first = passage(8, 17);
    put(first);
    put(passage(0, 7));
    expect(numbers()).toEqual([2, 1]);
    document.annotate({ drop: [first.id] });
    document.undo();
    expect(numbers()).toEqual([2, 1]);
    document.undo();
    document.undo();
    expect(numbers()).toEqual([]);
    put(passage(19, 24));
    expect(numbers()).toEqual([3]);
    expect(document.snapshot().record.lastNumber).toBe(3);
  });

  it('undoes and redoes text, tagging and redaction in the order in which they were done', () => {
    const { document } = open('Ахметова подписала');
    const tag = passage(0, 8);
    const cover = redaction(0, 8);
    document.dispatch({ changes: { from: 18, insert: ' лист' } });
    document.annotate({ put: { passages: [tag], redactions: [] } });
    document.annotate({ put: { passages: [], redactions: [cover] } });
    document.undo();
    expect(document.snapshot().record.redactions).toEqual([]);
    expect(document.snapshot().record.passages).toEqual([{ ...tag, number: 1 }]);
    document.undo();
    expect(document.snapshot().record.passages).toEqual([]);
    document.undo();
    expect(document.text).toBe('Ахметова подписала');
    document.redo();
    document.redo();
    document.redo();
    expect(document.text).toBe('Ахметова подписала лист');
    expect(document.snapshot().record).toMatchObject({ passages: [tag], redactions: [cover] });
  });

  it('brings back a passage whose text was deleted when the deletion is undone', () => {
    const { document } = open('one two three');
    const tag = passage(4, 7);
    document.annotate({ put: { passages: [tag], redactions: [] } });
    document.dispatch({ changes: { from: 3, to: 9 } });
    expect(document.snapshot().record.passages).toEqual([]);
    document.undo();
    expect(document.snapshot().record.passages).toEqual([{ ...tag, number: 1 }]);
  });

  it('opens a redaction whose text was edited again, and no other', () => {
    const { document } = open('Roza met Vera');
    document.annotate({ put: { passages: [], redactions: [redaction(0, 4), redaction(9, 13)] } });
    document.dispatch({ changes: { from: 2, to: 3, insert: 's' } });
    const [first, second] = document.snapshot().record.redactions;
    expect(first).toMatchObject({ from: 0, to: 4, touched: true });
    expect(second).toMatchObject({ from: 9, to: 13 });
    expect(second).not.toHaveProperty('touched');
  });

  it('takes a finished review for unfinished after an edit, and for finished when that is undone', async () => {
    const { document, edits, stored } = open('the blind accordionist');
    const mark = { ...redaction(4, 22), source: 'hand' } as const;
    document.annotate({ put: { passages: [], redactions: [mark] } });
    document.setReview('done');
    await document.autosave.flush();
    document.dispatch({ changes: { from: 10, to: 22, insert: 'fiddler' } });
    expect(document.snapshot().record.review).toBe('in-review');
    await document.autosave.flush();
    expect(edits.at(-1)).not.toHaveProperty('record');
    expect(stored().record).toMatchObject({
      review: 'in-review',
      redactions: [{ id: mark.id, from: 4, to: 17, touched: true }],
    });
    document.undo();
    expect(document.snapshot().record).toMatchObject({ review: 'done', redactions: [mark] });
    expect(document.snapshot().record.redactions).toEqual([mark]);
    document.redo();
    expect(document.snapshot().record).toMatchObject({
      review: 'in-review',
      redactions: [{ touched: true }],
    });
    await document.autosave.flush();
    expect(stored().record).toEqual(document.snapshot().record);
  });

  it('undoes whole-interview tags in one history with the text and its tags', async () => {
    const { document, stored } = open('Roza met Vera');
    const [first, second] = ['act.vote', 'prs.job'] as TagId[];
    const tag = passage(0, 4);
    document.annotate({ tags: [first as TagId] });
    document.dispatch({ changes: { from: 13, insert: '!' } });
    document.annotate({ tags: [first, second] as TagId[] });
    document.annotate({ put: { passages: [tag], redactions: [] } });
    document.undo();
    expect(document.snapshot().record).toMatchObject({ passages: [], tags: [first, second] });
    document.undo();
    expect(document.snapshot().record.tags).toEqual([first]);
    expect(document.text).toBe('Roza met Vera!');
    document.undo();
    expect(document.snapshot().record.tags).toEqual([first]);
    document.undo();
    expect(document.snapshot().record.tags).toEqual([]);
    for (let i = 0; i < 4; i += 1) document.redo();
    expect(document.snapshot().record).toMatchObject({ passages: [tag], tags: [first, second] });
    await document.autosave.flush();
    expect(stored()).toEqual({ text: document.text, record: document.snapshot().record });
  });

  it('has in the vault what it has on screen, however edits and saves interleave', async () => {
    const { document, stored } = open('the quick brown fox');
    document.annotate({
      put: { passages: [passage(4, 9), passage(10, 19)], redactions: [redaction(16, 19)] },
    });
    await document.autosave.flush();
    document.dispatch({ changes: { from: 0, insert: 'Then ' } });
    document.dispatch({ changes: { from: 11, to: 13, insert: 'XYZ' } });
    await document.autosave.flush();
    document.setFields({ summary: 'note' });
    document.dispatch({ changes: { from: 0, to: 5 } });
    document.undo();
    await document.autosave.flush();
    const { record } = document.snapshot();
    expect(stored()).toEqual({ text: document.text, record });
  });

  it('stores a passage where it stands on screen when the edits of one save meet at its edge', async () => {
    const { document, stored } = open('abcdefghij');
    document.annotate({ put: { passages: [passage(4, 8)], redactions: [] } });
    await document.autosave.flush();
    document.dispatch({ changes: { from: 5, insert: 'XY' } });
    document.dispatch({ changes: { from: 4, to: 5 } });
    await document.autosave.flush();
    expect(stored().record.passages).toEqual(document.snapshot().record.passages);
  });

  it('has in the vault what it has on screen after any edits, undone or not, in any number of saves', async () => {
    const step = fc.record({
      at: fc.nat(30),
      length: fc.nat(4),
      insert: fc.constantFrom('', '', 'x', 'yz'),
      next: fc.constantFrom('nothing', 'nothing', 'undo', 'redo', 'save'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { document, stored } = open('the quick brown fox jumps over');
        document.annotate({
          put: {
            passages: [passage(4, 9), passage(6, 19)],
            redactions: [redaction(4, 9), redaction(16, 19)],
          },
        });
        document.setReview('done');
        for (const { at, length, insert, next } of steps) {
          const from = Math.min(at, document.text.length);
          const to = Math.min(from + length, document.text.length);
          document.dispatch({ changes: { from, to, insert } });
          if (next === 'undo') document.undo();
          if (next === 'redo') document.redo();
          if (next === 'save') await document.autosave.flush();
        }
        await document.autosave.flush();
        const { record } = document.snapshot();
        expect(stored()).toEqual({ text: document.text, record });
      }),
      { numRuns: 300 },
    );
  });

  it('undoes to the very passages and redactions from before, however they were cut', () => {
    const edit = fc.record({
      at: fc.nat(20),
      length: fc.nat(8),
      insert: fc.string({ maxLength: 2 }),
    });
    fc.assert(
      fc.property(edit, ({ at, length, insert }) => {
        const { document } = open('the quick brown fox');
        document.annotate({
          put: { passages: [passage(4, 9), passage(10, 19)], redactions: [redaction(16, 19)] },
        });
        document.setReview('done');
        const before = document.snapshot().record;
        const from = Math.min(at, document.text.length);
        const to = Math.min(from + length, document.text.length);
        if (from === to && insert === '') return;
        document.dispatch({ changes: { from, to, insert } });
        document.undo();
        expect(document.snapshot().record).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('sends no record with edits that only moved what stands off the text', async () => {
    const { document, edits } = open('the quick brown fox');
    document.annotate({ put: { passages: [passage(4, 9)], redactions: [redaction(16, 19)] } });
    await document.autosave.flush();
    document.dispatch({ changes: { from: 0, insert: 'Then ' } });
    await document.autosave.flush();
    expect(edits.map((edit) => 'record' in edit)).toEqual([true, false]);
  });
});
