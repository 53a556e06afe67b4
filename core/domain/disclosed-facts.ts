import {
  type InterviewRecord,
  type Occupation,
  type PlaceLevel,
  type Sex,
  type SpeakerRole,
  WITHHELD_FACTS,
  type WithheldFact,
} from './interview.ts';
import { coarsenDate, type PartialDate } from './partial-date.ts';

/** Facts about the speaker that together can single somebody out. */
export const KEY_FACTS = ['role', 'occupation', 'sex', 'employer', 'place', 'date'] as const;
export type KeyFact = (typeof KEY_FACTS)[number];

/** What the anonymised version says about who spoke, where and when; empty text for what it does not say. */
export interface DisclosedFacts {
  readonly role: SpeakerRole;
  readonly occupation: Occupation;
  readonly sex: Sex | '';
  readonly employer: string;
  readonly place: string;
  /** How exact `place` is; `withheld` when it is empty. Never `exact`. */
  readonly placeLevel: PlaceLevel;
  /** To the month at most. */
  readonly date: PartialDate;
}

/** The one place that decides which of these facts leave in the anonymised version. */
export function disclosedFacts(record: InterviewRecord): DisclosedFacts {
  const withheld = new Set(record.withheld);
  const { published, level } = record.place;
  // `exact` says that the published name is the exact place: the anonymised version then has none.
  const isPlaceShown = level !== 'exact' && level !== 'withheld';
  return {
    role: withheld.has('role') ? '' : record.role,
    occupation: withheld.has('occupation') ? '' : record.occupation,
    sex: withheld.has('sex') ? '' : (record.sex ?? ''),
    employer: withheld.has('employer') ? '' : (record.employer?.published ?? ''),
    place: isPlaceShown ? published : '',
    placeLevel: isPlaceShown ? level : 'withheld',
    date: disclosedDate(record.date, withheld),
  };
}

function disclosedDate(date: PartialDate, withheld: ReadonlySet<WithheldFact>): PartialDate {
  if (withheld.has('date')) return '';
  return coarsenDate(date, withheld.has('month') ? 'year' : 'month');
}

/** The list with a fact withheld or told, in the order of the facts, so that the same choice is the same list. */
export function withWithheld(
  withheld: readonly WithheldFact[],
  fact: WithheldFact,
  isWithheld: boolean,
): readonly WithheldFact[] {
  return WITHHELD_FACTS.filter((one) => (one === fact ? isWithheld : withheld.includes(one)));
}
