import type { InterviewId, PassageId } from './ids.ts';

/** A passage that somebody put by for the report. It holds no words: those are the interview's. */
export interface BasketItem {
  readonly id: PassageId;
  readonly interview: InterviewId;
}
