import type { InterviewRecord } from '../../domain/interview.ts';
import type { IdentifierKind } from '../../domain/redaction.ts';
import { isStandIn, standInOf, type StandInLanguage } from '../stand-ins.ts';
import { ageLevels } from './age-levels.ts';
import { dateLevels } from './date-levels.ts';
import type { LevelStep } from './level-step.ts';
import { moneyLevels } from './money-levels.ts';
import { organisationLevels } from './organisation-levels.ts';
import { placeLevels } from './place-levels.ts';

export interface LevelContext {
  /** The testimony's, in which the steps are written. */
  readonly language: StandInLanguage;
  /** What stands before the words. */
  readonly before: string;
  /** What was proposed for them: a stand-in of its own (`[date of birth]`) is the last step. */
  readonly proposed?: string;
  /** What is published of the interview's own place and employer says those. */
  readonly record: Pick<InterviewRecord, 'place' | 'employer'>;
}

type Between = (words: string, context: LevelContext) => readonly LevelStep[];

const BETWEEN: Partial<Record<IdentifierKind, Between>> = {
  place: (words, { language, record }) => placeLevels(words, language, record.place),
  address: (words, { language, record }) => placeLevels(words, language, record.place),
  organisation: (words, { language, record }) =>
    organisationLevels(words, language, record.employer),
  date: (words, { language, before }) => dateLevels(words, language, before),
  age: (words, { language }) => ageLevels(words, language),
  money: (words, { language }) => moneyLevels(words, language),
  occupation: () => [],
};

/**
 * The ways to say an identifier, from the words as they stand to none of them, each less exact than the one before. Empty
 * for kinds that are all or nothing: a name, a number.
 */
export function levelSteps(
  kind: IdentifierKind,
  words: string,
  context: LevelContext,
): readonly LevelStep[] {
  const between = BETWEEN[kind];
  if (between === undefined) return [];
  const { language, proposed = '' } = context;
  const removed = isStandIn(proposed, language) ? proposed : standInOf(kind, language);
  return [
    { level: 'exact', text: words },
    ...between(words, context).filter(({ text }) => text !== removed && text !== words),
    { level: 'removed', text: removed },
  ];
}
