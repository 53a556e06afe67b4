import type { InterviewId } from '../../core/domain/ids.ts';
import type { TextRange } from '../../core/domain/text-change.ts';
import { SHARE_SECTIONS, type ShareSection } from '../features/share/share-section.ts';
import type { SearchPlace } from '../vault/calls/search-calls.ts';

export const INTERVIEW_TABS = [
  'overview',
  'testimony',
  'translation',
  'anonymise',
  'history',
] as const;
export type InterviewTab = (typeof INTERVIEW_TABS)[number];

/** Where the caret and the scroll of the testimony were. Positions in UTF-16 units, scroll in CSS pixels. */
export interface InterviewPlace {
  readonly anchor: number;
  readonly head: number;
  readonly scrollTop: number;
}

/** Every screen of the unlocked app. Nothing of it goes into a URL, a title or a history entry. */
export type Route =
  | { readonly screen: 'interviews'; readonly section?: 'bin' | 'import' }
  | {
      readonly screen: 'interview';
      readonly id: InterviewId;
      readonly tab: InterviewTab;
      /** The translation that is on screen; without it the testimony. */
      readonly text?: InterviewId;
      readonly place?: InterviewPlace;
      /** Set when a list of what was found led here: then one goes back to it. */
      readonly from?: 'search' | 'passages';
    }
  | {
      readonly screen: 'search';
      /** What was asked for, and the interview chosen of what was found. Without them: as it was left. */
      readonly words?: string;
      readonly chosen?: InterviewId;
    }
  | {
      readonly screen: 'people';
      /** Set when a search led here: what it was for. */
      readonly words?: string;
    }
  | { readonly screen: 'passages' }
  | { readonly screen: 'codebook' }
  | { readonly screen: 'share'; readonly section?: ShareSection }
  | { readonly screen: 'settings'; readonly section?: 'log' };

export type InterviewRoute = Extract<Route, { screen: 'interview' }>;
export type SearchRoute = Extract<Route, { screen: 'search' }>;

export const HOME: Route = { screen: 'interviews' };

/** The same text on the same tab, wherever the caret is. */
export function isSameView(a: InterviewRoute, b: InterviewRoute): boolean {
  return a.id === b.id && a.text === b.text && a.tab === b.tab;
}

/**
 * To the found words, selected in the middle of the screen, or to the decision that a note is about; what stands in a
 * field is on the overview.
 */
export function routeToFound(id: InterviewId, found: SearchPlace | undefined): InterviewRoute {
  const base = { screen: 'interview', id, from: 'search' } as const;
  const at = found?.field === 'testimony' ? found : found?.about;
  const place = at && { place: { anchor: at.from, head: at.to, scrollTop: -1 } };
  if (found?.field === 'note' || found?.field === 'reader')
    return { ...base, tab: 'anonymise', ...place };
  if (found && !place) return { ...base, tab: 'overview' };
  return { ...base, tab: 'testimony', ...place };
}

/** To a tagged passage, selected in the middle of the screen. */
export function routeToPassage(id: InterviewId, { from, to }: TextRange): InterviewRoute {
  const place = { anchor: from, head: to, scrollTop: -1 };
  return { screen: 'interview', id, from: 'passages', tab: 'testimony', place };
}

/** A route as it was saved before a lock, or undefined when it is none of ours (another version wrote it). */
export function parseRoute(text: string): Route | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    switch (value?.['screen']) {
      case 'interviews':
        return value['section'] === 'bin' ? { screen: 'interviews', section: 'bin' } : HOME;
      case 'share':
        return shareRoute(value);
      case 'passages':
      case 'people':
      case 'codebook':
        return { screen: value['screen'] };
      case 'settings':
        return { screen: 'settings', ...(value['section'] === 'log' && { section: 'log' }) };
      case 'interview':
        return interviewRoute(value);
      case 'search':
        return searchRoute(value);
      default:
        return undefined;
    }
  } catch {
    return undefined;
  }
}

function shareRoute({ section }: Partial<Record<string, unknown>>): Route {
  const known = SHARE_SECTIONS.find((name) => name === section);
  return { screen: 'share', ...(known && { section: known }) };
}

function interviewRoute(value: Partial<Record<string, unknown>>): Route | undefined {
  const { id, tab, text, place } = value;
  const known = INTERVIEW_TABS.find((name) => name === tab);
  if (typeof id !== 'string' || !known) return undefined;
  const base = {
    screen: 'interview',
    id: id as InterviewId,
    tab: known,
    ...(typeof text === 'string' && { text: text as InterviewId }),
  } as const;
  return isPlace(place) ? { ...base, place } : base;
}

function searchRoute({ words, chosen }: Partial<Record<string, unknown>>): Route {
  return {
    screen: 'search',
    ...(typeof words === 'string' && { words }),
    ...(typeof chosen === 'string' && { chosen: chosen as InterviewId }),
  };
}

function isPlace(value: unknown): value is InterviewPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { anchor, head, scrollTop } = value as Partial<Record<keyof InterviewPlace, unknown>>;
  return [anchor, head, scrollTop].every((n) => typeof n === 'number' && Number.isFinite(n));
}
