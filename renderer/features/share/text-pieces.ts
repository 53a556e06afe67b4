import type { BundleInterview } from '../../vault/api.ts';

type Passage = BundleInterview['passages'][number];

/** How many lines are drawn under a word, as in the workbench. */
export const LANES = 3;

export interface TextPiece {
  readonly from: number;
  readonly text: string;
  /** The tag on each line under the piece. */
  readonly lanes: readonly (string | undefined)[];
  /** The tag whose ground lies under it: of the passage that began last. */
  readonly top: string | undefined;
}

/** A line of the testimony, with what is named in the margin beside it. */
export interface TextParagraph {
  readonly from: number;
  readonly pieces: readonly TextPiece[];
  /** Tags of the passages that begin in it, in reading order. */
  readonly beginning: readonly string[];
}

interface Laned extends Passage {
  readonly lane: number;
}

/** The lowest line that no passage around it uses, so that each stays at one height from end to end. */
function inLanes(passages: readonly Passage[]): readonly Laned[] {
  const ends: number[] = [];
  return passages
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .map((passage) => {
      const free = ends.findIndex((end) => end <= passage.from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = passage.to;
      return { ...passage, lane };
    });
}

function piecesOf(text: string, start: number, near: readonly Laned[]): readonly TextPiece[] {
  const end = start + text.length;
  const edges = new Set([start, end]);
  for (const { from, to } of near) edges.add(Math.max(from, start)).add(Math.min(to, end));
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    const running = near.filter((one) => one.from <= from && one.to >= to);
    const lanes = Array.from(
      { length: LANES },
      (_, lane) => running.find((one) => one.lane === lane)?.tag,
    );
    return { from, text: text.slice(from - start, to - start), lanes, top: running.at(-1)?.tag };
  });
}

/** Cuts a text at its line ends, and where passages begin and end. What a bundle claims beyond the text is left out. */
export function paragraphsOf(text: string, passages: readonly Passage[]): readonly TextParagraph[] {
  const laned = inLanes(passages.filter(({ from, to }) => from < to));
  let start = 0;
  return text.split('\n').map((line, index) => {
    const from = start;
    start += line.length + 1;
    const near = laned.filter((one) => one.from < start && one.to > from);
    const begins = near.filter((one) => one.from >= from || index === 0);
    return {
      from,
      pieces: piecesOf(line, from, near),
      beginning: [...new Set(begins.map((one) => one.tag))],
    };
  });
}
