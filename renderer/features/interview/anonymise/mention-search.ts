import type { Mention, Redaction } from '../../../../core/domain/redaction.ts';
import type { TextChange } from '../../../../core/domain/text-change.ts';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import { coveredBy, mentionOf, moveMentions, overlapping } from './review-item.ts';

export interface MentionSearchEnds {
  /** The answer is about the text and the register as they stand, and `known` holds it. */
  readonly onAnswer: () => void;
  readonly onFailure: (thrown: unknown) => void;
}

/** Asks the vault what in the text identifies somebody, one question at a time; the last one counts. */
export class MentionSearch {
  readonly #document: InterviewDocument;
  readonly #vault: Library['vault'];
  readonly #ends: MentionSearchEnds;
  #known: readonly Mention[] = [];
  #isAsking = false;
  #mustAsk = false;
  #isStopped = true;

  constructor(document: InterviewDocument, vault: Library['vault'], ends: MentionSearchEnds) {
    this.#document = document;
    this.#vault = vault;
    this.#ends = ends;
  }

  /** Everything found so far in the text as it stands, decided or not, but for what was marked by hand. */
  get known(): readonly Mention[] {
    return this.#known;
  }

  start(): void {
    this.#isStopped = false;
  }

  /** An answer that is still on its way is not heard any more. */
  stop(): void {
    this.#isStopped = true;
  }

  ask(): void {
    this.#mustAsk = true;
    if (!this.#isAsking) void this.#askUntilCurrent();
  }

  /** Takes what is known along with an edit of the text. */
  move(change: TextChange): void {
    this.#known = moveMentions(this.#known, change);
  }

  async #askUntilCurrent(): Promise<void> {
    this.#isAsking = true;
    while (this.#mustAsk && !this.#isStopped) {
      this.#mustAsk = false;
      try {
        await this.#document.autosave.flush();
        const answer = await this.#vault.call('mentions', { id: this.#document.id });
        // Meanwhile the text or the register changed: the answer is about something else.
        if (!this.#mustAsk && !this.#isStopped) this.#take(answer);
      } catch (thrown) {
        if (!this.#mustAsk && !this.#isStopped) this.#ends.onFailure(thrown);
      }
    }
    this.#isAsking = false;
  }

  #take(answer: readonly Mention[]): void {
    const { redactions } = this.#document.snapshot().record;
    this.#known = withDecided(answer, this.#known, redactions);
    this.#ends.onAnswer();
  }
}

/** The answer leaves out what is decided; that stays known, to be there when a decision is undone. */
function withDecided(
  answer: readonly Mention[],
  known: readonly Mention[],
  redactions: readonly Redaction[],
): readonly Mention[] {
  const covered = known.filter(coveredBy(redactions));
  const isKnown = overlapping(covered);
  const decided = redactions
    .filter((one) => one.source !== 'hand' && !one.touched && !isKnown(one))
    .map(mentionOf);
  return [...answer, ...covered, ...decided];
}
