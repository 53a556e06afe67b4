import type { Person } from '../../domain/person.ts';
import { joinedForms, type NamePart, type NameSpelling, nameSpellings } from './name-forms.ts';

/** One word of a registered name that a form belongs to. */
export interface PartReference {
  readonly person: Person;
  readonly spelling: NameSpelling;
  readonly part: NamePart;
  /** Place of the part in its spelling. */
  readonly at: number;
  /** The form names the family or a relative of the other sex. */
  readonly kin: boolean;
  /** The form is the whole name in one word. */
  readonly whole: boolean;
}

export type RegisterIndex = ReadonlyMap<string, readonly PartReference[]>;

/** Every folded form of every word of every name, and whose it is. */
export function indexRegister(people: readonly Person[]): RegisterIndex {
  const index = new Map<string, readonly PartReference[]>();
  const add = (forms: Iterable<string>, reference: PartReference): void => {
    const alone = [reference]; // shared: most forms belong to one word only
    for (const form of forms) {
      const known = index.get(form);
      if (known === undefined) index.set(form, alone);
      else if (!known.some((other) => sameWord(other, reference))) {
        index.set(form, [...known, reference]);
      }
    }
  };
  const known = new Map<string, NamePart>();
  for (const person of people) {
    for (const spelling of nameSpellings(person, known)) {
      for (const [at, part] of spelling.entries()) {
        if (part.initial) continue; // matched by their point, not by their letter
        const reference = { person, spelling, part, at, kin: false, whole: false };
        add(part.forms, reference);
        if (part.kin.size > 0) add(part.kin, { ...reference, kin: true });
      }
      const part = spelling[0];
      if (part === undefined || person.kind !== 'person') continue;
      add(joinedForms(spelling), { person, spelling, part, at: 0, kin: false, whole: true });
    }
  }
  return index;
}

/** Spellings that share a word need it once; of places and organisations the order counts. */
function sameWord(a: PartReference, b: PartReference): boolean {
  if (a.person !== b.person || a.part.key !== b.part.key || a.kin !== b.kin) return false;
  // `Ben` by itself says more than the same word in `Ben Carter`.
  if (a.part.alone !== b.part.alone) return false;
  return a.whole === b.whole && (a.person.kind === 'person' || a.spelling === b.spelling);
}
