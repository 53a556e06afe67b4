/** Numbers other than 0 found by their hash: open addressing in one typed array. */
export class KeyTable {
  readonly #keys: Int32Array;
  readonly #values: Int32Array;
  readonly #mask: number;

  /** @param size how many keys there will be at most */
  constructor(size: number) {
    let slots = 16;
    while (slots < size * 2) slots *= 2;
    this.#keys = new Int32Array(slots);
    this.#values = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  set(key: number, value: number): void {
    let slot = key & this.#mask;
    while (this.#values[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = key;
    this.#values[slot] = value;
  }

  /** 0 for a key that is not there. */
  get(key: number): number {
    const keys = this.#keys;
    const values = this.#values;
    const mask = this.#mask;
    let slot = key & mask;
    for (;;) {
      const value = values[slot] ?? 0;
      if (value === 0 || keys[slot] === key) return value;
      slot = (slot + 1) & mask;
    }
  }
}
