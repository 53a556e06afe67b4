import { anonymise, mapToAnonymised } from '../anonymise/apply.ts';
import type { Interview } from '../domain/interview.ts';
import type { TextRange } from '../domain/text-change.ts';

/** The outgoing text of an interview and how positions move between it and the vault's (UTF-16 units). */
export interface OutgoingText {
  readonly text: string;
  /** Where a range of the vault's text lies in `text`; undefined when nothing of it is left. */
  mapRange(range: TextRange): TextRange | undefined;
  /** Where a position of `text` lies in the vault's text. Inside a replacement: where that began. */
  toOriginal(position: number): number | undefined;
}

/** The text with every decision of the interview carried out. */
export function anonymisedInterview({ text, record }: Interview): OutgoingText {
  const result = anonymise(text, record.redactions);
  return {
    text: result.text,
    mapRange: (range) => mapToAnonymised(result, range),
    toOriginal(position) {
      const segment = result.segments.find(({ from, to }) => position >= from && position < to);
      if (segment === undefined) return undefined;
      const { source, from, redactions } = segment;
      return redactions.length > 0 ? source.from : source.from + position - from;
    },
  };
}

/** The text as it is. */
export function originalInterview({ text }: Interview): OutgoingText {
  return { text, mapRange: (range) => range, toOriginal: (position) => position };
}
