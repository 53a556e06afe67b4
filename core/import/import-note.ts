/** What of a file did not become text as it stood there, or not at all: said before it is taken. */
export const IMPORT_NOTES = [
  /** Control characters, which nobody sees and which could hide something: left out. */
  'controls',
  /** Bytes that are no letters in the chosen encoding; each stands there as U+FFFD. */
  'unreadable',
  // of a Word document
  /** Comments in the margin: left out. */
  'comments',
  /** Tracked changes that took something out: it stays out. */
  'deleted',
  /** Notes at the foot of the page or the end: in brackets where they are referred to. */
  'footnotes',
  'images',
  /** Numbers and bullets that Word puts before a paragraph by itself. */
  'numbering',
  /** What stands at the top and the foot of every page. */
  'headers',
  /** Of subtitles: turns that begin with their time. */
  'times',
] as const;

export interface ImportNote {
  readonly kind: (typeof IMPORT_NOTES)[number];
  readonly count: number;
}

/** Those that there is something to say of. */
export function notesOf(
  counts: Partial<Readonly<Record<ImportNote['kind'], number>>>,
): readonly ImportNote[] {
  return IMPORT_NOTES.map((kind) => ({ kind, count: counts[kind] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}
