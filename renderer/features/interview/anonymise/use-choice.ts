import { useState } from 'react';
import type { Person } from '../../../../core/domain/person.ts';
import type { Mention } from '../../../../core/domain/redaction.ts';
import { type ReplacementProblem, replacementProblem } from './replacement-problem.ts';
import { type Choice, replacementAt, type ReviewItem } from './review-item.ts';

interface Draft {
  readonly key: string;
  readonly replacement: string;
  readonly person: Mention['person'];
}

export interface ChoiceDraft {
  readonly replacement: string;
  readonly person: Mention['person'];
  /** What stands in the fields differs from what was found or decided. */
  readonly isChanged: boolean;
  readonly problem: ReplacementProblem | undefined;
  readonly change: (part: Partial<Pick<Draft, 'replacement' | 'person'>>) => void;
  readonly reset: () => void;
  /** The choice for an item: what stands in the fields when that was changed, else what was found for it. */
  readonly choiceFor: (item: ReviewItem) => Choice;
}

/**
 * What stands in the fields for the current place. Belongs to that place: moving on drops it. Every way of
 * accepting takes this, so that what is seen in the field is what happens.
 */
export function useChoice(
  current: ReviewItem | undefined,
  text: string,
  people: readonly Person[],
): ChoiceDraft {
  const [draft, setDraft] = useState<Draft>();
  const { replacement: found = '', person: foundPerson } = current?.mention ?? {};
  const own = draft && draft.key === current?.key ? draft : undefined;
  const replacement = own ? own.replacement : found;
  const person = own ? own.person : foundPerson;
  const isChanged = replacement !== found || person !== foundPerson;
  const words = current ? text.slice(current.from, current.to) : '';
  return {
    replacement,
    person,
    isChanged,
    problem: replacementProblem(replacement, words, person, people),
    change: (part) => setDraft({ key: current?.key ?? '', replacement, person, ...part }),
    reset: () => setDraft(undefined),
    choiceFor: ({ mention }) => ({
      kind: mention.kind,
      replacement: isChanged
        ? replacementAt(mention, { replacement, person, form: current?.mention.form }, people)
        : mention.replacement,
      person: isChanged ? person : mention.person,
      form: mention.form,
      isKept: false,
    }),
  };
}
