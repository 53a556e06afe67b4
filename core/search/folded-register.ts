import type { Person } from '../domain/person.ts';
import { TextFolder } from './fold-text.ts';
import { matches, parseQuery } from './query.ts';

interface FoldedEntry {
  readonly person: Person;
  readonly text: string;
}

/** The register as a search sees it: the same queries as over interviews. Make it anew when an entry has changed. */
export class FoldedRegister {
  readonly #folder = new TextFolder();
  readonly #entries: readonly FoldedEntry[];

  constructor(people: readonly Person[]) {
    this.#entries = people.map((person) => ({ person, text: this.#fold(person) }));
  }

  /** Entries whose pseudonym, name, spellings or note have the words; none when nothing was asked for. */
  find(words: string): readonly Person[] {
    const query = parseQuery(words, this.#folder);
    return this.#entries.filter(({ text }) => matches(query, text)).map(({ person }) => person);
  }

  /** No phrase reaches from one name into the next. */
  #fold({ pseudonym, name, spellings, note }: Person): string {
    const parts = [pseudonym, name, ...spellings, note];
    return parts.map((part) => this.#folder.fold(part)).join('\n');
  }
}
