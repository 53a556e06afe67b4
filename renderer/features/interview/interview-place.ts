/** The views of one interview. */
export type InterviewTab = 'overview' | 'testimony' | 'translation' | 'anonymise' | 'history';

/** Where the person was in the text: what comes back after a lock. */
export interface InterviewPlace {
  readonly anchor: number;
  readonly head: number;
  readonly scrollTop: number;
}
