/** Nothing is wrong with these: an interview has no place for them. */
export const NOTES_WITHOUT_PLACE = [
  'recordings',
  'transcripts',
  'pictures',
  'pdfs',
  'mediaSelections',
  'cases',
  'variables',
  'sets',
  'links',
  'graphs',
  /** Those of codes and texts are kept. */
  'notes',
  /** Of the project, of passages and of sets. */
  'descriptions',
  'users',
] as const;

/** What of a project does not become what it was there: each is said, with its number, before anything is taken. */
export const PROJECT_NOTES = [
  // texts that are left out
  /** Their file is not in the project, or lies outside of it. */
  'missingTexts',
  'emptyTexts',
  /** What is there is no text. */
  'unreadableTexts',
  'longTexts',
  // of the others
  /** There is a version with formatting beside the plain text. */
  'formatted',
  /** Not in UTF-8, as the standard wants it: read as what it most likely is. */
  'otherLetters',
  'controls',
  'unreadable',
  /** Names and descriptions that were too long for their field, and were cut. */
  'shortened',
  // passages
  /** Positions that the program counted in a way of its own, which its passages' names gave away. */
  'countedOtherwise',
  /** Other words stand there than the project says. */
  'differing',
  /** Backwards, beyond the end, or around nothing. */
  'noWords',
  /** Without any code. */
  'uncoded',
  /** Codings with a code that is not there. */
  'unknownCodes',
  /** The same words with the same code a second time, as two people code them. */
  'repeatedCodings',
  // codes
  'unnamedCodes',
  /** Two parts under one identifier: what refers to it means the first. */
  'repeatedGuids',
  ...NOTES_WITHOUT_PLACE,
] as const;
export type ProjectNoteKind = (typeof PROJECT_NOTES)[number];

export interface ProjectNote {
  readonly kind: ProjectNoteKind;
  readonly count: number;
  /** Of the first few, where they have names. */
  readonly names: readonly string[];
}

const MOST_NAMES = 5;

/** Collects them. */
export class ProjectNotes {
  readonly #counts = new Map<ProjectNoteKind, number>();
  readonly #names = new Map<ProjectNoteKind, string[]>();

  add(kind: ProjectNoteKind, count = 1, name = ''): void {
    if (count === 0) return;
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
    const names = this.#names.get(kind) ?? [];
    if (name !== '' && names.length < MOST_NAMES) this.#names.set(kind, [...names, name]);
  }

  /** Those that there is something to say of. */
  list(): readonly ProjectNote[] {
    return PROJECT_NOTES.flatMap((kind) => {
      const count = this.#counts.get(kind) ?? 0;
      return count === 0 ? [] : { kind, count, names: this.#names.get(kind) ?? [] };
    });
  }
}
