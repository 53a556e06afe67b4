import type { LevelStep } from '../../../../core/anonymise/levels/level-step.ts';
import { levelSteps } from '../../../../core/anonymise/levels/level-steps.ts';
import { pseudonymIn } from '../../../../core/anonymise/pseudonym-form.ts';
import { sameThing } from '../../../../core/anonymise/same.ts';
import { standInLanguage } from '../../../../core/anonymise/stand-ins.ts';
import type { InterviewRecord } from '../../../../core/domain/interview.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { IdentifierLevel, Mention, Redaction } from '../../../../core/domain/redaction.ts';
import { mentionOf, type ReviewItem } from './review-item.ts';

/** What the levels of a place depend on. */
export interface LevelSource {
  readonly text: string;
  readonly record: InterviewRecord;
  readonly people: readonly Person[];
}

/** What would stand at a place, and how exactly that says it. */
export interface LevelChoice {
  readonly replacement: string;
  /** Undefined for kinds without levels, and for words that somebody typed. */
  readonly level: IdentifierLevel | undefined;
}

/** Enough for a preposition and what stands before it. */
const BEFORE = 40;
/** Levels whose words are given: other words are none of theirs. */
const NOT_TYPED: readonly (IdentifierLevel | undefined)[] = ['exact', 'pseudonym', 'removed'];

/** The ways to say what stands at a place, from its own words to none of them. Empty for what is all or nothing. */
export function stepsOf(
  mention: Mention,
  { text, record, people }: LevelSource,
): readonly LevelStep[] {
  const { from, to, kind, person, form } = mention;
  const steps = levelSteps(kind, text.slice(from, to), {
    language: standInLanguage(record.language, text),
    before: text.slice(Math.max(0, from - BEFORE), from),
    proposed: mention.replacement,
    record,
  });
  const bearer = people.find(({ id }) => id === person);
  const [exact, ...others] = steps;
  if (exact === undefined || bearer === undefined) return steps;
  return [exact, { level: 'pseudonym', text: pseudonymIn(form, bearer) }, ...others];
}

/**
 * What is decided for a place, else what was last chosen for the same thing elsewhere in the text, else what was proposed.
 * That words were kept elsewhere is no reason to propose it here.
 */
export function proposedFor(item: ReviewItem, source: LevelSource): LevelChoice {
  const { mention, redaction, reopened } = item;
  const steps = stepsOf(mention, source);
  const levelOf = (words: string) => steps.find(({ text }) => text === words)?.level;
  if (redaction?.action === 'keep' && steps.length > 0) {
    return { replacement: source.text.slice(item.from, item.to), level: 'exact' };
  }
  const own = redaction ?? reopened;
  const last = own || steps.length === 0 ? undefined : lastFor(mention, source);
  if (last) {
    const { replacement, level } = last;
    return choiceAt(mention, mentionOf(last), { replacement, level }, source);
  }
  const { replacement } = mention;
  return { replacement, level: own?.level ?? levelOf(replacement) };
}

function lastFor(mention: Mention, { text, record }: LevelSource): Redaction | undefined {
  const isSame = sameThing(text, mention);
  return record.redactions
    .filter(({ level, action, touched }) => level !== undefined && action !== 'keep' && !touched)
    .filter((redaction) => isSame(mentionOf(redaction)))
    .toSorted((a, b) => a.decidedAt - b.decidedAt)
    .at(-1);
}

/** What was chosen at one place, at another: the same step in its own words, or the words that were typed. */
export function choiceAt(
  mention: Mention,
  chosenAt: Mention,
  { replacement, level }: LevelChoice,
  source: LevelSource,
): LevelChoice {
  const textAt = (at: Mention) => stepsOf(at, source).find((step) => step.level === level)?.text;
  const isStep = textAt(chosenAt) === replacement;
  return { replacement: (isStep ? textAt(mention) : undefined) ?? replacement, level };
}

/** The choice with words that somebody types, which may be the name of the district or the region. */
export function typed(replacement: string, level: LevelChoice['level']): LevelChoice {
  const isGeneral = replacement.trim() !== '' && !NOT_TYPED.includes(level);
  return { replacement, level: isGeneral ? level : undefined };
}

/** The next step to less (1) or more (-1) detail; undefined at the end. Words of no step lie between none and all. */
export function stepFrom(
  steps: readonly LevelStep[],
  level: LevelChoice['level'],
  direction: 1 | -1,
): LevelStep | undefined {
  const at = steps.findIndex((step) => step.level === level);
  if (at < 0) return direction === 1 ? steps.at(-1) : steps[0];
  return steps[at + direction];
}
