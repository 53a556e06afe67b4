import { pseudonymIn } from '../../../../core/anonymise/pseudonym-form.ts';
import { createRegisterMatcher } from '../../../../core/anonymise/register/register-matcher.ts';
import { newId, type RedactionId } from '../../../../core/domain/ids.ts';
import type { Person } from '../../../../core/domain/person.ts';
import type { NameForm, Redaction } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { overlaps, redactionOf, type ReviewItem } from './review-item.ts';

/** A new entry of the register and where it was seen before it was one. */
export interface Linking {
  readonly person: Person;
  readonly ranges: readonly TextRange[];
}

/** Where nothing tells the form that a sentence needs: the pseudonym stands in brackets. */
const UNKNOWN: NameForm = { endings: [] };

/**
 * The new entry's pseudonym for all of its mentions: those that the register surely finds now, and those for which the entry
 * was made, decided or not. What was kept stays kept, and what only may be the person waits to be asked about.
 */
export function linkedRedactions(
  { person, ranges }: Linking,
  items: readonly ReviewItem[],
  text: string,
  decidedAt: number,
): readonly Redaction[] {
  const isMeant = (range: TextRange) => ranges.some((one) => overlaps(one, range));
  const isFree = ({ mention, redaction }: ReviewItem) =>
    redaction?.action !== 'keep' && (mention.person === undefined || mention.person === person.id);
  const taken = items.filter(
    (item) =>
      isFree(item) &&
      (isMeant(item) || (item.mention.person === person.id && item.mention.band === 'redact')),
  );
  const left = ranges.filter((range) => !items.some((item) => overlaps(item, range)));
  const forms = formsOf(person, text);
  const decide = (range: TextRange, item?: ReviewItem) => {
    const form = item?.mention.person === person.id ? item.mention.form : forms(range);
    const { id, kind } = person;
    const replacement = pseudonymIn(form, person);
    return redactionOf(range, { kind, replacement, person: id, form, isKept: false }, [person], {
      id: (item?.redaction ?? item?.reopened)?.id ?? newId<RedactionId>(),
      source: item?.mention.source ?? 'hand',
      decidedAt,
    });
  };
  return [...taken.map((item) => decide(item, item)), ...left.map((range) => decide(range))];
}

/** How the name stands at a place, for places that the register's own mentions do not speak of. */
function formsOf(person: Person, text: string): (range: TextRange) => NameForm | undefined {
  const found = createRegisterMatcher([person]).find(text);
  return (range) => {
    const mention = found.find((one) => overlaps(one, range));
    return mention ? mention.form : UNKNOWN;
  };
}
