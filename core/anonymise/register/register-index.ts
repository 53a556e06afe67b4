import type { Person } from '../../domain/person.ts';
import type { Steps } from '../steps.ts';
import {
  joinedForms,
  type NamePart,
  nicknamePart,
  type NameSpelling,
  nameSpellings,
} from './name-forms.ts';
import { type Nickname, nicknamesOf } from './nicknames.ts';
import { nameRole } from './russian-forms.ts';

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
  /** The form is a short or fond name, which nobody registered: Саша, Нұреке. */
  readonly nickname: Nickname | undefined;
}

/** Everybody whose name holds the same word share a list; so its forms are entered once. */
type Bearers = PartReference[];

/** Every folded form of every word of every name, and whose it is. */
export class RegisterIndex {
  readonly #forms = new Map<string, readonly Bearers[]>();

  /** In steps: of thousands of people it takes seconds. */
  static *of(people: readonly Person[]): Steps<RegisterIndex> {
    const index = new RegisterIndex();
    const words = new Map<ReadonlySet<string>, Bearers>();
    const add = (forms: ReadonlySet<string>, reference: PartReference): void => {
      const bearers = words.get(forms);
      if (bearers === undefined) words.set(forms, index.#enter(forms, reference));
      else if (!isNamed(bearers, reference)) bearers.push(reference);
    };
    const known = new Map<string, NamePart>();
    for (const person of people) {
      for (const spelling of nameSpellings(person, known))
        addSpelling(person, spelling, known, add);
      yield;
    }
    return index;
  }

  has(form: string): boolean {
    return this.#forms.has(form);
  }

  get(form: string): readonly PartReference[] {
    const found = this.#forms.get(form);
    if (found === undefined) return NOBODY;
    return found.length === 1 ? (found[0] ?? NOBODY) : found.flat();
  }

  /** The forms that have such a reference, each with the first of those. */
  *formsOf(
    isSuch: (reference: PartReference) => boolean,
  ): Generator<readonly [form: string, reference: PartReference]> {
    const firsts = new Map<Bearers, PartReference | undefined>();
    for (const [form, found] of this.#forms) {
      for (const bearers of found) {
        if (!firsts.has(bearers)) firsts.set(bearers, bearers.find(isSuch));
        const first = firsts.get(bearers);
        if (first === undefined) continue;
        yield [form, first];
        break;
      }
    }
  }

  #enter(forms: ReadonlySet<string>, reference: PartReference): Bearers {
    const bearers = [reference];
    const alone = [bearers]; // shared: most forms belong to one word only
    for (const form of forms) {
      const known = this.#forms.get(form);
      this.#forms.set(form, known === undefined ? alone : [...known, bearers]);
    }
    return bearers;
  }
}

function addSpelling(
  person: Person,
  spelling: NameSpelling,
  known: Map<string, NamePart>,
  add: (forms: ReadonlySet<string>, reference: PartReference) => void,
): void {
  for (const [at, part] of spelling.entries()) {
    if (part.initial) continue; // matched by their point, not by their letter
    const own = { kin: false, whole: false, nickname: undefined } as const;
    const reference = { person, spelling, part, at, ...own };
    add(part.forms, reference);
    if (part.kin.size > 0) add(part.kin, { ...reference, kin: true });
    for (const [short, nickname] of nicknames(part, person, known)) {
      add(short.forms, { ...reference, part: short, nickname });
    }
  }
  const part = spelling[0];
  if (part === undefined || person.kind !== 'person') return;
  const joined = { at: 0, kin: false, whole: true, nickname: undefined } as const;
  add(joinedForms(spelling), { person, spelling, part, ...joined });
}

const NOBODY: readonly PartReference[] = [];

/** What people call the bearer of a given name. Surnames and patronymics have no such forms. */
function* nicknames(
  { alone, key, base }: NamePart,
  person: Person,
  known: Map<string, NamePart>,
): Generator<[NamePart, Nickname]> {
  if (!alone || person.kind !== 'person' || nameRole(base ?? key) !== 'any') return;
  for (const nickname of nicknamesOf(key, base)) {
    const id = `nickname ${nickname.word}`;
    const part = known.get(id) ?? nicknamePart(nickname);
    known.set(id, part);
    yield [part, nickname];
  }
}

/** True when the list has the reference. A person's entries come one after the other. */
function isNamed(bearers: Bearers, reference: PartReference): boolean {
  for (let at = bearers.length - 1; at >= 0; at -= 1) {
    const other = bearers[at];
    if (other === undefined || other.person !== reference.person) return false;
    if (isSameWord(other, reference)) return true;
  }
  return false;
}

/** Spellings that share a word need it once; of places and organisations the order counts. */
function isSameWord(a: PartReference, b: PartReference): boolean {
  // `Ben` by itself says more than the same word in `Ben Carter`.
  if (a.part.alone !== b.part.alone || a.nickname?.word !== b.nickname?.word) return false;
  return a.person.kind === 'person' || (a.spelling === b.spelling && a.at === b.at);
}
