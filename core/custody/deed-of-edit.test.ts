import { expect, it } from 'vitest';
import type { PassageId, RedactionId, TagId } from '../domain/ids.ts';
import { EMPTY_RECORD, type InterviewRecord } from '../domain/interview.ts';
import { actionOfEdit } from './deed-of-edit.ts';

const passages = [{ id: 'p' as PassageId, from: 0, to: 1, tag: 't' as TagId }];
const redactions: InterviewRecord['redactions'] = [
  {
    id: 'r' as RedactionId,
    from: 0,
    to: 1,
    kind: 'other',
    action: 'remove',
    replacement: '',
    source: 'hand',
    decidedAt: 1,
  },
];
const consent = { ...EMPTY_RECORD.consent, conditions: 'x' };

interface Side extends Partial<InterviewRecord> {
  readonly text?: string;
}

it.each<[string, Side, Side]>([
  ['edit', {}, { text: 'b' }],
  ['edit', {}, { summary: 'x' }],
  ['tag', {}, { passages }],
  ['tag', {}, { tags: ['t' as TagId] }],
  ['redact', {}, { redactions }],
  ['redact', {}, { redactions, passages, consent }],
  ['edit', {}, { redactions, text: 'b' }],
  ['consent', {}, { consent }],
  ['seal', {}, { review: 'done' as const }],
  ['seal', {}, { review: 'confirmed' as const, redactions }],
  ['correct', { review: 'done' as const }, { text: 'b', review: 'in-review' as const }],
  ['redact', { review: 'done' as const }, { redactions }],
])('calls an edit %s from %o to %o', (action, was, { text = 'a', ...is }) => {
  const before = { text: 'a', record: { ...EMPTY_RECORD, ...was } };
  expect(actionOfEdit(before, { text, record: { ...before.record, ...is } })).toBe(action);
});
