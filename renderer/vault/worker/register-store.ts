import type { PersonId } from '../../../core/domain/ids.ts';
import type { Person } from '../../../core/domain/person.ts';
import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import { readable, type Rows } from './rows.ts';

/** The register of people, places and organisations: one row and one key each. */
export class RegisterStore {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  /** Read once and kept in step: a leak scan with a register from before the last name would miss it. */
  #people: Promise<readonly Person[]> | undefined;

  readonly #damaged = new Set<PersonId>();

  constructor(rows: Rows, keyring: Keyring, index: IndexPages) {
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
  }

  /** Entries that do not open. While there are any, no list of names is whole. */
  async damaged(): Promise<readonly PersonId[]> {
    await this.list();
    return [...this.#damaged];
  }

  /** Those that open; the same array until the register changes. */
  list(): Promise<readonly Person[]> {
    this.#people ??= this.#read().catch((error: unknown) => {
      this.#people = undefined;
      throw error;
    });
    return this.#people;
  }

  async put(person: Person): Promise<void> {
    const { id } = person;
    // Read before the row changes: a reading under way would meet it at another revision.
    const people = await this.list();
    const rev = this.#index.person(id)?.rev;
    const key =
      rev === undefined
        ? await this.#keyring.newKey('person', id)
        : await this.#keyring.key('person', id);
    const next = (rev ?? 0) + 1;
    await this.#index.commitPerson(id, next, [
      { table: 'people', id, rev: next, key, content: person },
    ]);
    this.#people = Promise.resolve(
      rev === undefined
        ? [...people, person]
        : people.map((other) => (other.id === id ? person : other)),
    );
  }

  /**
   * Removes the entry and destroys its key: the name cannot be opened again, in whatever the disk keeps.
   * @returns names of snapshots that could not be reached
   */
  async delete(id: PersonId): Promise<readonly string[]> {
    const people = await this.list();
    await this.#index.commitPerson(id, undefined, [], [{ table: 'people', id }]);
    this.#people = Promise.resolve(people.filter((person) => person.id !== id));
    this.#damaged.delete(id);
    return this.#index.buryDoomed();
  }

  /** In a restored state: entries whose keys were destroyed since are off the list, not damaged. */
  async dropDestroyed(): Promise<void> {
    for (const { id } of this.#index.people())
      if (this.#keyring.isDestroyed(id)) await this.delete(id);
  }

  async #read(): Promise<Person[]> {
    const people = await Promise.all(
      this.#index.people().map(async ({ id, rev }) => {
        const person = await readable(
          async () =>
            (await this.#rows.read(
              'people',
              id,
              rev,
              await this.#keyring.key('person', id),
            )) as Person,
        );
        if (!person) this.#damaged.add(id);
        return person;
      }),
    );
    return people.filter((person) => person !== undefined);
  }
}
