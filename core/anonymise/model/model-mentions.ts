import type { Mention } from '../../domain/redaction.ts';
import type { TextRange } from '../../domain/text-change.ts';
import { STAND_INS } from '../stand-ins.ts';
import type { ModelType } from './labels.ts';
import type { ModelSpan } from './model-span.ts';
import { SURE } from './thresholds.ts';

const KINDS = { PERSON: 'person', PLACE: 'place', ORG: 'organisation' } as const;
const REPLACEMENTS: Readonly<Record<ModelType, string>> = {
  PERSON: STAND_INS.name.en,
  PLACE: STAND_INS.place.en,
  ORG: STAND_INS.organisation.en,
};

/**
 * The model's names as mentions. What register and patterns found stays theirs: of a name that touches it
 * only the rest is proposed (`Карлыгаш` before a registered `Ахметова`).
 * @param known sorted, without overlaps
 */
export function modelMentions(
  text: string,
  spans: readonly ModelSpan[],
  known: readonly TextRange[],
): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  for (const { from, to, type, score } of spans) {
    while ((known[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at += 1;
    for (const piece of outside({ from, to }, known, at)) {
      const readable = trimmed(text, piece);
      if (readable === undefined) continue;
      const band = score >= SURE ? 'redact' : 'ask';
      const kind = KINDS[type];
      const replacement = REPLACEMENTS[type];
      mentions.push({ ...readable, kind, source: 'model', band, replacement, score });
    }
  }
  return mentions;
}

/** The parts of a range that lie in none of `known`, of which the first that may touch it is at `start`. */
function* outside(
  range: TextRange,
  known: readonly TextRange[],
  start: number,
): Generator<TextRange> {
  let from = range.from;
  for (let at = start; at < known.length; at += 1) {
    const other = known[at];
    if (other === undefined || other.from >= range.to) break;
    if (other.from > from) yield { from, to: other.from };
    from = Math.max(from, other.to);
  }
  if (from < range.to) yield { from, to: range.to };
}

/** From the first to the last letter or digit. */
function trimmed(text: string, { from, to }: TextRange): TextRange | undefined {
  const words = text.slice(from, to);
  const start = words.search(/[\p{L}\p{N}]/u);
  if (start < 0) return undefined;
  const end = words.replace(/[^\p{L}\p{M}\p{N}]+$/u, '').length;
  return { from: from + start, to: from + end };
}
