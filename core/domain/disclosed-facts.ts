import type { IdentityLevel } from './consent.ts';
import {
  type InterviewRecord,
  type Occupation,
  type PlaceLevel,
  type Sex,
  type SpeakerRole,
  WITHHELD_FACTS,
  type WithheldFact,
} from './interview.ts';
import { type ExportPurpose, type SpeakerLimits, speakerLimits } from './export-permission.ts';
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

/** What each identity level lets out, before what is withheld beside it. An employer tells more than a role or a place. */
const TOLD_AT: Readonly<Record<IdentityLevel, readonly KeyFact[]>> = {
  named: KEY_FACTS,
  'role-and-place': ['role', 'occupation', 'place', 'date'],
  'role-and-region': ['role', 'occupation', 'place', 'date'],
  'role-only': ['role', 'occupation'],
  nothing: [],
};

/** Wider places than a district. */
const REGIONS: readonly PlaceLevel[] = ['region', 'country'];

/**
 * The one place that decides which of these facts leave in the anonymised version: of what the researcher tells, no
 * more than the permissions for the purpose let out.
 */
export function disclosedFacts(
  record: InterviewRecord,
  purpose: ExportPurpose = 'share',
): DisclosedFacts {
  return withinLimits(toldFacts(record), speakerLimits(record.consent, purpose));
}

/** Facts that the researcher would tell and consent holds back. */
export function heldBackFacts(record: InterviewRecord, purpose: ExportPurpose): KeyFact[] {
  const told = toldFacts(record);
  const disclosed = withinLimits(told, speakerLimits(record.consent, purpose));
  return KEY_FACTS.filter((fact) => told[fact] !== disclosed[fact]);
}

function toldFacts(record: InterviewRecord): DisclosedFacts {
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

function withinLimits(
  facts: DisclosedFacts,
  { identityLevel, withheld }: SpeakerLimits,
): DisclosedFacts {
  const told = new Set(TOLD_AT[identityLevel]);
  if (withheld.includes('employer')) told.delete('employer');
  if (withheld.includes('gender')) told.delete('sex');
  if (identityLevel === 'role-and-region' && !REGIONS.includes(facts.placeLevel))
    told.delete('place');
  const isPlaceTold = told.has('place');
  return {
    role: told.has('role') ? facts.role : '',
    occupation: told.has('occupation') ? facts.occupation : '',
    sex: told.has('sex') ? facts.sex : '',
    employer: told.has('employer') ? facts.employer : '',
    place: isPlaceTold ? facts.place : '',
    placeLevel: isPlaceTold ? facts.placeLevel : 'withheld',
    date: told.has('date') ? facts.date : '',
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
