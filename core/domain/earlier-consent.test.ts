import { describe, expect, it } from 'vitest';
import { decodePending, encodePending, type PendingEdit } from '../vault/pending-edit.ts';
import { parseRow } from '../vault/row-format.ts';
import { utf8 } from '../bytes.ts';
import { EMPTY_RECORD } from './interview.ts';
import { EMPTY_SESSION } from './consent-session.ts';

const EARLIER = {
  method: 'oral-witnessed',
  answers: {
    analysis: 'yes',
    'share-partner': 'ask-first',
    'publish-anonymous': 'no',
    'publish-named': 'not-asked',
    'contact-again': 'yes',
  },
  conditions: 'Not before the spring.',
};
const PRESENT = {
  sessions: [{ ...EMPTY_SESSION, method: 'oral-witnessed' }],
  permissions: [
    { scope: 'internal-analysis', answer: 'yes' },
    { scope: 'share-with-named-partner', answer: 'ask-first' },
    { scope: 'publish-anonymous', answer: 'no' },
    { scope: 'contact-again', answer: 'yes' },
  ],
  conditions: 'Not before the spring.',
};

const read = (content: unknown) => parseRow(utf8(JSON.stringify(content)));

describe('consent from before there were sessions', () => {
  it('is read from a row with every answer, its method and its conditions', () => {
    const content = { record: { ...EMPTY_RECORD, consent: EARLIER }, text: 'Said.' };
    expect(read(content)).toEqual({
      record: { ...EMPTY_RECORD, consent: PRESENT },
      text: 'Said.',
    });
  });

  it('is read from an edit that waits', () => {
    const edit = { id: 'i', bases: [], text: '', record: { ...EMPTY_RECORD, consent: EARLIER } };
    const [waits] = decodePending(encodePending([edit as unknown as PendingEdit]));
    expect(waits?.record.consent).toEqual(PRESENT);
  });

  it('is none where nothing was recorded', () => {
    const answers = { analysis: 'not-asked', 'share-partner': 'not-asked' };
    const consent = { method: 'not-recorded', answers, conditions: '' };
    expect(read({ record: { ...EMPTY_RECORD, consent } })).toEqual({ record: EMPTY_RECORD });
  });
});

it('leaves consent of today, and rows without one, as they are', () => {
  for (const content of [
    { record: { ...EMPTY_RECORD, consent: PRESENT }, text: '' },
    { of: 'i', base: 1, n: 0, changes: [[0, 0, 'a']] },
    [{ id: 'a' }],
    'place',
    null,
  ])
    expect(read(content)).toEqual(content);
});
