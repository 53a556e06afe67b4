import { diffArrays } from 'diff';
import type { TextChange } from '../domain/text-change.ts';

/** Words, what stands between them, and each sign for itself: marks on words that stayed stay on them. */
const WORDS = /[\p{L}\p{M}\p{N}]+|\s+|./gsu;
const LINES = /[^\n]*\n|[^\n]+/g;
/** Long texts that have little in common take long, word by word; then lines that stayed are all that is looked for. */
const COMPARE_MS = 2000;

/** What turns one text into another, so that what is marked in it can move along. Positions are UTF-16 units. */
export function changesBetween(before: string, after: string): TextChange[] {
  const parts = compared(before, after, WORDS) ?? compared(before, after, LINES);
  if (!parts) return [[0, before.length, after]];
  const changes: TextChange[] = [];
  let at = 0;
  let open: { from: number; to: number; insert: string } | undefined;
  const close = () => {
    if (open) changes.push([open.from, open.to, open.insert]);
    open = undefined;
  };
  for (const { added, removed, value } of parts) {
    const text = value.join('');
    if (!added && !removed) {
      close();
      at += text.length;
      continue;
    }
    open ??= { from: at, to: at, insert: '' };
    if (added) open.insert += text;
    else {
      at += text.length;
      open.to = at;
    }
  }
  close();
  return changes;
}

/** Undefined when it takes too long. */
function compared(before: string, after: string, pieces: RegExp) {
  const [a, b] = [before.match(pieces) ?? [], after.match(pieces) ?? []];
  return diffArrays([...a], [...b], { timeout: COMPARE_MS });
}
