import { useState } from 'react';
import type { LevelStep } from '../../../../core/anonymise/levels/level-step.ts';
import type { IdentifierLevel, Mention } from '../../../../core/domain/redaction.ts';
import {
  choiceAt,
  type LevelChoice,
  type LevelSource,
  proposedFor,
  stepFrom,
  stepsOf,
  typed,
} from './item-levels.ts';
import { type ReplacementProblem, replacementProblem } from './replacement-problem.ts';
import { type Choice, keptChoice, replacementAt, type ReviewItem } from './review-item.ts';

interface Draft extends LevelChoice {
  readonly key: string;
  readonly person: Mention['person'];
}

export interface ChoiceDraft {
  readonly replacement: string;
  readonly person: Mention['person'];
  /** How exactly the replacement says it; undefined for words of one's own. */
  readonly level: IdentifierLevel | undefined;
  /** The ways to say it less exactly. Empty for what is all or nothing. */
  readonly steps: readonly LevelStep[];
  /** What stands in the fields differs from what was found or decided. */
  readonly isChanged: boolean;
  /** The words themselves are chosen: they stay as they are. */
  readonly isKept: boolean;
  readonly problem: ReplacementProblem | undefined;
  readonly type: (replacement: string) => void;
  readonly setPerson: (person: Mention['person'], pseudonym?: string) => void;
  readonly setLevel: (level: IdentifierLevel) => void;
  /** Says it less (1) or more (-1) exactly. False when there is no such step. */
  readonly step: (direction: 1 | -1) => boolean;
  readonly reset: () => void;
  /** The choice for an item: what stands in the fields when that was changed, else what was found for it. */
  readonly choiceFor: (item: ReviewItem) => Choice;
}

const NOTHING: LevelChoice = { replacement: '', level: undefined };

/**
 * What stands in the fields for the current place. Belongs to that place: moving on drops it. Every way of
 * accepting takes this, so that what is seen in the field is what happens.
 */
export function useChoice(current: ReviewItem | undefined, source: LevelSource): ChoiceDraft {
  const [draft, setDraft] = useState<Draft>();
  const { text, people } = source;
  const found = current ? proposedFor(current, source) : NOTHING;
  const own = draft && draft.key === current?.key ? draft : undefined;
  const { replacement, level } = own ?? found;
  const person = own ? own.person : current?.mention.person;
  const isChanged =
    replacement !== found.replacement ||
    person !== current?.mention.person ||
    level !== found.level;
  const words = current ? text.slice(current.from, current.to) : '';
  const isKept = level === 'exact';
  const steps = current ? stepsOf(current.mention, source) : [];
  const put = (part: Partial<Draft>) =>
    setDraft({ key: current?.key ?? '', replacement, person, level, ...part });
  const putStep = (step: LevelStep | undefined) => {
    if (step) put({ replacement: step.text, level: step.level });
    return step !== undefined;
  };
  return {
    replacement,
    person,
    level,
    steps,
    isChanged,
    isKept,
    problem: isKept ? undefined : replacementProblem(replacement, words, person, people),
    type: (next) => put(typed(next, level)),
    setPerson: (next, pseudonym) =>
      put({ person: next, ...(pseudonym !== undefined && typed(pseudonym, undefined)) }),
    setLevel: (next) => putStep(steps.find((step) => step.level === next)),
    step: (direction) => putStep(stepFrom(steps, level, direction)),
    reset: () => setDraft(undefined),
    choiceFor: (item) =>
      isChanged && current
        ? changedChoice(item, current.mention, { replacement, person, level }, source)
        : foundChoice(item, source),
  };
}

/** What was found for an item, or last chosen for the same elsewhere. */
function foundChoice(item: ReviewItem, source: LevelSource): Choice {
  const { kind, person, form } = item.mention;
  const proposed = proposedFor(item, source);
  if (proposed.level === 'exact') return keptChoice(item);
  return { kind, person, form, ...proposed, isKept: false };
}

/** What stands in the fields for one place, at another that means the same. */
function changedChoice(
  item: ReviewItem,
  chosenAt: Mention,
  chosen: LevelChoice & Pick<Choice, 'person'>,
  source: LevelSource,
): Choice {
  const { mention } = item;
  const { kind, form } = mention;
  const { person, level } = chosen;
  if (level === 'exact') return keptChoice(item);
  const replacement =
    level === undefined || level === 'pseudonym'
      ? replacementAt(mention, { ...chosen, form: chosenAt.form }, source.people)
      : choiceAt(mention, chosenAt, chosen, source).replacement;
  return { kind, form, person, level, replacement, isKept: false };
}
