/** A testimony as a source of REFI-QDA: LF line ends and no byte order mark, for there readers' positions part. */
export interface SourceText {
  readonly text: string;
  /** A position of the testimony in this text, both in code points. */
  readonly moved: (position: number) => number;
}

export function sourceText(testimony: string): SourceText {
  const points = Array.from(testimony);
  /** Where a character is left out. */
  const gone: number[] = [];
  const kept = points.map((one, i) => {
    if ((one === '\uFEFF' && i === 0) || (one === '\r' && points[i + 1] === '\n')) {
      gone.push(i);
      return '';
    }
    return one === '\r' ? '\n' : one;
  });
  return {
    text: gone.length === 0 && !testimony.includes('\r') ? testimony : kept.join(''),
    moved: (position) => position - gone.filter((at) => at < position).length,
  };
}
