import type { Text } from '@codemirror/state';
import { newId, type RedactionId } from '../../../../core/domain/ids.ts';
import { isFinished } from '../../../../core/domain/interview.ts';
import type { Person } from '../../../../core/domain/person.ts';
import { isSameReader, type Redaction } from '../../../../core/domain/redaction.ts';
import type { TextRange } from '../../../../core/domain/text-change.ts';
import { needsSecondReader } from '../../../../core/domain/vault-rule.ts';
import type { Library } from '../../../vault/library.ts';
import type { InterviewDocument } from '../interview-document.ts';
import {
  type Choice,
  differenceOf,
  isWaiting,
  overlaps,
  redactionOf,
  type ReviewItem,
  reviewItems,
} from './review-item.ts';
import { type Linking, linkedRedactions } from './link-person.ts';
import { markWords } from './mark-words.ts';
import { MentionSearch } from './mention-search.ts';
import { ReviewPace } from './review-pace.ts';
import {
  changedBy,
  type ReviewEvent,
  type ReviewFilter,
  type ReviewSnapshot,
  samePlace,
  type SnapshotChange,
} from './review-snapshot.ts';

/**
 * The review of one interview: what was found, what is decided, where the reader stands. Decisions go into the
 * document and its history; here lies only what is not saved. Never accepts anything by itself.
 */
export class ReviewSession {
  readonly #document: InterviewDocument;
  readonly #library: Library;
  readonly #listeners = new Set<() => void>();
  readonly #search: MentionSearch;
  #doc: Text;
  #redactions: readonly Redaction[];
  #people: readonly Person[];
  /** Where something is expected to be found by the next answer, to go there. */
  #awaited: TextRange | undefined;
  /** An entry made from this text, whose mentions the next answer knows. */
  #linking: Linking | undefined;
  readonly #pace: ReviewPace;
  #snapshot: ReviewSnapshot;

