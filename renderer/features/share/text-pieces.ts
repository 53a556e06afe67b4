import type { BundleInterview } from '../../vault/api.ts';

export interface TextPiece {
  readonly from: number;
  readonly text: string;
  /** Tags whose passages cover the piece, the one that began last first. */
  readonly tags: readonly string[];
  /** Tags whose passage ends with the piece. */
  readonly ending: readonly string[];
}

/** Cuts a text where passages begin and end, so that each piece lies wholly inside or outside of every passage. */
export function cutIntoPieces(
  text: string,
  passages: BundleInterview['passages'],
): readonly TextPiece[] {
  const inside = (at: number) => Math.min(text.length, Math.max(0, at));
  const edges = new Set([0, text.length]);
  for (const { from, to } of passages) edges.add(inside(from)).add(inside(to));
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? text.length;
    const covering = passages
      .filter((passage) => passage.from <= from && passage.to >= to)
      .toSorted((a, b) => b.from - a.from);
    return {
      from,
      text: text.slice(from, to),
      tags: [...new Set(covering.map((passage) => passage.tag))],
      ending: [...new Set(covering.filter((one) => one.to === to).map((one) => one.tag))],
    };
  });
}
