import type { Text } from '@codemirror/state';

/** How many paragraphs begin before the line of this position. On an empty line that is the one to be written there. */
export function paragraphAt(text: Text, position: number): number {
  const { number } = text.lineAt(Math.min(position, text.length));
  let count = 0;
  for (const line of text.iterLines(1, number)) if (line.trim() !== '') count += 1;
  return count;
}

/** Where a paragraph begins; the last one where there are fewer. */
export function paragraphStart(text: Text, paragraph: number): number {
  let [at, start, left] = [0, 0, paragraph];
  for (const line of text.iterLines()) {
    if (line.trim() !== '') {
      start = at;
      if (left === 0) break;
      left -= 1;
    }
    at += line.length + 1;
  }
  return start;
}
