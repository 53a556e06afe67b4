import { moveRecord } from '../../../core/domain/annotations.ts';
import { applyChanges } from '../../../core/domain/text-change.ts';
import { AppError } from '../../../core/errors.ts';
import type { ChangeContent, InterviewContent } from '../../../core/vault/row-format.ts';

/** What one save changes. */
export type Edit = Omit<ChangeContent, 'of' | 'base' | 'n'>;

/**
 * A change that lies on the disk, on the text that does. Both are genuine, and every change fitted when it was saved.
 * @throws AppError `row-rearranged` when it does not fit: then one of the two is of an earlier time
 */
export function applyStored(content: InterviewContent, change: ChangeContent): InterviewContent {
  try {
    return applyEdit(content, change);
  } catch (cause) {
    throw new AppError('row-rearranged', 'change', { cause });
  }
}

/** @throws AppError `write-conflict` when the changes do not fit the text they claim to change */
export function applyEdit(content: InterviewContent, edit: Edit): InterviewContent {
  try {
    const changes = edit.changes ?? [];
    const text = applyChanges(content.text, changes);
    return { record: edit.record ?? moveRecord(content.record, changes), text };
  } catch (cause) {
    throw new AppError('write-conflict', 'changes do not fit the text', { cause });
  }
}
