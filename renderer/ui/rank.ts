import { foldForSearch } from './fold.ts';

export interface Searchable {
  readonly label: string;
  /** Found too, but after every find in a label. */
  readonly description?: string;
}

/** How well a folded text answers a folded query: 0 begins with it, 1 has a word that begins with it, 2 holds it. */
function distance(text: string, query: string): number | undefined {
  if (text.startsWith(query)) return 0;
  if (text.includes(` ${query}`)) return 1;
  return text.includes(query) ? 2 : undefined;
}

/**
 * The items that answer a query, best first; those that answer equally well keep their order. Every word of the
 * query must be found. An empty query gives all items as they are.
 */
export function rankItems<T extends Searchable>(items: readonly T[], query: string): readonly T[] {
  const folded = foldForSearch(query);
  if (folded === '') return items;
  const words = folded.split(' ');
  const found = items.flatMap((item) => {
    const label = foldForSearch(item.label);
    const whole = distance(label, folded);
    if (whole !== undefined) return [{ item, rank: whole }];
    if (words.every((word) => label.includes(word))) return [{ item, rank: 3 }];
    const all = `${label} ${foldForSearch(item.description ?? '')}`;
    return words.every((word) => all.includes(word)) ? [{ item, rank: 4 }] : [];
  });
  return found.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item);
}
