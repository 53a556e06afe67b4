import type { InterviewId } from '../domain/ids.ts';
import type { FormMapping } from './form-mapping.ts';

/** A submission of a form that became an interview: so that a second import of the same file does not double it. */
export interface ImportedSubmission {
  /** See `submissionId`. */
  readonly id: string;
  readonly interview: InterviewId;
}

/** How the columns of a form were mapped last. */
export interface KnownForm extends FormMapping {
  /** See `formId`. */
  readonly id: string;
}

/** Where the interview of a submission is by now. */
export type ImportedState = 'here' | 'bin' | 'destroyed';
