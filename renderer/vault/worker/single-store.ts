import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import { readable, type Rows } from './rows.ts';

/** A list that exists once in a vault and is written whole: the codebook, the contacts, the exports. */
export class SingleStore<Item extends { readonly id: string }> {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  readonly #name: string;
  readonly #atFirst: readonly Item[];
  #items: Item[] | undefined;
  #isDamaged = false;

  /** @param atFirst what it holds before anything was written, and when what was written does not open */
  constructor(
    name: string,
    atFirst: readonly Item[],
    rows: Rows,
    keyring: Keyring,
    index: IndexPages,
  ) {
    this.#name = name;
    this.#atFirst = atFirst;
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
  }

  async list(): Promise<Item[]> {
    if (this.#items) return this.#items;
    const rev = this.#index.singleRev(this.#name);
    if (rev === undefined) return [];
    const items = await readable(
      async () =>
        (await this.#rows.read('singles', this.#name, rev, this.#keyring.singles)) as Item[],
    );
    // The damaged row stays as it is until somebody writes another.
    this.#isDamaged = items === undefined;
    this.#items = items ?? [...this.#atFirst];
    return this.#items;
  }

  async isDamaged(): Promise<boolean> {
    await this.list();
    return this.#isDamaged;
  }

  async put(item: Item): Promise<void> {
    const items = await this.list();
    const known = items.some((other) => other.id === item.id);
    await this.replace(
      known ? items.map((other) => (other.id === item.id ? item : other)) : [...items, item],
    );
  }

  async delete(id: string): Promise<void> {
    await this.replace((await this.list()).filter((item) => item.id !== id));
  }

  /** What the row held is not known any more: it was written together with other rows. */
  forget(): void {
    this.#items = undefined;
  }

  /** The whole list, in one commit. */
  async replace(items: readonly Item[]): Promise<void> {
    await this.#index.commitSingle(this.#name, items);
    this.#items = [...items];
    this.#isDamaged = false;
  }
}
