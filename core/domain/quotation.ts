import type { Passage } from './interview.ts';
import type { TextRange } from './text-change.ts';

/**
 * Numbers by which tagged words are cited: `INT-007:12`. The same stretch of words has one number, however many tags it
 * carries. A number is never given to other words, also when its passage is gone, because somebody may have cited it.
 */
export interface Numbered {
  readonly passages: readonly Passage[];
  /** The highest number that was ever given; missing in interviews from before there were numbers. */
  readonly lastNumber?: number;
}

/** All passages with a number; those without one get theirs in the order of the text. */
export function numberPassages<T extends Numbered>(record: T): T {
  const { passages, lastNumber = 0 } = record;
  let last = passages.reduce((most, { number = 0 }) => Math.max(most, number), lastNumber);
  const isDone = passages.every(({ number }) => number !== undefined);
  if (isDone && last === lastNumber) return record;
  const numbers = new Map<string, number>();
  for (const one of passages) if (one.number !== undefined) numbers.set(stretch(one), one.number);
  for (const one of passages.toSorted(inText))
    if (!numbers.has(stretch(one))) {
      last += 1;
      numbers.set(stretch(one), last);
    }
  const numbered = passages.map((one) =>
    one.number === undefined ? { ...one, number: numbers.get(stretch(one)) ?? 0 } : one,
  );
  return { ...record, passages: numbered, lastNumber: last };
}

function stretch({ from, to }: TextRange): string {
  return `${from} ${to}`;
}

/** `INT-007:12`; of an interview without a code the number alone. */
export function quotationId(code: string, number: number): string {
  return code === '' ? String(number) : `${code}:${number}`;
}

function inText(a: Passage, b: Passage): number {
  return a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1);
}

export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** UTF-16 units on each side at most. */
const AROUND_MAX = 240;
const SENTENCE_END = /[.!?…]["»”)\]]*\s+|\n+/g;

/** A sentence or what there is of one on each side of a passage, for somebody who reads it without the rest. */
export function surroundings(text: string, { from, to }: TextRange): Surroundings {
  const lead = text.slice(Math.max(0, from - AROUND_MAX), from);
  const rest = text.slice(to, to + AROUND_MAX);
  return { before: lastSentence(lead, from > AROUND_MAX), after: firstSentence(rest, to, text) };
}

function lastSentence(lead: string, isCut: boolean): string {
  const ends = [...lead.trimEnd().matchAll(SENTENCE_END)];
  const last = ends.at(-1);
  if (last) return lead.slice(last.index + last[0].length);
  return isCut ? `…${lead.slice(lead.search(/\s/) + 1)}` : lead;
}

function firstSentence(rest: string, at: number, text: string): string {
  const lead = rest.length - rest.trimStart().length;
  SENTENCE_END.lastIndex = lead;
  const end = SENTENCE_END.exec(rest);
  if (end) return rest.slice(0, end.index + end[0].trimEnd().length);
  return at + rest.length < text.length ? `${rest.slice(0, rest.search(/\s\S*$/) + 1)}…` : rest;
}
