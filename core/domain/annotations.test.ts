import { describe, expect, it } from 'vitest';
import { moveRecord } from './annotations.ts';
import type { RedactionId } from './ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from './interview.ts';
import type { Redaction } from './redaction.ts';
import { applyChanges, type TextChange } from './text-change.ts';

const TEXT = 'He is the blind fiddler of our lane.';
const MARK: Redaction = {
  id: 'mark' as RedactionId,
  kind: 'other',
  action: 'generalise',
  replacement: '[a musician]',
  source: 'hand',
  decidedAt: 0,
  from: TEXT.indexOf('blind'),
  to: TEXT.indexOf(' of our'),
};
const finished: InterviewRecord = { ...EMPTY_RECORD, redactions: [MARK], review: 'done' };

/** The marked words after the edits, one by one, and whether the decision is open. */
function after(...edits: readonly (readonly [string, string, string?])[]) {
  let [text, record] = [TEXT, finished];
  for (const [words, insert, behind = ''] of edits) {
    const from = text.indexOf(words + behind);
    const changes: TextChange[] = [[from, from + words.length, insert]];
    text = applyChanges(text, changes);
    record = moveRecord(record, changes);
  }
  const [mark] = record.redactions;
  return {
    words: mark && text.slice(mark.from, mark.to),
    isOpen: mark?.touched === true,
    review: record.review,
  };
}

describe('a decision whose words are edited', () => {
  it('is open again and covers the words as they are now', () => {
    const open = { isOpen: true, review: 'in-review' };
    expect(after(['fiddler', 'accordionist'])).toEqual({ words: 'blind accordionist', ...open });
    expect(after(['ind', ''])).toEqual({ words: 'bl fiddler', ...open });
    expect(after(['the blind', 'our'])).toEqual({ words: ' fiddler', ...open });
  });

  it('covers other words that are typed over them, letter by letter', () => {
    expect(after(['blind fiddler', 'o'], ['', 'n', ' of our'], ['', 'e', ' of our'])).toMatchObject(
      {
        words: 'one',
        isOpen: true,
      },
    );
    expect(after(['blind fiddler', 'one-eyed man']).words).toBe('one-eyed man');
  });

  it('takes in letters that are typed anew at its edges, and no further words', () => {
    const shortened = ['fiddler', 'fidd'] as const;
    expect(after(shortened, ['', 'le', ' of our']).words).toBe('blind fiddle');
    expect(after(shortened, ['', ' today', ' of our']).words).toBe('blind fidd');
    expect(after(['blind', 'deaf']).words).toBe('deaf fiddler');
    expect(after(['bl', ''], ['', 'b', 'ind'], ['', 'l', 'ind']).words).toBe('blind fiddler');
  });

  it('is gone when nothing of its words is left', () => {
    expect(after(['blind fiddler', ''])).toMatchObject({ words: undefined, review: 'in-review' });
    expect(after([TEXT, 'Nothing of it.']).words).toBeUndefined();
  });

  it('stands when only the text around it is edited; the review is open all the same', () => {
    for (const edit of [
      ['He', 'She'],
      ['lane', 'street'],
      ['', 'very ', 'blind'],
    ] as const) {
      expect(after(edit)).toEqual({ words: 'blind fiddler', isOpen: false, review: 'in-review' });
    }
  });
});

it('an edit takes a second reading back with the review', () => {
  const twice: InterviewRecord = { ...finished, review: 'confirmed' };
  expect(moveRecord(twice, [[0, 0, 'So ']]).review).toBe('in-review');
  expect(moveRecord(twice, [])).toEqual(twice);
});

it('an edit without changes finishes and opens nothing', () =>
  expect(moveRecord(finished, [])).toEqual(finished));
