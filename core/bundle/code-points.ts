/**
 * Positions at the edge of the app. Inside, a position counts UTF-16 units as JavaScript does; in files it
 * counts Unicode code points, as REFI-QDA and every other language's strings do. 😀 is two and one.
 */
function isPairStart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
}

type Step = (units: number, points: number) => number;

/** One walk over the text for all positions, in whichever count `progress` picks. */
function walk(
  text: string,
  positions: readonly number[],
  progress: Step,
  answer: Step,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let units = 0;
  let points = 0;
  for (const position of [...new Set(positions)].sort((a, b) => a - b)) {
    while (units < text.length) {
      const width = isPairStart(text, units) ? 2 : 1;
      if (progress(units + width, points + 1) > position) break;
      units += width;
      points += 1;
    }
    found.set(position, answer(units, points));
  }
  return found;
}

/** UTF-16 positions to code point positions. One between the halves of a pair goes to before the pair. */
export function toCodePoints(text: string, positions: readonly number[]) {
  return walk(
    text,
    positions,
    (units) => units,
    (_, points) => points,
  );
}

/** Code point positions to UTF-16 positions. One behind the end goes to the end. */
export function toUtf16(text: string, positions: readonly number[]) {
  return walk(
    text,
    positions,
    (_, points) => points,
    (units) => units,
  );
}