  /**
   * @param now milliseconds on any clock, for the pace
   * @param begin the place to begin at; without it, or where nothing stands, at the first that waits
   */
  constructor(document: InterviewDocument, library: Library, now: () => number, begin?: TextRange) {
    this.#pace = new ReviewPace(now);
    this.#document = document;
    this.#library = library;
    this.#search = new MentionSearch(document, library.vault, {
      onAnswer: () => this.#takeAnswer(),
      onFailure: (thrown) => this.#set({ search: 'failed', thrown }),
    });
    this.#doc = document.snapshot().state.doc;
    this.#redactions = document.snapshot().record.redactions;
    this.#people = library.snapshot().people;
    const items = reviewItems([], this.#redactions, this.#people);
    const current = begin && items.find((item) => overlaps(item, begin));
    this.#awaited = current ? undefined : begin;
    this.#snapshot = {
      items,
      current,
      filter: 'open',
      search: 'looking',
      thrown: undefined,
      reader: undefined,
      isNewSinceDone: false,
      minutesLeft: undefined,
      event: undefined,
    };
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  readonly snapshot = (): ReviewSnapshot => this.#snapshot;

  /** Begins to follow the document and the register. @returns the end of it */
  start(): () => void {
    this.#search.start();
    this.#people = this.#library.snapshot().people;
    const unfollow = [
      this.#document.subscribe(() => this.#followDocument()),
      this.#library.subscribe(() => this.#followRegister()),
    ];
    this.#followDocument();
    this.ask();
    return () => {
      this.#search.stop();
      for (const end of unfollow) end();
    };
  }

  /** Looks for what identifies somebody in the text as it stands. */
  ask(): void {
    this.#set({ search: 'looking' });
    this.#search.ask();
  }

  setFilter(filter: ReviewFilter): void {
    this.#set({ filter });
  }

  say(type: ReviewEvent['type']): void {
    this.#set({ event: { type, count: 0 } });
  }

  /** Goes to what the next answer finds there: a name that is being registered. */
  awaitAt(range: TextRange): void {
    this.#awaited = range;
  }

  /** Decides for the pseudonym of a new entry wherever it is meant, as one step of the history. */
  link(linking: Linking): void {
    this.#linking = linking;
    if (this.#snapshot.search === 'ready') this.#link();
  }

  /** Goes to a place, as a click on it does. */
  select(item: ReviewItem): void {
    this.#set({ current: item, event: { type: 'moved', count: 0 } });
  }

  /** Goes to the next (1) or previous (-1) place that the filter shows. */
  step(direction: 1 | -1): void {
    const { items, filter } = this.#snapshot;
    this.#move(
      items.filter((item) => filter === 'all' || this.#waits(item)),
      direction,
    );
  }

  nextOpen(): void {
    this.#move(
      this.#snapshot.items.filter((item) => this.#waits(item)),
      1,
    );
  }

  /** Decides about places in one step of the history, then goes on to the next open one. */
  decide(items: readonly ReviewItem[], choiceOf: (item: ReviewItem) => Choice, why?: string): void {
    const decidedAt = Date.now();
    const put = items.map((item) => {
      const before = item.redaction ?? item.reopened;
      return redactionOf(item, choiceOf(item), this.#people, {
        id: before?.id ?? newId<RedactionId>(),
        source: item.mention.source,
        note: why ?? before?.note,
        by: this.#snapshot.reader,
        decidedAt,
      });
    });
    this.#pace.decided();
    const isKept = put.every((redaction) => redaction.action === 'keep');
    this.#put(put, { type: isKept ? 'kept' : 'replaced', count: put.length });
    const { current } = this.#snapshot;
    if (current?.redaction) this.#advanceFrom(current);
    this.#foretell();
  }

  /** Marks stretches that nothing had found. Decisions that lie under them give way. */
  mark(ranges: readonly TextRange[], choice: Choice): void {
    const put = markWords(this.#document, this.#people, ranges, choice, this.#snapshot.reader);
    this.#set({ event: { type: 'marked', count: put.length } });
    const first = put[0];
    this.#set({ current: this.#snapshot.items.find((item) => item.key === first?.id) });
  }

  /** Says why a decision was made; a blank note takes away the one there was. */
  note({ redaction }: ReviewItem, why: string): void {
    if (!redaction || why === (redaction.note ?? '')) return;
    const { note: _, ...rest } = redaction;
    this.#put([why === '' ? rest : { ...rest, note: why }], { type: 'noted', count: 0 });
  }

  /** Takes a decision back, wherever it stands in the history. */
  reopen(item: ReviewItem): void {
    if (!item.redaction) return;
    this.#put([], { type: 'reopened', count: 1 }, [item.redaction]);
  }

  undo(): void {
    this.#travel(() => this.#document.undo(), 'undone');
  }

  redo(): void {
    this.#travel(() => this.#document.redo(), 'redone');
  }

  /** A second reader begins, who says that somebody else decided. */
  beginReading(by: string): void {
    this.#set({ reader: by, filter: 'open', event: { type: 'reading-begun', count: 0 } });
    this.#set({ current: this.#firstOpen() ?? this.#snapshot.current });
  }

  /** What was read so far stays read. */
  stopReading(): void {
    this.#set({ reader: undefined, event: { type: 'reading-stopped', count: 0 } });
  }

  /** The second reader agrees with a decision; never with one of their own. */
  agree({ redaction }: ReviewItem): void {
    const { reader, current } = this.#snapshot;
    if (!redaction || reader === undefined) return;
    if (isSameReader(redaction.by, reader)) {
      this.#set({ event: { type: 'own-decision', count: 0 } });
      return;
    }
    this.#pace.decided();
    const read = { by: reader, at: Date.now() };
    this.#put([{ ...redaction, read }], { type: 'read', count: 1 });
    if (current) this.#advanceFrom(current);
    this.#foretell();
  }

  /**
   * Marks the review as done, unless something is undecided or still being looked for; a second reader's, unless something is
   * unread.
   */
  finish(): void {
    const { items, search, current, reader } = this.#snapshot;
    const { review, readings = [] } = this.#document.snapshot().record;
    const open = items.filter((item) => this.#waits(item));
    if (open.length > 0 || search !== 'ready') {
      const type = reader === undefined || search !== 'ready' ? 'not-finished' : 'not-read';
      this.#set({ current: open[0] ?? current, event: { type, count: open.length } });
      return;
    }
    if (reader !== undefined) {
      this.#document.setFields({ readings: [...readings, { by: reader, at: Date.now() }] });
    }
    // Finished again it is no less than it was.
    const isReadTwice = reader !== undefined || review === 'confirmed';
    this.#document.setReview(isReadTwice ? 'confirmed' : 'done');
    const isEnough = isReadTwice || !needsSecondReader(this.#library.snapshot().rules);
    this.#set({
      reader: undefined,
      event: { type: isEnough ? 'finished' : 'read-once', count: 0 },
    });
  }

  /** A second reader's own decision is another's to read. */
  #decidedHere(redaction: Redaction): Redaction {
    const { reader } = this.#snapshot;
    return reader === undefined ? redaction : { ...redaction, by: reader };
  }

  #waits(item: ReviewItem): boolean {
    return isWaiting(item, this.#snapshot.reader);
  }

  #takeAnswer(): void {
    this.#set({ search: 'ready', thrown: undefined });
    this.#recount();
    const awaited = this.#awaited;
    this.#awaited = undefined;
    const expected = awaited && this.#snapshot.items.find((item) => overlaps(item, awaited));
    if (expected) this.#set({ current: expected });
    else if (!this.#snapshot.current) this.#set({ current: this.#firstOpen() });
    this.#link();
  }

  #link(): void {
    const linking = this.#linking;
    this.#linking = undefined;
    if (!linking) return;
    const { items, current } = this.#snapshot;
    const linked = linkedRedactions(linking, items, this.#doc.toString(), Date.now());
    const put = linked.map((one) => this.#decidedHere(one));
    this.#put(put, { type: 'registered', count: put.length });
    if (current && put.some((one) => overlaps(one, current))) this.#advanceFrom(current);
  }

  #foretell(): void {
    const left = this.#snapshot.items.filter((item) => this.#waits(item)).length;
    this.#set({ minutesLeft: this.#pace.minutesFor(left) });
  }

  #firstOpen(): ReviewItem | undefined {
    return this.#snapshot.items.find((item) => this.#waits(item));
  }

  #followRegister(): void {
    const { people } = this.#library.snapshot();
    if (people === this.#people) return;
    this.#people = people;
    this.#recount();
    this.ask();
  }

  #followDocument(): void {
    const { record, state } = this.#document.snapshot();
    const { redactions } = record;
    if (state.doc === this.#doc && redactions === this.#redactions) return;
    const change =
      state.doc === this.#doc
        ? undefined
        : differenceOf(this.#doc.toString(), state.doc.toString());
    const left = new Set(redactions.map((one) => one.id));
    const isOneGone = this.#redactions.some((one) => !left.has(one.id));
    this.#doc = state.doc;
    this.#redactions = redactions;
    if (change) this.#search.move(change);
    this.#recount();
    if (change || isOneGone) this.ask();
  }

  #recount(): void {
    const items = reviewItems(this.#search.known, this.#redactions, this.#people);
    const { current } = this.#snapshot;
    this.#set({ items, current: current && samePlace(items, current) });
    const hasOpen = items.some((item) => !item.redaction);
    const { review } = this.#document.snapshot().record;
    if (hasOpen && isFinished(review) && this.#snapshot.search === 'ready') {
      this.#set({ isNewSinceDone: true });
      this.#document.setReview('in-review');
    }
    if (!hasOpen && this.#snapshot.isNewSinceDone) this.#set({ isNewSinceDone: false });
  }

  #put(
    put: readonly Redaction[],
    event: Omit<ReviewEvent, 'serial'>,
    drop: readonly Redaction[] = [],
  ): void {
    this.#document.annotate({
      put: { passages: [], redactions: put },
      drop: drop.map((redaction) => redaction.id),
    });
    if (put.length > 0 && this.#document.snapshot().record.review === 'not-started') {
      this.#document.setReview('in-review');
    }
    this.#set({ event });
  }

  #travel(go: () => boolean, type: 'undone' | 'redone'): void {
    const doc = this.#doc;
    const before = this.#redactions;
    if (!go()) {
      this.#set({ event: { type: 'nothing-to-undo', count: 0 } });
      return;
    }
    const changed = this.#snapshot.items.find(
      (item) => !before.some((old) => old === item.redaction) && changedBy(before, item),
    );
    this.#set({
      current: changed ?? this.#snapshot.current,
      event: { type: this.#doc === doc ? type : 'text-changed', count: 0 },
    });
  }

  #advanceFrom(item: ReviewItem): void {
    const open = this.#snapshot.items.filter((one) => this.#waits(one));
    const next = open.find((one) => one.from >= item.to) ?? open[0];
    if (next) this.#set({ current: next });
  }

  #move(list: readonly ReviewItem[], direction: 1 | -1): void {
    const { current } = this.#snapshot;
    const at = current?.from ?? -1;
    const next =
      direction === 1
        ? (list.find((item) => item.from > at) ?? list[0])
        : (list.findLast((item) => item.from < at) ?? list.at(-1));
    if (next) this.#set({ current: next, event: { type: 'moved', count: 0 } });
    else this.#set({ event: { type: 'no-more', count: 0 } });
  }

  #set({ event, ...change }: SnapshotChange): void {
    const before = this.#snapshot;
    const serial = (before.event?.serial ?? 0) + 1;
    this.#snapshot = { ...before, ...change, event: event ? { ...event, serial } : before.event };
    for (const listener of this.#listeners) listener();
  }
}
