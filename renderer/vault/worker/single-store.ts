import type { IndexPages } from './index-pages.ts';
import type { Keyring } from './keyring.ts';
import type { Rows } from './rows.ts';

/** A list that exists once in a vault and is written whole: the codebook, the contacts. */
export class SingleStore<Item extends { readonly id: string }> {
  readonly #rows: Rows;
  readonly #keyring: Keyring;
  readonly #index: IndexPages;
  readonly #name: string;
  #items: Item[] | undefined;

  constructor(name: string, rows: Rows, keyring: Keyring, index: IndexPages) {
    this.#name = name;
    this.#rows = rows;
    this.#keyring = keyring;
    this.#index = index;
  }

  async list(): Promise<Item[]> {
    if (this.#items) return this.#items;
    const rev = this.#index.singleRev(this.#name);
    this.#items =
      rev === undefined
        ? []
        : ((await this.#rows.read('singles', this.#name, rev, this.#keyring.singles)) as Item[]);
    return this.#items;
  }

  async put(item: Item): Promise<void> {
    const items = await this.list();
    const known = items.some((other) => other.id === item.id);
    await this.#write(
      known ? items.map((other) => (other.id === item.id ? item : other)) : [...items, item],
    );
  }

  async delete(id: string): Promise<void> {
    await this.#write((await this.list()).filter((item) => item.id !== id));
  }

  async #write(items: Item[]): Promise<void> {
    await this.#index.commitSingle(this.#name, items);
    this.#items = items;
  }
}
