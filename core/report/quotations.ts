import { toUtf16 } from '../bundle/code-points.ts';
import { quotationId } from '../domain/quotation.ts';
import type { InterviewFile } from '../bundle/interview-file.ts';

/** A stretch of a testimony as a report quotes it. */
export interface Quotation {
  /** `INT-007:12`: by its number in the vault; in files without numbers the twelfth tagged stretch of the text. */
  readonly id: string;
  readonly text: string;
  readonly tags: readonly string[];
  /** Ids of the passages that are this stretch. */
  readonly passages: readonly string[];
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly number: number | undefined;
  readonly tags: Set<string>;
  readonly passages: string[];
}

/** Every tagged stretch of a file made for an export, in the order of the text; one with several tags is one. */
export function quotationsOf(file: InterviewFile): readonly Quotation[] {
  const { text, passages } = file;
  const units = toUtf16(
    text,
    passages.flatMap(({ from, to }) => [from, to]),
  );
  const stretches = new Map<string, Stretch>();
  for (const { id, from, to, tag, number } of passages.toSorted(
    (a, b) => a.from - b.from || a.to - b.to,
  )) {
    const key = `${from}-${to}`;
    const stretch = stretches.get(key) ?? { from, to, number, tags: new Set(), passages: [] };
    stretch.tags.add(tag);
    stretch.passages.push(id);
    stretches.set(key, stretch);
  }
  const code = codeOf(file);
  return [...stretches.values()].map(({ from, to, tags, number, passages: ids }, i) => ({
    id: quotationId(code, number ?? i + 1),
    text: text.slice(units.get(from), units.get(to)),
    tags: [...tags],
    passages: ids,
  }));
}

/** `INT-007`, and `INT-007.en` for its translation, as the bundle names their files. */
export function codeOf({ code, translationOf, language }: InterviewFile): string {
  return translationOf === undefined ? code : `${code}.${language || 'other'}`;
}

/** An interview and its translations are one source. */
export function sourceOf({ id, translationOf }: InterviewFile): string {
  return translationOf ?? id;
}
